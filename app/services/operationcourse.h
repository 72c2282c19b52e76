// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/notice.h"
#include "core/operation.h"
#include "providers/provider.h"
#include "services/inventory.h"
#include "services/operationregister.h"
#include "services/poller.h"

#include <QObject>

#include <concepts>
#include <functional>
#include <stop_token>

namespace kustos {

namespace net {
class Downloader;
}

//! What every course needs; all of it outlives the courses.
struct CourseContext
{
    Inventory &inventory;
    OperationRegister &operations;
    Poller &poller;
    net::Downloader &downloader;
    const Clock &clock;
};

//! Leads one operation from the press to its end. Its state lives in the register only. A course may be
//! destroyed at any moment: its requests are stopped and answers that come later reach nobody.
class OperationCourse : public QObject
{
    Q_OBJECT

public:
    OperationCourse(CourseContext context, Provider &provider, OperationId id);
    ~OperationCourse() override;

    virtual void begin() = 0;    //!< its turn has come
    virtual void resume() = 0;   //!< it is from an earlier run, state Unknown: reads, never sends
    virtual void roundEnded() {} //!< the poller has read the connection (or tried to)
    void cancel();               //!< only while nothing has left, or a download; otherwise without effect

    [[nodiscard]] const Operation &operation() const { return *m_context.operations.find(m_id); }

Q_SIGNALS:
    void noticed(const kustos::Notice &notice);
    void ended();

protected:
    template <std::invocable<Operation &> Edit> void change(Edit edit)
    {
        Operation next = operation();
        edit(next);
        m_context.operations.update(next);
    }
    //! Calls `then` once the present state is on the disk; fails the operation where the disk refuses.
    template <std::invocable Then> void persist(Then then)
    {
        QCoro::connect(m_context.operations.persist(m_id), this, [this, then](const Result<void> &written) {
            if (operation().ended())
                return;
            if (written) {
                then();
                return;
            }
            // It is our own journal that has no room or right, not a folder that the user chose.
            Error refused = written.error();
            refused.cause = Error::Cause::None;
            fail(refused);
        });
    }
    void keep(); //!< writes the present state where nothing depends on it
    void done(Notice::Kind notice, const QString &subject);
    void fail(const Error &error); //!< Cancelled where the error says so
    void tell(Notice::Kind kind, const QString &subject = {},
              const std::optional<Error> &error = std::nullopt);
    void watch(); //!< the connection is polled fast until the end

    [[nodiscard]] std::stop_token endOfThis() const { return m_stop.get_token(); }
    [[nodiscard]] const ServiceKey &target() const { return operation().target; }
    [[nodiscard]] CourseContext &context() { return m_context; }
    [[nodiscard]] Provider &provider() { return m_provider; }
    [[nodiscard]] const OperationId &id() const { return m_id; }

    //! A reading found nothing of a request whose answer was lost: true once two such readings lie 10 s
    //! (our own host) or 60 s (a cloud) apart.
    [[nodiscard]] bool surelyAbsent();

private:
    void unwatch();
    void end(Operation::State state, const std::optional<Error> &error);

    CourseContext m_context;
    Provider &m_provider;
    OperationId m_id;
    std::stop_source m_stop;
    std::stop_callback<std::function<void()>> m_asked; //!< the register's requestStop() is a cancel() too
    std::optional<std::chrono::milliseconds> m_firstMiss;
    ConnectionId m_watched;
};

} // namespace kustos
