// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/notice.h"
#include "services/course.h"

#include <QHash>
#include <QList>
#include <QObject>

#include <concepts>

namespace kustos {

//! The courses under way and their queues: one change per service or machine at a time, further ones wait
//! visibly. Owns the courses.
class CourseQueues final : public QObject
{
    Q_OBJECT

public:
    explicit CourseQueues(OperationRegister &operations, QObject *parent = nullptr);
    ~CourseQueues()
        override; //!< without a word: nobody must hear of courses that end because everything does

    void add(Course *course);      //!< takes it over; does not begin it
    void enqueue(Course *course);  //!< begins it, or lets it wait behind the changes of its target
    void overtake(Course *course); //!< ends what runs at its target, and is next
    void follow(Course *course);   //!< one of an earlier run, which has its place already
    //! Tells those of a connection that it was read.
    void roundEnded(const ConnectionId &connection);

    [[nodiscard]] Course *find(const OperationId &id) const { return m_courses.value(id); }
    [[nodiscard]] Course *first(const Operation &like) const; //!< whose turn it is at this target; or null
    [[nodiscard]] QList<Course *> all() const { return m_courses.values(); }
    template <std::predicate<const Operation &> Predicate>
    [[nodiscard]] const Operation *running(Predicate matches) const
    {
        for (const Course *course : m_courses) {
            const Operation &operation = course->operation();
            if (!operation.ended() && matches(operation))
                return &operation;
        }
        return nullptr;
    }

Q_SIGNALS:
    void noticed(const kustos::Notice &notice);

private:
    void courseEnded(const OperationId &id);

    OperationRegister &m_operations;
    QHash<OperationId, Course *> m_courses;
    QHash<std::pair<ConnectionId, QString>, QList<Course *>> m_queues; //!< the first one runs
};

} // namespace kustos
