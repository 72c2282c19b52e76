// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "providers/machineprovider.h"
#include "services/course.h"
#include "services/inventory.h"
#include "services/machinebefore.h"
#include "services/machineobstacles.h"
#include "services/machinepoller.h"

namespace kustos {

//! What every course of a machine needs; all of it outlives the courses.
struct MachineContext
{
    const Inventory &inventory;
    MachineInventory &machines;
    OperationRegister &operations;
    MachinePoller &poller;
    const Clock &clock;
    std::chrono::seconds shutdownDeadline; //!< how long a guest may take to react
};

//! A course of a virtual machine: reads it, sends one request, follows its job or finds it by reading where
//! the answer was lost, and proves the result by what is read afterwards. Kinds say what they send and what
//! proves it.
class MachineCourse : public Course
{
    Q_OBJECT

public:
    MachineCourse(MachineContext context, MachineProvider &provider, OperationId id);

    void begin() override;
    void resume() override;
    void roundEnded() override;
    //! Before it has left; afterwards it asks the service to cancel the job where it can, once. A wait for a
    //! guest that does not react is given up.
    void cancel() override;

protected:
    //! Its turn has come and the machine was just read: refuse(), done() or request().
    virtual void ready(const MachineRecord &record) = 0;
    virtual void send() = 0; //!< one request; its answer goes to answered() or accepted()
    [[nodiscard]] virtual bool isOurs(const MachineJob &job) const = 0; //!< of the kind that was asked for
    //! Every reading from the acceptance on, with the job where the service still has it. A complete job, or
    //! none: the reading has to prove the result.
    virtual void prove(const MachineRecord &record) = 0;
    virtual void progressed(const MachineJob &, const MachineRecord &) {}    //!< the job still runs
    virtual void failed(const MachineJob &job, const MachineRecord &record); //!< or was cancelled
    virtual void refused(const Error &error) { fail(error); }                //!< surely not carried out
    //! The answer was lost and no job is found: true where the result itself is seen (and was taken).
    virtual bool found(const MachineRecord &) { return false; }
    virtual void absent(const MachineRecord &);                      //!< it surely never arrived
    virtual void look(const MachineRecord &record);                  //!< each reading of a request under way
    virtual void withoutJournal(const Error &error) { fail(error); } //!< what was to leave has not left

    void watch(); //!< the machine is read with every round until the end
    void
    request(const QList<MachineKey> &machines = {}); //!< notes what there is, is on the disk as sent, sends
    void answered(const Result<MachineJob> &answer);
    void accepted();                //!< carried out at once, without a job
    void refuse(Obstacle obstacle); //!< before anything is sent
    void read();                    //!< now, then judge()
    void foundByReading();          //!< tells it, once per request
    [[nodiscard]] bool lagIsOver(); //!< the result of a job that ended is not to be expected any more
    void giveUpLooking();           //!< ends as not found by reading

    [[nodiscard]] const MachineKey &machine() const { return operation().machine; }
    [[nodiscard]] MachineContext &context() { return m_context; }
    [[nodiscard]] MachineProvider &provider() { return m_provider; }
    [[nodiscard]] const MachineBefore &before() const { return m_before; }

    [[nodiscard]] static Error reasonOf(const MachineJob &job); //!< why it failed, or that it was cancelled
    //! A guest that was asked to shut down. True where its job's failure says that it did not react.
    [[nodiscard]] static bool sayIgnored(const MachineJob &job);
    void ignoredNow();   //!< the user is to decide; told once
    void waitForGuest(); //!< ignoredNow() once the deadline has passed
    void startDeadline() { m_askedGuestAt = clock().monotonic(); }

private:
    void unwritten(const Error &error) final;
    void judge();
    void lookUp(const MachineRecord &record);
    void adopt(const MachineJob &job);
    void follow(const MachineJob &job, const MachineRecord &record);
    void askForJob();
    void askToCancel();
    [[nodiscard]] bool isCloud() const;
    [[nodiscard]] bool keepsError() const;

    MachineContext m_context;
    MachineProvider &m_provider;
    MachineBefore m_before;
    QDateTime m_judged; //!< the reading that was looked at last
    std::optional<std::chrono::milliseconds> m_completeSince;
    std::chrono::milliseconds m_askedGuestAt{0};
    bool m_inFlight = false; //!< the request is on its way: readings say nothing yet
    bool m_accepted = false;
    bool m_foundTold = false;
    bool m_reading = false;
    bool m_asking = false;
    bool m_cancelAsked = false;
};

} // namespace kustos
