// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/localhost.h"

#include "core/platform/files.h"
#include "core/sha256.h"

#include <QCoroFuture>
#include <QFile>
#include <QFileInfo>
#include <QHostAddress>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStandardPaths>

#include <cerrno>
#include <csignal>
#include <sys/stat.h>
#include <unistd.h>

namespace kustos {

namespace {

constexpr std::chrono::milliseconds glance{50};
constexpr qint64 addressLimit = 64 * 1024;
constexpr qint64 sentenceLimit = 2048;

//! A process that ended but was not yet collected by its parent does not live.
bool isZombie(qint64 pid)
{
    QFile file(QStringLiteral("/proc/%1/stat").arg(pid));
    if (!file.open(QIODevice::ReadOnly))
        return false;
    const QByteArray line = file.readLine(1024);
    return line.mid(line.lastIndexOf(')') + 2, 1) == "Z";
}

bool lives(qint64 pid)
{
    return pid > 0 && (::kill(static_cast<pid_t>(pid), 0) == 0 || errno == EPERM) && !isZombie(pid);
}

bool isPrivate(const QString &path)
{
    struct stat facts{};
    return ::lstat(path.toLocal8Bit().constData(), &facts) == 0 && S_ISREG(facts.st_mode) &&
           facts.st_uid == ::geteuid() && (facts.st_mode & 0077) == 0;
}

//! Only an address that cannot leave this computer: the token goes there.
bool isLoopback(const QUrl &base)
{
    return base.isValid() && base.scheme() == QLatin1String("http") && QHostAddress(base.host()).isLoopback();
}

} // namespace

LocalHost::LocalHost(QString program, QString stateDirectory, QObject *parent)
    : QObject(parent)
    , m_program(std::move(program))
    , m_stateDirectory(std::move(stateDirectory))
{
    m_timer.setInterval(glance);
    connect(&m_timer, &QTimer::timeout, this, &LocalHost::look);
}

LocalHost::~LocalHost()
{
    // Whoever waits gets an answer; the coroutines then end without this object.
    settle(failure(Error::Kind::Cancelled));
}

QString LocalHost::addressFile(const QString &stateDirectory)
{
    Sha256 sum;
    sum.add(QFileInfo(stateDirectory).canonicalFilePath().toUtf8());
    return qEnvironmentVariable("XDG_RUNTIME_DIR") + QLatin1String("/kustos/host-") +
           QString::fromLatin1(sum.hex().first(16)) + QLatin1String(".json");
}

QCoro::Task<Result<Endpoint>> LocalHost::endpoint()
{
    if (!m_known) {
        if (const auto host = present(); host && !isRefused(*host))
            know(host->endpoint);
    }
    if (m_known)
        co_return Answer(*m_known); // a bare lvalue of another type than the result would be moved from
    const QFuture<Answer> answer = m_attempt ? m_attempt->future() : start();
    const auto settled = co_await answer;
    co_return settled;
}

void LocalHost::invalidate()
{
    if (m_known)
        m_refused = std::exchange(m_known, std::nullopt);
}

std::optional<LocalHost::Host> LocalHost::present() const
{
    const QString path = addressFile(m_stateDirectory);
    if (!isPrivate(path))
        return std::nullopt;
    const auto bytes = platform::readFile(path, addressLimit);
    if (!bytes)
        return std::nullopt;
    const QJsonObject object = QJsonDocument::fromJson(*bytes).object();
    Host host;
    host.endpoint.base = QUrl(object.value(QLatin1String("base")).toString());
    host.endpoint.bearer = object.value(QLatin1String("token")).toString().toLatin1();
    host.pid = object.value(QLatin1String("pid")).toInteger();
    if (!isLoopback(host.endpoint.base) || host.endpoint.bearer.isEmpty() || !lives(host.pid))
        return std::nullopt;
    return host;
}

bool LocalHost::isRefused(const Host &host) const
{
    return m_refused && m_refused->base == host.endpoint.base && m_refused->bearer == host.endpoint.bearer;
}

QFuture<LocalHost::Answer> LocalHost::start()
{
    m_attempt = std::make_unique<QPromise<Answer>>();
    m_attempt->start();
    const QFuture<Answer> answer = m_attempt->future(); // the attempt may be over before this returns
    m_givenUpAt = std::chrono::steady_clock::now() + m_deadline;
    if (const auto made = platform::makePrivateDirectory(m_stateDirectory); !made) {
        settle(std::unexpected(made.error()));
        return answer;
    }
    m_errorFile = m_stateDirectory + QLatin1String("/start.log");
    QProcess process;
    process.setProgram(m_program);
    process.setArguments({QStringLiteral("--state"), m_stateDirectory, QStringLiteral("--managed")});
    process.setWorkingDirectory(QStringLiteral("/")); // it must not keep a removable disk busy
    process.setStandardInputFile(QProcess::nullDevice());
    process.setStandardOutputFile(QProcess::nullDevice());
    process.setStandardErrorFile(m_errorFile, QIODevice::Truncate);
    m_startedPid = 0;
    if (!process.startDetached(&m_startedPid)) {
        Error error = notStarted();
        error.detail = process.errorString();
        settle(std::unexpected(error));
        return answer;
    }
    m_timer.start();
    return answer;
}

void LocalHost::look()
{
    const auto host = present();
    const bool over = std::chrono::steady_clock::now() >= m_givenUpAt;
    const bool ended = !lives(m_startedPid);
    // Where ours ended at once because another host has the directory, that one counts, also one that we
    // thought dead.
    if (host && (!isRefused(*host) || over || ended)) {
        m_refused.reset();
        know(host->endpoint);
        settle(host->endpoint);
    } else if (over || ended) {
        settle(std::unexpected(notStarted()));
    }
}

void LocalHost::know(const Endpoint &endpoint)
{
    m_known = endpoint;
    Q_EMIT found(endpoint.base);
}

void LocalHost::settle(const Answer &answer)
{
    m_timer.stop();
    if (!m_attempt)
        return;
    m_attempt->addResult(answer);
    m_attempt->finish();
    m_attempt.reset();
}

Error LocalHost::notStarted() const
{
    Error error{Error::Kind::Offline, Error::Cause::HostNotStarted, 0, m_program, std::nullopt};
    QFile said(m_errorFile);
    if (!m_errorFile.isEmpty() && said.open(QIODevice::ReadOnly)) {
        const QString sentence = QString::fromUtf8(said.read(sentenceLimit)).trimmed();
        if (!sentence.isEmpty())
            error.detail = sentence;
    }
    return error;
}

} // namespace kustos
