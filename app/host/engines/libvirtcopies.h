// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "host/machines/hypervisor.h"

#include <QHash>

#include <chrono>
#include <condition_variable>
#include <libvirt/libvirt.h>
#include <mutex>

namespace kustos::host::libvirt {

//! What a list of job values says of a full copy.
struct CopyStatus
{
    bool isCopy = false; //!< false: of a migration or the like
    qint64 bytesDone = 0;
    qint64 bytesTotal = 0;
    bool success = false; //!< of one that ended
    QString reason;       //!< why it failed, in QEMU's words
};
[[nodiscard]] CopyStatus copyStatus(virTypedParameterPtr values, int count);

//! What is known of each machine's live copy, the present one or the last. libvirt tells the end of a copy
//! once, by an event, and why it ended only in words; the state of the machine and our own abort say the
//! rest. Any thread.
class LibvirtCopies
{
public:
    enum class Known { Nothing, Beginning, Running, Ended };

    [[nodiscard]] Known known(const QString &uuid) const;
    //! False where one runs already. What was known before is kept until begun().
    [[nodiscard]] bool beginning(const QString &uuid);
    void begun(const QString &uuid, bool worked);
    //! Set before the abort is sent, and taken back where it was refused.
    void setAborting(const QString &uuid, bool aborting);

    void ended(const QString &uuid, const CopyStatus &status);
    //! Ended without an event: the daemon that would have told it is gone.
    void lost(const QString &uuid, const Error &error);
    void machineStopped(const QString &uuid);

    //! Whether it ended by then.
    [[nodiscard]] bool waitForEnd(const QString &uuid, std::chrono::milliseconds limit) const;
    //! Whether the cause of the end has still to be found out: the machine may have stopped under the copy.
    [[nodiscard]] bool isUnexplained(const QString &uuid) const;
    //! Waits for the news that the machine stopped; whether it came.
    [[nodiscard]] bool waitForStop(const QString &uuid, std::chrono::milliseconds limit) const;
    //! Settles what isUnexplained().
    void explain(const QString &uuid, bool machineStopped);
    [[nodiscard]] Hypervisor::Copy copy(const QString &uuid) const;

private:
    struct Entry
    {
        Known known = Known::Running;
        Hypervisor::Copy copy;
        QString reason;
        bool aborting = false;
        bool stopped = false;
        bool unexplained = false;
    };

    mutable std::mutex m_mutex;
    mutable std::condition_variable m_changed;
    QHash<QString, Entry> m_entries;
    QHash<QString, Entry> m_previous; //!< of those that are beginning
};

} // namespace kustos::host::libvirt
