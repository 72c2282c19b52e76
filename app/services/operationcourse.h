// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "providers/provider.h"
#include "services/course.h"
#include "services/inventory.h"
#include "services/poller.h"

namespace kustos {

namespace net {
class Downloader;
}

//! What every course of a database service needs; all of it outlives the courses.
struct CourseContext
{
    Inventory &inventory;
    OperationRegister &operations;
    Poller &poller;
    net::Downloader &downloader;
    const Clock &clock;
};

//! A course of a database service.
class OperationCourse : public Course
{
    Q_OBJECT

public:
    OperationCourse(CourseContext context, Provider &provider, OperationId id);

protected:
    void watch(); //!< the connection is polled fast until the end
    [[nodiscard]] bool surelyAbsent();

    [[nodiscard]] const ServiceKey &target() const { return operation().target; }
    [[nodiscard]] CourseContext &context() { return m_context; }
    [[nodiscard]] Provider &provider() { return m_provider; }

private:
    CourseContext m_context;
    Provider &m_provider;
};

} // namespace kustos
