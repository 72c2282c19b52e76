// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/machinecourse.h"

#include <algorithm>

namespace kustos {

namespace {

using MachineStep = Operation::MachineStep;

constexpr std::chrono::minutes listMayLag{2}; //!< between a job's end and what it has changed

Error plain(Error::Kind kind, Error::Cause cause = Error::Cause::None)
{
    return Error{kind, cause, 0, {}, std::nullopt};
}

} // namespace

MachineCourse::MachineCourse(MachineContext context, MachineProvider &provider, OperationId id)
    : Course(context.operations, context.clock, std::move(id))
    , m_context(context)
    , m_provider(provider)
    , m_before(operation().newestBefore)
{
}

void MachineCourse::watch()
{
    MachinePoller &poller = m_context.poller;
    poller.setBusy(machine(), true);
    hold([&poller, watched = machine()] { poller.setBusy(watched, false); });
}

void MachineCourse::begin()
{
    watch();
    change([](Operation &operation) { operation.state = Operation::State::Intent; });
    persist([this] {
        // Decided from a fresh reading: what was on view at the press may be half a minute old, and others
        // work with the machine too.
        QCoro::connect(m_context.poller.readNow(machine()), this, [this](const Result<void> &read) {
            if (operation().ended())
                return;
            const MachineRecord *record = m_context.machines.record(machine());
            if (!read)
                fail(read.error());
            else if (record == nullptr)
                fail(plain(Error::Kind::NotFound));
            else
                ready(MachineRecord(*record));
        });
    });
}

void MachineCourse::refuse(Obstacle obstacle)
{
    const MachineRecord *record = m_context.machines.record(machine());
    fail(obstacles::errorOf(obstacle, record == nullptr ? SnapshotLimits() : record->limits, clock().now()));
}

void MachineCourse::request(const QList<MachineKey> &machines)
{
    const MachineRecord *record = m_context.machines.record(machine());
    m_before = MachineBefore(record == nullptr ? MachineRecord() : *record, machines,
                             [this](const MachineJob &job) { return isOurs(job); });
    m_judged = record == nullptr ? QDateTime() : record->reading.readAt;
    m_inFlight = true;
    m_accepted = m_foundTold = m_cancelAsked = false;
    m_completeSince.reset();
    lookAnew();
    change([this](Operation &operation) {
        operation.newestBefore = m_before.newest();
        operation.job = {};
        operation.permille.reset();
        operation.bytesDone.reset();
        operation.bytesTotal.reset();
        operation.checking = false;
        operation.ignored = false;
        operation.state = Operation::State::Sent;
    });
    persist([this] {
        startDeadline();
        send();
    });
}

void MachineCourse::unwritten(const Error &error)
{
    m_inFlight = false; // it never left
    withoutJournal(error);
}

void MachineCourse::answered(const Result<MachineJob> &answer)
{
    if (operation().ended())
        return;
    m_inFlight = false;
    if (answer) {
        m_accepted = true;
        adopt(*answer);
        if (operation().step == MachineStep::None || operation().step == MachineStep::ShuttingDown)
            tell(Notice::Kind::MachineInitiated, subject()); // later steps are no news
    } else if (answer.error().kind == Error::Kind::OutcomeUnknown) {
        change([&](Operation &operation) {
            operation.state = Operation::State::Unknown;
            if (!keepsError())
                operation.error = answer.error();
        });
        keep();
        tell(Notice::Kind::MachineUnknown, subject(), answer.error());
    } else {
        refused(answer.error());
        return;
    }
    read();
}

void MachineCourse::accepted()
{
    MachineJob ended;
    ended.state = MachineJob::State::Complete;
    answered(ended);
}

bool MachineCourse::keepsError() const
{
    return operation().step == MachineStep::Starting; // it is that of the snapshot
}

void MachineCourse::adopt(const MachineJob &job)
{
    change([&](Operation &operation) {
        operation.job = job.id;
        operation.state = Operation::State::Running;
        operation.permille = job.permille;
        if (!job.created.isEmpty())
            operation.createdMachine = job.created;
        if (!keepsError())
            operation.error.reset();
    });
    keep();
    if (!job.id.isEmpty())
        m_context.machines.applyJob(machine(), job);
}

void MachineCourse::resume()
{
    watch();
    startDeadline();
    read();
}

void MachineCourse::roundEnded()
{
    const Operation::State state = operation().state;
    if (m_inFlight || (state != Operation::State::Running && state != Operation::State::Unknown))
        return;
    const MachineRecord *record = m_context.machines.record(machine());
    if (record == nullptr) {
        // Removed elsewhere. One list without it may be a slip of the service.
        if (m_context.machines.reading(machine().connection).state == Reading::State::Current &&
            surelyAbsent(isCloud()))
            fail(plain(Error::Kind::NotFound));
        return;
    }
    // It is held busy, so that the next round that succeeds reads it.
    if (record->reading.state == Reading::State::Current && record->reading.readAt > m_judged)
        judge();
}

void MachineCourse::read()
{
    if (m_reading)
        return;
    m_reading = true;
    QCoro::connect(m_context.poller.readNow(machine()), this, [this](const Result<void> &result) {
        m_reading = false;
        const Operation::State state = operation().state;
        if (result && !m_inFlight &&
            (state == Operation::State::Running || state == Operation::State::Unknown))
            judge();
    });
}

void MachineCourse::judge()
{
    const MachineRecord *known = m_context.machines.record(machine());
    if (known == nullptr)
        return; // the list has not been read yet, or it is gone: see roundEnded()
    m_judged = known->reading.readAt;
    look(MachineRecord(*known)); // a copy: what follows may change the inventory
}

void MachineCourse::look(const MachineRecord &record)
{
    const JobId &id = operation().job;
    if (id.isEmpty()) {
        if (m_accepted)
            prove(record);
        else
            lookUp(record);
        return;
    }
    const auto job = std::ranges::find(record.jobs, id, &MachineJob::id);
    if (job == record.jobs.end())
        askForJob();
    else
        follow(*job, record);
}

void MachineCourse::follow(const MachineJob &job, const MachineRecord &record)
{
    if (job.state == MachineJob::State::Failed || job.state == MachineJob::State::Cancelled) {
        failed(job, record);
        return;
    }
    change([&](Operation &operation) {
        operation.state = Operation::State::Running;
        operation.permille = job.permille;
        operation.bytesDone = job.bytesDone;
        operation.bytesTotal = job.bytesTotal;
        operation.checking = job.phase == MachineJob::Phase::Checking;
        if (!job.created.isEmpty())
            operation.createdMachine = job.created;
    });
    if (job.state == MachineJob::State::Complete)
        prove(record);
    else
        progressed(job, record);
}

void MachineCourse::lookUp(const MachineRecord &record)
{
    const auto job = std::ranges::find_if(record.jobs, [this](const MachineJob &candidate) {
        return isOurs(candidate) && m_before.hadNot(candidate);
    });
    if (job != record.jobs.end()) {
        const auto taken = MachineJob(*job); // a copy: adopting it changes the record that it stands in
        adopt(taken);
        foundByReading();
        follow(taken, record);
        return;
    }
    if (!found(record) && surelyAbsent(isCloud()))
        absent(record);
}

void MachineCourse::foundByReading()
{
    if (!std::exchange(m_foundTold, true))
        tell(Notice::Kind::MachineFoundByReading, subject());
}

void MachineCourse::askForJob()
{
    if (m_asking)
        return;
    m_asking = true;
    const JobId asked = operation().job;
    QCoro::connect(provider().job(machine().machine, asked, endOfThis()), this,
                   [this, asked](const Result<MachineJob> &job) {
                       m_asking = false;
                       const MachineRecord *record = m_context.machines.record(machine());
                       if (operation().ended() || operation().job != asked || record == nullptr)
                           return;
                       if (job)
                           follow(*job, MachineRecord(*record));
                       else if (job.error().kind == Error::Kind::NotFound)
                           prove(MachineRecord(*record)); // the service forgot it; the reading alone tells
                   });
}

void MachineCourse::failed(const MachineJob &job, const MachineRecord &)
{
    fail(reasonOf(job));
}

Error MachineCourse::reasonOf(const MachineJob &job)
{
    const bool cancelled = job.state == MachineJob::State::Cancelled;
    Error error = plain(cancelled ? Error::Kind::Cancelled : Error::Kind::Rejected);
    error.detail = job.detail;
    error.code = job.code;
    return error;
}

void MachineCourse::absent(const MachineRecord &)
{
    fail(plain(Error::Kind::OutcomeUnknown, Error::Cause::NotFoundByReading));
}

void MachineCourse::giveUpLooking()
{
    fail(plain(Error::Kind::Server, Error::Cause::NotFoundByReading));
}

bool MachineCourse::lagIsOver()
{
    const auto now = clock().monotonic();
    if (!m_completeSince)
        m_completeSince = now;
    return now - *m_completeSince >= listMayLag;
}

bool MachineCourse::isCloud() const
{
    const Connection *connection = m_context.inventory.connection(operation().machine.connection);
    return connection != nullptr && !connection->isOwnHost();
}

bool MachineCourse::sayIgnored(const MachineJob &job)
{
    // DigitalOcean gives no reason at all where the guest did not switch off.
    return job.code == QLatin1String("shutdown_ignored") ||
           (job.state == MachineJob::State::Failed && job.code.isEmpty() && job.detail.isEmpty());
}

void MachineCourse::ignoredNow()
{
    const bool told = operation().ignored;
    change([](Operation &operation) {
        operation.ignored = true;
        operation.state = Operation::State::Running;
    });
    if (told)
        return;
    keep();
    tell(Notice::Kind::ShutdownIgnored, operation().argument);
}

void MachineCourse::waitForGuest()
{
    if (!operation().ignored && clock().monotonic() - m_askedGuestAt >= m_context.shutdownDeadline)
        ignoredNow();
}

void MachineCourse::cancel()
{
    if (operation().ended())
        return;
    if (operation().ignored) {
        fail(plain(Error::Kind::Cancelled));
        return;
    }
    Course::cancel();
    if (!operation().ended())
        askToCancel();
}

void MachineCourse::askToCancel()
{
    const MachineRecord *record = m_context.machines.record(machine());
    const bool snapshot = operation().kind == Operation::Kind::TakeSnapshot ||
                          operation().kind == Operation::Kind::ConsistentSnapshot;
    const bool isTaken = operation().step == MachineStep::None || operation().step == MachineStep::Snapshot;
    if (!snapshot || !isTaken || m_cancelAsked || operation().job.isEmpty() || record == nullptr ||
        !record->machine.can.cancel)
        return;
    m_cancelAsked = true; // the job's own end tells what came of it
    QCoro::connect(provider().cancel(operation().job, endOfThis()), this, [this](const Result<void> &asked) {
        if (!asked)
            m_cancelAsked = false; // refused, or not arrived: it may be asked again
        if (!operation().ended())
            read();
    });
}

} // namespace kustos
