// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ccloudpaths.h"
#include "core/clock.h"
#include "host/dialects/ccloudjson.h"
#include "host/dialects/ccloudtokens.h"
#include "host/dialects/deskview.h"
#include "host/dialects/requestfacts.h"
#include "host/http/router.h"

namespace kustos::host::ccloud {

//! The ccloud³ dialect over the desk of the machines: the paths of core/ccloudpaths.h under /api/v1/, and
//! what docs/architecture.md §8 adds.
class Dialect
{
public:
    struct Parts
    {
        MachineDesk *desk = nullptr; //!< null: no hypervisor
        const Clock &clock;
        QByteArray token; //!< the host's own: a bearer, and the client secret
        QByteArray key;   //!< access tokens are signed with it
        QString base;     //!< "http://127.0.0.1:7341", where a request names no host
        QString hostVersion;
        std::chrono::seconds tokenLifetime{3600};
    };
    explicit Dialect(Parts parts);

    //! Paths under /api/v1/; proves the bearer but for the token endpoint, then routes.
    [[nodiscard]] http::Response handle(const http::Request &request);

private:
    using Ids = QStringList;
    using Handler = http::Response (Dialect::*)(const http::Request &, const Ids &);
    void addRoutes();
    void add(const kustos::ccloud::Path &path, Handler handler);
    [[nodiscard]] bool isAllowed(const http::Request &request) const;
    [[nodiscard]] http::Response route(const http::Request &request, const QString &path);

    [[nodiscard]] http::Response token(const http::Request &request) const;
    [[nodiscard]] http::Response servers(const http::Request &request, const Ids &ids);
    [[nodiscard]] http::Response createServer(const http::Request &request, const Ids &ids);
    [[nodiscard]] http::Response server(const http::Request &request, const Ids &ids);
    [[nodiscard]] http::Response changeServer(const http::Request &request, const Ids &ids);
    [[nodiscard]] http::Response state(const http::Request &request, const Ids &ids);
    [[nodiscard]] http::Response power(const http::Request &request, const Ids &ids);
    [[nodiscard]] http::Response snapshots(const http::Request &request, const Ids &ids);
    [[nodiscard]] http::Response takeSnapshot(const http::Request &request, const Ids &ids);
    [[nodiscard]] http::Response snapshot(const http::Request &request, const Ids &ids);
    [[nodiscard]] http::Response changeSnapshot(const http::Request &request, const Ids &ids);
    [[nodiscard]] http::Response deleteSnapshot(const http::Request &request, const Ids &ids);
    [[nodiscard]] http::Response restoreSnapshot(const http::Request &request, const Ids &ids);
    [[nodiscard]] http::Response serverJobs(const http::Request &request, const Ids &ids);
    [[nodiscard]] http::Response job(const http::Request &request, const Ids &ids);
    [[nodiscard]] http::Response cancelJob(const http::Request &request, const Ids &ids);

    //! A snapshot of exactly that server.
    struct Owned
    {
        MachineFacts machine;
        SnapshotRecord snapshot;
    };
    [[nodiscard]] Result<Owned> ownedOf(const Ids &ids) const;
    [[nodiscard]] Result<MachineJobRecord> jobOf(const QString &id) const;
    [[nodiscard]] Hostnames hostnames() const;
    [[nodiscard]] http::Response accepted(const Result<MachineJobRecord> &job) const;
    [[nodiscard]] QJsonObject pageJson(const http::Request &request, const QJsonArray &rows, const Page &page,
                                       qsizetype total) const;

    Parts m_parts;
    DeskView m_desk;
    Tokens m_tokens;
    QString m_place;
    http::Router m_router;
};

} // namespace kustos::host::ccloud
