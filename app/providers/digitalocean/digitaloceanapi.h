// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/virtualmachine.h"
#include "net/httpclient.h"
#include "providers/apilink.h"

#include <QByteArray>
#include <QStringList>

//! The dialect of DigitalOcean's API v2, as its OpenAPI description says: JSON to core types. Pure functions:
//! an answer in, values or an Error out.
namespace kustos::digitalocean {

//! What a new machine takes over from the one it is made after.
struct Pattern
{
    QString size;   //!< slug
    QString region; //!< slug
    std::optional<ByteSize> disk;
};

//! The parts joined, each escaped; empty where one cannot stand in a path.
[[nodiscard]] QString path(const QStringList &parts);

[[nodiscard]] Result<Page<VirtualMachine>> droplets(const net::HttpReply &reply);
[[nodiscard]] Result<VirtualMachine> droplet(const net::HttpReply &reply);
[[nodiscard]] Result<Pattern> pattern(const net::HttpReply &reply); //!< of a droplet
[[nodiscard]] Result<Page<Snapshot>> snapshots(const net::HttpReply &reply);
[[nodiscard]] Result<Snapshot> snapshot(const net::HttpReply &reply); //!< {"snapshot": {...}}
[[nodiscard]] Result<Snapshot> image(const net::HttpReply &reply);    //!< {"image": {...}}
[[nodiscard]] Result<Page<MachineJob>> actions(const net::HttpReply &reply);
[[nodiscard]] Result<MachineJob> action(const net::HttpReply &reply);
//! The job that makes a new droplet, from {"droplet", "links": {"actions": [...]}}; without its source.
[[nodiscard]] Result<MachineJob> creation(const net::HttpReply &reply);

//! What a status other than 2xx means; another action that runs is a Conflict, whatever its status.
[[nodiscard]] Error refusal(const net::HttpReply &reply);

[[nodiscard]] QByteArray powerBody(PowerAction action);
[[nodiscard]] QByteArray snapshotBody(const QString &name);
[[nodiscard]] QByteArray renameBody(const QString &name);
//! Images are named by number; empty where `image` is none.
[[nodiscard]] QByteArray restoreBody(const SnapshotId &image);
[[nodiscard]] QByteArray creationBody(const QString &name, const Pattern &pattern, const SnapshotId &image);

} // namespace kustos::digitalocean
