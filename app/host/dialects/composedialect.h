// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "host/catalogue.h"
#include "host/dialects/composejson.h"
#include "host/downloadlinks.h"
#include "host/http/router.h"
#include "host/jobs.h"

namespace kustos::host::compose {

//! The Compose dialect (API 2016-07) over the catalogue and the jobs; docs/architecture.md §3 says what it
//! adds.
class Dialect
{
public:
    struct Parts
    {
        Catalogue &catalogue;
        JobRunner &jobs;
        const DownloadLinks &links;
        const Clock &clock;
        Timetable timetable;
        QByteArray token;
        QString base; //!< "http://127.0.0.1:7341", where a request names no host
        QString hostVersion;
    };
    explicit Dialect(Parts parts);

    //! Everything but /download/: proves the bearer, then routes.
    [[nodiscard]] http::Response handle(const http::Request &request);

private:
    using Ids = QStringList;
    void addRoutes();
    [[nodiscard]] Frame frameOf(const http::Request &request) const;

    [[nodiscard]] http::Response accounts(const http::Request &request);
    [[nodiscard]] http::Response user();
    [[nodiscard]] http::Response databases() const;
    [[nodiscard]] http::Response datacenters() const;
    [[nodiscard]] http::Response deployments(const http::Request &request);
    [[nodiscard]] http::Response deployment(const http::Request &request, const Ids &ids);
    [[nodiscard]] http::Response versions(const Ids &ids);
    [[nodiscard]] http::Response backups(const http::Request &request, const Ids &ids);
    [[nodiscard]] http::Response backup(const http::Request &request, const Ids &ids);
    [[nodiscard]] http::Response startBackup(const http::Request &request, const Ids &ids);
    [[nodiscard]] http::Response startRestore(const http::Request &request, const Ids &ids);
    [[nodiscard]] http::Response recipe(const http::Request &request, const Ids &ids);
    [[nodiscard]] http::Response recipes(const http::Request &request, const Ids &ids);

    [[nodiscard]] Result<std::optional<DueRecord>> nextOf(ServiceId deployment);
    [[nodiscard]] Result<QHash<BackupId, QDateTime>> expiries(ServiceId deployment,
                                                              const QList<BackupRecord> &backups);
    [[nodiscard]] Result<BackupRecord> backupOf(const Ids &ids);

    Parts m_parts;
    QString m_accountId;
    http::Router m_router;
};

} // namespace kustos::host::compose
