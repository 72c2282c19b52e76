// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "host/machines/hypervisor.h"
#include "host/machines/machinecatalogue.h"

#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>

namespace kustos::host {

//! Keeps what the hypervisor tells of its machines fresh, in a thread of its own: reads when the hypervisor
//! says that something changed, and every second. What is told may be asked for from any thread and returns
//! at once.
class MachineWatcher
{
public:
    //! `catalogue` gives the numbers.
    MachineWatcher(Hypervisor &hypervisor, MachineCatalogue catalogue, const Clock &clock);
    ~MachineWatcher();
    MachineWatcher(const MachineWatcher &) = delete;
    MachineWatcher &operator=(const MachineWatcher &) = delete;

    void start();
    void stop(); //!< waits for a call that is under way

    [[nodiscard]] bool isReachable() const;
    //! By number. Where the hypervisor has not answered for five seconds their state is Unknown.
    [[nodiscard]] QList<MachineFacts> machines() const;

    //! Blocks until what is told was read after this call began: a job that ended is never contradicted by an
    //! older reading. Gives up after a few seconds or at `stop`.
    void readAnew(const std::stop_token &stop);

private:
    void watch(const std::stop_token &stop);
    void read();
    [[nodiscard]] Result<QList<MachineFacts>> numbered(QList<MachineFacts> machines);

    Hypervisor &m_hypervisor;
    MachineCatalogue m_catalogue; //!< the thread's
    const Clock &m_clock;
    QMap<MachineId, MachineCatalogue::Known> m_known; //!< the thread's
    //! Shared with the hypervisor, which may ring it when this is gone.
    struct Bell
    {
        std::mutex mutex; //!< guards also what follows below
        std::condition_variable_any wake;
        quint64 asked = 1; //!< readings that somebody wants; the first is wanted from the start
    };
    std::shared_ptr<Bell> m_bell = std::make_shared<Bell>();
    quint64 m_served = 0;
    QList<MachineFacts> m_machines;
    bool m_answered = false;
    std::chrono::milliseconds m_answeredAt{0};
    std::jthread m_thread; //!< last: it uses the rest
};

} // namespace kustos::host
