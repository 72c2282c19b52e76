// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/createcourse.h"

namespace kustos {

void CreateCourse::ready(const MachineRecord &record)
{
    const Obstacle obstacle = obstacles::toCreate(record, operation().snapshot);
    if (obstacle != Obstacle::None) {
        refuse(obstacle);
        return;
    }
    const ConnectionId connection = machine().connection;
    QCoro::connect(context().poller.readList(connection), this, [this, connection](const Result<void> &list) {
        if (operation().ended())
            return;
        if (list)
            request(context().machines.machines(connection));
        else
            fail(list.error());
    });
}

void CreateCourse::send()
{
    const Operation wanted = operation();
    QCoro::connect(
        provider().createMachine(wanted.machine.machine, wanted.snapshot, wanted.argument, endOfThis()), this,
        [this](const Result<MachineJob> &answer) { answered(answer); });
}

bool CreateCourse::isOurs(const MachineJob &job) const
{
    return job.kind == MachineJob::Kind::NewMachine &&
           (job.snapshot.isEmpty() || job.snapshot == operation().snapshot);
}

const VirtualMachine *CreateCourse::created()
{
    for (const MachineKey &key : context().machines.machines(machine().connection)) {
        const VirtualMachine &candidate = context().machines.record(key)->machine;
        const bool isIt = operation().createdMachine.isEmpty()
                              ? candidate.name == operation().argument && before().hadNot(candidate)
                              : candidate.id == operation().createdMachine;
        if (!isIt)
            continue;
        change([&](Operation &operation) { operation.createdMachine = candidate.id; });
        return &candidate;
    }
    return nullptr;
}

void CreateCourse::prove(const MachineRecord &)
{
    const VirtualMachine *made = created();
    if (made != nullptr && made->state != VirtualMachine::State::Changing)
        done(Notice::Kind::MachineDone, operation().argument);
    else if (made == nullptr && lagIsOver())
        giveUpLooking();
}

bool CreateCourse::found(const MachineRecord &record)
{
    if (created() == nullptr)
        return false;
    foundByReading();
    prove(record);
    return true;
}

} // namespace kustos
