// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "host/jobs.h"

#include <QTimer>

namespace kustos::host {

//! Starts scheduled backups. Looks at the catalogue every few seconds instead of sleeping until the next due
//! time: so a clock that jumps, a machine that was suspended and a database added by another process need no
//! case of their own.
class Scheduler : public QObject
{
    Q_OBJECT

public:
    Scheduler(Catalogue &catalogue, JobRunner &jobs, const Clock &clock, Timetable timetable);

    void start(std::chrono::milliseconds interval);
    //! One look. What is due while another job of its deployment runs stays due.
    void look();

private:
    void consider(const DueRecord &due);

    Catalogue &m_catalogue;
    JobRunner &m_jobs;
    const Clock &m_clock;
    Timetable m_timetable;
    QTimer m_timer;
};

} // namespace kustos::host
