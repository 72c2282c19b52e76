// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/course.h"

#include <utility>

namespace kustos {

namespace {

// Our own host acts at once or not at all; behind a cloud's gateway a request can wait before it is acted on.
constexpr std::chrono::seconds betweenReadingsOfHost{10};
constexpr std::chrono::seconds betweenReadingsOfCloud{60};

Notice::Kind failureNotice(Operation::Kind kind)
{
    switch (kind) {
    case Operation::Kind::BackUp:
        return Notice::Kind::BackupFailed;
    case Operation::Kind::Restore:
        return Notice::Kind::RestoreFailed;
    case Operation::Kind::Download:
        return Notice::Kind::DownloadFailed;
    default:
        return Notice::Kind::MachineFailed;
    }
}

} // namespace

Course::Course(OperationRegister &operations, const Clock &clock, OperationId id)
    : m_operations(operations)
    , m_clock(clock)
    , m_id(std::move(id))
    , m_asked(operations.stopToken(m_id), [this] { cancel(); })
{
}

Course::~Course()
{
    m_stop.request_stop();
    release();
}

void Course::cancel()
{
    const Operation::State state = operation().state;
    const bool mayHaveLeft = state != Operation::State::Queued && state != Operation::State::Intent;
    if (operation().ended() || (mayHaveLeft && operation().kind != Operation::Kind::Download))
        return;
    m_stop.request_stop();
    fail(Error{Error::Kind::Cancelled, Error::Cause::None, 0, {}, std::nullopt});
}

void Course::keep()
{
    QCoro::connect(m_operations.persist(m_id), this, [](const Result<void> &) {});
}

void Course::done(Notice::Kind notice, const QString &subject)
{
    end(Operation::State::Done, std::nullopt);
    tell(notice, subject);
    Q_EMIT ended();
}

void Course::fail(const Error &error)
{
    if (operation().ended())
        return;
    const bool cancelled = error.kind == Error::Kind::Cancelled;
    end(cancelled ? Operation::State::Cancelled : Operation::State::Failed, error);
    tell(cancelled ? Notice::Kind::Cancelled : failureNotice(operation().kind), operation().argument, error);
    Q_EMIT ended();
}

void Course::end(Operation::State state, const std::optional<Error> &error)
{
    release();
    change([&](Operation &operation) {
        operation.state = state;
        operation.error = error;
        operation.checking = false;
    });
}

void Course::tell(Notice::Kind kind, const QString &subject, const std::optional<Error> &error)
{
    const Operation &told = operation();
    Q_EMIT noticed(Notice{kind, told.target, told.machine, told.kind, m_id, subject, error});
}

void Course::hold(std::function<void()> release)
{
    this->release();
    m_release = std::move(release);
}

void Course::release()
{
    if (const auto held = std::exchange(m_release, nullptr))
        held();
}

bool Course::surelyAbsent(bool cloud)
{
    const auto now = m_clock.monotonic();
    if (!m_firstMiss)
        m_firstMiss = now;
    return now - *m_firstMiss >= (cloud ? betweenReadingsOfCloud : betweenReadingsOfHost);
}

} // namespace kustos
