// SPDX-License-Identifier: GPL-3.0-or-later
#include "host/managedfile.h"
#include "host/statedirectory.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace kustos;
using namespace kustos::host;

namespace {

unsigned modeOf(const QString &path)
{
    struct stat information{};
    EXPECT_EQ(::lstat(path.toLocal8Bit().constData(), &information), 0) << path.toStdString();
    return information.st_mode & 0777;
}

class StateTest : public ::testing::Test
{
protected:
    [[nodiscard]] QString in(const QString &name) const { return m_directory.filePath(name); }
    [[nodiscard]] StateDirectory state() const { return StateDirectory::open(in(u"a/state"_qs)).value(); }
    void write(const QString &path, const QByteArray &bytes, mode_t mode = 0600) const
    {
        QFile file(path);
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(bytes);
        file.close();
        ASSERT_EQ(::chmod(path.toLocal8Bit().constData(), mode), 0);
    }
    QTemporaryDir m_directory;
};

TEST_F(StateTest, DirectoryAndItsParentsAreMadeForTheUserOnly)
{
    const auto made = state();
    EXPECT_EQ(modeOf(in(u"a"_qs)), 0700U);
    EXPECT_EQ(modeOf(made.path()), 0700U);
    EXPECT_EQ(made.path(), QFileInfo(in(u"a/state"_qs)).canonicalFilePath());
}

TEST_F(StateTest, TwoWaysToTheSameDirectoryAreOneState)
{
    const auto direct = state();
    ASSERT_TRUE(QFile::link(direct.path(), in(u"link"_qs)));
    EXPECT_EQ(StateDirectory::open(in(u"link"_qs))->path(), direct.path());
    EXPECT_EQ(StateDirectory::open(in(u"a/../a/./state/"_qs))->path(), direct.path());
    const auto lock = direct.lock();
    ASSERT_TRUE(lock);
    EXPECT_EQ(StateDirectory::open(in(u"link"_qs))->lock().error().kind, Error::Kind::Conflict);
}

TEST_F(StateTest, FileInItsPlaceIsRefused)
{
    write(in(u"file"_qs), "x");
    ASSERT_TRUE(QFile::link(in(u"nowhere"_qs), in(u"dangling"_qs)));
    for (const QString &name : {u"file"_qs, u"file/below"_qs, u"dangling"_qs}) {
        const auto refused = StateDirectory::open(in(name));
        ASSERT_FALSE(refused) << name.toStdString();
        EXPECT_EQ(refused.error().kind, Error::Kind::Storage);
        EXPECT_TRUE(refused.error().detail.contains(u"Not a directory"))
            << refused.error().detail.toStdString();
    }
}

TEST_F(StateTest, SecretsAreMadeOnceAndDiffer)
{
    const auto made = state();
    const QByteArray token = made.token({}).value();
    EXPECT_EQ(token.size(), 64);
    EXPECT_EQ(QByteArray::fromHex(token).size(), 32);
    EXPECT_EQ(made.token({}).value(), token);
    EXPECT_NE(made.linkKey().value(), token);
    EXPECT_EQ(made.linkKey().value(), made.linkKey().value());
    EXPECT_EQ(modeOf(made.path() + u"/token"_qs), 0600U);
    EXPECT_EQ(modeOf(made.path() + u"/link.key"_qs), 0600U);
    EXPECT_NE(StateDirectory::open(in(u"other"_qs))->token({}).value(), token);
}

TEST_F(StateTest, SecretIsReadWithoutTheSpaceAroundIt)
{
    const auto made = state();
    write(in(u"t"_qs), "  chosen-by-the-admin \r\n");
    EXPECT_EQ(made.token(in(u"t"_qs)).value(), QByteArray("chosen-by-the-admin"));
    EXPECT_FALSE(QFileInfo::exists(made.path() + u"/token"_qs)) << "no second one is made";
}

TEST_F(StateTest, SecretOthersCanReachIsRefusedByName)
{
    const auto made = state();
    for (const mode_t mode : {0640U, 0604U, 0620U, 0602U, 0666U}) {
        write(in(u"t"_qs), QByteArray(32, 'a'), mode);
        const auto refused = made.token(in(u"t"_qs));
        ASSERT_FALSE(refused) << mode;
        EXPECT_TRUE(refused.error().detail.startsWith(in(u"t"_qs)));
        EXPECT_TRUE(refused.error().detail.contains(u"chmod 600"));
    }
    for (const mode_t mode : {0600U, 0400U, 0700U}) {
        write(in(u"u%1"_qs.arg(mode)), QByteArray(32, 'a'), mode);
        EXPECT_TRUE(made.token(in(u"u%1"_qs.arg(mode)))) << mode;
    }
}

TEST_F(StateTest, SecretHasToFitIntoAHeader)
{
    const auto made = state();
    for (const auto &[bytes, good] :
         {std::pair{QByteArray(16, 'a'), true}, std::pair{QByteArray(1024, '~'), true},
          std::pair{QByteArray(15, 'a'), false}, std::pair{QByteArray(1025, 'a'), false},
          std::pair{QByteArray("sixteen and more spaces"), false}, std::pair{QByteArray(20, '\x7f'), false},
          std::pair{QByteArray(20, '\x01'), false}, std::pair{QByteArray(20, '\xe4'), false},
          std::pair{QByteArray(), false}}) {
        write(in(u"t"_qs), bytes);
        EXPECT_EQ(made.token(in(u"t"_qs)).has_value(), good) << bytes.size() << bytes.left(20).toStdString();
    }
}

TEST_F(StateTest, PathsAreMadeOfIdsOnly)
{
    const auto made = state();
    const ServiceId deployment(QString(24, u'a'));
    const BackupId backup(QString(24, u'b'));
    EXPECT_EQ(made.backupFile(deployment, backup),
              made.path() + u"/backups/aaaaaaaaaaaaaaaaaaaaaaaa/bbbbbbbbbbbbbbbbbbbbbbbb.db"_qs);
    EXPECT_EQ(made.instanceFile(deployment),
              made.path() + u"/instances/aaaaaaaaaaaaaaaaaaaaaaaa/database.db"_qs);
    EXPECT_EQ(QFileInfo(made.backupFile(deployment, backup)).path(), made.backupDirectory(deployment));
}

class ManagedFileTest : public StateTest
{
protected:
    void SetUp() override { qputenv("XDG_RUNTIME_DIR", m_directory.path().toLocal8Bit()); }
    void TearDown() override { qputenv("XDG_RUNTIME_DIR", m_runtime); }
    [[nodiscard]] static Result<ManagedFile> written(const QString &token = u"secret"_qs)
    {
        return ManagedFile::write(u"/state"_qs, u"http://127.0.0.1:1"_qs, token.toLatin1(), u"9.9"_qs);
    }
    QByteArray m_runtime = qgetenv("XDG_RUNTIME_DIR");
};

TEST_F(ManagedFileTest, IsForTheUserOnlyAndGoneAtTheEnd)
{
    const QString path = ManagedFile::pathFor(u"/state"_qs).value();
    {
        const auto file = written();
        ASSERT_TRUE(file);
        EXPECT_EQ(modeOf(path), 0600U);
        EXPECT_EQ(modeOf(QFileInfo(path).path()), 0700U);
        QFile read(path);
        ASSERT_TRUE(read.open(QIODevice::ReadOnly));
        const QByteArray bytes = read.readAll();
        EXPECT_TRUE(bytes.endsWith('\n'));
        EXPECT_EQ(QJsonDocument::fromJson(bytes).object(),
                  (QJsonObject{{u"base"_qs, u"http://127.0.0.1:1"_qs},
                               {u"token"_qs, u"secret"_qs},
                               {u"pid"_qs, static_cast<qint64>(::getpid())},
                               {u"version"_qs, u"9.9"_qs}}));
    }
    EXPECT_FALSE(QFileInfo::exists(path));
}

TEST_F(ManagedFileTest, OneOfAKilledHostIsReplaced)
{
    const QString path = ManagedFile::pathFor(u"/state"_qs).value();
    ASSERT_TRUE(QDir().mkpath(QFileInfo(path).path()));
    write(path, "old", 0644);
    const auto file = written(u"new"_qs);
    ASSERT_TRUE(file);
    EXPECT_EQ(modeOf(path), 0600U) << "whatever the old one allowed";
    QFile read(path);
    ASSERT_TRUE(read.open(QIODevice::ReadOnly));
    EXPECT_TRUE(read.readAll().contains("\"new\""));
}

TEST_F(ManagedFileTest, MovedOneIsRemovedOnce)
{
    const QString path = ManagedFile::pathFor(u"/state"_qs).value();
    auto file = written();
    ASSERT_TRUE(file);
    {
        const ManagedFile moved(std::move(*file));
        EXPECT_TRUE(QFileInfo::exists(path));
    }
    EXPECT_FALSE(QFileInfo::exists(path));
}

TEST_F(ManagedFileTest, EveryStateHasItsOwn)
{
    const QString a = ManagedFile::pathFor(u"/state"_qs).value();
    EXPECT_EQ(ManagedFile::pathFor(u"/state"_qs).value(), a);
    EXPECT_NE(ManagedFile::pathFor(u"/state2"_qs).value(), a);
    EXPECT_TRUE(QFileInfo(a).fileName().startsWith(u"host-"));
    EXPECT_EQ(QFileInfo(a).fileName().size(), 5 + 16 + 5);
}

TEST_F(ManagedFileTest, WithoutARuntimeDirectoryTheReasonIsTold)
{
    qunsetenv("XDG_RUNTIME_DIR");
    EXPECT_EQ(ManagedFile::pathFor(u"/state"_qs).error().detail, u"XDG_RUNTIME_DIR is not set"_qs);
    EXPECT_EQ(written().error().kind, Error::Kind::Storage);
}

} // namespace
