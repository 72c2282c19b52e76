// SPDX-License-Identifier: GPL-3.0-or-later
#include "host/machines/machinefiles.h"
#include "host/machines/machinenames.h"
#include "host/machines/restorejob.h"
#include "machinetest.h"

#include <QDir>
#include <QFileInfo>
#include <QStorageInfo>

#include <sys/stat.h>

using namespace kustos;
using namespace kustos::host;
using namespace kustos::test;

namespace {

class MachineFilesTest : public ::testing::Test
{
protected:
    void make(const QString &path, const QByteArray &content)
    {
        QDir().mkpath(QFileInfo(path).path());
        writeContent(path, content);
    }

    QTemporaryDir m_directory;
    MachineFiles m_files{m_directory.path()};
    SnapshotId m_id{QStringLiteral("11111111-0000-4000-8000-000000000001")};
    QList<SnapshotDisk> m_disks{{QStringLiteral("vda"), 10, true, 4, "x"}};
};

TEST_F(MachineFilesTest, PlaceGivesTheNameOnce)
{
    EXPECT_FALSE(m_files.place(m_id)) << "nothing is there";
    make(m_files.partDirectory(m_id) + QStringLiteral("/vda.qcow2"), "abcd");
    EXPECT_TRUE(m_files.place(m_id));
    EXPECT_FALSE(QFileInfo::exists(m_files.partDirectory(m_id)));
    EXPECT_EQ(contentOf(m_files.snapshotDirectory(m_id) + QStringLiteral("/vda.qcow2")), "abcd");
    EXPECT_TRUE(m_files.place(m_id)) << "as often as one likes";
}

TEST_F(MachineFilesTest, TakeAwayLeavesNoNameBehind)
{
    EXPECT_TRUE(m_files.takeAway(m_id));
    make(m_files.snapshotDirectory(m_id) + QStringLiteral("/vda.qcow2"), "abcd");
    make(m_files.goneDirectory(m_id) + QStringLiteral("/old"), "of an earlier end");
    EXPECT_TRUE(m_files.takeAway(m_id));
    EXPECT_FALSE(QFileInfo::exists(m_files.snapshotDirectory(m_id)));
    EXPECT_TRUE(QFileInfo::exists(m_files.goneDirectory(m_id) + QStringLiteral("/vda.qcow2")));
}

TEST_F(MachineFilesTest, WholeLooksAtEveryFile)
{
    const QString file = m_files.snapshotDirectory(m_id) + QStringLiteral("/vda.qcow2");
    EXPECT_EQ(m_files.whole(m_id, m_disks).error().kind, Error::Kind::NotFound);
    make(file, "abcd");
    EXPECT_EQ(m_files.whole(m_id, m_disks).value(), 4);
    m_disks.append({QStringLiteral("vdb"), 10, false, 1, "x"});
    EXPECT_FALSE(m_files.whole(m_id, m_disks));
    make(m_files.snapshotDirectory(m_id) + QStringLiteral("/vdb.qcow2"), "b");
    EXPECT_EQ(m_files.whole(m_id, m_disks).value(), 5);
    make(file, "abcde");
    EXPECT_FALSE(m_files.whole(m_id, m_disks));
    EXPECT_FALSE(m_files.whole(m_id, {})) << "a snapshot without disks is none";
}

TEST_F(MachineFilesTest, SweepKeepsWhatGrows)
{
    const SnapshotId other(QStringLiteral("22222222-0000-4000-8000-000000000001"));
    m_files.sweep({});
    make(m_files.partDirectory(m_id) + QStringLiteral("/vda.qcow2"), "a");
    make(m_files.partDirectory(other) + QStringLiteral("/vda.qcow2"), "a");
    make(m_files.goneDirectory(m_id) + QStringLiteral("/vda.qcow2"), "a");
    make(m_files.snapshotDirectory(other) + QStringLiteral("/vda.qcow2"), "a");
    m_files.sweep({m_id});
    EXPECT_TRUE(QFileInfo::exists(m_files.partDirectory(m_id)));
    EXPECT_FALSE(QFileInfo::exists(m_files.partDirectory(other)));
    EXPECT_FALSE(QFileInfo::exists(m_files.goneDirectory(m_id)));
    EXPECT_TRUE(QFileInfo::exists(m_files.snapshotDirectory(other)));
}

TEST_F(MachineFilesTest, HashIsThatOfTheBytes)
{
    const QString path = m_directory.filePath(QStringLiteral("f"));
    make(path, "abc");
    std::stop_source stop;
    const auto hashed = hashAndSync(path, stop.get_token());
    ASSERT_TRUE(hashed);
    EXPECT_EQ(hashed->bytes, 3);
    EXPECT_EQ(hashed->sha256, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    EXPECT_TRUE(syncPath(path));
    stop.request_stop();
    EXPECT_EQ(hashAndSync(path, stop.get_token()).error().kind, Error::Kind::Cancelled);
    EXPECT_EQ(hashAndSync(path + u'x', {}).error().kind, Error::Kind::Storage);
    EXPECT_EQ(syncPath(path + u'x').error().kind, Error::Kind::Storage);
}

TEST_F(MachineFilesTest, EmptyDirectoryIsPrivateAndEmpty)
{
    const QString path = m_directory.filePath(QStringLiteral("a/b"));
    make(path + QStringLiteral("/c/old"), "x");
    ASSERT_TRUE(makeEmptyDirectory(path));
    EXPECT_TRUE(QDir(path).isEmpty());
    struct stat now{};
    ASSERT_EQ(::stat(path.toLocal8Bit().constData(), &now), 0);
    EXPECT_EQ(now.st_mode & 0777, 0700U);
}

TEST_F(MachineFilesTest, ReplaceAndTakeAfter)
{
    const QString old = m_directory.filePath(QStringLiteral("old"));
    const QString fresh = m_directory.filePath(QStringLiteral("fresh"));
    make(old, "old");
    make(fresh, "fresh");
    ::chmod(old.toLocal8Bit().constData(), 0604);
    takeAfter(fresh, old);
    takeAfter(fresh, m_directory.filePath(QStringLiteral("none")));
    ASSERT_TRUE(replaceFile(fresh, old));
    EXPECT_EQ(contentOf(old), "fresh");
    EXPECT_FALSE(QFileInfo::exists(fresh));
    struct stat now{};
    ::stat(old.toLocal8Bit().constData(), &now);
    EXPECT_EQ(now.st_mode & 0777, 0604U);
    EXPECT_FALSE(replaceFile(fresh, old)) << "it is not there";
}

TEST_F(MachineFilesTest, RoomIsCountedPerFileSystem)
{
    const qint64 free = QStorageInfo(m_directory.path()).bytesAvailable();
    EXPECT_TRUE(hasRoom({{m_directory.path(), 1}}));
    EXPECT_TRUE(hasRoom({}));
    const auto full = hasRoom({{m_directory.path(), Q_INT64_C(1) << 60}});
    ASSERT_FALSE(full);
    EXPECT_EQ(full.error().code, QStringLiteral("disk_full"));
    EXPECT_EQ(hasRoom({{m_directory.path(), free / 3 * 2}, {m_directory.path(), free / 3 * 2}}).error().code,
              QStringLiteral("disk_full"))
        << "both together";
    EXPECT_EQ(hasRoom({{m_directory.filePath(QStringLiteral("none")), 1}}).error().code,
              QStringLiteral("target_missing"));
}

TEST(MachineNames, TargetsAreLettersAndDigits)
{
    for (const char *good : {"vda", "sdaa", "hdc", "xvda1"})
        EXPECT_TRUE(isTarget(QString::fromLatin1(good))) << good;
    for (const QString &bad :
         {QString(), u"../x"_qs, u"a/b"_qs, u"a b"_qs, u"."_qs, u"vdä"_qs, QString(33, u'a')})
        EXPECT_FALSE(isTarget(bad)) << bad.toStdString();
    EXPECT_EQ(imageName(u"vda"_qs), u"vda.qcow2"_qs);
}

TEST(MachineNames, DomainNamesAreHarmlessAndUnique)
{
    const QList<std::pair<QString, QString>> table{
        {u"web-01"_qs, u"web-01"_qs},
        {u"Büro & Lager"_qs, u"Buro-Lager"_qs},
        {u"../../etc/passwd"_qs, u"etc-passwd"_qs},
        {u"--option"_qs, u"option"_qs},
        {u".hidden"_qs, u"hidden"_qs},
        {u"a_b.c-d"_qs, u"a_b.c-d"_qs},
        {u"日本"_qs, u"machine"_qs},
        {u"'; DROP"_qs, u"DROP"_qs},
        {QString(300, u'x'), QString(48, u'x')},
        {QString(), u"machine"_qs},
    };
    for (const auto &[wished, name] : table)
        EXPECT_EQ(domainNameFor(wished, {}), name) << wished.toStdString();
    EXPECT_EQ(domainNameFor(u"a"_qs, {u"a"_qs}), u"a-2"_qs);
    EXPECT_EQ(domainNameFor(u"a"_qs, {u"a"_qs, u"a-2"_qs}), u"a-3"_qs);
}

TEST(MachineNames, OffIsWhatWritesNothing)
{
    EXPECT_TRUE(isOff(MachineState::Off));
    EXPECT_TRUE(isOff(MachineState::Crashed));
    for (const MachineState on : {MachineState::Running, MachineState::Paused, MachineState::Starting,
                                  MachineState::Stopping, MachineState::Unknown})
        EXPECT_FALSE(isOff(on));
}

TEST(MachineFailures, EveryErrorHasItsCode)
{
    const auto code = [](Error::Kind kind, Error::Cause cause = Error::Cause::None) {
        return failureOf(Error{kind, cause, 0, {}, {}}).code;
    };
    EXPECT_EQ(code(Error::Kind::Cancelled), u"cancelled"_qs);
    EXPECT_EQ(code(Error::Kind::Offline), u"hypervisor_lost"_qs);
    EXPECT_EQ(code(Error::Kind::Storage, Error::Cause::DiskFull), u"disk_full"_qs);
    EXPECT_EQ(code(Error::Kind::Storage, Error::Cause::NotWritable), u"target_missing"_qs);
    EXPECT_EQ(code(Error::Kind::Storage), u"failed"_qs);
    for (const auto kind : {Error::Kind::NotFound, Error::Kind::Conflict, Error::Kind::Rejected}) {
        EXPECT_EQ(code(kind), u"failed"_qs);
        EXPECT_FALSE(failureOf(Error{kind, {}, 0, {}, {}}).detail.isEmpty()) << "always a sentence";
    }
    EXPECT_EQ(failureOf(Error{Error::Kind::Rejected, {}, 0, u"why"_qs, {}}).detail, u"why"_qs);
}

} // namespace
