// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/alarm.h"

#include <QObject>
#include <QTimer>

namespace kustos {

namespace {

class TimerAlarm final : public Alarm
{
public:
    TimerAlarm()
    {
        m_timer.setSingleShot(true);
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] {
            const auto ring = std::exchange(m_ring, nullptr); // it may set the next one
            if (ring)
                ring();
        });
    }

    void set(std::chrono::milliseconds delay, std::function<void()> ring) override
    {
        m_ring = std::move(ring);
        m_timer.start(delay);
    }

    void clear() override
    {
        m_timer.stop();
        m_ring = nullptr;
    }

private:
    QTimer m_timer;
    std::function<void()> m_ring;
};

} // namespace

std::unique_ptr<Alarm> timerAlarm()
{
    return std::make_unique<TimerAlarm>();
}

} // namespace kustos
