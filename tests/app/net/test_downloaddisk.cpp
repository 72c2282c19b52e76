// SPDX-License-Identifier: GPL-3.0-or-later
// What the disk and other people on it can do to a download.
#include "downloadfixture.h"

#include <QProcess>

#include <sys/mount.h>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

namespace kustos::net {
namespace {

using namespace kustos::test;

class DownloadDiskTest : public DownloadFixture
{
};

TEST_F(DownloadDiskTest, AnExistingFileIsRefusedBeforeAnythingIsFetched)
{
    put(target(), "mine");
    const Error error = failureOf(request());
    EXPECT_EQ(error.kind, Error::Kind::Storage);
    EXPECT_EQ(error.cause, Error::Cause::TargetExists);
    EXPECT_EQ(bytesOf(target()), "mine");
    EXPECT_TRUE(cloud.ledger().empty());
    EXPECT_EQ(names().size(), 1);
}

TEST_F(DownloadDiskTest, ALinkWithTheNameCountsAsAFileEvenIfItLeadsNowhere)
{
    ASSERT_TRUE(QFile::link(folder.filePath(QStringLiteral("nowhere")), target()));
    EXPECT_EQ(failureOf(request()).cause, Error::Cause::TargetExists);
    EXPECT_FALSE(QFileInfo::exists(folder.filePath(QStringLiteral("nowhere"))));
}

TEST_F(DownloadDiskTest, AFileThatAppearsMeanwhileIsNotReplaced)
{
    cloud.script([this](Peer &peer, const Recorded &recorded) {
        put(target(), "theirs");
        file(body)(peer, recorded);
    });
    EXPECT_EQ(failureOf(request()).cause, Error::Cause::TargetExists);
    EXPECT_EQ(bytesOf(target()), "theirs");
    EXPECT_EQ(QFileInfo(part()).size(), body.size()) << "the bytes are kept for another try";
    QFile::remove(target());
    expectComplete(fetch(request()));
    EXPECT_EQ(cloud.ledger().size(), 1u);
}

TEST_F(DownloadDiskTest, AMissingDirectoryIsReported)
{
    DownloadRequest made = request();
    made.directory = folder.filePath(QStringLiteral("gone"));
    EXPECT_EQ(failureOf(made).kind, Error::Kind::Storage);
    EXPECT_TRUE(cloud.ledger().empty());
}

TEST_F(DownloadDiskTest, ADirectoryThatVanishesMeanwhileIsReported)
{
    DownloadRequest made = request();
    made.directory = folder.filePath(QStringLiteral("sub"));
    ASSERT_TRUE(QDir(folder.path()).mkdir(QStringLiteral("sub")));
    cloud.script([this, made](Peer &peer, const Recorded &recorded) {
        QDir(made.directory).removeRecursively();
        file(body)(peer, recorded);
    });
    EXPECT_EQ(failureOf(made).kind, Error::Kind::Storage);
    EXPECT_FALSE(QFileInfo::exists(made.directory));
}

TEST_F(DownloadDiskTest, PlantedThingsAtThePartAreNotFollowed)
{
    const QString victim = folder.filePath(QStringLiteral("victim"));
    put(victim, "precious");
    ASSERT_TRUE(QFile::link(victim, part()));
    EXPECT_EQ(failureOf(request()).kind, Error::Kind::Storage);
    QFile::remove(part());

    ASSERT_EQ(::link(victim.toLocal8Bit().constData(), part().toLocal8Bit().constData()), 0);
    EXPECT_EQ(failureOf(request()).kind, Error::Kind::Storage) << "a hard link";
    QFile::remove(part());

    ASSERT_EQ(::mkfifo(part().toLocal8Bit().constData(), 0600), 0);
    EXPECT_EQ(failureOf(request()).kind, Error::Kind::Storage) << "a pipe";
    QFile::remove(part());

    ASSERT_TRUE(QDir(folder.path()).mkdir(QStringLiteral("db.sqlite.part")));
    EXPECT_EQ(failureOf(request()).kind, Error::Kind::Storage) << "a directory";
    EXPECT_EQ(bytesOf(victim), "precious");
    EXPECT_TRUE(cloud.ledger().empty());
}

TEST_F(DownloadDiskTest, ALinkAtTheSidecarIsNotWrittenThrough)
{
    const QString victim = folder.filePath(QStringLiteral("victim"));
    put(victim, "precious");
    ASSERT_TRUE(QFile::link(victim, sidecar()));
    cloud.script(file(body));
    EXPECT_EQ(failureOf(request()).kind, Error::Kind::Storage);
    EXPECT_EQ(bytesOf(victim), "precious");
    EXPECT_FALSE(QFileInfo::exists(target()));
}

TEST_F(DownloadDiskTest, APartThatIsSwappedMeanwhileIsNotNamed)
{
    const QString victim = folder.filePath(QStringLiteral("victim"));
    put(victim, "precious");
    cloud.script([this, victim](Peer &peer, const Recorded &recorded) {
        QFile::remove(part());
        QFile::link(victim, part());
        file(body)(peer, recorded);
    });
    EXPECT_EQ(failureOf(request()).kind, Error::Kind::Storage);
    EXPECT_FALSE(QFileInfo(target()).isSymLink());
    EXPECT_FALSE(QFileInfo::exists(target()));
    EXPECT_EQ(bytesOf(victim), "precious");
}

TEST_F(DownloadDiskTest, OnlySafeNamesAreWritten)
{
    for (const char *name : {"../evil", "/etc/x", "", ".hidden", "-rf", "a b", "a/b", "a\nb", ".."}) {
        DownloadRequest made = request();
        made.fileName = QString::fromLatin1(name);
        EXPECT_EQ(failureOf(made).kind, Error::Kind::Storage) << name;
    }
    EXPECT_TRUE(cloud.ledger().empty());
    EXPECT_TRUE(names().isEmpty());
}

//! Until the first bytes are on the disk, at most some seconds.
void waitForPart(const QString &path)
{
    for (int i = 0; i < 2000 && QFileInfo(path).size() == 0; ++i)
        std::this_thread::sleep_for(1ms);
}

//! Runs the test of the same name once more in a mount namespace of its own; true in that inner run.
bool isInNamespace()
{
    if (qEnvironmentVariableIsSet("KUSTOS_TEST_NAMESPACE"))
        return true;
    const auto *info = ::testing::UnitTest::GetInstance()->current_test_info();
    QProcess inner;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("KUSTOS_TEST_NAMESPACE"), QStringLiteral("1"));
    inner.setProcessEnvironment(environment);
    inner.setProcessChannelMode(QProcess::ForwardedChannels);
    const QString filter =
        QStringLiteral("--gtest_filter=%1.%2")
            .arg(QString::fromLatin1(info->test_suite_name()), QString::fromLatin1(info->name()));
    inner.start(QStringLiteral("unshare"), {QStringLiteral("-Urm"), QStringLiteral("--"),
                                            QCoreApplication::applicationFilePath(), filter});
    EXPECT_TRUE(inner.waitForFinished(60'000));
    EXPECT_EQ(inner.exitCode(), 0);
    return false;
}

bool canMakeNamespaces()
{
    return QProcess::execute(QStringLiteral("unshare"),
                             {QStringLiteral("-Urm"), QStringLiteral("mount"), QStringLiteral("-t"),
                              QStringLiteral("tmpfs"), QStringLiteral("tmpfs"), QStringLiteral("/mnt")}) == 0;
}

class SmallDiskTest : public DownloadFixture
{
protected:
    bool mountOver(const char *options, unsigned long flags = 0) const
    {
        return ::mount("tmpfs", folder.path().toLocal8Bit().constData(), "tmpfs", flags, options) == 0;
    }
    void TearDown() override { ::umount2(folder.path().toLocal8Bit().constData(), MNT_DETACH); }
};

TEST_F(SmallDiskTest, TooLittleRoomIsSaidBeforeWriting)
{
    if (!canMakeNamespaces())
        GTEST_SKIP() << "no mount namespaces here";
    if (!isInNamespace())
        return;
    ASSERT_TRUE(mountOver("size=3m"));
    cloud.script(file(body)); // 3 MiB and 17 bytes
    const Error error = failureOf(request());
    EXPECT_EQ(error.kind, Error::Kind::Storage);
    EXPECT_EQ(error.cause, Error::Cause::DiskFull);
    EXPECT_EQ(QFileInfo(part()).size(), 0);
}

TEST_F(SmallDiskTest, ADiskThatFillsUpKeepsThePartForLater)
{
    if (!canMakeNamespaces())
        GTEST_SKIP() << "no mount namespaces here";
    if (!isInNamespace())
        return;
    ASSERT_TRUE(mountOver("size=5m"));
    const QString filler = folder.filePath(QStringLiteral("filler"));
    cloud.script([this, filler](Peer &peer, const Recorded &recorded) {
        Step step = file(body, {.eachBlock = 2ms});
        std::jthread other([this, filler] { // somebody else writes meanwhile
            waitForPart(part());
            put(filler, QByteArray(3 * 1024 * 1024, 'f'));
        });
        step(peer, recorded);
    });
    const Error error = failureOf(request());
    EXPECT_EQ(error.kind, Error::Kind::Storage);
    EXPECT_EQ(error.cause, Error::Cause::DiskFull);
    EXPECT_FALSE(QFileInfo::exists(target()));
    const qint64 kept = QFileInfo(part()).size();
    EXPECT_GT(kept, 0);
    ASSERT_TRUE(QFile::remove(filler));
    cloud.script(file(body));
    expectComplete(fetch(request()));
    EXPECT_EQ(cloud.ledger().back().headers.value("range"), "bytes=" + QByteArray::number(kept) + '-');
}

TEST_F(SmallDiskTest, AReadOnlyDiskIsReported)
{
    if (!canMakeNamespaces())
        GTEST_SKIP() << "no mount namespaces here";
    if (!isInNamespace())
        return;
    ASSERT_TRUE(mountOver("size=8m", MS_RDONLY));
    const Error error = failureOf(request());
    EXPECT_EQ(error.kind, Error::Kind::Storage);
    EXPECT_EQ(error.cause, Error::Cause::NotWritable);
    EXPECT_TRUE(cloud.ledger().empty());
}

} // namespace
} // namespace kustos::net
