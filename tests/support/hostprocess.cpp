// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/hostprocess.h"

#include <QDeadlineTimer>
#include <QFile>

#include <csignal>
#include <sys/prctl.h>

namespace kustos::test {

namespace {

const QString binary = QStringLiteral(KUSTOS_HOST_BINARY);
constexpr int endLimit = 15'000;

} // namespace

HostProcess::HostProcess(const QString &stateDirectory)
    : m_state(stateDirectory)
{
    if (m_state.isEmpty()) {
        m_directory = std::make_unique<QTemporaryDir>();
        m_state = m_directory->filePath(QStringLiteral("state"));
    }
}

HostProcess::~HostProcess()
{
    kill();
}

bool HostProcess::start(const QStringList &options, std::chrono::milliseconds deadline)
{
    m_process = std::make_unique<QProcess>();
    m_process->setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process->setChildProcessModifier([block = m_blockSignals] {
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);
        sigset_t set;
        sigemptyset(&set);
        for (const int number : {SIGTERM, SIGINT, SIGHUP})
            sigaddset(&set, number);
        if (block)
            ::pthread_sigmask(SIG_BLOCK, &set, nullptr);
    });
    const QStringList command = m_wrapper + QStringList{binary, QStringLiteral("--state"), m_state} + options;
    m_process->start(command.first(), command.sliced(1));
    QByteArray read;
    for (const QDeadlineTimer end(deadline); !end.hasExpired() && !read.contains('\n');) {
        if (!m_process->waitForReadyRead(static_cast<int>(std::max<qint64>(end.remainingTime(), 1))))
            break;
        read += m_process->readAllStandardOutput();
    }
    const QByteArray line = read.left(read.indexOf('\n'));
    if (!read.contains('\n') || !line.startsWith("listening on "))
        return false;
    m_base = QString::fromUtf8(line.sliced(13));
    return true;
}

void HostProcess::kill()
{
    if (!isRunning())
        return;
    m_process->kill();
    m_process->waitForFinished(endLimit);
}

int HostProcess::stop()
{
    if (!isRunning())
        return -1;
    m_process->terminate();
    if (!m_process->waitForFinished(endLimit) || m_process->exitStatus() != QProcess::NormalExit)
        return -1;
    return m_process->exitCode();
}

bool HostProcess::waitForEnd(std::chrono::milliseconds deadline)
{
    return !isRunning() || m_process->waitForFinished(static_cast<int>(deadline.count()));
}

QByteArray HostProcess::token() const
{
    QFile file(m_state + QStringLiteral("/token"));
    return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed() : QByteArray();
}

HostProcess::Ran HostProcess::run(const QStringList &arguments) const
{
    QProcess process;
    process.start(binary, QStringList{QStringLiteral("--state"), m_state} + arguments);
    if (!process.waitForFinished(endLimit)) {
        process.kill();
        process.waitForFinished(endLimit);
        return {};
    }
    return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()),
            QString::fromUtf8(process.readAllStandardError())};
}

QString HostProcess::addSqlite(const QString &name, const QString &path, const QStringList &options) const
{
    const Ran ran = run(QStringList{QStringLiteral("add"), QStringLiteral("sqlite"), name, path} + options);
    return ran.code == 0 ? ran.output.trimmed() : QString();
}

} // namespace kustos::test
