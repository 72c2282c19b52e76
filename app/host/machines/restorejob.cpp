// SPDX-License-Identifier: GPL-3.0-or-later
#include "host/machines/restorejob.h"

#include "host/engines/domainxml.h"
#include "host/machines/machinenames.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStorageInfo>

#include <algorithm>

namespace kustos::host {

using Phase = MachineJobRecord::Phase;

Step<QList<SnapshotDisk>> readableDisks(MachineJob &job)
{
    const SnapshotId &id = job.record().snapshot;
    const auto disks = job.catalogue().disks(id);
    if (!disks)
        return std::unexpected(failureOf(disks.error()));
    const auto whole = job.files().whole(id, *disks);
    if (whole)
        return *disks;
    [[maybe_unused]] const auto noted = job.catalogue().setSnapshotState(id, SnapshotRecord::State::Lost);
    return failed(QStringLiteral("snapshot_lost"),
                  QStringLiteral("the snapshot's files are gone or damaged: ") + whole.error().detail);
}

Step<void> hasRoom(const QList<std::pair<QString, qint64>> &bytesByDirectory)
{
    QMap<QString, qint64> wanted; // by file system: two directories may share one
    for (const auto &[directory, bytes] : bytesByDirectory) {
        QStorageInfo storage(directory);
        if (!storage.isValid())
            return failed(QStringLiteral("target_missing"),
                          QStringLiteral("the directory %1 is gone").arg(directory));
        const qint64 sum = wanted[storage.rootPath()] += bytes;
        if (sum > storage.bytesAvailable())
            return failed(
                QStringLiteral("disk_full"),
                QStringLiteral("%1 bytes are wanted in %2, and there is room for %3")
                    .arg(QString::number(sum), directory, QString::number(storage.bytesAvailable())));
    }
    return {};
}

Step<void> copyImages(MachineJob &job, const QList<ImageCopy> &copies)
{
    qint64 total = 0;
    for (const ImageCopy &copy : copies)
        total += copy.virtualBytes;
    qint64 before = 0;
    for (const ImageCopy &copy : copies) {
        QFile::remove(copy.target);
        const auto copied =
            job.hypervisor().copyImage(copy.source, copy.target, job.stopToken(), [&](int permille) {
                job.count(before + copy.virtualBytes / 1000 * permille, total);
            });
        if (!copied)
            return std::unexpected(failureOf(copied.error()));
        if (const auto synced = syncPath(copy.target); !synced)
            return std::unexpected(failureOf(synced.error()));
        before += copy.virtualBytes;
    }
    job.count(total, total);
    return {};
}

Step<void> RestoreJob::run()
{
    const bool replacing = m_job.record().phase == Phase::Replacing;
    Step<void> done = replacing ? findTargets() : copy();
    if (done && !replacing)
        done = m_job.enter(Phase::Replacing);
    // Once more, as late as can be: whoever switches it on after this gets the new disks.
    if (done)
        done = isOffNow();
    if (done)
        done = replace();
    if (!done && !m_job.isHalted())
        removeParts();
    return done;
}

Step<void> RestoreJob::isOffNow()
{
    const auto facts = m_job.read(m_job.record().machine);
    if (!facts)
        return std::unexpected(facts.error());
    if (isOff(facts->state))
        return isUsedByNobody();
    const bool begun =
        m_job.isResumed() && m_job.record().phase == Phase::Replacing &&
        std::ranges::any_of(m_targets, [](const Target &target) { return !QFile::exists(target.part()); });
    return failed(QStringLiteral("failed"),
                  begun ? QStringLiteral("the machine was switched on while some of its disks were restored "
                                         "and others not: switch it off and restore again")
                        : QStringLiteral("the machine is on; its disks were not touched"));
}

//! What is renamed over an image that is open elsewhere leaves that machine writing into a file without a
//! name.
Step<void> RestoreJob::isUsedByNobody()
{
    const MachineId &own = m_job.record().machine;
    const auto saved = m_job.patient<bool>([&] { return m_job.hypervisor().hasSavedMemory(own); });
    if (!saved)
        return std::unexpected(saved.error());
    if (*saved)
        return failed(
            QStringLiteral("failed"),
            QStringLiteral("the machine's memory is saved and belongs to its present disks: start it and "
                           "shut it down first"));
    const auto all = m_job.patient<QList<MachineFacts>>([&] { return m_job.hypervisor().machines(); });
    if (!all)
        return std::unexpected(all.error());
    for (const MachineFacts &other : *all) {
        if (other.id == own || isOff(other.state))
            continue;
        const auto xml = m_job.patient<QByteArray>([&] { return m_job.hypervisor().domainXml(other.id); });
        if (!xml)
            return std::unexpected(xml.error());
        // Its disks, or what they stand on.
        for (const Target &target : std::as_const(m_targets)) {
            if (xml->contains(target.path.toHtmlEscaped().toUtf8()))
                return failed(
                    QStringLiteral("failed"),
                    QStringLiteral("the image %1 is in use by the machine %2").arg(target.path, other.name));
        }
    }
    return {};
}

Step<void> RestoreJob::findTargets()
{
    const MachineId &machine = m_job.record().machine;
    const auto disks = m_job.catalogue().disks(m_job.record().snapshot);
    if (!disks)
        return std::unexpected(failureOf(disks.error()));
    const auto facts = m_job.read(machine);
    if (!facts)
        return std::unexpected(facts.error());
    const auto xml = m_job.patient<QByteArray>([&] { return m_job.hypervisor().domainXml(machine); });
    if (!xml)
        return std::unexpected(xml.error());
    const auto domain = domainxml::summary(*xml);
    const auto snapshot = m_job.catalogue().snapshot(m_job.record().snapshot);
    if (!domain || !snapshot)
        return std::unexpected(failureOf(domain ? snapshot.error() : domain.error()));
    const auto saved = domainxml::summary(snapshot->domainXml);
    const QList<domainxml::Disk> earlier = saved ? saved->disks : QList<domainxml::Disk>();
    for (const SnapshotDisk &disk : *disks) {
        const auto found = std::ranges::find(facts->disks, disk.target, &MachineFacts::Disk::target);
        if (found == facts->disks.end() || found->path.isEmpty())
            return failed(QStringLiteral("source_missing"),
                          QStringLiteral("the machine no longer has a disk %1").arg(disk.target));
        // A machine that reads its image as raw would see the header of our file as its first sectors.
        const auto own = std::ranges::find(domain->disks, disk.target, &domainxml::Disk::target);
        if (own == domain->disks.end() || own->format != u"qcow2")
            return failed(
                QStringLiteral("failed"),
                QStringLiteral("the disk %1 is no qcow2 image, so a snapshot cannot take its place; "
                               "a new machine can be made from it")
                    .arg(disk.target));
        // The copy has no chain and no encryption: under a definition that says otherwise it would be
        // misread.
        if (own->backed || own->encrypted)
            return failed(
                QStringLiteral("failed"),
                QStringLiteral("the disk %1 is encrypted or stands on another image, so a snapshot cannot "
                               "take its place; a new machine can be made from it")
                    .arg(disk.target));
        const auto before = std::ranges::find(earlier, disk.target, &domainxml::Disk::target);
        if (before != earlier.end() && before->path != own->path)
            return failed(
                QStringLiteral("source_missing"),
                QStringLiteral("the disk %1 is another image by now: %2").arg(disk.target, own->path));
        const QString canonical = QFileInfo(found->path).canonicalFilePath();
        m_targets.append({disk, canonical.isEmpty() ? found->path : canonical});
    }
    return {};
}

Step<void> RestoreJob::copy()
{
    const auto disks = readableDisks(m_job);
    if (!disks)
        return std::unexpected(disks.error());
    if (const auto found = findTargets(); !found)
        return found;
    if (const auto off = isOffNow(); !off)
        return off;
    removeParts();
    const QString directory = m_job.files().snapshotDirectory(m_job.record().snapshot) + u'/';
    QList<std::pair<QString, qint64>> wanted;
    QList<ImageCopy> copies;
    qint64 total = 0;
    for (const Target &target : std::as_const(m_targets)) {
        wanted.append({QFileInfo(target.path).path(), target.disk.bytes});
        copies.append({directory + imageName(target.disk.target), target.part(), target.disk.virtualBytes});
        total += target.disk.virtualBytes;
    }
    if (const auto room = hasRoom(wanted); !room)
        return room;
    m_job.count(0, total);
    if (const auto entered = m_job.enter(Phase::Copying); !entered)
        return entered;
    if (const auto copied = copyImages(m_job, copies); !copied)
        return copied;
    for (const Target &target : std::as_const(m_targets))
        takeAfter(target.part(), target.path);
    return {};
}

Step<void> RestoreJob::replace()
{
    int replaced = 0;
    for (const Target &target : std::as_const(m_targets)) {
        // One that an earlier host has renamed is no longer there.
        if (!QFile::exists(target.part()) && m_job.isResumed()) {
            ++replaced;
            continue;
        }
        if (const auto done = replaceFile(target.part(), target.path); !done) {
            JobFailure failure = failureOf(done.error());
            failure.detail += replaced == 0 ? QStringLiteral("; no disk was replaced")
                                            : QStringLiteral("; %1 of %2 disks were replaced: restore again")
                                                  .arg(replaced)
                                                  .arg(m_targets.size());
            return std::unexpected(failure);
        }
        ++replaced;
    }
    return {};
}

void RestoreJob::removeParts()
{
    // Also those of an earlier host, where this one has failed before it looked for the disks.
    if (m_targets.isEmpty()) [[maybe_unused]]
        const auto found = findTargets();
    for (const Target &target : std::as_const(m_targets))
        QFile::remove(target.part());
}

} // namespace kustos::host
