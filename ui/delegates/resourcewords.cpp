// SPDX-License-Identifier: GPL-3.0-or-later
#include "delegates/resourcewords.h"

#include "models/resourcemodel.h"
#include "text/plaintext.h"
#include "text/words.h"

namespace kustos::ui {

namespace {

using State = DatabaseService::State;

bool isService(const QModelIndex &index)
{
    return index.data(ResourceModel::ItemRole).value<ResourceModel::Item>() == ResourceModel::Item::Service;
}

QString withProgress(const QString &what, const QVariant &permille)
{
    return permille.isValid() ? ResourceWords::tr("%1 %2 %", "what runs, percent")
                                    .arg(what, QLocale().toString(permille.toInt() / 10))
                              : what;
}

} // namespace

QString ResourceWords::connectionName(Connection::Kind kind, const QString &name)
{
    if (kind == Connection::Kind::ThisComputer && name.isEmpty())
        return tr("This computer");
    return text::plain(name, 120);
}

QString ResourceWords::name(const QModelIndex &index)
{
    const QString raw = index.data(Qt::DisplayRole).toString();
    if (isService(index))
        return text::plain(raw, 120);
    return connectionName(index.data(ResourceModel::ConnectionKindRole).value<Connection::Kind>(), raw);
}

QString ResourceWords::secondary(const QModelIndex &index, const QDateTime &now)
{
    const auto reading = index.data(ResourceModel::ReadingRole).value<Reading>();
    if (!isService(index)) {
        switch (reading.state) {
        case Reading::State::Lost:
            return tr("no connection");
        case Reading::State::CredentialsExpired:
            return tr("credentials expired");
        case Reading::State::Never:
        case Reading::State::Current:
            break;
        }
        return text::plain(index.data(ResourceModel::LabelRole).toString(), 30);
    }
    const auto state = index.data(ResourceModel::StateRole).value<State>();
    const QVariant permille = index.data(ResourceModel::PermilleRole);
    if (state == State::Provisioning)
        return withProgress(permille.isValid() ? text::Words::of(state) + QStringLiteral(" …")
                                               : text::Words::of(state),
                            permille);
    if (state != State::Available)
        return text::Words::of(state);
    if (index.data(ResourceModel::BackupRunningRole).toBool())
        return withProgress(tr("backing up …"), permille);
    const QDateTime last = index.data(ResourceModel::LastBackupRole).toDateTime();
    if (last.isValid())
        return text::Words::relative(last, now);
    return index.data(ResourceModel::BackupsKnownRole).toBool() ? tr("no backup") : QString();
}

Tone ResourceWords::tone(const QModelIndex &index)
{
    const auto reading = index.data(ResourceModel::ReadingRole).value<Reading>();
    if (!isService(index)) {
        switch (reading.state) {
        case Reading::State::Lost:
            return Tone::Failed;
        case Reading::State::CredentialsExpired:
            return Tone::Warning;
        case Reading::State::Never:
        case Reading::State::Current:
            break;
        }
        return Tone::Neutral;
    }
    // What cannot be read now may have changed: the dot must not go on saying "good".
    if (reading.state == Reading::State::Lost || reading.state == Reading::State::CredentialsExpired)
        return Tone::Unknown;
    switch (index.data(ResourceModel::StateRole).value<State>()) {
    case State::Provisioning:
        return Tone::Running;
    case State::Failed:
        return Tone::Failed;
    case State::Unknown:
        return Tone::Unknown;
    case State::Available:
        break;
    }
    if (index.data(ResourceModel::BackupRunningRole).toBool())
        return Tone::Running;
    const bool missing = index.data(ResourceModel::BackupsKnownRole).toBool() &&
                         !index.data(ResourceModel::LastBackupRole).toDateTime().isValid();
    return missing ? Tone::Warning : Tone::Good;
}

QString ResourceWords::spoken(const QModelIndex &index, const QDateTime &now)
{
    QStringList parts{name(index)};
    if (isService(index)) {
        const auto reading = index.data(ResourceModel::ReadingRole).value<Reading>();
        const bool current =
            reading.state == Reading::State::Current || reading.state == Reading::State::Never;
        parts.append(text::Words::databaseType(index.data(ResourceModel::TypeRole).toString()));
        parts.append(
            text::Words::of(current ? index.data(ResourceModel::StateRole).value<State>() : State::Unknown));
        const QDateTime last = index.data(ResourceModel::LastBackupRole).toDateTime();
        if (last.isValid())
            parts.append(tr("last backup %1", "relative time").arg(text::Words::relative(last, now)));
    }
    const QString more = secondary(index, now);
    const bool said = more.isEmpty() || index.data(ResourceModel::LastBackupRole).toDateTime().isValid();
    if (!said && !parts.contains(more))
        parts.append(more);
    return parts.join(QStringLiteral(", "));
}

} // namespace kustos::ui
