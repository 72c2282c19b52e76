// SPDX-License-Identifier: GPL-3.0-or-later
#include "host/stophost.h"

#include "core/platform/files.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QDir>
#include <QFileInfo>

#include <cerrno>
#include <csignal>
#include <optional>
#include <poll.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace kustos::host {

namespace {

//! A process by a handle: its number may be another one's as soon as it has ended.
class ProcessHandle
{
public:
    explicit ProcessHandle(pid_t pid)
        : m_pid(pid)
        , m_descriptor(static_cast<int>(::syscall(SYS_pidfd_open, pid, 0)))
    {
    }
    ~ProcessHandle()
    {
        if (m_descriptor >= 0)
            ::close(m_descriptor);
    }
    ProcessHandle(const ProcessHandle &) = delete;
    ProcessHandle &operator=(const ProcessHandle &) = delete;

    [[nodiscard]] bool isOpen() const { return m_descriptor >= 0; }
    [[nodiscard]] bool terminate() const
    {
        return ::syscall(SYS_pidfd_send_signal, m_descriptor, SIGTERM, nullptr, 0) == 0;
    }
    [[nodiscard]] bool hasOpen(const QString &path) const;
    void waitForEnd(std::chrono::milliseconds limit) const
    {
        pollfd waited{m_descriptor, POLLIN, 0};
        ::poll(&waited, 1, static_cast<int>(std::max<qint64>(limit.count(), 0)));
    }

private:
    pid_t m_pid;
    int m_descriptor;
};

bool ProcessHandle::hasOpen(const QString &path) const
{
    struct stat wanted{};
    if (::stat(path.toLocal8Bit().constData(), &wanted) != 0)
        return false;
    const QDir open(QStringLiteral("/proc/%1/fd").arg(m_pid));
    const QStringList numbers = open.entryList(QDir::Files | QDir::System | QDir::NoDotAndDotDot);
    return std::any_of(numbers.begin(), numbers.end(), [&](const QString &number) {
        struct stat one{};
        return ::stat(open.filePath(number).toLatin1().constData(), &one) == 0 &&
               one.st_dev == wanted.st_dev && one.st_ino == wanted.st_ino;
    });
}

bool isHost(pid_t pid)
{
    // " (deleted)" follows the name once a newer version was installed.
    const QString program = QFileInfo(QStringLiteral("/proc/%1/exe").arg(pid)).symLinkTarget();
    const QString own = QFileInfo(QCoreApplication::applicationFilePath()).fileName();
    return QFileInfo(program).fileName().startsWith(own);
}

std::optional<pid_t> holderOf(const QString &lockFile)
{
    const auto text = platform::readFile(lockFile, 64);
    bool number = false;
    const int pid = text ? text->trimmed().toInt(&number) : 0;
    return number && pid > 1 ? std::optional<pid_t>(pid) : std::nullopt;
}

} // namespace

Result<void> stopHost(const StateDirectory &state, std::chrono::milliseconds patience)
{
    const QString file = state.lockFile();
    // Nobody has ever served it; the lock would only make the file.
    struct stat present{};
    if (::stat(file.toLocal8Bit().constData(), &present) != 0 && errno == ENOENT)
        return {};
    const QDeadlineTimer end(patience);
    std::optional<pid_t> asked;
    for (;;) {
        const auto lock = state.lock();
        if (lock)
            return {};
        if (lock.error().kind != Error::Kind::Conflict)
            return std::unexpected(lock.error());
        if (end.hasExpired())
            break;
        const auto pid = holderOf(file);
        if (pid && asked != pid) {
            const ProcessHandle process(*pid);
            if (process.isOpen() && isHost(*pid) && process.hasOpen(file) && process.terminate()) {
                asked = pid;
                process.waitForEnd(std::chrono::milliseconds(end.remainingTime()));
                continue;
            }
        }
        // It has the lock but has not written its number yet, or is just ending.
        ::poll(nullptr, 0, 20);
    }
    if (asked)
        return failure(Error::Kind::Timeout, Error::Cause::None,
                       QStringLiteral("the host (process %1) has not ended yet").arg(*asked));
    return failure(Error::Kind::Storage, Error::Cause::None,
                   file + QStringLiteral(" is locked by a process that is no host of yours"));
}

} // namespace kustos::host
