// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/powercourse.h"

namespace kustos {

PowerAction PowerCourse::actionOf(Operation::Kind kind)
{
    switch (kind) {
    case Operation::Kind::ShutDownMachine:
        return PowerAction::ShutDown;
    case Operation::Kind::TurnOffMachine:
        return PowerAction::TurnOff;
    case Operation::Kind::RebootMachine:
        return PowerAction::Reboot;
    case Operation::Kind::ResetMachine:
        return PowerAction::Reset;
    default:
        return PowerAction::Start;
    }
}

Operation::Kind PowerCourse::kindOf(PowerAction action)
{
    switch (action) {
    case PowerAction::Start:
        return Operation::Kind::StartMachine;
    case PowerAction::ShutDown:
        return Operation::Kind::ShutDownMachine;
    case PowerAction::TurnOff:
        return Operation::Kind::TurnOffMachine;
    case PowerAction::Reboot:
        return Operation::Kind::RebootMachine;
    case PowerAction::Reset:
        break;
    }
    return Operation::Kind::ResetMachine;
}

MachineJob::Kind PowerCourse::jobOf(PowerAction action)
{
    switch (action) {
    case PowerAction::Start:
        return MachineJob::Kind::Start;
    case PowerAction::ShutDown:
        return MachineJob::Kind::ShutDown;
    case PowerAction::TurnOff:
        return MachineJob::Kind::TurnOff;
    case PowerAction::Reboot:
        return MachineJob::Kind::Reboot;
    case PowerAction::Reset:
        break;
    }
    return MachineJob::Kind::Reset;
}

void PowerCourse::ready(const MachineRecord &record)
{
    const Obstacle obstacle = obstacles::toPower(record, action());
    const bool start = action() == PowerAction::Start;
    const bool off = action() == PowerAction::ShutDown || action() == PowerAction::TurnOff;
    if ((start && obstacle == Obstacle::AlreadyRunning) || (off && obstacle == Obstacle::AlreadyOff))
        done(Notice::Kind::MachineDone); // just read: there is nothing left to ask for
    else if (obstacle != Obstacle::None)
        refuse(obstacle);
    else
        request();
}

void PowerCourse::send()
{
    QCoro::connect(provider().power(machine().machine, action(), endOfThis()), this,
                   [this](const Result<MachineJob> &answer) { answered(answer); });
}

bool PowerCourse::isOurs(const MachineJob &job) const
{
    return job.kind == jobOf(action());
}

bool PowerCourse::isAsWanted(const MachineRecord &record) const
{
    const bool off = action() == PowerAction::ShutDown || action() == PowerAction::TurnOff;
    return record.machine.state == (off ? VirtualMachine::State::Off : VirtualMachine::State::Running) &&
           !obstacles::isBusy(record);
}

void PowerCourse::prove(const MachineRecord &record)
{
    if (isAsWanted(record))
        done(Notice::Kind::MachineDone);
    else if (action() == PowerAction::ShutDown)
        waitForGuest(); // a completed request only says that the guest was asked
    else if (lagIsOver())
        giveUpLooking();
}

void PowerCourse::progressed(const MachineJob &, const MachineRecord &)
{
    if (action() == PowerAction::ShutDown)
        waitForGuest();
}

void PowerCourse::failed(const MachineJob &job, const MachineRecord &record)
{
    if (isAsWanted(record) && operation().ignored)
        done(Notice::Kind::MachineDone); // it did react in the end
    else if (action() == PowerAction::ShutDown && sayIgnored(job))
        ignoredNow();
    else
        MachineCourse::failed(job, record);
}

bool PowerCourse::found(const MachineRecord &record)
{
    // It was otherwise when the request left, or there would have been none. A restart leaves no such trace.
    const bool restarts = action() == PowerAction::Reboot || action() == PowerAction::Reset;
    if (restarts || !isAsWanted(record))
        return false;
    foundByReading();
    done(Notice::Kind::MachineDone);
    return true;
}

} // namespace kustos
