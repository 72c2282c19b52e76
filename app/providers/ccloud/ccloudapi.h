// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ccloudpaths.h"
#include "core/virtualmachine.h"
#include "net/httpclient.h"
#include "providers/apilink.h"

#include <QByteArray>
#include <QStringList>

//! The dialect "ccloud³": paths and JSON to core types. Pure functions: an answer in, values or an Error out.
//! Only sign-in is published; most of the rest is our proposal, see core/ccloudpaths.h.
namespace kustos::ccloud {

struct SnapshotPage : Page<Snapshot>
{
    SnapshotLimits limits;
    bool limitsTold = false; //!< also where it was told that there are none
};

//! `path` with its ":name" parts filled in their order, each escaped; empty where one cannot stand in a path.
[[nodiscard]] QString filled(const Path &path, const QStringList &values = {});

[[nodiscard]] Result<Page<VirtualMachine>> machines(const net::HttpReply &reply);
[[nodiscard]] Result<VirtualMachine> machine(const net::HttpReply &reply);
//! The word of `paths::state`.
[[nodiscard]] Result<QString> state(const net::HttpReply &reply);
[[nodiscard]] Result<SnapshotPage> snapshots(const net::HttpReply &reply);
[[nodiscard]] Result<Snapshot> snapshot(const net::HttpReply &reply);
[[nodiscard]] Result<Page<MachineJob>> jobs(const net::HttpReply &reply);
[[nodiscard]] Result<MachineJob> job(const net::HttpReply &reply);
//! The job of an asynchronous request, without machine and times; Complete where there is none because the
//! service did it at once (204).
[[nodiscard]] Result<MachineJob> accepted(const net::HttpReply &reply);

//! What a status other than 2xx means: by `code` where there is a known one, else by the status. Detail is
//! the service's sentence, else its code; never from a web page.
[[nodiscard]] Error refusal(const net::HttpReply &reply);

[[nodiscard]] QByteArray powerBody(PowerAction action);
[[nodiscard]] QByteArray snapshotBody(const QString &name, bool live, bool consistent);

} // namespace kustos::ccloud
