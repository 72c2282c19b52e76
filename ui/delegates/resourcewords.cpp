// SPDX-License-Identifier: GPL-3.0-or-later
#include "delegates/resourcewords.h"

#include "models/resourcemodel.h"
#include "text/plaintext.h"
#include "text/words.h"

namespace kustos::ui {

namespace {

using State = DatabaseService::State;

using Item = ResourceModel::Item;

Item itemOf(const QModelIndex &index)
{
    return index.data(ResourceModel::ItemRole).value<Item>();
}

bool isLost(const Reading &reading)
{
    return reading.state == Reading::State::Lost || reading.state == Reading::State::CredentialsExpired;
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
    if (itemOf(index) != Item::Connection)
        return text::plain(raw, 120);
    return connectionName(index.data(ResourceModel::ConnectionKindRole).value<Connection::Kind>(), raw);
}

QString ResourceWords::type(const QModelIndex &index)
{
    switch (itemOf(index)) {
    case Item::Service:
        return text::Words::databaseType(index.data(ResourceModel::TypeRole).toString());
    case Item::Machine:
        return tr("VM");
    case Item::Connection:
        break;
    }
    return {};
}

QString ResourceWords::secondary(const QModelIndex &index, const QDateTime &now)
{
    const auto reading = index.data(ResourceModel::ReadingRole).value<Reading>();
    if (itemOf(index) == Item::Machine)
        return machineSecondary(index, now);
    if (itemOf(index) == Item::Connection) {
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
    if (itemOf(index) == Item::Connection) {
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
    if (isLost(reading))
        return Tone::Unknown;
    if (itemOf(index) == Item::Machine)
        return machineTone(index);
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
    if (itemOf(index) == Item::Machine)
        return machineSpoken(index, now);
    QStringList parts{name(index)};
    if (itemOf(index) == Item::Service) {
        const bool lost = isLost(index.data(ResourceModel::ReadingRole).value<Reading>());
        parts.append(type(index));
        parts.append(
            text::Words::of(lost ? State::Unknown : index.data(ResourceModel::StateRole).value<State>()));
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

QString ResourceWords::machineSecondary(const QModelIndex &index, const QDateTime &now)
{
    if (const QVariant job = index.data(ResourceModel::RunningJobRole); job.isValid())
        return text::Words::progress(job.value<MachineJob>());
    const auto state = index.data(ResourceModel::MachineStateRole).value<VirtualMachine::State>();
    if (state != VirtualMachine::State::Running)
        return text::Words::of(state);
    const QDateTime last = index.data(ResourceModel::LastSnapshotRole).toDateTime();
    if (last.isValid())
        return text::Words::relative(last, now);
    return index.data(ResourceModel::SnapshotsKnownRole).toBool() ? tr("no snapshot")
                                                                  : text::Words::of(state);
}

Tone ResourceWords::machineTone(const QModelIndex &index)
{
    const auto state = index.data(ResourceModel::MachineStateRole).value<VirtualMachine::State>();
    if (state == VirtualMachine::State::Crashed)
        return Tone::Failed;
    if (index.data(ResourceModel::RunningJobRole).isValid())
        return Tone::Running;
    switch (state) {
    case VirtualMachine::State::Running:
        return Tone::Good;
    case VirtualMachine::State::Off:
        return Tone::Neutral;
    case VirtualMachine::State::Changing:
        return Tone::Running;
    case VirtualMachine::State::Crashed:
    case VirtualMachine::State::Unknown:
        break;
    }
    return Tone::Unknown;
}

QString ResourceWords::machineSpoken(const QModelIndex &index, const QDateTime &now)
{
    const bool lost = isLost(index.data(ResourceModel::ReadingRole).value<Reading>());
    const auto state = index.data(ResourceModel::MachineStateRole).value<VirtualMachine::State>();
    QStringList parts{name(index), type(index),
                      text::Words::of(lost ? VirtualMachine::State::Unknown : state)};
    if (const QVariant job = index.data(ResourceModel::RunningJobRole); job.isValid())
        parts.append(text::Words::progress(job.value<MachineJob>()));
    const QDateTime last = index.data(ResourceModel::LastSnapshotRole).toDateTime();
    if (last.isValid())
        parts.append(tr("last snapshot %1", "relative time").arg(text::Words::relative(last, now)));
    else if (index.data(ResourceModel::SnapshotsKnownRole).toBool())
        parts.append(tr("no snapshot"));
    return parts.join(QStringLiteral(", "));
}

} // namespace kustos::ui
