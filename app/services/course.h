// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/notice.h"
#include "core/operation.h"
#include "services/operationregister.h"

#include <QCoroTask>
#include <QObject>

#include <concepts>
#include <functional>
#include <stop_token>

namespace kustos {

//! Leads one operation from the press to its end, whatever it is done to. Its state lives in the register
//! only. A course may be destroyed at any moment: its requests are stopped and answers that come later reach
//! nobody.
class Course : public QObject
{
    Q_OBJECT

public:
    Course(OperationRegister &operations, const Clock &clock, OperationId id);
    ~Course() override;

    virtual void begin() = 0;    //!< its turn has come
    virtual void resume() = 0;   //!< it is from an earlier run, state Unknown: reads, never sends
    virtual void roundEnded() {} //!< the poller has read the connection (or tried to)
    virtual void cancel();       //!< only while nothing has left, or a download; otherwise without effect

    [[nodiscard]] const Operation &operation() const { return *m_operations.find(m_id); }

Q_SIGNALS:
    void noticed(const kustos::Notice &notice);
    void ended();

protected:
    template <std::invocable<Operation &> Edit> void change(Edit edit)
    {
        Operation next = operation();
        edit(next);
        m_operations.update(next);
    }
    //! Calls `then` once the present state is on the disk; fails the operation where the disk refuses.
    template <std::invocable Then> void persist(Then then)
    {
        QCoro::connect(m_operations.persist(m_id), this, [this, then](const Result<void> &written) {
            if (operation().ended())
                return;
            if (written) {
                then();
                return;
            }
            // It is our own journal that has no room or right, not a folder that the user chose.
            Error refused = written.error();
            refused.cause = Error::Cause::None;
            unwritten(refused);
        });
    }
    virtual void unwritten(const Error &error) { fail(error); } //!< the journal refused; nothing may leave
    void keep(); //!< writes the present state where nothing depends on it
    void done(Notice::Kind notice, const QString &subject = {});
    void fail(const Error &error); //!< Cancelled where the error says so
    void tell(Notice::Kind kind, const QString &subject = {},
              const std::optional<Error> &error = std::nullopt);
    //! `release` is called once, at the end of the operation or of this.
    void hold(std::function<void()> release);

    [[nodiscard]] std::stop_token endOfThis() const { return m_stop.get_token(); }
    [[nodiscard]] const OperationId &id() const { return m_id; }
    [[nodiscard]] const Clock &clock() const { return m_clock; }

    //! A reading found nothing of a request whose answer was lost: true once two such readings lie 10 s
    //! (our own host) or 60 s (a cloud) apart.
    [[nodiscard]] bool surelyAbsent(bool cloud);
    void lookAnew() { m_firstMiss.reset(); } //!< for the next request

private:
    void release();
    void end(Operation::State state, const std::optional<Error> &error);

    OperationRegister &m_operations;
    const Clock &m_clock;
    OperationId m_id;
    std::stop_source m_stop;
    std::stop_callback<std::function<void()>> m_asked; //!< the register's requestStop() is a cancel() too
    std::optional<std::chrono::milliseconds> m_firstMiss;
    std::function<void()> m_release;
};

} // namespace kustos
