// SPDX-License-Identifier: GPL-3.0-or-later
#include "presenters/snapshotpresenter.h"

#include "presenters/snapshotwords.h"
#include "text/plaintext.h"
#include "text/words.h"

#include <QTimeZone>

namespace kustos::ui {

using text::Words;
using Activity = SnapshotRow::Activity;
using Consistency = Snapshot::Consistency;
using Kind = SnapshotRow::Kind;

SnapshotPresenter::SnapshotPresenter(SnapshotModel &model, const Clock &clock, QObject *parent)
    : QIdentityProxyModel(parent)
    , m_model(model)
    , m_clock(clock)
{
    setSourceModel(&model);
}

const SnapshotRow *SnapshotPresenter::row(const QModelIndex &index) const
{
    return m_model.row(mapToSource(index));
}

void SnapshotPresenter::refreshTimes()
{
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

void SnapshotPresenter::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
    refreshTimes();
}

QString SnapshotPresenter::text(const SnapshotRow &row, int column) const
{
    switch (column) {
    case SnapshotModel::NameColumn:
        return SnapshotWords::name(row);
    case SnapshotModel::MomentColumn:
        return Words::moment(row.createdAt);
    case SnapshotModel::ConsistencyColumn:
        return Words::of(row.consistency);
    case SnapshotModel::SizeColumn:
        return row.size ? Words::size(*row.size) : QString();
    default:
        return SnapshotWords::state(row);
    }
}

QString SnapshotPresenter::quiet(const SnapshotRow &row, int column) const
{
    if (column == SnapshotModel::MomentColumn)
        return Words::relative(row.createdAt, m_clock.now());
    if (column == SnapshotModel::NameColumn && row.activity == Activity::Renaming)
        return tr("→ %1", "the new name of a snapshot").arg(text::plain(row.newName, 120));
    if (column != SnapshotModel::StateColumn)
        return {};
    if (row.kind == Kind::Failed)
        return SnapshotWords::reason(row);
    // The snapshot is there, the machine is on its way back.
    const bool starting = row.kind == Kind::Available && row.phase == MachineJob::Phase::Starting;
    return starting ? SnapshotWords::phase(row.phase, -1, false) : QString();
}

QString SnapshotPresenter::toolTip(const SnapshotRow &row, int column) const
{
    QString tip;
    switch (column) {
    case SnapshotModel::NameColumn:
        tip = text::plain(row.name, 1000);
        break;
    case SnapshotModel::MomentColumn:
        if (row.createdAt.isValid())
            tip = Words::momentDetail(row.createdAt, m_clock.now());
        break;
    case SnapshotModel::ConsistencyColumn:
        if (row.consistency != Consistency::Unknown)
            tip = QStringList{Words::of(row.consistency), Words::explained(row.consistency)}.join(u'\n');
        break;
    case SnapshotModel::StateColumn:
        if (row.kind == Kind::Failed)
            tip = SnapshotWords::reason(row);
        break;
    default:
        break;
    }
    // Tool tips guess at rich text: escaped and wrapped, the guess cannot go wrong.
    return tip.isEmpty() ? tip : u"<p style='white-space:pre-line'>%1</p>"_qs.arg(tip.toHtmlEscaped());
}

QString SnapshotPresenter::spoken(const SnapshotRow &row) const
{
    QStringList parts;
    for (int column = 0; column < SnapshotModel::ColumnCount; ++column)
        parts << text(row, column);
    if (row.kind == Kind::Failed)
        parts << SnapshotWords::reason(row);
    parts.removeAll(QString());
    return parts.join(QStringLiteral(", "));
}

QString SnapshotPresenter::rowText(const QModelIndex &index) const
{
    const SnapshotRow *line = row(index);
    if (line == nullptr)
        return {};
    QStringList parts;
    for (int column = 0; column < SnapshotModel::ColumnCount; ++column)
        parts << text(*line, column);
    parts << text::plain(line->snapshot.text());
    return parts.join(QLatin1Char('\t'));
}

QVariant SnapshotPresenter::icon(const SnapshotRow &row, int column) const
{
    if (column == SnapshotModel::StateColumn)
        return static_cast<int>(SnapshotWords::iconOf(row));
    if (column == SnapshotModel::ConsistencyColumn && row.consistency != Consistency::Unknown)
        return static_cast<int>(SnapshotWords::iconOf(row.consistency));
    return {};
}

QVariant SnapshotPresenter::data(const QModelIndex &index, int role) const
{
    const SnapshotRow *line = row(index);
    if (line == nullptr)
        return QIdentityProxyModel::data(index, role);
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return text(*line, column);
    case Qt::ToolTipRole:
        return toolTip(*line, column);
    case Qt::AccessibleTextRole:
        return column == SnapshotModel::NameColumn ? spoken(*line) : text(*line, column);
    case Qt::AccessibleDescriptionRole:
        if (column != SnapshotModel::NameColumn || !hasChildren(index))
            return {};
        return line->kind == Kind::Failed ? tr("Press Enter to show the whole reason.")
                                          : tr("Press Enter to show the options of this snapshot.");
    case Qt::TextAlignmentRole:
        return int((column == SnapshotModel::SizeColumn ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case QuietRole:
        return quiet(*line, column);
    case ToneRole:
        return static_cast<int>(column == SnapshotModel::ConsistencyColumn
                                    ? SnapshotWords::toneOf(line->consistency)
                                    : SnapshotWords::toneOf(*line));
    case IconRole:
        return icon(*line, column);
    default:
        return QIdentityProxyModel::data(index, role);
    }
}

// Columns are measured by what may come, not by what is there: then nothing moves when data arrives.
QStringList SnapshotPresenter::widest(int column) const
{
    switch (column) {
    case SnapshotModel::NameColumn:
        return {QStringLiteral("web-01-1763632800")};
    case SnapshotModel::MomentColumn:
        return {Words::moment(QDateTime(QDate(2026, 12, 28), QTime(20, 58), Qt::UTC))};
    case SnapshotModel::ConsistencyColumn:
        return {Words::of(Consistency::Offline), Words::of(Consistency::Live)};
    case SnapshotModel::SizeColumn:
        return {Words::size(ByteSize(999'900'000)), Words::size(ByteSize(999'900))};
    default:
        break;
    }
    QStringList texts;
    SnapshotRow row;
    row.permille = 1000;
    for (const Kind kind : {Kind::Pending, Kind::Creating, Kind::Checking, Kind::Unknown, Kind::Available}) {
        row.kind = kind;
        texts << SnapshotWords::state(row);
    }
    return texts;
}

QString SnapshotPresenter::title(int column) const
{
    switch (column) {
    case SnapshotModel::NameColumn:
        return tr("Name");
    case SnapshotModel::MomentColumn:
        return tr("Taken (%1)", "time zone").arg(QString::fromUtf8(QTimeZone::systemTimeZoneId()));
    case SnapshotModel::ConsistencyColumn:
        return tr("Consistency");
    case SnapshotModel::SizeColumn:
        return tr("Size");
    default:
        return tr("State");
    }
}

QVariant SnapshotPresenter::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return title(section);
    case Qt::TextAlignmentRole:
        return int((section == SnapshotModel::SizeColumn ? Qt::AlignRight : Qt::AlignLeft) |
                   Qt::AlignVCenter);
    case Qt::ToolTipRole:
        if (section != SnapshotModel::MomentColumn)
            return {};
        return tr("Times are in your time zone (%1).").arg(QString::fromUtf8(QTimeZone::systemTimeZoneId()));
    case WidestRole:
        return widest(section);
    case WidestQuietRole: {
        if (section != SnapshotModel::MomentColumn)
            return {};
        const QDateTime now = m_clock.now();
        return QStringList{Words::relative(now.addSecs(-46 * 60 * 60), now),
                           Words::relative(now.addSecs(-58 * 60), now),
                           Words::relative(now.addDays(-365), now)};
    }
    default:
        return {};
    }
}

} // namespace kustos::ui
