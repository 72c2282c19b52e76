// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/operationcourse.h"

namespace kustos {

OperationCourse::OperationCourse(CourseContext context, Provider &provider, OperationId id)
    : Course(context.operations, context.clock, std::move(id))
    , m_context(context)
    , m_provider(provider)
{
}

void OperationCourse::watch()
{
    Poller &poller = m_context.poller;
    poller.setBusy(target().connection, true);
    hold([&poller, watched = target().connection] { poller.setBusy(watched, false); });
}

bool OperationCourse::surelyAbsent()
{
    const Connection *connection = m_context.inventory.connection(target().connection);
    return Course::surelyAbsent(connection != nullptr && !connection->isOwnHost());
}

} // namespace kustos
