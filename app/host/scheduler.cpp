// SPDX-License-Identifier: GPL-3.0-or-later
#include "host/scheduler.h"

namespace kustos::host {

Scheduler::Scheduler(Catalogue &catalogue, JobRunner &jobs, const Clock &clock, Timetable timetable)
    : m_catalogue(catalogue)
    , m_jobs(jobs)
    , m_clock(clock)
    , m_timetable(timetable)
{
    connect(&m_timer, &QTimer::timeout, this, &Scheduler::look);
    connect(&m_jobs, &JobRunner::jobFinished, this, &Scheduler::look, Qt::QueuedConnection);
}

void Scheduler::start(std::chrono::milliseconds interval)
{
    m_timer.start(interval);
    look();
}

void Scheduler::look()
{
    const auto dues = m_catalogue.dues();
    if (!dues)
        return;
    for (const DueRecord &due : *dues)
        consider(due);
}

void Scheduler::consider(const DueRecord &due)
{
    const DueDecision decision =
        decideDue(due.type, due.at, m_clock.now(), m_timetable, QTimeZone::systemTimeZone());
    const DueRecord next{due.deployment, due.type, decision.next};
    if (!decision.runNow) {
        if (next.at != due.at)
            static_cast<void>(m_catalogue.setDue(next));
        return;
    }
    const auto deployment = m_catalogue.deployment(due.deployment);
    if (!deployment || deployment->state != DeploymentRecord::State::Available ||
        m_jobs.isBusy(due.deployment))
        return;
    // Job and next due time are one transaction: a run is neither lost nor taken twice. On failure the next
    // look repeats it.
    static_cast<void>(m_jobs.startBackup(*deployment, due.type, next));
}

} // namespace kustos::host
