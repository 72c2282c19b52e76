// SPDX-License-Identifier: GPL-3.0-or-later
#include "host/machines/clonejob.h"

#include "core/platform/files.h"
#include "host/engines/domainxml.h"
#include "host/machines/machinenames.h"
#include "host/machines/restorejob.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace kustos::host {

using Phase = MachineJobRecord::Phase;

Step<void> CloneJob::run()
{
    Step<void> done;
    if (m_job.record().phase != Phase::Checking)
        done = copy();
    if (done)
        done = m_job.enter(Phase::Checking);
    if (done)
        done = define();
    if (!done && !m_job.isHalted()) {
        [[maybe_unused]] const auto gone = m_job.hypervisor().undefine(m_job.record().created);
        QDir(m_job.files().machineDirectory(m_job.record().created)).removeRecursively();
    }
    return done;
}

Step<void> CloneJob::copy()
{
    const MachineJobRecord &record = m_job.record();
    const auto disks = readableDisks(m_job);
    if (!disks)
        return std::unexpected(disks.error());
    const QString from = m_job.files().snapshotDirectory(record.snapshot) + u'/';
    const QString to = m_job.files().machineDirectory(record.created);
    if (const auto made = makeEmptyDirectory(to); !made)
        return std::unexpected(failureOf(made.error()));
    QList<ImageCopy> copies;
    qint64 bytes = 0;
    qint64 total = 0;
    for (const SnapshotDisk &disk : *disks) {
        copies.append({from + imageName(disk.target), to + u'/' + imageName(disk.target), disk.virtualBytes});
        bytes += disk.bytes;
        total += disk.virtualBytes;
    }
    if (const auto room = hasRoom({{to, bytes}}); !room)
        return room;
    m_job.count(0, total);
    if (const auto entered = m_job.enter(Phase::Copying); !entered)
        return entered;
    if (const auto copied = copyImages(m_job, copies); !copied)
        return copied;
    for (const QString &directory : {to, QFileInfo(to).path()}) {
        if (const auto synced = platform::syncDirectory(directory); !synced)
            return std::unexpected(failureOf(synced.error()));
    }
    return {};
}

Result<void> CloneJob::defineOnce()
{
    const MachineJobRecord &record = m_job.record();
    const auto snapshot = m_job.catalogue().snapshot(record.snapshot);
    const auto disks = m_job.catalogue().disks(record.snapshot);
    if (!snapshot || !disks)
        return std::unexpected(snapshot ? disks.error() : snapshot.error());
    const auto machines = m_job.hypervisor().machines();
    if (!machines)
        return std::unexpected(machines.error());
    QSet<QString> taken;
    for (const MachineFacts &machine : *machines) {
        // Defined by an earlier host, or by a call whose answer was lost.
        if (machine.id == record.created)
            return {};
        taken.insert(machine.domain);
    }
    const auto saved = domainxml::summary(snapshot->domainXml);
    if (!saved)
        return std::unexpected(saved.error());
    QMap<QString, QString> paths; // old image to new one
    for (const SnapshotDisk &disk : *disks) {
        const auto old = std::ranges::find(saved->disks, disk.target, &domainxml::Disk::target);
        // A new machine with the old one's disk would write to it.
        if (old == saved->disks.end() || old->path.isEmpty())
            return failure(Error::Kind::Protocol, Error::Cause::None,
                           QStringLiteral("the saved machine has no disk %1").arg(disk.target));
        paths.insert(old->path,
                     m_job.files().machineDirectory(record.created) + u'/' + imageName(disk.target));
    }
    const auto xml = domainxml::clonedDomain(snapshot->domainXml, domainNameFor(record.argument, taken),
                                             record.created.text(), paths);
    if (!xml)
        return std::unexpected(xml.error());
    return m_job.hypervisor().define(*xml);
}

Step<void> CloneJob::define()
{
    const MachineJobRecord &record = m_job.record();
    const auto defined = m_job.patient<void>([this] {
        auto done = defineOnce();
        // Somebody else took the name just now: another one.
        for (int i = 0; i < 3 && !done && done.error().kind == Error::Kind::Conflict; ++i)
            done = defineOnce();
        return done;
    });
    if (!defined)
        return defined;
    return m_job.patient<void>([&] { return m_job.hypervisor().setTitle(record.created, record.argument); });
}

} // namespace kustos::host
