// SPDX-License-Identifier: GPL-3.0-or-later
#include "host/service.h"

#include "core/platform/files.h"
#include "core/sha256.h"
#include "host/dialects/answers.h"
#include "host/engines/makehypervisor.h"
#include "host/recovery.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <cstdio>

namespace kustos::host {

using namespace std::chrono_literals;

Service::Service(StateDirectory state, Catalogue catalogue, const Clock &clock, const ServeOptions &options)
    : m_state(std::move(state))
    , m_catalogue(std::move(catalogue))
    , m_clock(clock)
    , m_options(options)
    , m_jobs(m_catalogue, m_state, m_clock, JobLimits{options.busyLimit, options.copyRate, 4})
    , m_scheduler(m_catalogue, m_jobs, m_clock, m_timetable)
    , m_server([this](const http::Request &request) { return handle(request); })
{
    connect(&m_idleTimer, &QTimer::timeout, this, &Service::lookIfNeeded);
    connect(&m_placeTimer, &QTimer::timeout, this, [this] {
        if (!m_catalogue.isInPlace())
            Q_EMIT stateGone();
        else if (!m_machines)
            openMachines();
    });
}

Result<void> Service::start()
{
    if (const auto recovered = recover(m_catalogue, m_state, m_clock.now()); !recovered)
        return recovered;
    openMachines();
    if (const auto listening = listen(); !listening)
        return listening;
    if (const auto opened = openDialect(); !opened)
        return opened;
    m_scheduler.start(5s);
    m_placeTimer.start(2s);
    m_sinceRequest.start();
    if (m_options.managed && m_options.idleLimit > 0s)
        m_idleTimer.start(1s);
    return {};
}

Result<void> Service::listen()
{
    http::ServerOptions server;
    server.address = m_options.address;
    server.port = m_options.port;
    const bool tls = !m_options.certificateFile.isEmpty();
    if (tls) {
        const auto certificate = platform::readFile(m_options.certificateFile, http::Server::bodyLimit);
        const auto key = platform::readFile(m_options.keyFile, http::Server::bodyLimit);
        if (!certificate || !key) {
            Error error = certificate ? key.error() : certificate.error();
            error.detail.prepend(QStringLiteral("certificate or key cannot be read: "));
            return std::unexpected(error);
        }
        server.certificate = *certificate;
        server.key = *key;
    }
    if (auto listening = m_server.listen(server); !listening) {
        Error error = listening.error();
        error.detail = error.kind == Error::Kind::Tls
                           ? QStringLiteral("certificate and key cannot be used, or not together")
                           : QStringLiteral("cannot listen on %1:%2: %3")
                                 .arg(m_options.address)
                                 .arg(m_options.port)
                                 .arg(error.detail);
        return std::unexpected(error);
    }
    const QString address =
        m_options.address.contains(u':') ? u"["_qs + m_options.address + u"]"_qs : m_options.address;
    m_base = QStringLiteral("%1://%2:%3").arg(tls ? u"https"_qs : u"http"_qs, address).arg(m_server.port());
    return {};
}

Result<void> Service::openDialect()
{
    const auto token = m_state.token(m_options.tokenFile);
    const auto key = m_state.linkKey();
    if (!token || !key)
        return std::unexpected(token ? key.error() : token.error());
    m_links.emplace(*key);
    m_downloads.emplace(m_catalogue, m_state, *m_links, m_clock);
    m_token = *token;
    // A key of its own: what is signed for downloads must never pass for a token.
    Sha256 derived;
    derived.add(*key);
    derived.add("access tokens");
    m_tokenKey = derived.hex();
    openMachineDialects();
    const QString version = QCoreApplication::applicationVersion();
    m_dialect.emplace(compose::Dialect::Parts{m_catalogue, m_jobs, *m_links, m_clock, m_timetable, *token,
                                              m_base, version});
    if (!m_options.managed)
        return {};
    auto file = ManagedFile::write(m_state.path(), m_base, *token, version);
    if (!file)
        return std::unexpected(file.error());
    m_managedFile.emplace(std::move(*file));
    return {};
}

//! The databases are served also where the machines cannot be: what is in the way is told on the terminal,
//! once for each reason.
void Service::openMachines()
{
    const QString path = MachineFiles(m_state.path()).catalogueFile();
    if (!QFileInfo::exists(path))
        return;
    const auto opened = [&]() -> Result<void> {
        auto catalogue = MachineCatalogue::open(path);
        auto watchers = MachineCatalogue::open(path);
        if (!catalogue || !watchers)
            return std::unexpected(catalogue ? watchers.error() : catalogue.error());
        const auto uri = catalogue->hypervisor();
        if (!uri || uri->isEmpty())
            return uri ? Result<void>() : std::unexpected(uri.error());
        auto hypervisor = makeHypervisor(*uri);
        if (!hypervisor)
            return std::unexpected(hypervisor.error());
        auto machines =
            std::make_unique<MachineRunner>(**hypervisor, std::move(*catalogue), std::move(*watchers),
                                            m_state.path(), m_clock, m_options.machines);
        if (const auto started = machines->start(); !started)
            return started;
        m_hypervisor = std::move(*hypervisor);
        m_machines = std::move(machines);
        return {};
    }();
    const QString problem = opened ? QString() : opened.error().detail;
    if (!problem.isEmpty() && problem != m_machineProblem)
        std::fprintf(stderr, "kustos-host: no virtual machines: %s\n", problem.toLocal8Bit().constData());
    m_machineProblem = problem;
    // Registered while the host runs.
    if (m_machines && m_dialect)
        openMachineDialects();
}

void Service::openMachineDialects()
{
    const QString version = QCoreApplication::applicationVersion();
    const auto account = m_catalogue.accountId();
    MachineDesk *desk = machineDesk();
    m_ccloud.emplace(ccloud::Dialect::Parts{desk, m_clock, m_token, m_tokenKey, m_base, version});
    m_digitalOcean.emplace(
        digitalocean::Dialect::Parts{desk, m_clock, m_token, m_base, version, account.value_or(QString())});
}

http::Response Service::handle(const http::Request &request)
{
    m_sinceRequest.restart();
    if (const auto there = m_catalogue.isInPlace(); !there)
        return compose::problem(there.error());
    if (request.path.startsWith(u"/download/"))
        return m_downloads->handle(request);
    // There is a hypervisor, and it cannot be used: that is not the same as no machines.
    const bool unusable = !m_machines && !m_machineProblem.isEmpty();
    if (unusable && (request.path.startsWith(u"/api/v1/") || request.path.startsWith(u"/v2")))
        return {
            503,
            {{"Content-Type", "application/json"}},
            R"({"id":"service_unavailable","code":"hypervisor_unreachable","message":"the hypervisor cannot be used"})",
            {}};
    if (request.path.startsWith(u"/api/v1/"))
        return m_ccloud->handle(request);
    if (request.path == u"/v2" || request.path.startsWith(u"/v2/"))
        return m_digitalOcean->handle(request);
    return m_dialect->handle(request);
}

void Service::lookIfNeeded()
{
    if (!m_jobs.isIdle() || (m_machines && !m_machines->isIdle()) || m_server.isServing())
        m_sinceRequest.restart();
    if (std::chrono::milliseconds(m_sinceRequest.elapsed()) < m_options.idleLimit)
        return;
    if (const auto dues = m_catalogue.dues(); dues && dues->isEmpty())
        Q_EMIT noLongerNeeded();
}

void Service::stop()
{
    m_managedFile.reset();
    m_jobs.stop();
    if (m_machines)
        m_machines->stop();
}

} // namespace kustos::host
