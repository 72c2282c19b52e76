// SPDX-License-Identifier: GPL-3.0-or-later
#include "host/engines/diskimageprocess.h"

#include <QDeadlineTimer>
#include <QFile>
#include <QStandardPaths>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <optional>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

namespace kustos::host::diskimage {

namespace {

constexpr int patience = 5'000; // ms between SIGTERM and SIGKILL

class Descriptor
{
public:
    explicit Descriptor(int number = -1)
        : m_number(number)
    {
    }
    Descriptor(const Descriptor &) = delete;
    Descriptor &operator=(const Descriptor &) = delete;
    ~Descriptor() { close(); }

    void close()
    {
        if (m_number >= 0)
            ::close(m_number);
        m_number = -1;
    }
    void take(int number)
    {
        close();
        m_number = number;
    }
    [[nodiscard]] int number() const { return m_number; }

private:
    int m_number;
};

std::unexpected<Error> systemFailure(const QString &what)
{
    return failure(Error::Kind::Rejected, Error::Cause::None,
                   what + QStringLiteral(": ") + QString::fromLocal8Bit(std::strerror(errno)));
}

struct Pipe
{
    Descriptor reading;
    Descriptor writing;

    [[nodiscard]] bool open()
    {
        std::array<int, 2> ends{};
        if (::pipe2(ends.data(), O_CLOEXEC) != 0)
            return false;
        reading.take(ends[0]);
        writing.take(ends[1]);
        return true;
    }
};

//! C's form of a list of words, which lives as long as this does.
class Words
{
public:
    explicit Words(std::vector<QByteArray> words)
        : m_words(std::move(words))
    {
        for (QByteArray &word : m_words)
            m_pointers.push_back(word.data());
        m_pointers.push_back(nullptr);
    }
    [[nodiscard]] char *const *data() const { return m_pointers.data(); }

private:
    std::vector<QByteArray> m_words;
    std::vector<char *> m_pointers;
};

Words argumentWords(const QString &file, const QStringList &arguments)
{
    std::vector<QByteArray> words{QFile::encodeName(file)};
    for (const QString &argument : arguments)
        words.push_back(QFile::encodeName(argument));
    return Words(std::move(words));
}

//! The locale decides the decimal point and the language of the sentences that are read.
Words environmentWords()
{
    std::vector<QByteArray> words;
    for (char **entry = environ; *entry; ++entry)
        if (!QByteArrayView(*entry).startsWith("LC_") && !QByteArrayView(*entry).startsWith("LANG"))
            words.emplace_back(*entry);
    words.emplace_back("LC_ALL=C");
    return Words(std::move(words));
}

//! In the child between fork and exec: nothing here may allocate, for another thread may hold the lock.
[[noreturn]] void become(const QByteArray &file, const Words &arguments, const Words &environment, int output,
                         int errors, pid_t parent)
{
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    sigset_t none;
    sigemptyset(&none);
    ::sigprocmask(SIG_SETMASK, &none, nullptr);
    ::signal(SIGPIPE, SIG_DFL);
    const int nothing = ::open("/dev/null", O_RDONLY | O_CLOEXEC);
    if (nothing >= 0 && ::getppid() == parent && ::dup2(nothing, 0) >= 0 && ::dup2(output, 1) >= 0 &&
        ::dup2(errors, 2) >= 0)
        ::execve(file.constData(), arguments.data(), environment.data());
    ::_exit(127);
}

Ended endOf(pid_t child)
{
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    Ended ended;
    if (WIFEXITED(status))
        ended.exitCode = WEXITSTATUS(status);
    else if (WIFSIGNALED(status))
        ended.signal = WTERMSIG(status);
    return ended;
}

//! False at the end of the stream.
bool pass(const Descriptor &from, const std::function<void(QByteArrayView)> &to)
{
    std::array<char, 4096> buffer{};
    const ssize_t count = ::read(from.number(), buffer.data(), buffer.size());
    if (count > 0)
        to(QByteArrayView(buffer.data(), count));
    return count > 0 || (count < 0 && errno == EINTR);
}

//! Reads both streams to their end, which is the end of the child, and carries a stop over to it.
QByteArray follow(pid_t child, Pipe &output, Pipe &errors, const Descriptor &stopped,
                  const std::function<void(QByteArrayView)> &to)
{
    QByteArray said;
    std::optional<QDeadlineTimer> killing;
    const auto keep = [&said](QByteArrayView piece) {
        said.append(piece.first(std::min(piece.size(), 4096 - said.size())));
    };
    while (output.reading.number() >= 0 || errors.reading.number() >= 0) {
        std::array<pollfd, 3> waited{pollfd{output.reading.number(), POLLIN, 0},
                                     pollfd{errors.reading.number(), POLLIN, 0},
                                     pollfd{killing ? -1 : stopped.number(), POLLIN, 0}};
        const int limit = killing && !killing->isForever() ? static_cast<int>(killing->remainingTime()) : -1;
        ::poll(waited.data(), waited.size(), limit);
        if (waited[0].revents != 0 && !pass(output.reading, to))
            output.reading.close();
        if (waited[1].revents != 0 && !pass(errors.reading, keep))
            errors.reading.close();
        if (waited[2].revents != 0) {
            ::kill(child, SIGTERM);
            killing.emplace(patience);
        } else if (killing && killing->hasExpired()) {
            ::kill(child, SIGKILL);
            killing.emplace(QDeadlineTimer::Forever);
        }
    }
    return said;
}

} // namespace

QByteArray Ended::sentence() const
{
    if (!errors.trimmed().isEmpty())
        return errors;
    return signal != 0 ? "qemu-img was ended by signal " + QByteArray::number(signal)
                       : "qemu-img ended with " + QByteArray::number(exitCode);
}

Result<Ended> runProcess(const QString &program, const QStringList &arguments, const std::stop_token &stop,
                         const std::function<void(QByteArrayView)> &output)
{
    const QString file = QStandardPaths::findExecutable(program);
    if (file.isEmpty())
        return failure(Error::Kind::Rejected, Error::Cause::None,
                       program + QStringLiteral(" is not installed"));
    if (stop.stop_requested())
        return failure(Error::Kind::Cancelled);
    Pipe out;
    Pipe errors;
    const Descriptor stopped(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK));
    if (!out.open() || !errors.open() || stopped.number() < 0)
        return systemFailure(program + QStringLiteral(" could not be started"));

    const QByteArray path = QFile::encodeName(file);
    const Words words = argumentWords(file, arguments);
    const Words environment = environmentWords();
    const pid_t parent = ::getpid();
    const pid_t child = ::fork();
    if (child < 0)
        return systemFailure(program + QStringLiteral(" could not be started"));
    if (child == 0)
        become(path, words, environment, out.writing.number(), errors.writing.number(), parent);

    out.writing.close();
    errors.writing.close();
    const std::stop_callback wake(stop, [&stopped] { ::eventfd_write(stopped.number(), 1); });
    const QByteArray said = follow(child, out, errors, stopped, output);
    Ended ended = endOf(child);
    ended.errors = said;
    return ended;
}

} // namespace kustos::host::diskimage
