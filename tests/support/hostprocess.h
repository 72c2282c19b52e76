// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

#include <chrono>
#include <memory>

namespace kustos::test {

//! The real kustos-host as a process of its own on 127.0.0.1, with a state directory that is gone afterwards.
//! Needs the compile definition KUSTOS_HOST_BINARY. Killed when this ends, and by the kernel when the test
//! dies.
class HostProcess
{
public:
    //! `stateDirectory` empty: a temporary one.
    explicit HostProcess(const QString &stateDirectory = {});
    ~HostProcess();
    HostProcess(const HostProcess &) = delete;
    HostProcess &operator=(const HostProcess &) = delete;

    //! Starts and waits for the line "listening on ..."; false where it does not come in time.
    [[nodiscard]] bool start(const QStringList &options = {},
                             std::chrono::milliseconds deadline = std::chrono::seconds(15));
    void kill(); //!< SIGKILL, and waits for the end
    int stop();  //!< SIGTERM; the exit code, -1 where it did not end within 15 s
    [[nodiscard]] bool waitForEnd(std::chrono::milliseconds deadline);
    [[nodiscard]] bool isRunning() const { return m_process && m_process->state() != QProcess::NotRunning; }

    [[nodiscard]] QString base() const { return m_base; } //!< "http://127.0.0.1:PORT"
    [[nodiscard]] QByteArray token() const;
    [[nodiscard]] QString stateDirectory() const { return m_state; }
    [[nodiscard]] qint64 pid() const { return m_process ? m_process->processId() : 0; }
    [[nodiscard]] int exitCode() const { return m_process ? m_process->exitCode() : -1; }
    //! The next start inherits SIGTERM, SIGINT and SIGHUP blocked, as from a window.
    void setBlockedSignals() { m_blockSignals = true; }
    //! A command put before the binary: {"unshare", "-Urm", "sh", "-c", "... exec \"$@\"", "sh"}.
    void setWrapper(const QStringList &wrapper) { m_wrapper = wrapper; }

    struct Ran
    {
        int code = -1;
        QString output;
        QString errors;
    };
    //! Runs kustos-host once more on the same state directory and waits for its end.
    [[nodiscard]] Ran run(const QStringList &arguments) const;
    //! Registers a database; its id, or an empty text.
    [[nodiscard]] QString addSqlite(const QString &name, const QString &path,
                                    const QStringList &options = {}) const;

private:
    std::unique_ptr<QTemporaryDir> m_directory;
    QString m_state;
    QString m_base;
    QStringList m_wrapper;
    bool m_blockSignals = false;
    std::unique_ptr<QProcess> m_process;
};

} // namespace kustos::test
