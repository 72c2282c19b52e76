// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "host/commandline.h"
#include "host/dialects/cclouddialect.h"
#include "host/dialects/composedialect.h"
#include "host/dialects/digitaloceandialect.h"
#include "host/downloads.h"
#include "host/http/server.h"
#include "host/jobs.h"
#include "host/machines/machinerunner.h"
#include "host/managedfile.h"
#include "host/scheduler.h"

#include <QElapsedTimer>

namespace kustos::host {

//! Everything of a running host, put together in the order it needs. The lock of the state directory is held
//! by the caller.
class Service : public QObject
{
    Q_OBJECT

public:
    Service(StateDirectory state, Catalogue catalogue, const Clock &clock, const ServeOptions &options);

    //! Recovers, listens, schedules. Errors carry a sentence.
    [[nodiscard]] Result<void> start();
    [[nodiscard]] const QString &base() const { return m_base; } //!< "http://127.0.0.1:7341"
    //! What the dialects for virtual machines work with; null where no hypervisor is registered. It may come
    //! into being while the host runs, and stays then.
    [[nodiscard]] MachineDesk *machineDesk() { return m_machines.get(); }
    //! Ends running jobs; afterwards the object may be destroyed.
    void stop();

Q_SIGNALS:
    //! Managed only: nobody asked for a while, nothing runs, nothing is planned.
    void noLongerNeeded();
    //! The state directory was removed or replaced: nothing can be kept any more.
    void stateGone();

private:
    [[nodiscard]] Result<void> listen();
    [[nodiscard]] Result<void> openDialect();
    void openMachines();
    void openMachineDialects();
    [[nodiscard]] http::Response handle(const http::Request &request);
    void lookIfNeeded();

    StateDirectory m_state;
    Catalogue m_catalogue;
    const Clock &m_clock;
    ServeOptions m_options;
    Timetable m_timetable;
    JobRunner m_jobs;
    Scheduler m_scheduler;
    std::unique_ptr<Hypervisor> m_hypervisor;
    std::unique_ptr<MachineRunner> m_machines; //!< null where no hypervisor is registered
    std::optional<DownloadLinks> m_links;
    std::optional<Downloads> m_downloads;
    std::optional<compose::Dialect> m_dialect;
    std::optional<ccloud::Dialect> m_ccloud;
    std::optional<digitalocean::Dialect> m_digitalOcean;
    std::optional<ManagedFile> m_managedFile;
    QByteArray m_token;
    QByteArray m_tokenKey; //!< signs access tokens
    QElapsedTimer m_sinceRequest;
    QTimer m_idleTimer;
    QTimer m_placeTimer;
    QString m_base;
    QString m_machineProblem; //!< told last
    http::Server m_server;    //!< last: no request arrives while the rest goes
};

} // namespace kustos::host
