// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/operationcourse.h"

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

OperationCourse::OperationCourse(CourseContext context, Provider &provider, OperationId id)
    : m_context(context)
    , m_provider(provider)
    , m_id(std::move(id))
    , m_asked(context.operations.stopToken(m_id), [this] { cancel(); })
{
}

OperationCourse::~OperationCourse()
{
    m_stop.request_stop();
    unwatch();
}

void OperationCourse::cancel()
{
    const Operation::State state = operation().state;
    const bool mayHaveLeft = state != Operation::State::Queued && state != Operation::State::Intent;
    if (operation().ended() || (mayHaveLeft && operation().kind != Operation::Kind::Download))
        return;
    m_stop.request_stop();
    fail(Error{Error::Kind::Cancelled, Error::Cause::None, 0, {}, std::nullopt});
}

void OperationCourse::keep()
{
    QCoro::connect(m_context.operations.persist(m_id), this, [](const Result<void> &) {});
}

void OperationCourse::done(Notice::Kind notice, const QString &subject)
{
    end(Operation::State::Done, std::nullopt);
    tell(notice, subject);
    Q_EMIT ended();
}

void OperationCourse::fail(const Error &error)
{
    if (operation().ended())
        return;
    const bool cancelled = error.kind == Error::Kind::Cancelled;
    end(cancelled ? Operation::State::Cancelled : Operation::State::Failed, error);
    tell(cancelled ? Notice::Kind::Cancelled : failureNotice(operation().kind), operation().argument, error);
    Q_EMIT ended();
}

void OperationCourse::end(Operation::State state, const std::optional<Error> &error)
{
    unwatch();
    change([&](Operation &operation) {
        operation.state = state;
        operation.error = error;
        operation.checking = false;
    });
}

void OperationCourse::tell(Notice::Kind kind, const QString &subject, const std::optional<Error> &error)
{
    Q_EMIT noticed(Notice{kind, target(), {}, operation().kind, m_id, subject, error});
}

void OperationCourse::unwatch()
{
    if (!m_watched.isEmpty())
        m_context.poller.setBusy(std::exchange(m_watched, {}), false);
}

void OperationCourse::watch()
{
    m_watched = target().connection;
    m_context.poller.setBusy(m_watched, true);
}

bool OperationCourse::surelyAbsent()
{
    const auto now = m_context.clock.monotonic();
    if (!m_firstMiss)
        m_firstMiss = now;
    const Connection *connection = m_context.inventory.connection(target().connection);
    const bool cloud = connection != nullptr && connection->kind == Connection::Kind::Compose;
    return now - *m_firstMiss >= (cloud ? betweenReadingsOfCloud : betweenReadingsOfHost);
}

} // namespace kustos
