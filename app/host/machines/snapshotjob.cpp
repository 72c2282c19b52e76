// SPDX-License-Identifier: GPL-3.0-or-later
#include "host/machines/snapshotjob.h"

#include "host/engines/domainxml.h"
#include "host/machines/machinenames.h"
#include "host/machines/powerjob.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace kustos::host {

using namespace std::chrono_literals;
using Phase = MachineJobRecord::Phase;
using Copy = Hypervisor::Copy;

Step<void> SnapshotJob::take()
{
    return make(false);
}

Step<void> SnapshotJob::takeConsistent()
{
    MachineJobRecord &record = m_job.record();
    if (record.phase == Phase::Waiting) {
        const auto facts = m_job.read(record.machine);
        if (!facts)
            return std::unexpected(facts.error());
        record.wasRunning = !isOff(facts->state);
    }
    if (record.phase == Phase::ShuttingDown || (record.phase == Phase::Waiting && record.wasRunning)) {
        if (const auto off = PowerJob(m_job).shutDown(); !off)
            return off;
    }
    Step<void> made;
    if (record.phase != Phase::Starting)
        made = make(true);
    else if (!record.code.isEmpty())
        made = failed(record.code, record.detail);
    if (!record.wasRunning || m_job.isHalted())
        return made;
    return switchOnAgain(made);
}

Step<void> SnapshotJob::switchOnAgain(const Step<void> &made)
{
    m_job.goOnWhenCancelled();
    if (!made) {
        m_job.record().code = made.error().code;
        m_job.record().detail = made.error().detail;
    }
    // Where this cannot be written the machine is switched on all the same.
    [[maybe_unused]] const auto entered = m_job.enter(Phase::Starting);
    const auto on = PowerJob(m_job).switchOn();
    if (on)
        return made;
    if (m_job.isHalted())
        return cancelled();
    const QString why = QStringLiteral("the machine could not be switched on again: ") + on.error().detail;
    if (made)
        return failed(QStringLiteral("start_failed"), why);
    const bool byUser = made.error().code == u"cancelled";
    return failed(byUser ? QStringLiteral("failed") : made.error().code,
                  made.error().detail + QStringLiteral("; ") + why);
}

Step<void> SnapshotJob::make(bool mustBeOff)
{
    auto made = makeOrGoOn(mustBeOff);
    if (!made && !m_job.isHalted())
        discard();
    return made;
}

Step<void> SnapshotJob::makeOrGoOn(bool mustBeOff)
{
    const MachineJobRecord &record = m_job.record();
    const auto snapshot = m_job.catalogue().snapshot(record.snapshot);
    auto disks = m_job.catalogue().disks(record.snapshot);
    if (!snapshot || !disks)
        return std::unexpected(failureOf(snapshot ? disks.error() : snapshot.error()));
    m_snapshot = *snapshot;
    m_disks = std::move(*disks);
    if (m_snapshot.state == SnapshotRecord::State::Available)
        return {};
    if (record.phase == Phase::Checking)
        return check();
    const bool begun = record.phase == Phase::Copying;
    Step<void> copied;
    if (begun && record.live) {
        copied = watchCopy();
    } else {
        if (const auto prepared = prepare(mustBeOff || begun); !prepared)
            return prepared;
        copied = record.live ? copyLive() : copyAtRest();
    }
    return copied ? check() : copied;
}

Step<void> SnapshotJob::noteDisks(const MachineFacts &facts)
{
    m_disks.clear();
    m_sources.clear();
    m_snapshot.virtualBytes = 0;
    for (const MachineFacts::Disk &disk : facts.disks) {
        // A snapshot without one of the disks would be none of the machine.
        if (disk.path.isEmpty() || !isTarget(disk.target))
            return failed(QStringLiteral("failed"),
                          QStringLiteral("the disk %1 is no file and cannot be copied").arg(disk.target));
        const QFileInfo file(disk.path);
        if (!m_snapshot.live && !file.isFile())
            return failed(QStringLiteral("source_missing"),
                          QStringLiteral("the image %1 is gone").arg(disk.path));
        m_disks.append({disk.target, disk.virtualBytes, disk.boot, 0, {}});
        m_sources.insert(disk.target, {disk.path, file.lastModified()});
        m_snapshot.virtualBytes += disk.virtualBytes;
    }
    if (m_disks.isEmpty())
        return failed(QStringLiteral("failed"), QStringLiteral("the machine has no disk"));
    return {};
}

Step<void> SnapshotJob::prepare(bool mustBeOff)
{
    MachineJobRecord &record = m_job.record();
    const auto facts = m_job.read(record.machine);
    if (!facts)
        return std::unexpected(facts.error());
    const auto xml = m_job.patient<QByteArray>([&] { return m_job.hypervisor().domainXml(record.machine); });
    if (!xml)
        return std::unexpected(xml.error());
    record.live = m_snapshot.live = !isOff(facts->state);
    if (mustBeOff && record.live)
        return failed(QStringLiteral("failed"), QStringLiteral("the machine was switched on meanwhile"));
    m_snapshot.domainXml = *xml;
    const auto domain = domainxml::summary(*xml);
    if (!domain)
        return std::unexpected(failureOf(domain.error()));
    if (std::ranges::any_of(domain->disks, &domainxml::Disk::encrypted))
        return failed(
            QStringLiteral("failed"),
            QStringLiteral("a disk of the machine is encrypted, and a snapshot of it would not be"));
    if (!record.live) {
        const auto saved =
            m_job.patient<bool>([&] { return m_job.hypervisor().hasSavedMemory(record.machine); });
        if (!saved)
            return std::unexpected(saved.error());
        if (*saved)
            return failed(
                QStringLiteral("failed"),
                QStringLiteral("the machine is not shut down, its memory is saved: start it and shut it down "
                               "first"));
    }
    if (const auto noted = noteDisks(*facts); !noted)
        return noted;
    m_job.count(0, m_snapshot.virtualBytes);
    if (const auto made = makeEmptyDirectory(m_job.files().partDirectory(m_snapshot.id)); !made)
        return std::unexpected(failureOf(made.error()));
    m_snapshot.createdAt = m_job.now();
    record.phase = Phase::Copying;
    record.bytesDone = 0;
    record.bytesTotal = m_snapshot.virtualBytes;
    if (const auto written = m_job.catalogue().updateCopy(record, m_snapshot, m_disks); !written)
        return std::unexpected(failureOf(written.error()));
    return {};
}

Step<void> SnapshotJob::copyLive()
{
    QMap<QString, QString> files;
    for (const SnapshotDisk &disk : std::as_const(m_disks))
        files.insert(disk.target, m_job.files().partDirectory(m_snapshot.id) + u'/' + imageName(disk.target));
    const auto begun = m_job.hypervisor().beginCopy(m_snapshot.machine, files);
    // An answer that was lost says nothing: the copy itself does.
    if (!begun && begun.error().kind != Error::Kind::Offline)
        return std::unexpected(copyFailure(begun.error()));
    m_begun = begun.has_value();
    return watchCopy();
}

bool SnapshotJob::filesAreThere() const
{
    return std::ranges::all_of(m_disks, [this](const SnapshotDisk &disk) {
        return QFileInfo(m_job.files().partDirectory(m_snapshot.id) + u'/' + imageName(disk.target)).size() >
               0;
    });
}

Step<void> SnapshotJob::watchCopy()
{
    const bool resumed = m_job.isResumed();
    const auto lost = [resumed] {
        return resumed ? failed(QStringLiteral("host_stopped"),
                                QStringLiteral("the copy did not survive the end of the host"))
                       : failed(QStringLiteral("hypervisor_lost"),
                                QStringLiteral("the hypervisor no longer knows the copy"));
    };
    for (;;) {
        const auto copy = m_job.patient<Copy>([this] { return m_job.hypervisor().copy(m_snapshot.machine); });
        if (!copy)
            return std::unexpected(copy.error());
        // Without our files it is somebody else's, or an earlier one.
        const bool ours = filesAreThere() || (m_begun && copy->state == Copy::State::Running);
        if ((copy->state == Copy::State::Running || copy->state == Copy::State::Complete) && !ours)
            return lost();
        switch (copy->state) {
        case Copy::State::None:
            return lost();
        case Copy::State::Running:
            m_job.count(copy->bytesDone, copy->bytesTotal);
            if (const auto waited = m_job.wait(m_job.times().poll); !waited)
                return waited;
            break;
        case Copy::State::Complete:
            m_job.count(m_snapshot.virtualBytes, m_snapshot.virtualBytes);
            return {};
        case Copy::State::Failed:
            return std::unexpected(copyFailure(copy->error));
        case Copy::State::Cancelled:
            return std::unexpected(copyFailure(
                Error{Error::Kind::Rejected, {}, 0, QStringLiteral("somebody else ended the copy"), {}}));
        }
    }
}

JobFailure SnapshotJob::copyFailure(const Error &error)
{
    const auto stopped =
        JobFailure{QStringLiteral("machine_stopped"),
                   QStringLiteral("the machine was switched off or crashed during the copy")};
    if (error.kind == Error::Kind::Conflict || error.kind == Error::Kind::Rejected) {
        const auto facts = m_job.read(m_snapshot.machine);
        if (error.kind == Error::Kind::Conflict ? !facts || isOff(facts->state)
                                                : facts && isOff(facts->state))
            return stopped;
    }
    return failureOf(error);
}

Step<void> SnapshotJob::copyAtRest()
{
    qint64 before = 0;
    const qint64 total = m_snapshot.virtualBytes;
    for (const SnapshotDisk &disk : std::as_const(m_disks)) {
        const auto copied = m_job.hypervisor().copyImage(
            m_sources.value(disk.target).path,
            m_job.files().partDirectory(m_snapshot.id) + u'/' + imageName(disk.target), m_job.stopToken(),
            [&](int permille) { m_job.count(before + disk.virtualBytes / 1000 * permille, total); });
        if (!copied && !QFileInfo::exists(m_sources.value(disk.target).path))
            return failed(QStringLiteral("source_missing"),
                          QStringLiteral("the image %1 is gone").arg(m_sources.value(disk.target).path));
        if (!copied && copied.error().kind != Error::Kind::Cancelled) {
            // The copy of an image that a machine has just taken fails for that reason.
            if (const auto off = stayedOff(); !off)
                return off;
        }
        if (!copied)
            return std::unexpected(failureOf(copied.error()));
        before += disk.virtualBytes;
    }
    m_job.count(total, total);
    return stayedOff();
}

Step<void> SnapshotJob::stayedOff()
{
    const auto facts = m_job.read(m_snapshot.machine);
    if (!facts)
        return std::unexpected(facts.error());
    const bool written = std::ranges::any_of(std::as_const(m_sources), [](const Source &source) {
        return QFileInfo(source.path).lastModified() != source.changedAt;
    });
    if (isOff(facts->state) && !written)
        return {};
    return failed(QStringLiteral("failed"),
                  QStringLiteral("the machine was switched on during the copy, which is worth nothing then"));
}

Step<void> SnapshotJob::check()
{
    if (const auto entered = m_job.enter(Phase::Checking); !entered)
        return entered;
    const MachineFiles &files = m_job.files();
    const bool placed = QFileInfo::exists(files.snapshotDirectory(m_snapshot.id));
    const QString directory =
        placed ? files.snapshotDirectory(m_snapshot.id) : files.partDirectory(m_snapshot.id);
    m_snapshot.bytes = 0;
    m_snapshot.sha256.clear();
    for (SnapshotDisk &disk : m_disks) {
        const auto hashed = hashAndSync(directory + u'/' + imageName(disk.target), m_job.stopToken());
        if (!hashed)
            return std::unexpected(failureOf(hashed.error()));
        disk.bytes = hashed->bytes;
        disk.sha256 = hashed->sha256;
        m_snapshot.bytes += hashed->bytes;
        if (disk.boot || m_snapshot.sha256.isEmpty())
            m_snapshot.sha256 = hashed->sha256;
    }
    if (const auto done = files.place(m_snapshot.id); !done)
        return std::unexpected(failureOf(done.error()));
    if (const auto done = m_job.catalogue().finishSnapshot(m_job.record(), m_snapshot, m_disks); !done)
        return std::unexpected(failureOf(done.error()));
    return {};
}

void SnapshotJob::abortCopy()
{
    const MachineId &machine = m_snapshot.machine;
    // A copy without our files is not ours to end.
    const auto running = m_job.hypervisor().copy(machine);
    if (!running || running->state != Copy::State::Running || !(m_begun || filesAreThere()))
        return;
    [[maybe_unused]] const auto aborted = m_job.hypervisor().abortCopy(machine);
    for (int i = 0; i < 100 && m_job.pause(m_job.times().poll); ++i) {
        const auto copy = m_job.hypervisor().copy(machine);
        if (!copy || copy->state != Copy::State::Running)
            return;
    }
}

void SnapshotJob::discard()
{
    // A change that was written although SQLite could not say so.
    const auto known = m_job.catalogue().snapshot(m_snapshot.id);
    if (known ? known->state == SnapshotRecord::State::Available
              : known.error().kind != Error::Kind::NotFound)
        return;
    if (m_job.record().phase == Phase::Copying && m_job.record().live)
        abortCopy();
    if (m_job.files().takeAway(m_snapshot.id))
        QDir(m_job.files().goneDirectory(m_snapshot.id)).removeRecursively();
    QDir(m_job.files().partDirectory(m_snapshot.id)).removeRecursively();
}

} // namespace kustos::host
