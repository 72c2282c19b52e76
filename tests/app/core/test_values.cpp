// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/bytesize.h"
#include "core/clock.h"
#include "core/ids.h"
#include "core/sha256.h"

#include <QSet>

#include <gtest/gtest.h>
#include <limits>
#include <random>
#include <type_traits>

namespace kustos {
namespace {

constexpr qint64 most = std::numeric_limits<qint64>::max();

TEST(Ids, AreDistinctTypesWithTheirTextUntouched)
{
    static_assert(!std::is_convertible_v<ServiceId, BackupId>);
    static_assert(!std::is_constructible_v<ServiceId, BackupId>);
    static_assert(!std::is_convertible_v<QString, ServiceId>);
    const ServiceId id(QStringLiteral("../5f ä"));
    EXPECT_EQ(id.text(), QStringLiteral("../5f ä"));
    EXPECT_FALSE(id.isEmpty());
    EXPECT_TRUE(ServiceId().isEmpty());
}

TEST(Ids, CompareAndHashByTheirText)
{
    const ServiceId a(QStringLiteral("a"));
    const ServiceId b(QStringLiteral("b"));
    EXPECT_LT(a, b);
    EXPECT_EQ(a, ServiceId(QStringLiteral("a")));
    const QSet<ServiceId> set{a, b, a};
    EXPECT_EQ(set.size(), 2);
}

TEST(Ids, AServiceIsKnownByItsConnectionToo)
{
    const ServiceKey one{ConnectionId(QStringLiteral("x")), ServiceId(QStringLiteral("s"))};
    const ServiceKey other{ConnectionId(QStringLiteral("y")), ServiceId(QStringLiteral("s"))};
    EXPECT_NE(one, other);
    EXPECT_LT(one, other);
    QSet<ServiceKey> set{one, other};
    EXPECT_EQ(set.size(), 2);
    EXPECT_TRUE(set.contains(ServiceKey{ConnectionId(QStringLiteral("y")), ServiceId(QStringLiteral("s"))}));
}

TEST(ByteSizeTest, IsNeverNegativeAndOrders)
{
    EXPECT_EQ(ByteSize(-1).bytes(), 0);
    EXPECT_EQ(ByteSize(std::numeric_limits<qint64>::min()).bytes(), 0);
    EXPECT_EQ(ByteSize(most).bytes(), most);
    EXPECT_LT(ByteSize(1), ByteSize(2));
}

TEST(Permille, HasItsEnds)
{
    EXPECT_EQ(permille(0, 0), 0);
    EXPECT_EQ(permille(5, 0), 0);
    EXPECT_EQ(permille(5, -1), 0);
    EXPECT_EQ(permille(-5, 10), 0);
    EXPECT_EQ(permille(5, 10), 500);
    EXPECT_EQ(permille(999, 1000), 999);
    EXPECT_EQ(permille(9'999, 10'000), 999) << "1000 only when everything is there";
    EXPECT_EQ(permille(most - 1, most), 999);
    EXPECT_EQ(permille(10, 10), 1000);
    EXPECT_EQ(permille(11, 10), 1000);
    EXPECT_EQ(permille(most, most), 1000);
}

TEST(Permille, NeverLeavesItsRangeNorRunsBackNearTheLargestNumbers)
{
    std::mt19937_64 random(11);
    for (int i = 0; i < 1'000'000; ++i) {
        const int shift = static_cast<int>(random() % 63);
        const qint64 total = std::max<qint64>(1, static_cast<qint64>(random() >> 1) >> shift);
        const qint64 done = static_cast<qint64>(random() >> 1) % (total + 1 > 0 ? total + 1 : total);
        const int at = permille(done, total);
        ASSERT_GE(at, 0);
        ASSERT_LE(at, 1000);
        ASSERT_EQ(at == 1000, done == total) << done << " of " << total;
        const qint64 later = std::min(total, done + (total - done) / 3);
        ASSERT_LE(at, permille(later, total)) << done << ' ' << later << ' ' << total;
    }
}

TEST(Permille, IsExactToOneNearTheLargestNumbers)
{
    for (const qint64 total : {most, most - 1, most / 2, Q_INT64_C(9'000'000'000'000'001)}) {
        for (int part = 0; part < 1000; ++part) {
            const auto done = static_cast<qint64>(static_cast<long double>(total) * part / 1000.0L);
            EXPECT_NEAR(permille(done, total), part, 1);
        }
    }
}

TEST(Sha256, ACloneGoesOnByItself)
{
    Sha256 first;
    first.add("a");
    Sha256 second = first.clone();
    second.add("bc");
    Sha256 whole;
    whole.add("abc");
    EXPECT_EQ(second.hex(), whole.hex());
    EXPECT_NE(first.hex(), second.hex());
    first.add("bc");
    EXPECT_EQ(first.hex(), whole.hex());
}

TEST(Sha256Test, KnowsThePublishedVectors)
{
    // FIPS 180-2, appendix B.
    EXPECT_EQ(Sha256().hex(), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    Sha256 abc;
    abc.add("abc");
    EXPECT_EQ(abc.hex(), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    Sha256 two;
    two.add("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq");
    EXPECT_EQ(two.hex(), "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    Sha256 million;
    for (int i = 0; i < 1000; ++i)
        million.add(QByteArray(1000, 'a'));
    EXPECT_EQ(million.hex(), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST(Sha256Test, AskingMeanwhileChangesNothing)
{
    Sha256 hash;
    hash.add("a");
    const QByteArray early = hash.hex();
    EXPECT_EQ(hash.hex(), early);
    hash.add("bc");
    EXPECT_EQ(hash.hex(), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    Sha256 moved = std::move(hash);
    EXPECT_EQ(moved.hex(), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(SystemClockTest, ShowsUtcAndNeverRunsBack)
{
    const SystemClock clock;
    EXPECT_EQ(clock.now().timeSpec(), Qt::UTC);
    EXPECT_LT(std::abs(clock.now().secsTo(QDateTime::currentDateTimeUtc())), 5);
    auto last = clock.monotonic();
    for (int i = 0; i < 10'000; ++i) {
        const auto next = clock.monotonic();
        ASSERT_GE(next, last);
        last = next;
    }
}

} // namespace
} // namespace kustos
