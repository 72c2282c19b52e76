// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "host/machines/hypervisor.h"
#include "host/machines/machinecatalogue.h"
#include "host/machines/machinefiles.h"
#include "host/machines/machinewatcher.h"

#include <atomic>
#include <memory>

namespace kustos::host {

//! Why a job failed: a word of docs/architecture.md §8 and a sentence for people.
struct JobFailure
{
    QString code;
    QString detail;
};
template <class T> using Step = std::expected<T, JobFailure>;

[[nodiscard]] std::unexpected<JobFailure> failed(const QString &code, const QString &detail);
//! The code that fits an error of the hypervisor or of our own disk.
[[nodiscard]] JobFailure failureOf(const Error &error);
[[nodiscard]] std::unexpected<JobFailure> cancelled();

//! How long a job waits for what it cannot hasten.
struct MachineTimes
{
    std::chrono::milliseconds poll{100};
    std::chrono::seconds shutdown{120};       //!< until a guest counts as ignoring the power button
    std::chrono::milliseconds lost{60'000};   //!< for a hypervisor that does not answer
    std::chrono::milliseconds settle{30'000}; //!< for a state that was ordered, not asked for
};

//! What main thread and job thread share.
struct JobProgress
{
    std::atomic<qint64> done{0};
    std::atomic<qint64> total{0};
    std::stop_source halt; //!< the host ends; the next start goes on
    std::stop_source stop; //!< that, or the user cancelled the job
};

//! One running job: what all kinds of them need. Lives on the job's thread; each change of the record is on
//! the disk before the step it stands for is taken.
class MachineJob
{
public:
    struct Parts
    {
        Hypervisor &hypervisor;
        MachineWatcher &watcher;
        const MachineFiles &files;
        const Clock &clock;
        MachineTimes times;
    };
    //! `resumed`: an earlier host began it.
    MachineJob(const Parts &parts, MachineCatalogue catalogue, MachineJobRecord record,
               std::shared_ptr<JobProgress> progress, bool resumed);

    //! Runs to the end, which is in the catalogue afterwards; or until the host stops, which leaves
    //! everything as a killed host does.
    void run();

    [[nodiscard]] Hypervisor &hypervisor() const { return m_parts.hypervisor; }
    [[nodiscard]] MachineCatalogue &catalogue() { return m_catalogue; }
    [[nodiscard]] const MachineFiles &files() const { return m_parts.files; }
    [[nodiscard]] const MachineTimes &times() const { return m_parts.times; }
    [[nodiscard]] QDateTime now() const { return m_parts.clock.now(); }
    [[nodiscard]] MachineJobRecord &record() { return m_record; }
    [[nodiscard]] bool isResumed() const { return m_resumed; }
    //! The host ends: nothing is undone, so that the next start finds what it can go on with.
    [[nodiscard]] bool isHalted() const { return m_progress->halt.stop_requested(); }
    [[nodiscard]] const std::stop_token &stopToken() const { return m_stop; }
    //! What follows is done although the user cancelled the job.
    void goOnWhenCancelled();

    //! Before a step: the phase is on the disk. Cancelled where the user cancelled meanwhile.
    [[nodiscard]] Step<void> enter(MachineJobRecord::Phase phase);
    void count(qint64 done, qint64 total);
    //! False where a stop ended it early; never looks at the user's cancelling.
    [[nodiscard]] bool pause(std::chrono::milliseconds time) const;
    //! Cancelled where the job is to end.
    [[nodiscard]] Step<void> wait(std::chrono::milliseconds time);
    //! Repeats `call` while the hypervisor does not answer, as long as it may be lost. Only for what may be
    //! done twice.
    template <class T, class Call> [[nodiscard]] Step<T> patient(Call call);
    [[nodiscard]] Step<MachineFacts> read(const MachineId &machine);
    //! Until the machine is off (or on), for as long as `limit` says; false where it is not.
    [[nodiscard]] Step<bool> becomes(bool off, std::chrono::milliseconds limit);

private:
    [[nodiscard]] Step<void> steps();
    [[nodiscard]] Step<void> rename();
    [[nodiscard]] Step<void> removeSnapshot();
    void conclude(const Step<void> &result);
    [[nodiscard]] std::chrono::milliseconds monotonic() const { return m_parts.clock.monotonic(); }

    const Parts m_parts;
    MachineCatalogue m_catalogue;
    MachineJobRecord m_record;
    std::shared_ptr<JobProgress> m_progress;
    std::stop_token m_stop;
    bool m_evenIfCancelled = false;
    bool m_resumed;
};

template <class T, class Call> Step<T> MachineJob::patient(Call call)
{
    const auto end = monotonic() + m_parts.times.lost;
    for (;;) {
        const Result<T> answer = call();
        if constexpr (std::is_void_v<T>) {
            if (answer)
                return {};
        } else {
            if (answer)
                return *answer;
        }
        if (answer.error().kind != Error::Kind::Offline || monotonic() >= end)
            return std::unexpected(failureOf(answer.error()));
        if (const auto waited = wait(m_parts.times.poll); !waited)
            return std::unexpected(waited.error());
    }
}

} // namespace kustos::host
