// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/coursequeues.h"

#include <utility>

namespace kustos {

namespace {

std::pair<ConnectionId, QString> targetOf(const Operation &operation)
{
    const bool machine = !operation.machine.isEmpty();
    return {operation.connection(),
            machine ? operation.machine.machine.text() : operation.target.service.text()};
}

} // namespace

CourseQueues::CourseQueues(OperationRegister &operations, QObject *parent)
    : QObject(parent)
    , m_operations(operations)
{
}

CourseQueues::~CourseQueues()
{
    for (Course *course : std::as_const(m_courses)) {
        course->disconnect(this);
        delete course;
    }
}

void CourseQueues::add(Course *course)
{
    course->setParent(this); // ended ones that wait for their deletion go with this at the latest
    const OperationId id = course->operation().id;
    m_courses.insert(id, course);
    connect(course, &Course::noticed, this, &CourseQueues::noticed);
    connect(course, &Course::ended, this, [this, id] { courseEnded(id); });
}

void CourseQueues::enqueue(Course *course)
{
    QList<Course *> &queue = m_queues[targetOf(course->operation())];
    queue.append(course);
    if (queue.size() == 1) {
        course->begin();
        return;
    }
    Operation waiting = course->operation();
    waiting.state = Operation::State::Queued;
    m_operations.update(waiting);
    // So that the next run can say that it was never sent.
    QCoro::connect(m_operations.persist(waiting.id), this, [](const Result<void> &) {});
}

void CourseQueues::overtake(Course *course)
{
    QList<Course *> &queue = m_queues[targetOf(course->operation())];
    Course *waiting = queue.isEmpty() ? nullptr : queue.first();
    queue.insert(queue.isEmpty() ? 0 : 1, course);
    if (waiting == nullptr)
        course->begin();
    else
        waiting->cancel();
}

void CourseQueues::follow(Course *course)
{
    m_queues[targetOf(course->operation())].append(course);
}

void CourseQueues::roundEnded(const ConnectionId &connection)
{
    const QList<OperationId> ids = m_courses.keys(); // a copy: a course may end in another's turn
    for (const OperationId &id : ids) {
        Course *course = m_courses.value(id);
        if (course != nullptr && course->operation().connection() == connection &&
            !course->operation().ended())
            course->roundEnded();
    }
}

Course *CourseQueues::first(const Operation &like) const
{
    const QList<Course *> queue = m_queues.value(targetOf(like));
    return queue.isEmpty() ? nullptr : queue.first();
}

void CourseQueues::courseEnded(const OperationId &id)
{
    Course *course = m_courses.take(id);
    if (course == nullptr)
        return;
    course->deleteLater(); // it is still in the middle of its own signal
    QList<Course *> &queue = m_queues[targetOf(course->operation())];
    const bool wasFirst = !queue.isEmpty() && queue.first() == course;
    queue.removeOne(course);
    if (wasFirst && !queue.isEmpty())
        queue.first()->begin();
}

} // namespace kustos
