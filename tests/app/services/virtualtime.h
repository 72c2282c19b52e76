// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "services/alarm.h"

#include <QCoreApplication>

#include <algorithm>
#include <functional>
#include <map>
#include <memory>

namespace kustos::test {

//! A clock that only moves when it is told to, and the alarms that ring by it.
class VirtualTime final : public Clock
{
public:
    [[nodiscard]] QDateTime now() const override { return m_start.addMSecs(m_passed.count()); }
    [[nodiscard]] std::chrono::milliseconds monotonic() const override { return m_passed; }

    [[nodiscard]] AlarmMaker alarms()
    {
        return [this] { return std::make_unique<VirtualAlarm>(*this); };
    }
    //! Lets the time pass; what falls due rings in its order, and what it starts gets its turn in between.
    void pass(std::chrono::milliseconds span)
    {
        const auto end = m_passed + span;
        settle();
        while (!m_due.empty() && m_due.begin()->first <= end) {
            const auto first = m_due.begin();
            m_passed = std::max(m_passed, first->first);
            const auto ring = first->second.ring;
            m_due.erase(first);
            ring();
            settle();
        }
        m_passed = end;
    }
    //! Everything that waits in the event loop without real time.
    static void settle()
    {
        for (int i = 0; i < 12; ++i) {
            QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
            QCoreApplication::processEvents();
        }
    }

private:
    struct Due
    {
        const void *alarm;
        std::function<void()> ring;
    };
    class VirtualAlarm final : public Alarm
    {
    public:
        explicit VirtualAlarm(VirtualTime &time)
            : m_time(time)
        {
        }
        ~VirtualAlarm() override { clear(); }
        void set(std::chrono::milliseconds delay, std::function<void()> ring) override
        {
            clear();
            m_time.m_due.emplace(m_time.m_passed + delay, Due{this, std::move(ring)});
        }
        void clear() override
        {
            std::erase_if(m_time.m_due, [this](const auto &entry) { return entry.second.alarm == this; });
        }

    private:
        VirtualTime &m_time;
    };

    QDateTime m_start = QDateTime::fromString(QStringLiteral("2026-11-20T12:00:00Z"), Qt::ISODate);
    std::chrono::milliseconds m_passed{0};
    std::multimap<std::chrono::milliseconds, Due> m_due;
};

} // namespace kustos::test
