// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "machinefixture.h"

namespace kustos::test {

//! Consistent snapshots of a machine whose service knows only their steps.
class ConsistentTest : public MachineTest
{
protected:
    static constexpr const char *entries[] = {"shut down web", "snapshot web web-1 offline", "start web"};

    OperationId press() { return service().takeConsistentSnapshot(web, wanted); }
    //! Lets the request number `step` (0..2) leave and be followed.
    bool reachesStep(const OperationId &id, int step)
    {
        if (!follows(id, QLatin1String(entries[step])))
            return false;
        m_time.pass(1s);
        return operation(id).state == State::Running;
    }
    //! All steps before `step` end well.
    OperationId upTo(int step)
    {
        const OperationId id = press();
        for (int i = 0; i < step; ++i) {
            EXPECT_TRUE(reachesStep(id, i)) << i;
            m_provider.finish();
            m_time.pass(1s);
        }
        EXPECT_TRUE(reachesStep(id, step));
        return id;
    }
    void finishStep(const OperationId &id, int step)
    {
        ASSERT_TRUE(reachesStep(id, step)) << step;
        m_provider.finish();
        m_time.pass(1s);
    }
    Power web_() { return m_provider.get(web.machine).state; }
    bool snapshotIsThere() const { return m_provider.allSnapshots.first().name == wanted; }
};

} // namespace kustos::test
