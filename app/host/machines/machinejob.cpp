// SPDX-License-Identifier: GPL-3.0-or-later
#include "host/machines/machinejob.h"

#include "host/machines/clonejob.h"
#include "host/machines/machinenames.h"
#include "host/machines/powerjob.h"
#include "host/machines/restorejob.h"
#include "host/machines/snapshotjob.h"

#include <QDir>

#include <algorithm>

namespace kustos::host {

using namespace std::chrono_literals;
using Kind = MachineJobRecord::Kind;
using State = MachineJobRecord::State;

namespace {

//! A wait that a stop ends at once; false where it did.
bool rested(const std::stop_token &stop, std::chrono::milliseconds time)
{
    std::mutex mutex;
    std::condition_variable_any wake;
    std::unique_lock lock(mutex);
    wake.wait_for(lock, stop, time, [] { return false; });
    return !stop.stop_requested();
}

} // namespace

std::unexpected<JobFailure> failed(const QString &code, const QString &detail)
{
    return std::unexpected(JobFailure{code, detail});
}

std::unexpected<JobFailure> cancelled()
{
    return failed(QStringLiteral("cancelled"), QStringLiteral("cancelled by the user"));
}

JobFailure failureOf(const Error &error)
{
    const auto why = [&error](const char *otherwise) {
        return error.detail.isEmpty() ? QString::fromLatin1(otherwise) : error.detail;
    };
    switch (error.kind) {
    case Error::Kind::Cancelled:
        return cancelled().error();
    case Error::Kind::Offline:
        return {QStringLiteral("hypervisor_lost"), why("the hypervisor does not answer")};
    case Error::Kind::NotFound:
        return {QStringLiteral("failed"), why("the machine is no longer there")};
    case Error::Kind::Conflict:
        return {QStringLiteral("failed"), why("the machine is in another state")};
    case Error::Kind::Storage:
        if (error.cause == Error::Cause::DiskFull)
            return {QStringLiteral("disk_full"), why("the disk of the host is full")};
        if (error.cause == Error::Cause::NotWritable)
            return {QStringLiteral("target_missing"), why("the directory cannot be written to")};
        return {QStringLiteral("failed"), why("the disk of the host cannot be used")};
    default:
        return {QStringLiteral("failed"), why("the hypervisor refused it")};
    }
}

MachineJob::MachineJob(const Parts &parts, MachineCatalogue catalogue, MachineJobRecord record,
                       std::shared_ptr<JobProgress> progress, bool resumed)
    : m_parts(parts)
    , m_catalogue(std::move(catalogue))
    , m_record(std::move(record))
    , m_progress(std::move(progress))
    , m_stop(m_progress->stop.get_token())
    , m_resumed(resumed)
{
    count(m_record.bytesDone, m_record.bytesTotal);
}

void MachineJob::run()
{
    conclude(steps());
}

Step<void> MachineJob::steps()
{
    if (!m_record.startedAt.isValid())
        m_record.startedAt = now();
    m_record.state = State::Running;
    switch (m_record.kind) {
    case Kind::Start:
    case Kind::Shutdown:
    case Kind::Stop:
    case Kind::Reboot:
    case Kind::Reset:
        return PowerJob(*this).run();
    case Kind::Rename:
        return rename();
    case Kind::TakeSnapshot:
        return SnapshotJob(*this).take();
    case Kind::Consistent:
        return SnapshotJob(*this).takeConsistent();
    case Kind::Restore:
        return RestoreJob(*this).run();
    case Kind::Clone:
        return CloneJob(*this).run();
    case Kind::Delete:
        return removeSnapshot();
    }
    Q_UNREACHABLE();
}

Step<void> MachineJob::enter(MachineJobRecord::Phase phase)
{
    if (m_stop.stop_requested())
        return cancelled();
    m_record.phase = phase;
    m_record.bytesDone = m_progress->done;
    m_record.bytesTotal = m_progress->total;
    if (const auto written = m_catalogue.update(m_record, m_evenIfCancelled); !written)
        return std::unexpected(failureOf(written.error()));
    return {};
}

void MachineJob::count(qint64 done, qint64 total)
{
    m_progress->total = total;
    m_progress->done = std::min(done, total);
}

Step<void> MachineJob::wait(std::chrono::milliseconds time)
{
    return rested(m_stop, time) ? Step<void>() : cancelled();
}

bool MachineJob::pause(std::chrono::milliseconds time) const
{
    return rested(m_progress->halt.get_token(), time);
}

void MachineJob::goOnWhenCancelled()
{
    m_stop = m_progress->halt.get_token();
    m_evenIfCancelled = true;
}

Step<MachineFacts> MachineJob::read(const MachineId &machine)
{
    return patient<MachineFacts>([&] { return hypervisor().machine(machine); });
}

Step<bool> MachineJob::becomes(bool off, std::chrono::milliseconds limit)
{
    const auto end = monotonic() + limit;
    for (;;) {
        const auto facts = read(m_record.machine);
        if (!facts)
            return std::unexpected(facts.error());
        if (off ? isOff(facts->state) : facts->state == MachineState::Running)
            return true;
        if (monotonic() >= end)
            return false;
        if (const auto waited = wait(times().poll); !waited)
            return std::unexpected(waited.error());
    }
}

Step<void> MachineJob::rename()
{
    if (const auto entered = enter(MachineJobRecord::Phase::Replacing); !entered)
        return entered;
    return patient<void>([this] { return hypervisor().setTitle(m_record.machine, m_record.argument); });
}

Step<void> MachineJob::removeSnapshot()
{
    if (const auto entered = enter(MachineJobRecord::Phase::Replacing); !entered)
        return entered;
    if (const auto away = files().takeAway(m_record.snapshot); !away)
        return std::unexpected(failureOf(away.error()));
    // From here on it cannot come back. What cannot be removed now is swept at the next start.
    QDir(files().goneDirectory(m_record.snapshot)).removeRecursively();
    return {};
}

void MachineJob::conclude(const Step<void> &result)
{
    const bool stopped = !result && result.error().code == u"cancelled";
    // The end of the host is no end of the job: the next start finds the phase and goes on.
    if (stopped && isHalted())
        return;
    m_record.state = result ? State::Succeeded : stopped ? State::Cancelled : State::Failed;
    m_record.code = result ? QString() : result.error().code;
    m_record.detail = result ? QString() : result.error().detail.left(4096);
    m_record.bytesDone = m_progress->done;
    m_record.bytesTotal = m_progress->total;
    m_parts.watcher.readAnew(m_progress->halt.get_token());
    m_record.endedAt = now();
    // On a full disk the end is offered again; until then the job counts as running.
    while (!m_catalogue.end(m_record)) {
        if (!pause(1s))
            return;
    }
}

} // namespace kustos::host
