// SPDX-License-Identifier: GPL-3.0-or-later
#include "servicetest.h"

#include <QFile>
#include <QProcess>

using namespace kustos::test;

namespace {

//! The commands of kustos-host beside a running one or without.
class CommandsTest : public ServiceTest
{
};

TEST_F(CommandsTest, TakenPortIsTold)
{
    startHost();
    HostProcess second;
    const QString address = QStringLiteral("127.0.0.1:%1").arg(QUrl(m_host.base()).port());
    const auto refused = second.run({QStringLiteral("--listen"), address});
    EXPECT_EQ(refused.code, 1);
    EXPECT_TRUE(refused.errors.contains(QStringLiteral("cannot listen on ") + address))
        << refused.errors.toStdString();
}

TEST_F(CommandsTest, ListIsOneLinePerDatabaseByName)
{
    EXPECT_EQ(m_host.run({QStringLiteral("list")}).output, QString());
    const QString b = addDatabase(QStringLiteral("b ü"), 1);
    const QString a = addDatabase(QStringLiteral("a"), 1);
    const auto listed = m_host.run({QStringLiteral("list")});
    EXPECT_EQ(listed.code, 0);
    EXPECT_EQ(listed.output, QStringLiteral("%1\ta\t%2\n%3\tb ü\t%4\n")
                                 .arg(a, in(QStringLiteral("a")), b, in(QStringLiteral("b ü"))));
}

TEST_F(CommandsTest, AddRefusesWithASentenceAndLeavesNothing)
{
    const QString good = makeDatabase(QStringLiteral("good"), 1);
    const auto add = [&](const QString &name, const QString &path) {
        return m_host.run({QStringLiteral("add"), QStringLiteral("sqlite"), name, path});
    };
    QFile text(in(QStringLiteral("text")));
    ASSERT_TRUE(text.open(QIODevice::WriteOnly));
    text.write(QByteArray(5000, 'x'));
    text.close();
    EXPECT_TRUE(add(QStringLiteral("n"), text.fileName()).errors.contains(u"not a SQLite database"));
    EXPECT_EQ(add(QStringLiteral("n"), in(QStringLiteral("none"))).code, 1);
    EXPECT_EQ(add(QStringLiteral("n"), m_directory.path()).code, 1);
    for (const QString &name :
         {QString(), QStringLiteral("  "), QStringLiteral("a\nb"), QString(201, u'x')}) {
        const auto refused = add(name, good);
        EXPECT_EQ(refused.code, 2) << name.toStdString();
        EXPECT_TRUE(refused.errors.contains(u"the name ")) << refused.errors.toStdString();
        EXPECT_TRUE(refused.output.isEmpty());
    }
    EXPECT_EQ(m_host.run({QStringLiteral("list")}).output, QString());
    EXPECT_EQ(add(QStringLiteral("n"), good).code, 0);
}

TEST_F(CommandsTest, RemoveRefusesWithASentence)
{
    const auto unknown = m_host.run({QStringLiteral("remove"), QStringLiteral("nobody")});
    EXPECT_EQ(unknown.code, 1);
    EXPECT_TRUE(unknown.errors.contains(u"there is no database nobody")) << unknown.errors.toStdString();
    // A name that is another one's id: the id wins.
    const QString a = addDatabase(QStringLiteral("a"), 1);
    const QString named = m_host.addSqlite(a, in(QStringLiteral("a")));
    ASSERT_EQ(named.size(), 24);
    const auto removed = m_host.run({QStringLiteral("remove"), a});
    EXPECT_EQ(removed.code, 0);
    EXPECT_TRUE(removed.output.isEmpty()) << "no backups, nothing stays";
    EXPECT_TRUE(m_host.run({QStringLiteral("list")}).output.startsWith(named));
}

TEST_F(CommandsTest, CatalogueOfTheFutureIsLeftAlone)
{
    static_cast<void>(addDatabase(QStringLiteral("a"), 1));
    const QString catalogue = m_host.stateDirectory() + QStringLiteral("/catalogue.db");
    EXPECT_EQ(query(catalogue, "PRAGMA user_version = 99"), QString());
    for (const QStringList &words : {QStringList{}, QStringList{QStringLiteral("list")},
                                     QStringList{QStringLiteral("remove"), QStringLiteral("a")}}) {
        const auto refused = m_host.run(words);
        EXPECT_EQ(refused.code, 1);
        EXPECT_TRUE(refused.errors.contains(u"written by a newer version")) << refused.errors.toStdString();
    }
    EXPECT_EQ(query(catalogue, "SELECT name FROM deployments"), QStringLiteral("a"));
}

TEST_F(CommandsTest, HypervisorIsRegisteredAndListed)
{
    const QString uri = QStringLiteral("test:///default");
    const auto added = m_host.run({QStringLiteral("add"), QStringLiteral("libvirt"), uri});
    if (added.errors.contains(u"built without libvirt")) {
        EXPECT_EQ(added.code, 1);
        EXPECT_FALSE(QFile::exists(m_host.stateDirectory() + QStringLiteral("/machines.db")));
        EXPECT_EQ(m_host.run({QStringLiteral("list")}).output, QString());
        return;
    }
    EXPECT_EQ(added.code, 0) << added.errors.toStdString();
    EXPECT_EQ(added.output, uri + u'\n');
    EXPECT_TRUE(added.errors.isEmpty());
    const QString a = addDatabase(QStringLiteral("a"), 1);
    const QString before = QStringLiteral("hypervisor\tlibvirt\t%1\n").arg(uri);
    EXPECT_EQ(m_host.run({QStringLiteral("list")}).output,
              before + QStringLiteral("%1\ta\t%2\n").arg(a, in(QStringLiteral("a"))));
    const auto other = m_host.run({QStringLiteral("add"), QStringLiteral("libvirt")});
    EXPECT_EQ(other.code, 0);
    EXPECT_EQ(other.output, QStringLiteral("qemu:///session\n"));
    EXPECT_TRUE(other.errors.contains(QStringLiteral("it replaces ") + uri));
}

TEST_F(CommandsTest, CatalogueOfMachinesThatCannotBeReadLeavesTheDatabasesServed)
{
    const QString a = addDatabase(QStringLiteral("a"), 1);
    QFile broken(m_host.stateDirectory() + QStringLiteral("/machines.db"));
    ASSERT_TRUE(broken.open(QIODevice::WriteOnly));
    broken.write(QByteArray(5000, 'x'));
    broken.close();
    startHost();
    EXPECT_EQ(get(QStringLiteral("deployments/") + a).status, 200);
    EXPECT_EQ(m_host.run({QStringLiteral("list")}).code, 1) << "and it is told";
    EXPECT_EQ(m_host.stop(), 0);
}

TEST_F(CommandsTest, HelpAndVersionNeedNoState)
{
    QProcess help;
    help.start(QStringLiteral(KUSTOS_HOST_BINARY), {QStringLiteral("--help")});
    ASSERT_TRUE(help.waitForFinished());
    EXPECT_EQ(help.exitCode(), 0);
    EXPECT_TRUE(help.readAllStandardOutput().contains("--state DIR"));
    QProcess version;
    version.start(QStringLiteral(KUSTOS_HOST_BINARY), {QStringLiteral("--version")});
    ASSERT_TRUE(version.waitForFinished());
    EXPECT_TRUE(version.readAllStandardOutput().startsWith("kustos-host "));
    QProcess wrong;
    wrong.start(QStringLiteral(KUSTOS_HOST_BINARY), {QStringLiteral("list")});
    ASSERT_TRUE(wrong.waitForFinished());
    EXPECT_EQ(wrong.exitCode(), 2);
    EXPECT_TRUE(wrong.readAllStandardOutput().isEmpty());
    EXPECT_TRUE(wrong.readAllStandardError().startsWith("kustos-host: --state DIR is missing\n"));
}

} // namespace
