// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/consistentcourse.h"

#include <algorithm>

namespace kustos {

namespace {

using Step = Operation::MachineStep;
using State = VirtualMachine::State;

bool isOff(const MachineRecord &record)
{
    return record.machine.state == State::Off && !obstacles::isBusy(record);
}

bool isOn(const MachineRecord &record)
{
    return record.machine.state == State::Running && !obstacles::isBusy(record);
}

Error plain(Error::Kind kind, Error::Cause cause = Error::Cause::None)
{
    return Error{kind, cause, 0, {}, std::nullopt};
}

//! The service itself did not refuse; it was not reached, or not entered.
bool isOfTheWay(const Error &error)
{
    return error.kind == Error::Kind::Offline || error.kind == Error::Kind::Timeout ||
           error.kind == Error::Kind::Tls || error.kind == Error::Kind::Unauthorized;
}

} // namespace

void ConsistentCourse::ready(const MachineRecord &record)
{
    const Obstacle obstacle = obstacles::toConsistentSnapshot(record, clock().now());
    if (obstacle != Obstacle::None) {
        refuse(obstacle);
        return;
    }
    if (record.machine.state == State::Off) {
        m_way = Way::OneRequest; // it stays off
        request();
    } else if (record.machine.can.consistentOnService) {
        m_way = Way::ByService;
        request();
    } else {
        m_way = Way::StepByStep;
        take(Step::ShuttingDown);
    }
}

void ConsistentCourse::take(Step step)
{
    m_pause = Pause::None;
    m_wish = Wish::None;
    change([&](Operation &operation) {
        operation.step = step;
        if (step == Step::ShuttingDown)
            operation.shutDownAt = clock().now();
    });
    request();
}

void ConsistentCourse::pass(Step proven, Step next)
{
    change([proven](Operation &operation) {
        operation.step = proven;
        operation.state = Operation::State::Running;
        operation.job = {};
        operation.ignored = false;
        operation.error.reset();
    });
    persist([this, next] { take(next); });
}

void ConsistentCourse::send()
{
    const MachineId &id = machine().machine;
    const auto followed = [this](const Result<MachineJob> &answer) { answered(answer); };
    if (m_way == Way::ByService)
        QCoro::connect(provider().takeConsistentSnapshot(id, operation().argument, endOfThis()), this,
                       followed);
    else if (isLed() && operation().step == Step::ShuttingDown)
        QCoro::connect(provider().power(id, PowerAction::ShutDown, endOfThis()), this, followed);
    else if (isLed() && operation().step == Step::Starting)
        QCoro::connect(provider().power(id, PowerAction::Start, endOfThis()), this, followed);
    else
        SnapshotCourse::send();
}

bool ConsistentCourse::isOurs(const MachineJob &job) const
{
    if (isLed() && operation().step == Step::ShuttingDown)
        return job.kind == MachineJob::Kind::ShutDown;
    if (isLed() && operation().step == Step::Starting)
        return job.kind == MachineJob::Kind::Start;
    // After a restart nobody knows any more which of the two a single request was.
    return job.kind == MachineJob::Kind::ConsistentSnapshot ||
           (m_way != Way::ByService && SnapshotCourse::isOurs(job));
}

void ConsistentCourse::prove(const MachineRecord &record)
{
    if (!isLed()) {
        proveService(record);
        return;
    }
    if (operation().step == Step::ShuttingDown) {
        if (isOff(record))
            pass(Step::Off, Step::Snapshot);
        else
            waitForGuest();
        return;
    }
    if (operation().step == Step::Starting) {
        if (isOn(record))
            isOnAgain();
        else if (lagIsOver())
            interrupted(plain(Error::Kind::Server, Error::Cause::NotFoundByReading));
        return;
    }
    switch (made(record, false)) {
    case Made::Yes:
        if (!obstacles::isBusy(record))
            pass(Step::SnapshotDone, Step::Starting);
        break;
    case Made::Failed:
        snapshotFailed(plain(Error::Kind::Rejected));
        break;
    case Made::NotYet:
        break;
    case Made::No:
        if (lagIsOver())
            snapshotFailed(plain(Error::Kind::Server, Error::Cause::NotFoundByReading));
        break;
    }
}

void ConsistentCourse::proveService(const MachineRecord &record)
{
    const auto job = std::ranges::find(record.jobs, operation().job, &MachineJob::id);
    const bool switchedOn = m_way == Way::ByService ||
                            (job != record.jobs.end() && job->kind == MachineJob::Kind::ConsistentSnapshot);
    if (!switchedOn || isOn(record))
        SnapshotCourse::prove(record);
    else if (lagIsOver())
        giveUpLooking();
}

void ConsistentCourse::progressed(const MachineJob &job, const MachineRecord &record)
{
    if (!isLed()) {
        showPhase(job.phase);
        SnapshotCourse::progressed(job, record);
    } else if (operation().step == Step::ShuttingDown) {
        waitForGuest();
    } else if (operation().step == Step::Snapshot) {
        SnapshotCourse::progressed(job, record);
    }
}

void ConsistentCourse::showPhase(MachineJob::Phase phase)
{
    // In memory only: on the disk a step means that this program leads.
    change([phase](Operation &operation) {
        switch (phase) {
        case MachineJob::Phase::ShuttingDown:
            operation.step = Step::ShuttingDown;
            break;
        case MachineJob::Phase::Copying:
        case MachineJob::Phase::Checking:
            operation.step = Step::Snapshot;
            break;
        case MachineJob::Phase::Starting:
            operation.step = Step::Starting;
            break;
        case MachineJob::Phase::Unknown:
            break;
        }
    });
}

void ConsistentCourse::failed(const MachineJob &job, const MachineRecord &record)
{
    const bool ignored = job.code == QLatin1String("shutdown_ignored");
    const bool lostWaiting =
        job.phase == MachineJob::Phase::ShuttingDown && job.code == QLatin1String("hypervisor_lost");
    if (!isLed() && (ignored || lostWaiting)) {
        lead(job);
    } else if (!isLed()) {
        change([](Operation &operation) { operation.step = Step::None; });
        if (!job.snapshot.isEmpty())
            change([&](Operation &operation) { operation.snapshot = job.snapshot; });
        SnapshotCourse::failed(job, record);
    } else if (operation().step == Step::Snapshot) {
        snapshotFailed(reasonOf(job));
    } else if (operation().step == Step::Starting) {
        if (isOn(record))
            isOnAgain();
        else
            interrupted(reasonOf(job));
    } else if (isOff(record)) {
        pass(Step::Off, Step::Snapshot);
    } else if (sayIgnored(job)) {
        ignoredNow();
    } else if (isOn(record)) {
        fail(reasonOf(job));
    } else {
        interrupted(reasonOf(job));
    }
}

//! The service waits no longer, and cut nothing: the guest may still switch off, late, and nobody would
//! switch it on again. From here on it is this program that waits for it.
void ConsistentCourse::lead(const MachineJob &job)
{
    m_way = Way::StepByStep;
    change([&](Operation &operation) {
        operation.step = Step::ShuttingDown;
        operation.shutDownAt = job.createdAt.isValid() ? job.createdAt : operation.startedAt;
        operation.snapshot = {};
    });
    if (job.code == QLatin1String("shutdown_ignored"))
        ignoredNow();
    else
        keep();
}

void ConsistentCourse::refused(const Error &error)
{
    if (!isLed() || operation().step == Step::ShuttingDown)
        fail(error); // the machine runs
    else if (operation().step == Step::Snapshot && !isOfTheWay(error))
        snapshotFailed(error);
    else
        interrupted(error);
}

bool ConsistentCourse::found(const MachineRecord &record)
{
    const Step step = operation().step;
    if (!isLed() || step == Step::Snapshot) {
        const Made now = made(record, true);
        if (now == Made::No)
            return false;
        foundByReading();
        if (now != Made::NotYet)
            prove(record);
        return true;
    }
    if (step == Step::ShuttingDown ? !isOff(record) : !isOn(record))
        return false;
    foundByReading();
    prove(record);
    return true;
}

void ConsistentCourse::absent(const MachineRecord &record)
{
    const Error error = plain(Error::Kind::OutcomeUnknown, Error::Cause::NotFoundByReading);
    if (!isLed() || (operation().step == Step::ShuttingDown && isOn(record)))
        fail(error);
    else if (operation().step == Step::Snapshot)
        snapshotFailed(error);
    else
        interrupted(error);
}

void ConsistentCourse::snapshotFailed(const Error &error)
{
    // Told at the end, when the machine is on again: it goes before everything else.
    change([&](Operation &operation) {
        operation.error = error;
        operation.snapshot = {};
    });
    take(Step::Starting);
}

void ConsistentCourse::isOnAgain()
{
    if (operation().error)
        fail(Error(*operation().error));
    else
        done(Notice::Kind::MachineDone, operation().argument);
}

void ConsistentCourse::withoutJournal(const Error &error)
{
    const bool nothingLeft = operation().step == Step::None || operation().step == Step::ShuttingDown;
    if (nothingLeft)
        fail(error);
    else
        interrupted(error);
}

void ConsistentCourse::interrupted(const std::optional<Error> &error)
{
    m_pause = Pause::Told;
    m_wish = Wish::None;
    hold({}); // it may take days until the user decides
    change([](Operation &operation) {
        operation.state = Operation::State::Unknown;
        operation.permille.reset();
    });
    keep();
    tell(Notice::Kind::ConsistentInterrupted, operation().argument, error);
}

void ConsistentCourse::resume()
{
    if (operation().step != Step::None) {
        m_way = Way::StepByStep;
        m_pause = Pause::Unread;
    }
    SnapshotCourse::resume();
}

std::optional<Unfinished> ConsistentCourse::unfinished() const
{
    if (m_pause != Pause::Told || m_wish != Wish::None || operation().ended())
        return std::nullopt;
    const Operation &left = operation();
    const QDateTime since = left.shutDownAt.isValid() ? left.shutDownAt : left.startedAt;
    return Unfinished{left.id, left.machine, left.step, since, left.argument};
}

void ConsistentCourse::finish()
{
    decided(Wish::Finish);
}

void ConsistentCourse::switchOn()
{
    decided(Wish::SwitchOn);
}

void ConsistentCourse::decided(Wish wish)
{
    if (m_pause != Pause::Told || m_wish != Wish::None)
        return;
    m_wish = wish;
    watch();
    change([](Operation &operation) { operation.state = Operation::State::Running; });
    read();
}

void ConsistentCourse::look(const MachineRecord &record)
{
    if (m_pause != Pause::None)
        settle(record);
    else if (!isLed() || (operation().step != Step::Off && operation().step != Step::SnapshotDone))
        SnapshotCourse::look(record); // between two requests the disk is at work
}

void ConsistentCourse::settle(const MachineRecord &record)
{
    const Step step = operation().step;
    const bool due = step == Step::ShuttingDown || step == Step::Off;
    const bool isMade = !due && made(record, true) == Made::Yes;
    if (isOn(record))
        settleOn(isMade);
    else if (isOff(record))
        settleOff(isMade);
    if (!operation().ended() && m_pause == Pause::Unread)
        interrupted();
}

void ConsistentCourse::settleOn(bool made)
{
    const bool failedBefore = operation().step == Step::Starting && operation().error.has_value();
    if (made)
        done(Notice::Kind::MachineDone, operation().argument);
    else if (failedBefore)
        isOnAgain();
    else if (m_wish == Wish::SwitchOn)
        fail(plain(Error::Kind::Cancelled));
    else if (m_wish == Wish::Finish)
        take(Step::ShuttingDown);
}

void ConsistentCourse::settleOff(bool made)
{
    if (m_wish == Wish::None)
        return;
    const bool only = m_wish == Wish::SwitchOn;
    if (!made && !only) {
        pass(Step::Off, Step::Snapshot);
        m_pause = Pause::None;
        return;
    }
    if (made)
        change([](Operation &operation) { operation.error.reset(); });
    else if (!operation().error || operation().step != Step::Starting)
        change([](Operation &operation) { operation.error = plain(Error::Kind::Cancelled); });
    take(Step::Starting);
}

} // namespace kustos
