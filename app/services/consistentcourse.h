// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/machineactions.h"
#include "services/snapshotcourse.h"

#include <optional>

namespace kustos {

//! Off, snapshot, on. Where the service does it as one job, this follows that job; elsewhere it leads step by
//! step, each on the disk before its request leaves. A machine that was off stays off. What breaks off while
//! the machine may be off is never forgotten and never continued by itself: the user decides.
class ConsistentCourse final : public SnapshotCourse
{
    Q_OBJECT

public:
    using SnapshotCourse::SnapshotCourse;

    void resume() override;
    void finish();   //!< the user's decision: the snapshot if it is still due, then on
    void switchOn(); //!< the user's decision: no snapshot any more, only on
    [[nodiscard]] std::optional<Unfinished> unfinished() const; //!< it waits for that decision

protected:
    void ready(const MachineRecord &record) override;
    void send() override;
    [[nodiscard]] bool isOurs(const MachineJob &job) const override;
    void prove(const MachineRecord &record) override;
    void progressed(const MachineJob &job, const MachineRecord &record) override;
    void failed(const MachineJob &job, const MachineRecord &record) override;
    void refused(const Error &error) override;
    bool found(const MachineRecord &record) override;
    void absent(const MachineRecord &record) override;
    void look(const MachineRecord &record) override;
    void withoutJournal(const Error &error) override;

private:
    enum class Way { OneRequest, ByService, StepByStep };
    enum class Pause { None, Unread, Told };
    enum class Wish { None, Finish, SwitchOn };

    void take(Operation::MachineStep step);
    void pass(Operation::MachineStep proven, Operation::MachineStep next);
    void snapshotFailed(const Error &error);
    void lead(const MachineJob &job);
    void isOnAgain();
    void interrupted(const std::optional<Error> &error = std::nullopt);
    void decided(Wish wish);
    void settle(const MachineRecord &record);
    void settleOn(bool made);
    void settleOff(bool made);
    void proveService(const MachineRecord &record);
    void showPhase(MachineJob::Phase phase);
    [[nodiscard]] bool isLed() const { return m_way == Way::StepByStep; }

    Way m_way = Way::OneRequest;
    Pause m_pause = Pause::None;
    Wish m_wish = Wish::None;
};

} // namespace kustos
