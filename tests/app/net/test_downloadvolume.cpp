// SPDX-License-Identifier: GPL-3.0-or-later
// Big files: what they cost the window's thread, the memory and the time.
#include "downloadfixture.h"
#include "memory.h"

#include <QElapsedTimer>
#include <QTimer>

#include <algorithm>

namespace kustos::net {
namespace {

using namespace kustos::test;

class DownloadVolumeTest : public DownloadFixture
{
protected:
    Result<DownloadedFile> fetchBig(const SeededBody &big)
    {
        cloud.route("GET", "/download/f", file(big));
        DownloadRequest made = request();
        made.size = ByteSize(big.size());
        made.sha256 = big.sha256();
        return fetch(made);
    }
};

TEST_F(DownloadVolumeTest, TheWindowsThreadIsNotHeldUp)
{
    QElapsedTimer since;
    qint64 longest = 0;
    QTimer probe;
    probe.setTimerType(Qt::PreciseTimer);
    QObject::connect(&probe, &QTimer::timeout, &probe, [&] { longest = std::max(longest, since.restart()); });
    const SeededBody big(256LL * 1024 * 1024, 3);
    static_cast<void>(big.sha256()); // the hash is not what is measured
    cloud.route("GET", "/download/f", file(big));
    DownloadRequest made = request();
    made.size = ByteSize(big.size());
    made.sha256 = big.sha256();
    since.start();
    probe.start(5);
    const auto result = fetch(made);
    probe.stop();
    ASSERT_TRUE(result.has_value());
    EXPECT_LE(longest, 100);
    RecordProperty("longest_gap_ms", static_cast<int>(longest));
}

TEST_F(DownloadVolumeTest, MemoryStaysFlatAndProgressNeverRunsBack)
{
    const SeededBody big(512LL * 1024 * 1024 + 5, 4);
    MemoryWatch watch;
    QElapsedTimer clock;
    clock.start();
    const auto result = fetchBig(big);
    ASSERT_TRUE(result.has_value());
#if defined(__has_feature) && __has_feature(address_sanitizer)
    constexpr long most = 320L * 1024 * 1024; // the sanitizer holds freed memory back
#else
    constexpr long most = 32L * 1024 * 1024;
#endif
    EXPECT_LE(watch.growth(), most);
    RecordProperty("growth_kib", static_cast<int>(watch.growth() / 1024));
    qint64 last = 0;
    for (const DownloadProgress &step : progress) {
        EXPECT_GE(step.done.bytes(), last);
        ASSERT_TRUE(step.total.has_value());
        EXPECT_LE(step.done, *step.total);
        last = step.done.bytes();
    }
    EXPECT_EQ(last, big.size());
    // Ten a second, and the last one.
    EXPECT_LE(static_cast<qint64>(progress.size()), clock.elapsed() / 100 + 2);
}

} // namespace
} // namespace kustos::net
