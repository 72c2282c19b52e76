// SPDX-License-Identifier: GPL-3.0-or-later
#include "presenters/backuppresenter.h"

#include "text/plaintext.h"
#include "text/words.h"
#include "widgets/icons.h"

#include <QTimeZone>

namespace kustos::ui {
namespace {

using Kind = BackupRow::Kind;
using text::Words;

Tone toneOf(Kind kind)
{
    switch (kind) {
    case Kind::Planned:
        return Tone::Neutral;
    case Kind::Pending:
    case Kind::Running:
    case Kind::Checking:
        return Tone::Running;
    case Kind::Unknown:
        return Tone::Unknown;
    case Kind::Complete:
        return Tone::Good;
    case Kind::Failed:
        break;
    }
    return Tone::Failed;
}

Icon iconOf(Kind kind)
{
    switch (kind) {
    case Kind::Planned:
        return Icon::Planned;
    case Kind::Pending:
        return Icon::Pending;
    case Kind::Running:
    case Kind::Checking:
        return Icon::Running;
    case Kind::Unknown:
        return Icon::Unknown;
    case Kind::Complete:
        return Icon::Success;
    case Kind::Failed:
        break;
    }
    return Icon::Failure;
}

Operation asOperation(const BackupRow &row)
{
    Operation operation;
    operation.state = row.kind == Kind::Pending   ? Operation::State::Sent
                      : row.kind == Kind::Unknown ? Operation::State::Unknown
                      : row.kind == Kind::Failed  ? Operation::State::Failed
                                                  : Operation::State::Running;
    operation.checking = row.kind == Kind::Checking;
    if (row.permille >= 0)
        operation.permille = row.permille;
    return operation;
}

} // namespace

BackupPresenter::BackupPresenter(BackupModel &model, const Clock &clock, QObject *parent)
    : QIdentityProxyModel(parent)
    , m_model(model)
    , m_clock(clock)
{
    setSourceModel(&model);
}

const BackupRow *BackupPresenter::row(const QModelIndex &index) const
{
    return m_model.row(mapToSource(index));
}

void BackupPresenter::refreshTimes()
{
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

void BackupPresenter::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
    refreshTimes();
}

QString BackupPresenter::title(const QDateTime &createdAt)
{
    return tr("Backup of %1", "date and time").arg(Words::moment(createdAt));
}

QString BackupPresenter::kindText(const BackupRow &row)
{
    const QString kind = Words::of(row.backupKind, row.rawKind);
    switch (row.backupKind) {
    case BackupKind::Daily:
    case BackupKind::Weekly:
    case BackupKind::Monthly:
        return tr("scheduled, %1", "daily, weekly or monthly").arg(kind);
    case BackupKind::OnDemand:
    case BackupKind::Unknown:
        break;
    }
    return kind;
}

QString BackupPresenter::reasonText(const BackupRow &row)
{
    if (const QString known = Words::hostReason(row.code); !known.isEmpty())
        return tr("%1 %2", "what failed, what to do").arg(known, Words::hostRemedy(row.code));
    if (!row.detail.isEmpty())
        return text::plain(row.detail, 4000);
    return row.error ? Words::of(*row.error) : tr("The service gives no reason.");
}

QString BackupPresenter::retentionText(const BackupRow &row)
{
    if (row.expiresAt.isValid()) {
        const QString at = Words::moment(row.expiresAt);
        return row.backupKind == BackupKind::Unknown
                   ? tr("expires on %1").arg(at)
                   : tr("expires on %1 (rule: %2)", "date and time, kind of backup")
                         .arg(at, Words::of(row.backupKind, row.rawKind));
    }
    return row.backupKind == BackupKind::OnDemand ? tr("kept until the next manual backup replaces it")
                                                  : tr("the service does not say when it expires");
}

QString BackupPresenter::stateText(const BackupRow &row) const
{
    switch (row.kind) {
    case Kind::Planned:
        return row.createdAt.isValid() ? Words::planned(row.createdAt, m_clock.now())
                                       : Words::plannedUnknown(row.moment);
    case Kind::Complete:
        return Words::of(RestorePoint::State::Complete, {});
    case Kind::Unknown:
        if (!row.detail.isEmpty())
            return Words::of(RestorePoint::State::Unknown, row.detail);
        break;
    default:
        break;
    }
    return Words::progress(asOperation(row));
}

QString BackupPresenter::text(const BackupRow &row, int column) const
{
    switch (column) {
    case BackupModel::MomentColumn:
        if (row.kind == Kind::Planned && !row.createdAt.isValid())
            return tr("time unknown");
        return Words::moment(row.createdAt);
    case BackupModel::KindColumn:
        return kindText(row);
    case BackupModel::SizeColumn:
        return row.size ? Words::size(*row.size) : QString();
    default:
        return stateText(row);
    }
}

QString BackupPresenter::quiet(const BackupRow &row, int column) const
{
    if (column == BackupModel::MomentColumn)
        return Words::relative(row.createdAt, m_clock.now());
    if (column == BackupModel::StateColumn && row.kind == Kind::Failed)
        return reasonText(row);
    return {};
}

QString BackupPresenter::toolTip(const BackupRow &row, int column) const
{
    QString tip;
    if (column == BackupModel::MomentColumn && row.createdAt.isValid())
        tip = Words::momentDetail(row.createdAt, m_clock.now());
    else if (column == BackupModel::StateColumn && row.kind == Kind::Failed)
        tip = reasonText(row);
    else if (column == BackupModel::StateColumn && row.kind == Kind::Planned)
        tip = text(row, column);
    // Tool tips guess at rich text: escaped and wrapped, the guess cannot go wrong.
    return tip.isEmpty() ? tip : u"<p style='white-space:pre-line'>%1</p>"_qs.arg(tip.toHtmlEscaped());
}

QString BackupPresenter::spoken(const BackupRow &row) const
{
    QStringList parts;
    for (int column = 0; column < BackupModel::ColumnCount; ++column)
        parts << text(row, column);
    if (row.kind == Kind::Failed)
        parts << reasonText(row);
    parts.removeAll(QString());
    return parts.join(QStringLiteral(", "));
}

QString BackupPresenter::rowText(const QModelIndex &index) const
{
    const BackupRow *line = row(index);
    if (line == nullptr)
        return {};
    QStringList parts;
    for (int column = 0; column < BackupModel::ColumnCount; ++column)
        parts << text(*line, column);
    parts << text::plain(line->name) << text::plain(line->backup.text());
    return parts.join(QLatin1Char('\t'));
}

QVariant BackupPresenter::data(const QModelIndex &index, int role) const
{
    const BackupRow *line = row(index);
    if (line == nullptr)
        return QIdentityProxyModel::data(index, role);
    switch (role) {
    case Qt::DisplayRole:
        return text(*line, index.column());
    case Qt::ToolTipRole:
        return toolTip(*line, index.column());
    case Qt::AccessibleTextRole:
        return index.column() == BackupModel::MomentColumn ? spoken(*line) : text(*line, index.column());
    case Qt::AccessibleDescriptionRole:
        if (index.column() != BackupModel::MomentColumn)
            return {};
        return line->kind == Kind::Complete ? tr("Press Enter to show the options of this backup.")
               : line->kind == Kind::Failed ? tr("Press Enter to show the whole reason.")
                                            : QString();
    case Qt::TextAlignmentRole:
        return int((index.column() == BackupModel::SizeColumn ? Qt::AlignRight : Qt::AlignLeft) |
                   Qt::AlignVCenter);
    case QuietRole:
        return quiet(*line, index.column());
    case ToneRole:
        return static_cast<int>(toneOf(line->kind));
    case IconRole:
        return static_cast<int>(iconOf(line->kind));
    default:
        return QIdentityProxyModel::data(index, role);
    }
}

// Columns are measured by what may come, not by what is there: then nothing moves when data arrives.
QStringList BackupPresenter::widest(int column) const
{
    const QDateTime sample(QDate(2026, 12, 28), QTime(20, 58), Qt::UTC);
    QStringList texts;
    BackupRow row;
    switch (column) {
    case BackupModel::MomentColumn:
        return {Words::moment(sample), tr("time unknown")};
    case BackupModel::KindColumn:
        for (const BackupKind kind :
             {BackupKind::OnDemand, BackupKind::Daily, BackupKind::Weekly, BackupKind::Monthly}) {
            row.backupKind = kind;
            texts << kindText(row);
        }
        return texts;
    case BackupModel::SizeColumn:
        return {Words::size(ByteSize(999'900'000)), Words::size(ByteSize(999'900))};
    default:
        row.permille = 1000;
        for (const Kind kind :
             {Kind::Pending, Kind::Running, Kind::Checking, Kind::Unknown, Kind::Complete}) {
            row.kind = kind;
            texts << stateText(row);
        }
        return texts << Words::planned(sample, sample) << Words::planned(sample.addDays(9), sample);
    }
}

QVariant BackupPresenter::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section == BackupModel::SizeColumn ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole && section == BackupModel::MomentColumn)
        return tr("Times are in your time zone (%1).").arg(QString::fromUtf8(QTimeZone::systemTimeZoneId()));
    if (role == WidestRole)
        return widest(section);
    if (role == WidestQuietRole && section == BackupModel::MomentColumn) {
        const QDateTime now = m_clock.now();
        return QStringList{Words::relative(now.addSecs(-46 * 60 * 60), now),
                           Words::relative(now.addSecs(-58 * 60), now),
                           Words::relative(now.addDays(-365), now)};
    }
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole)
        return {};
    switch (section) {
    case BackupModel::MomentColumn:
        return tr("Date and time (%1)", "time zone").arg(QString::fromUtf8(QTimeZone::systemTimeZoneId()));
    case BackupModel::KindColumn:
        return tr("Kind");
    case BackupModel::SizeColumn:
        return tr("Size");
    default:
        return tr("State");
    }
}

} // namespace kustos::ui
