// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/platform/filelock.h"
#include "core/platform/files.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <cerrno>
#include <csignal>
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

namespace kustos::platform {
namespace {

class FilesTest : public ::testing::Test
{
protected:
    QString path(const char *name) const { return folder.filePath(QString::fromLatin1(name)); }
    static QByteArray bytesOf(const QString &file)
    {
        QFile opened(file);
        return opened.open(QIODevice::ReadOnly) ? opened.readAll() : QByteArray("(cannot be read)");
    }
    static void put(const QString &file, const QByteArray &bytes)
    {
        QFile opened(file);
        ASSERT_TRUE(opened.open(QIODevice::WriteOnly));
        ASSERT_EQ(opened.write(bytes), bytes.size());
    }
    static unsigned modeOf(const QString &file)
    {
        struct stat found{};
        return ::lstat(file.toLocal8Bit().constData(), &found) == 0 ? found.st_mode & 07777u : 0u;
    }
    QStringList names() const
    {
        return QDir(folder.path())
            .entryList(QDir::AllEntries | QDir::System | QDir::Hidden | QDir::NoDotAndDotDot);
    }

    QTemporaryDir folder;
};

//! Another umask while it lives.
class Umask
{
public:
    explicit Umask(mode_t mask)
        : m_before(::umask(mask))
    {
    }
    ~Umask() { ::umask(m_before); }

private:
    mode_t m_before;
};

TEST_F(FilesTest, PrivateFilesArePrivateWhateverTheUmask)
{
    for (const mode_t mask : {0u, 022u, 077u}) {
        const Umask wide(mask);
        ASSERT_TRUE(writePrivateFile(path("config"), "one").has_value());
        EXPECT_EQ(modeOf(path("config")), 0600u);
        ASSERT_TRUE(writePrivateFile(path("config"), "two").has_value()) << "the second save";
        EXPECT_EQ(modeOf(path("config")), 0600u);
        EXPECT_EQ(bytesOf(path("config")), "two");
    }
    EXPECT_EQ(names(), QStringList{QStringLiteral("config")});
}

TEST_F(FilesTest, AWideFileBecomesPrivateWhenItIsWrittenAgain)
{
    put(path("config"), "old");
    ASSERT_EQ(::chmod(path("config").toLocal8Bit().constData(), 0644), 0);
    ASSERT_TRUE(writePrivateFile(path("config"), "new").has_value());
    EXPECT_EQ(modeOf(path("config")), 0600u);
}

TEST_F(FilesTest, ALinkIsNotWrittenThrough)
{
    put(path("victim"), "precious");
    ASSERT_TRUE(QFile::link(path("victim"), path("config")));
    const auto written = writePrivateFile(path("config"), "new");
    ASSERT_FALSE(written.has_value());
    EXPECT_EQ(written.error().kind, Error::Kind::Storage);
    EXPECT_EQ(written.error().cause, Error::Cause::NotWritable);
    EXPECT_EQ(bytesOf(path("victim")), "precious");

    ASSERT_TRUE(QFile::link(path("nowhere"), path("dangling")));
    EXPECT_FALSE(writePrivateFile(path("dangling"), "new").has_value());
    EXPECT_FALSE(QFile::exists(path("nowhere")));
}

TEST_F(FilesTest, WhatACrashLeftBehindDoesNoHarm)
{
    put(path("config"), "good");
    put(path("config.new"), "half of a longer conten");
    EXPECT_EQ(bytesOf(path("config")), "good");
    ASSERT_TRUE(writePrivateFile(path("config"), "next").has_value());
    EXPECT_EQ(bytesOf(path("config")), "next");
    EXPECT_EQ(names(), QStringList{QStringLiteral("config")});

    put(path("victim"), "precious");
    ASSERT_TRUE(QFile::link(path("victim"), path("config.new")));
    ASSERT_TRUE(writePrivateFile(path("config"), "again").has_value());
    EXPECT_EQ(bytesOf(path("victim")), "precious");
    EXPECT_EQ(bytesOf(path("config")), "again");
}

TEST_F(FilesTest, AFailedWriteLeavesTheOldFile)
{
    ASSERT_TRUE(writePrivateFile(path("config"), "good").has_value());
    // In a child: the limit on file sizes stands in for a full disk.
    const pid_t child = ::fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
        ::signal(SIGXFSZ, SIG_IGN);
        const rlimit tiny{1000, 1000};
        ::setrlimit(RLIMIT_FSIZE, &tiny);
        ::_exit(writePrivateFile(path("config"), QByteArray(100'000, 'x')).has_value() ? 1 : 0);
    }
    int status = -1;
    ASSERT_EQ(::waitpid(child, &status, 0), child);
    EXPECT_EQ(status, 0) << "the write had to fail";
    EXPECT_EQ(bytesOf(path("config")), "good");
    EXPECT_EQ(names(), QStringList{QStringLiteral("config")});
}

TEST_F(FilesTest, NoDirectoryNoFile)
{
    EXPECT_EQ(writePrivateFile(path("gone/config"), "x").error().kind, Error::Kind::Storage);
}

TEST_F(FilesTest, ReadingHasALimit)
{
    put(path("f"), QByteArray(100, 'x'));
    EXPECT_EQ(readFile(path("f"), 100).value().size(), 100);
    const auto over = readFile(path("f"), 99);
    ASSERT_FALSE(over.has_value());
    EXPECT_EQ(over.error().cause, Error::Cause::TooLarge);
    EXPECT_EQ(readFile(path("gone"), 99).error().kind, Error::Kind::NotFound);
    EXPECT_FALSE(readFile(folder.path(), 99).has_value()) << "a directory";
    ASSERT_EQ(::mkfifo(path("pipe").toLocal8Bit().constData(), 0600), 0);
    EXPECT_FALSE(readFile(path("pipe"), 99).has_value()) << "nobody writes into it";
    EXPECT_EQ(readFile(QStringLiteral("/dev/zero"), 1'000'000).error().cause, Error::Cause::TooLarge);
}

TEST_F(FilesTest, RenamingNeverReplaces)
{
    put(path("a"), "a");
    put(path("b"), "b");
    const auto refused = renameNoReplace(path("a"), path("b"));
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().kind, Error::Kind::Storage);
    EXPECT_EQ(refused.error().cause, Error::Cause::TargetExists);
    EXPECT_EQ(bytesOf(path("a")), "a");
    EXPECT_EQ(bytesOf(path("b")), "b");
    ASSERT_TRUE(renameNoReplace(path("a"), path("c")).has_value());
    EXPECT_EQ(bytesOf(path("c")), "a");
    EXPECT_FALSE(QFile::exists(path("a")));
    ASSERT_TRUE(QFile::link(path("nowhere"), path("dangling")));
    EXPECT_EQ(renameNoReplace(path("c"), path("dangling")).error().cause, Error::Cause::TargetExists);
    EXPECT_FALSE(renameNoReplace(path("gone"), path("d")).has_value());
}

TEST_F(FilesTest, DirectoriesAreMadePrivateWithTheirParents)
{
    const Umask wide(0);
    ASSERT_TRUE(makePrivateDirectory(path("a/b/c")).has_value());
    for (const char *made : {"a", "a/b", "a/b/c"})
        EXPECT_EQ(modeOf(path(made)), 0700u) << made;
    EXPECT_TRUE(makePrivateDirectory(path("a/b/c")).has_value()) << "again";
    put(path("file"), "x");
    EXPECT_FALSE(makePrivateDirectory(path("file/d")).has_value());
}

TEST_F(FilesTest, SyncingSaysWhatIsWrong)
{
    EXPECT_TRUE(syncDirectory(folder.path()).has_value());
    EXPECT_EQ(syncDirectory(path("gone")).error().kind, Error::Kind::Storage);
    EXPECT_EQ(syncFile(-1).error().kind, Error::Kind::Storage);
    QFile file(path("f"));
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    EXPECT_TRUE(syncFile(file.handle()).has_value());
}

TEST(StorageError, SortsTheNumbers)
{
    EXPECT_EQ(storageError(ENOSPC, {}).cause, Error::Cause::DiskFull);
    EXPECT_EQ(storageError(EDQUOT, {}).cause, Error::Cause::DiskFull);
    EXPECT_EQ(storageError(EEXIST, {}).cause, Error::Cause::TargetExists);
    EXPECT_EQ(storageError(EACCES, {}).cause, Error::Cause::NotWritable);
    EXPECT_EQ(storageError(EROFS, {}).cause, Error::Cause::NotWritable);
    EXPECT_TRUE(storageError(ENOSPC, QStringLiteral("/x/y")).detail.startsWith(QStringLiteral("/x/y")));
}

TEST_F(FilesTest, ALockSaysWhoHoldsItAndWhyItIsNotGiven)
{
    const auto lock = FileLock::take(path("lock"));
    ASSERT_TRUE(lock.has_value());
    ASSERT_TRUE(lock->note("a longer text\n").has_value());
    ASSERT_TRUE(lock->note("12\n").has_value());
    EXPECT_EQ(readFile(path("lock"), 99).value(), QByteArray("12\n"));
    EXPECT_EQ(FileLock::take(path("lock")).error().kind, Error::Kind::Conflict);
    EXPECT_EQ(FileLock::take(path("gone/lock")).error().kind, Error::Kind::Storage);
}

TEST_F(FilesTest, ALockIsHeldByOneAndGivenBack)
{
    auto first = FileLock::tryTake(path("lock"));
    ASSERT_TRUE(first.has_value());
    EXPECT_EQ(modeOf(path("lock")), 0600u);
    EXPECT_FALSE(FileLock::tryTake(path("lock")).has_value());
    FileLock moved = std::move(*first);
    first.reset();
    EXPECT_FALSE(FileLock::tryTake(path("lock")).has_value()) << "it moved with its holder";
    {
        const FileLock gone = std::move(moved);
    }
    EXPECT_TRUE(FileLock::tryTake(path("lock")).has_value());
}

TEST_F(FilesTest, ALockDiesWithItsProcess)
{
    int ready[2];
    ASSERT_EQ(::pipe(ready), 0);
    const pid_t child = ::fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
        const auto held = FileLock::tryTake(path("lock"));
        const char word = held ? 'y' : 'n';
        static_cast<void>(!::write(ready[1], &word, 1));
        ::pause();
        ::_exit(0);
    }
    char word = 0;
    ASSERT_EQ(::read(ready[0], &word, 1), 1);
    EXPECT_EQ(word, 'y');
    EXPECT_FALSE(FileLock::tryTake(path("lock")).has_value());
    ::kill(child, SIGKILL);
    ASSERT_EQ(::waitpid(child, nullptr, 0), child);
    EXPECT_TRUE(FileLock::tryTake(path("lock")).has_value());
    ::close(ready[0]);
    ::close(ready[1]);
}

TEST_F(FilesTest, ALockIsNotTakenThroughALink)
{
    put(path("victim"), "x");
    ASSERT_TRUE(QFile::link(path("victim"), path("lock")));
    EXPECT_FALSE(FileLock::tryTake(path("lock")).has_value());
    EXPECT_FALSE(FileLock::tryTake(path("gone/lock")).has_value());
}

} // namespace
} // namespace kustos::platform
