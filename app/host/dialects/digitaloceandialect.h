// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "host/dialects/deskview.h"
#include "host/dialects/digitaloceanjson.h"
#include "host/dialects/digitaloceanratewindow.h"
#include "host/dialects/digitaloceanwishes.h"
#include "host/dialects/requestfacts.h"
#include "host/http/router.h"

namespace kustos::host::digitalocean {

//! The machines in the words of DigitalOcean's API (OpenAPI description, version 2) under /v2/.
class Dialect
{
public:
    struct Parts
    {
        MachineDesk *desk = nullptr; //!< null: no hypervisor
        const Clock &clock;
        QByteArray token;
        QString base; //!< "http://127.0.0.1:7341", where a request names no host
        QString hostVersion;
        QString accountId;
        int requestsPerHour = 36'000;
    };
    explicit Dialect(Parts parts);

    //! Paths under /v2/, with or without a slash at the end; proves the bearer, then routes.
    [[nodiscard]] http::Response handle(const http::Request &request);

private:
    using Ids = QStringList;
    using Handler = http::Response (Dialect::*)(const http::Request &, const Ids &);
    void addRoutes();
    void add(const char *method, const char *pattern, Handler handler);
    [[nodiscard]] http::Response answerOf(const http::Request &request);
    [[nodiscard]] http::Response route(const http::Request &request);

    [[nodiscard]] http::Response account(const http::Request &request, const Ids &ids);
    [[nodiscard]] http::Response droplets(const http::Request &request, const Ids &ids);
    [[nodiscard]] http::Response createDroplet(const http::Request &request, const Ids &ids);
    [[nodiscard]] http::Response droplet(const http::Request &request, const Ids &ids);
    [[nodiscard]] http::Response act(const http::Request &request, const Ids &ids);
    [[nodiscard]] http::Response dropletActions(const http::Request &request, const Ids &ids);
    [[nodiscard]] http::Response dropletAction(const http::Request &request, const Ids &ids);
    [[nodiscard]] http::Response dropletSnapshots(const http::Request &request, const Ids &ids);
    [[nodiscard]] http::Response dropletBackups(const http::Request &request, const Ids &ids);
    [[nodiscard]] http::Response backupPolicy(const http::Request &request, const Ids &ids);
    [[nodiscard]] http::Response actions(const http::Request &request, const Ids &ids);
    [[nodiscard]] http::Response action(const http::Request &request, const Ids &ids);
    [[nodiscard]] http::Response snapshots(const http::Request &request, const Ids &ids);
    [[nodiscard]] http::Response snapshot(const http::Request &request, const Ids &ids);
    [[nodiscard]] http::Response images(const http::Request &request, const Ids &ids);
    [[nodiscard]] http::Response image(const http::Request &request, const Ids &ids);
    [[nodiscard]] http::Response renameImage(const http::Request &request, const Ids &ids);
    [[nodiscard]] http::Response deleteImage(const http::Request &request, const Ids &ids);

    [[nodiscard]] Frame frame() const;
    [[nodiscard]] Numbers numbers() const;
    [[nodiscard]] Result<MachineFacts> machineOf(const QString &id) const;
    [[nodiscard]] Result<SnapshotRecord> imageOf(const QString &id) const;
    [[nodiscard]] Result<MachineJobRecord> start(const MachineFacts &machine, const ActionWish &wish);
    [[nodiscard]] Result<MachineJobRecord> restore(const MachineFacts &machine, int image);
    [[nodiscard]] QJsonObject described(const MachineJobRecord &job, const Numbers &numbers,
                                        const Frame &frame) const;
    [[nodiscard]] QString systemOf(const MachineId &machine) const;
    [[nodiscard]] QJsonObject described(const MachineFacts &machine, bool isNew) const;
    //! {name: rows of the page asked for, "links", "meta"}
    [[nodiscard]] http::Response listed(const http::Request &request, const QString &name, qsizetype total,
                                        const std::function<QJsonObject(qsizetype)> &row) const;

    Parts m_parts;
    DeskView m_desk;
    RateWindow m_rate;
    QString m_place;
    http::Router m_router;
};

} // namespace kustos::host::digitalocean
