// SPDX-License-Identifier: GPL-3.0-or-later
// Changing a database that is registered already, beside a running host.
#include "host/commandline.h"
#include "servicetest.h"

#include <QJsonValue>

namespace kustos::test {

namespace {

using namespace std::chrono_literals;

class SetTest : public ServiceTest
{
protected:
    [[nodiscard]] QJsonValue planned(const QString &id)
    {
        return get(QStringLiteral("deployments/") + id)
            .json()
            .value(u"kustos")
            .toObject()
            .value(u"next_backup");
    }
};

TEST(SetCommandLine, WantsADatabaseAndSomethingToChange)
{
    const auto parse = [](const QStringList &words) {
        return host::parseCommandLine(QStringList{QStringLiteral("--state"), QStringLiteral("/s")} + words);
    };
    const auto both = parse(
        {u"set"_qs, u"shop"_qs, u"--schedule"_qs, u"daily,monthly"_qs, u"--blocking-limit"_qs, u"9"_qs});
    ASSERT_TRUE(both);
    EXPECT_EQ(both->command, host::CommandLine::Command::Set);
    EXPECT_EQ(both->set.which, u"shop"_qs);
    EXPECT_EQ(both->set.blockingLimit, 9s);
    EXPECT_EQ(both->set.schedule->size(), 2);
    const auto one = parse({u"set"_qs, u"shop"_qs, u"--schedule"_qs, u"none"_qs});
    ASSERT_TRUE(one);
    EXPECT_FALSE(one->set.blockingLimit) << "it stays as it is";
    EXPECT_TRUE(one->set.schedule->isEmpty());
    EXPECT_FALSE(parse({u"set"_qs, u"shop"_qs}));
    EXPECT_FALSE(parse({u"set"_qs, u"--schedule"_qs, u"daily"_qs}));
    EXPECT_FALSE(parse({u"set"_qs, u"shop"_qs, u"--schedule"_qs, u"hourly"_qs}));
    EXPECT_FALSE(parse({u"set"_qs, u"shop"_qs, u"--blocking-limit"_qs, u"-1"_qs}));
}

TEST_F(SetTest, TheScheduleChangesAndTheBackupsStay)
{
    startHost();
    const QString id = addDatabase(QStringLiteral("shop"));
    const QString backup = backUp(id);
    EXPECT_TRUE(planned(id).isNull());
    EXPECT_EQ(m_host.run({u"set"_qs, u"shop"_qs, u"--schedule"_qs, u"weekly"_qs}).code, 0);
    EXPECT_EQ(planned(id).toObject().value(u"type").toString(), u"weekly"_qs);
    EXPECT_EQ(m_host.run({u"set"_qs, id, u"--schedule"_qs, u"none"_qs}).code, 0);
    EXPECT_TRUE(planned(id).isNull());
    ASSERT_EQ(backups(id).size(), 1);
    EXPECT_EQ(backups(id).first().value(u"id").toString(), backup);
}

TEST_F(SetTest, ARollbackJournalIsToldAtOnceAndAllowedLater)
{
    startHost();
    makeDatabase(QStringLiteral("old"), 100, "DELETE");
    const auto added = m_host.run({u"add"_qs, u"sqlite"_qs, u"old"_qs, in(QStringLiteral("old"))});
    EXPECT_EQ(added.code, 0);
    EXPECT_TRUE(added.errors.contains(u"journal_mode=WAL")) << added.errors.toStdString();
    const QString id = added.output.trimmed();
    EXPECT_EQ(ended(startBackup(id)).value(u"status").toString(), u"failed"_qs);
    EXPECT_EQ(m_host.run({u"set"_qs, u"old"_qs, u"--blocking-limit"_qs, u"30"_qs}).code, 0);
    EXPECT_EQ(ended(startBackup(id)).value(u"status").toString(), u"complete"_qs);
}

TEST_F(SetTest, AWalDatabaseIsAddedWithoutAWord)
{
    makeDatabase(QStringLiteral("new"));
    const auto added = m_host.run({u"add"_qs, u"sqlite"_qs, u"new"_qs, in(QStringLiteral("new"))});
    EXPECT_EQ(added.code, 0);
    EXPECT_TRUE(added.errors.isEmpty()) << added.errors.toStdString();
}

TEST_F(SetTest, AnUnknownDatabaseIsRefused)
{
    startHost();
    const auto changed = m_host.run({u"set"_qs, u"nobody"_qs, u"--schedule"_qs, u"daily"_qs});
    EXPECT_EQ(changed.code, 1);
    EXPECT_TRUE(changed.errors.contains(u"nobody"));
}

} // namespace

} // namespace kustos::test
