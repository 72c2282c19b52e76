// SPDX-License-Identifier: GPL-3.0-or-later
#include "servicetest.h"

#include <QElapsedTimer>
#include <QFile>
#include <QRandomGenerator>
#include <QThread>

using namespace kustos::test;

namespace {

const QStringList slow{QStringLiteral("--copy-rate-limit"), QStringLiteral("1000000")};

//! The real host, killed by SIGKILL and started again on the same directory.
class CrashTest : public ServiceTest
{
protected:
    [[nodiscard]] QJsonObject recipe(const QString &id)
    {
        return get(QStringLiteral("recipes/") + id).json();
    }
    //! What has to be true after any end: no job runs, what is listed is whole, nothing else is stored.
    void expectOrder(const QString &deployment)
    {
        for (const QJsonObject &job :
             list(QStringLiteral("deployments/%1/recipes").arg(deployment), QStringLiteral("recipes"))) {
            const QString status = job.value(u"status").toString();
            EXPECT_TRUE(status == u"complete" || status == u"failed") << status.toStdString();
            if (status == u"failed") {
                EXPECT_TRUE(
                    job.value(u"status_detail").toString().startsWith(u"the host was stopped while "));
            }
        }
        QStringList files;
        for (const QJsonObject &backup : backups(deployment)) {
            EXPECT_EQ(backup.value(u"status").toString(), QStringLiteral("complete"));
            files.append(backupFile(deployment, backup.value(u"id").toString()));
            EXPECT_EQ(backup.value(u"kustos").toObject().value(u"sha256").toString().toLatin1(),
                      sha256Of(files.last()));
        }
        EXPECT_EQ(storedFiles(), files);
    }
};

TEST_F(CrashTest, KilledWhileCopying)
{
    startHost(slow);
    const QString id = addDatabase(QStringLiteral("a"), 1000);
    const QString kept = backUp(id);
    const QString cut = startBackup(id);
    ASSERT_EQ(inPhase(cut, QStringLiteral("copying")).value(u"status").toString(), QStringLiteral("running"));
    EXPECT_EQ(storedFiles().size(), 2) << "the earlier backup and an unfinished file";
    m_host.kill();
    startHost();
    EXPECT_EQ(recipe(cut).value(u"status").toString(), QStringLiteral("failed"));
    EXPECT_EQ(recipe(cut).value(u"status_detail").toString(),
              QStringLiteral("the host was stopped while copying"));
    expectOrder(id);
    ASSERT_EQ(backups(id).size(), 1);
    EXPECT_EQ(backups(id).first().value(u"id").toString(), kept);
    EXPECT_NE(backUp(id), kept);
}

TEST_F(CrashTest, KilledWhileChecking)
{
    startHost();
    const QString id = addDatabase(QStringLiteral("a"), 200'000);
    const QString cut = startBackup(id);
    const QJsonObject seen = inPhase(cut, QStringLiteral("checking"));
    ASSERT_EQ(seen.value(u"status").toString(), QStringLiteral("running"))
        << "the check was too quick for this test";
    m_host.kill();
    startHost();
    EXPECT_EQ(recipe(cut).value(u"status_detail").toString(),
              QStringLiteral("the host was stopped while checking the copy"));
    EXPECT_TRUE(backups(id).isEmpty());
    expectOrder(id);
}

TEST_F(CrashTest, KilledWhileRestoring)
{
    startHost(slow);
    const QString id = addDatabase(QStringLiteral("a"), 2000);
    const QString backup = backUp(id);
    const Reply reply = post(QStringLiteral("deployments/%1/backups/%2/restore").arg(id, backup),
                             R"({"deployment":{"name":"b"}})");
    const QString cut = reply.json().value(u"provision_recipe_id").toString();
    ASSERT_EQ(inPhase(cut, QStringLiteral("copying")).value(u"status").toString(), QStringLiteral("running"));
    m_host.kill();
    startHost();
    EXPECT_EQ(list(QStringLiteral("deployments"), QStringLiteral("deployments")).size(), 1);
    EXPECT_EQ(recipe(cut).value(u"status").toString(), QStringLiteral("failed"));
    expectOrder(id);
    EXPECT_EQ(post(QStringLiteral("deployments/%1/backups/%2/restore").arg(id, backup),
                   R"({"deployment":{"name":"b"}})")
                  .status,
              202)
        << "the name is free again";
}

TEST_F(CrashTest, KilledAtAnyMoment)
{
    // Half of the rounds are slowed down, so that on any machine some kills hit the job.
    const QStringList atLeisure{QStringLiteral("--copy-rate-limit"), QStringLiteral("4000000")};
    startHost();
    const QString id = addDatabase(QStringLiteral("a"), 3000);
    const QString first = backUp(id);
    ASSERT_FALSE(first.isEmpty());
    auto *dice = QRandomGenerator::global();
    int cutOff = 0;
    for (int round = 0; round < 24; ++round) {
        m_host.kill();
        startHost(round % 2 == 0 ? atLeisure : QStringList());
        const QString cut = startBackup(id);
        QThread::usleep(dice->bounded(60'000U)); // the moment itself is what is random here
        m_host.kill();
        startHost();
        expectOrder(id);
        ASSERT_EQ(backups(id).size(), 1) << "round " << round << ": there is always the last good one";
        const QString status = recipe(cut).value(u"status").toString();
        cutOff += status == u"failed" ? 1 : 0;
        if (HasFailure())
            return;
    }
    RecordProperty("cutOff", cutOff);
    EXPECT_GT(cutOff, 0) << "some kills have to hit the job";
}

TEST_F(CrashTest, AskedToStopItStopsTheCopyAndSaysSo)
{
    startHost({QStringLiteral("--copy-rate-limit"), QStringLiteral("100000")});
    const QString id = addDatabase(QStringLiteral("a"), 5000);
    const QString cut = startBackup(id);
    ASSERT_EQ(inPhase(cut, QStringLiteral("copying")).value(u"status").toString(), QStringLiteral("running"));
    QElapsedTimer timer;
    timer.start();
    EXPECT_EQ(m_host.stop(), 0);
    EXPECT_LT(timer.elapsed(), 3'000) << "a copy of a minute is not waited for";
    EXPECT_TRUE(storedFiles().isEmpty()) << "removed at the stop already";
    startHost();
    EXPECT_EQ(recipe(cut).value(u"status_detail").toString(),
              QStringLiteral("the host was stopped while copying"));
    expectOrder(id);
}

TEST_F(CrashTest, LostFileIsNoLongerOffered)
{
    startHost();
    const QString id = addDatabase(QStringLiteral("a"));
    const QString backup = backUp(id);
    m_host.kill();
    ASSERT_TRUE(QFile::remove(backupFile(id, backup)));
    startHost();
    const auto row = backups(id).first();
    EXPECT_EQ(row.value(u"status").toString(), QStringLiteral("failed"));
    EXPECT_FALSE(row.value(u"is_downloadable").toBool());
    EXPECT_FALSE(row.value(u"is_restorable").toBool());
    EXPECT_EQ(post(QStringLiteral("deployments/%1/backups/%2/restore").arg(id, backup),
                   R"({"deployment":{"name":"b"}})")
                  .status,
              422);
}

} // namespace
