// SPDX-License-Identifier: GPL-3.0-or-later
#include "host/dialects/composedialect.h"
#include "host/downloads.h"
#include "host/randomid.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QUrl>
#include <QUrlQuery>

#include <gtest/gtest.h>
#include <sqlite3.h>

using namespace kustos;
using namespace kustos::host;

namespace {

class SetClock final : public Clock
{
public:
    [[nodiscard]] QDateTime now() const override { return time; }
    [[nodiscard]] std::chrono::milliseconds monotonic() const override { return {}; }
    QDateTime time{QDate(2026, 6, 1), QTime(12, 0), Qt::UTC};
};

//! Dialect and downloads in this process: states that take a real host weeks.
class DialectTest : public ::testing::Test
{
protected:
    void SetUp() override { m_owner = add(QStringLiteral("demo"), {}); }
    DeploymentRecord add(const QString &name, const QList<std::pair<BackupType, QDateTime>> &dues)
    {
        DeploymentRecord deployment;
        deployment.id = ServiceId(randomId());
        deployment.name = name;
        deployment.path = u"/nowhere/"_qs + name;
        deployment.createdAt = m_clock.time;
        QList<DueRecord> records;
        for (const auto &[type, at] : dues)
            records.append({deployment.id, type, at});
        EXPECT_TRUE(m_catalogue.addDeployment(deployment, records));
        return deployment;
    }
    BackupRecord complete(const DeploymentRecord &owner, BackupType type)
    {
        BackupRecord backup;
        backup.id = BackupId(randomId());
        backup.deployment = owner.id;
        backup.name = owner.name + u"_x_"_qs + wireName(type);
        backup.type = type;
        backup.startedAt = backup.createdAt = backup.moment = m_clock.time;
        JobRecord job;
        job.id = JobId(randomId());
        job.deployment = owner.id;
        job.backup = backup.id;
        job.createdAt = job.updatedAt = m_clock.time;
        EXPECT_TRUE(m_catalogue.beginBackup(job, backup, std::nullopt));
        job.state = JobRecord::State::Complete;
        backup.state = BackupRecord::State::Complete;
        backup.bytes = 1000;
        backup.sha256 = QByteArray(64, 'a');
        EXPECT_TRUE(m_catalogue.finishBackup(job, backup, {}));
        const QString path = m_state.backupFile(owner.id, backup.id);
        QDir().mkpath(m_state.backupDirectory(owner.id));
        QFile file(path);
        EXPECT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(1000, 'x'));
        return backup;
    }
    [[nodiscard]] http::Response ask(const QString &path, const QByteArray &method = "GET",
                                     const QByteArray &body = {})
    {
        http::Request request;
        request.method = method;
        request.path = u"/2016-07/"_qs + path;
        request.headers = {{"authorization", "Bearer token"}};
        request.body = body;
        return m_dialect.handle(request);
    }
    [[nodiscard]] QJsonObject json(const QString &path)
    {
        const auto response = ask(path);
        EXPECT_EQ(response.status, 200) << path.toStdString();
        return QJsonDocument::fromJson(response.body).object();
    }
    [[nodiscard]] QJsonValue own(const BackupRecord &backup, const QString &member)
    {
        const auto object =
            json(u"deployments/%1/backups/%2"_qs.arg(backup.deployment.text(), backup.id.text()));
        return object.value(u"kustos").toObject().value(member);
    }
    [[nodiscard]] http::Response fetch(const QString &link, const QByteArray &method = "GET")
    {
        const QUrl url(link);
        http::Request request;
        request.method = method;
        request.path = url.path();
        for (const auto &[name, value] : QUrlQuery(url).queryItems())
            request.query.insert(name.toLatin1(), value.toLatin1());
        return m_downloads.handle(request);
    }
    [[nodiscard]] QString linkOf(const BackupRecord &backup)
    {
        return json(u"deployments/%1/backups/%2"_qs.arg(backup.deployment.text(), backup.id.text()))
            .value(u"download_link")
            .toString();
    }

    QTemporaryDir m_directory;
    SetClock m_clock;
    StateDirectory m_state = StateDirectory::open(m_directory.filePath(u"state"_qs)).value();
    Catalogue m_catalogue = Catalogue::open(m_state.catalogueFile()).value();
    JobRunner m_jobs{m_catalogue, m_state, m_clock, {}};
    DownloadLinks m_links{"a key"};
    Downloads m_downloads{m_catalogue, m_state, m_links, m_clock};
    compose::Dialect m_dialect{compose::Dialect::Parts{m_catalogue, m_jobs, m_links, m_clock, Timetable(),
                                                       "token", u"https://127.0.0.1:7"_qs, u"9.9"_qs}};
    DeploymentRecord m_owner;
};

TEST_F(DialectTest, ExpiryIsToldByRankForWhatHasASchedule)
{
    const QDateTime due(QDate(2026, 6, 2), QTime(1, 0), Qt::UTC);
    const auto owner = add(u"daily"_qs, {{BackupType::Daily, due}});
    const auto weekly = complete(owner, BackupType::Weekly);
    const auto onDemand = complete(owner, BackupType::OnDemand);
    QList<BackupRecord> daily;
    for (int i = 0; i < 7; ++i)
        daily.append(complete(owner, BackupType::Daily));
    EXPECT_EQ(own(daily.first(), u"expires_at"_qs).toString(), u"2026-06-02T01:00:00.000Z"_qs)
        << "the oldest of seven goes with the very next run";
    EXPECT_EQ(own(daily.last(), u"expires_at"_qs).toString(), u"2026-06-08T01:00:00.000Z"_qs);
    EXPECT_TRUE(own(weekly, u"expires_at"_qs).isNull()) << "no weekly schedule";
    EXPECT_TRUE(own(onDemand, u"expires_at"_qs).isNull());
    const auto rows = json(u"deployments/%1/backups"_qs.arg(owner.id.text()))
                          .value(u"_embedded")
                          .toObject()
                          .value(u"backups")
                          .toArray();
    ASSERT_EQ(rows.size(), 9);
    EXPECT_EQ(
        rows.first().toObject().value(u"kustos"),
        json(u"deployments/%1/backups/%2"_qs.arg(owner.id.text(), daily.last().id.text())).value(u"kustos"))
        << "the list and the single one say the same";
}

TEST_F(DialectTest, NextBackupIsTheEarliestOfItsOwn)
{
    const auto other = add(u"other"_qs, {{BackupType::Daily, m_clock.time.addDays(1)}});
    const auto owner = add(u"two"_qs, {{BackupType::Monthly, m_clock.time.addDays(20)},
                                       {BackupType::Weekly, m_clock.time.addDays(5)}});
    const auto next = [&](const DeploymentRecord &deployment) {
        return json(u"deployments/"_qs + deployment.id.text())
            .value(u"kustos")
            .toObject()
            .value(u"next_backup");
    };
    EXPECT_EQ(next(owner).toObject(),
              (QJsonObject{{u"at"_qs, u"2026-06-06T12:00:00.000Z"_qs}, {u"type"_qs, u"weekly"_qs}}));
    EXPECT_EQ(next(other).toObject().value(u"type").toString(), u"daily"_qs);
    EXPECT_TRUE(next(m_owner).isNull());
    for (const QJsonValue row :
         json(u"deployments"_qs).value(u"_embedded").toObject().value(u"deployments").toArray())
        EXPECT_EQ(row.toObject(), json(u"deployments/"_qs + row.toObject().value(u"id").toString()));
}

TEST_F(DialectTest, LostBackupIsShownButOfferedForNothing)
{
    const auto backup = complete(m_owner, BackupType::OnDemand);
    const QString link = linkOf(backup);
    ASSERT_TRUE(m_catalogue.setBackupState(backup.id, BackupRecord::State::Lost));
    const QString path = u"deployments/%1/backups/%2"_qs.arg(m_owner.id.text(), backup.id.text());
    const auto object = json(path);
    EXPECT_EQ(object.value(u"status").toString(), u"failed"_qs);
    EXPECT_TRUE(object.value(u"download_link").isNull());
    EXPECT_EQ(ask(path + u"/restore"_qs, "POST", R"({"deployment":{"name":"n"}})").status, 422);
    EXPECT_EQ(fetch(link).status, 404) << "a link given out earlier";
    EXPECT_EQ(json(u"deployments"_qs).value(u"_embedded").toObject().value(u"deployments").toArray().size(),
              1);
}

TEST_F(DialectTest, LinkWorksForItsHourToTheSecond)
{
    const auto backup = complete(m_owner, BackupType::OnDemand);
    const QString link = linkOf(backup);
    EXPECT_TRUE(link.startsWith(u"https://127.0.0.1:7/download/"_qs + backup.id.text() + u'/'))
        << "without a Host header the host's own address";
    EXPECT_EQ(QUrlQuery(QUrl(link)).queryItemValue(u"expires"_qs).toLongLong(),
              m_clock.time.toSecsSinceEpoch() + 3600);
    const auto response = fetch(link);
    ASSERT_EQ(response.status, 200);
    ASSERT_TRUE(response.file);
    EXPECT_EQ(response.file->path, m_state.backupFile(m_owner.id, backup.id));
    EXPECT_EQ(response.file->length, 1000);
    m_clock.time = m_clock.time.addSecs(3599);
    EXPECT_EQ(fetch(link).status, 200);
    m_clock.time = m_clock.time.addSecs(1);
    EXPECT_EQ(fetch(link).status, 410);
    EXPECT_EQ(fetch(linkOf(backup)).status, 200) << "a fresh one is to be had";
}

TEST_F(DialectTest, LinkEndsWithItsBackup)
{
    const auto backup = complete(m_owner, BackupType::OnDemand);
    const QString link = linkOf(backup);
    ASSERT_TRUE(m_catalogue.setBackupState(backup.id, BackupRecord::State::Expired));
    EXPECT_EQ(fetch(link).status, 404);
    ASSERT_TRUE(m_catalogue.forgetBackup(backup.id));
    EXPECT_EQ(fetch(link).status, 404);
    const auto refused = fetch(link, "DELETE");
    EXPECT_EQ(refused.status, 405);
    EXPECT_TRUE(refused.headers.contains(std::pair(QByteArray("Allow"), QByteArray("GET, HEAD"))));
}

TEST_F(DialectTest, FileOfAnotherSizeIsNotSentUnderTheOldChecksum)
{
    const auto backup = complete(m_owner, BackupType::OnDemand);
    const QString link = linkOf(backup);
    QFile file(m_state.backupFile(m_owner.id, backup.id));
    ASSERT_TRUE(file.open(QIODevice::Append));
    file.write("y");
    file.close();
    const auto refused = fetch(link);
    EXPECT_EQ(refused.status, 404);
    EXPECT_FALSE(refused.file);
    ASSERT_TRUE(file.resize(1000));
    EXPECT_EQ(fetch(link).status, 200);
}

TEST_F(DialectTest, CatalogueThatCannotBeReadIsA500WithItsReason)
{
    {
        auto raw = sqlite::Database::open(m_state.catalogueFile(), SQLITE_OPEN_READWRITE);
        ASSERT_TRUE(raw->execute("DROP TABLE dues; DROP TABLE backups; DROP TABLE jobs"));
    }
    const QString own = u"deployments/"_qs + m_owner.id.text();
    for (const QString &path : {u"deployments"_qs, own, own + u"/backups"_qs, own + u"/recipes"_qs,
                                u"recipes/"_qs + randomId(), own + u"/backups/"_qs + randomId()}) {
        const auto response = ask(path);
        EXPECT_EQ(response.status, 500) << path.toStdString();
        EXPECT_TRUE(response.body.contains("the host cannot use its catalogue: no such table"))
            << response.body.toStdString();
    }
    EXPECT_EQ(ask(own + u"/backups"_qs, "POST").status, 500);
    EXPECT_TRUE(m_jobs.isIdle()) << "nothing was begun";
    EXPECT_EQ(ask(u"user"_qs).status, 200);
}

TEST_F(DialectTest, BearerIsProvedBeforeThePath)
{
    http::Request request;
    request.method = "GET";
    for (const QString &path : {u"/2016-07/user"_qs, u"/nowhere"_qs, u""_qs, u"/2016-07/deployments/x"_qs}) {
        request.path = path;
        for (const char *header :
             {"", "Bearer", "Bearer ", "Bearer toke", "Bearer token2", "Bearer Token", "token"}) {
            request.headers = {{"authorization", header}};
            EXPECT_EQ(m_dialect.handle(request).status, 401) << path.toStdString() << header;
        }
    }
    request.path = u"/2016-07/user"_qs;
    request.headers = {{"authorization", "BEARER   token "}};
    EXPECT_EQ(m_dialect.handle(request).status, 200);
}

} // namespace
