// SPDX-License-Identifier: GPL-3.0-or-later
#include "host/dialects/answers.h"
#include "host/dialects/composejson.h"

#include <QJsonDocument>
#include <QTemporaryFile>
#include <QTimeZone>
#include <QUrl>

#include <gtest/gtest.h>

using namespace kustos;
using namespace kustos::host;
using namespace kustos::host::compose;

namespace {

const Frame frame{u"acc"_qs, u"http://h:1/2016-07"_qs, u"place"_qs, u"3.40.1"_qs, u"9.9"_qs};
const QDateTime moment(QDate(2026, 2, 28), QTime(23, 59, 59, 7), Qt::UTC);

QStringList sorted(QStringList list)
{
    list.sort();
    return list;
}

TEST(ComposeTimes, AreUtcWithMillisecondsWhateverZoneTheyCameIn)
{
    const QDateTime berlin = moment.toTimeZone(QTimeZone("Europe/Berlin"));
    EXPECT_EQ(timeText(berlin), u"2026-02-28T23:59:59.007Z"_qs);
    EXPECT_EQ(timeText(moment.toOffsetFromUtc(-5 * 3600)), u"2026-02-28T23:59:59.007Z"_qs);
    EXPECT_EQ(timeText(QDateTime(QDate(2026, 1, 1), QTime(0, 0), Qt::UTC)), u"2026-01-01T00:00:00.000Z"_qs);
}

TEST(ComposeDeployment, HasTheseKeysAndNoOthers)
{
    DeploymentRecord deployment;
    deployment.id = ServiceId(u"dep"_qs);
    deployment.name = u"kunden \u00fc \"x\""_qs;
    deployment.path = u"/nowhere/a.db"_qs;
    deployment.createdAt = moment;
    const auto json = deploymentJson(deployment, std::nullopt, frame);
    EXPECT_EQ(json.keys(), sorted({u"_links"_qs, u"account_id"_qs, u"cluster_id"_qs, u"connection_strings"_qs,
                                   u"created_at"_qs, u"customer_billing_code"_qs, u"id"_qs, u"kustos"_qs,
                                   u"name"_qs, u"notes"_qs, u"type"_qs, u"version"_qs}));
    for (const auto &[key, text] :
         {std::pair{u"id"_qs, u"dep"_qs}, std::pair{u"account_id"_qs, u"acc"_qs},
          std::pair{u"name"_qs, deployment.name}, std::pair{u"type"_qs, u"sqlite"_qs},
          std::pair{u"version"_qs, u"3.40.1"_qs}, std::pair{u"notes"_qs, QString()},
          std::pair{u"customer_billing_code"_qs, QString()}, std::pair{u"cluster_id"_qs, QString()},
          std::pair{u"created_at"_qs, u"2026-02-28T23:59:59.007Z"_qs}}) {
        EXPECT_TRUE(json.value(key).isString()) << key.toStdString();
        EXPECT_EQ(json.value(key).toString(), text) << key.toStdString();
    }
    const auto own = json.value(u"kustos").toObject();
    EXPECT_EQ(own.keys(), sorted({u"next_backup"_qs, u"place"_qs, u"restore_prefix"_qs, u"status"_qs}));
    EXPECT_TRUE(own.value(u"next_backup").isNull());
    EXPECT_EQ(own.value(u"place").toString(), u"place"_qs);
}

TEST(ComposeDeployment, ConnectionStringsAreArraysAndMiscIsAnObject)
{
    const auto json = deploymentJson({}, std::nullopt, frame).value(u"connection_strings").toObject();
    EXPECT_EQ(json.keys(), sorted({u"admin"_qs, u"cli"_qs, u"direct"_qs, u"health"_qs, u"maps"_qs, u"misc"_qs,
                                   u"ssh"_qs, u"ssh_admin"_qs}));
    for (const QString &key : json.keys()) {
        if (key == u"misc")
            EXPECT_EQ(json.value(key), QJsonValue(QJsonObject()));
        else
            EXPECT_TRUE(json.value(key).isArray()) << key.toStdString();
    }
}

TEST(ComposeDeployment, LinksAreAbsoluteAndSayWhichIsATemplate)
{
    DeploymentRecord deployment;
    deployment.id = ServiceId(u"dep"_qs);
    const auto links = deploymentJson(deployment, std::nullopt, frame).value(u"_links").toObject();
    EXPECT_EQ(links.keys(), sorted({u"backups"_qs, u"self"_qs}));
    EXPECT_EQ(
        links.value(u"self").toObject(),
        (QJsonObject{{u"href"_qs, u"http://h:1/2016-07/deployments/dep"_qs}, {u"templated"_qs, false}}));
    EXPECT_EQ(links.value(u"backups").toObject(),
              (QJsonObject{{u"href"_qs, u"http://h:1/2016-07/deployments/dep/backups{?embed}"_qs},
                           {u"templated"_qs, true}}));
}

TEST(ComposeDeployment, StateSizeScheduleAndOriginAreTold)
{
    QTemporaryFile file;
    ASSERT_TRUE(file.open());
    file.write(QByteArray(12'345, 'x'));
    file.flush();
    DeploymentRecord deployment;
    deployment.path = file.fileName();
    deployment.state = DeploymentRecord::State::Provisioning;
    deployment.provisionJob = JobId(u"job"_qs);
    const auto json =
        deploymentJson(deployment, DueRecord{deployment.id, BackupType::Monthly, moment}, frame);
    const auto own = json.value(u"kustos").toObject();
    EXPECT_EQ(own.value(u"status").toString(), u"provisioning"_qs);
    EXPECT_EQ(own.value(u"usage_bytes").toInteger(), 12'345);
    EXPECT_EQ(own.value(u"next_backup").toObject(),
              (QJsonObject{{u"at"_qs, u"2026-02-28T23:59:59.007Z"_qs}, {u"type"_qs, u"monthly"_qs}}));
    EXPECT_EQ(json.value(u"provision_recipe_id").toString(), u"job"_qs);
}

TEST(ComposeDeployment, ConnectionStringIsAUriOfThePath)
{
    for (const char *path :
         {"/a", "/srv/a b.db", "/srv/100%/x.db", "/srv/a?b#c.db", "/srv/\xc3\xa4/\xe6\x95\xb0.db",
          "/srv/a\"b'.db", "/srv/[x]{y}.db", "/srv/a+b&c=d.db"}) {
        DeploymentRecord deployment;
        deployment.path = QString::fromUtf8(path);
        const QString uri = deploymentJson(deployment, std::nullopt, frame)
                                .value(u"connection_strings")
                                .toObject()
                                .value(u"direct")
                                .toArray()
                                .first()
                                .toString();
        const QUrl url(uri, QUrl::StrictMode);
        EXPECT_TRUE(url.isValid()) << uri.toStdString();
        EXPECT_EQ(url.scheme(), u"sqlite"_qs);
        EXPECT_EQ(url.path(QUrl::FullyDecoded), deployment.path) << uri.toStdString();
        EXPECT_FALSE(url.hasQuery() || url.hasFragment()) << uri.toStdString();
    }
}

struct BackupCase
{
    BackupRecord::State state;
    const char *status;
    bool usable;
};
void PrintTo(const BackupCase &one, std::ostream *out)
{
    *out << one.status << ' ' << static_cast<int>(one.state);
}

class BackupStates : public ::testing::TestWithParam<BackupCase>
{
};

TEST_P(BackupStates, StatusFlagsAndMeasuresGoTogether)
{
    BackupRecord backup;
    backup.id = BackupId(u"b"_qs);
    backup.deployment = ServiceId(u"d"_qs);
    backup.state = GetParam().state;
    backup.createdAt = backup.moment = moment;
    backup.sha256 = QByteArray(64, 'e');
    const auto json = backupJson(backup, moment.addDays(1), frame);
    EXPECT_EQ(json.keys(),
              sorted({u"_links"_qs, u"created_at"_qs, u"deployment_id"_qs, u"id"_qs, u"is_downloadable"_qs,
                      u"is_restorable"_qs, u"kustos"_qs, u"name"_qs, u"status"_qs, u"type"_qs}));
    EXPECT_EQ(json.value(u"status").toString(), QString::fromLatin1(GetParam().status));
    EXPECT_EQ(json.value(u"is_downloadable"), QJsonValue(GetParam().usable));
    EXPECT_EQ(json.value(u"is_restorable"), QJsonValue(GetParam().usable));
    const auto own = json.value(u"kustos").toObject();
    for (const QString &measure : {u"size_bytes"_qs, u"sha256"_qs, u"moment"_qs})
        EXPECT_EQ(own.contains(measure), GetParam().usable) << measure.toStdString();
    EXPECT_EQ(own.value(u"expires_at").isString(), GetParam().usable);
    EXPECT_EQ(json.value(u"_links").toObject().value(u"self").toObject().value(u"href").toString(),
              u"http://h:1/2016-07/deployments/d/backups/b"_qs);
}

INSTANTIATE_TEST_SUITE_P(All, BackupStates,
                         ::testing::Values(BackupCase{BackupRecord::State::Running, "running", false},
                                           BackupCase{BackupRecord::State::Complete, "complete", true},
                                           BackupCase{BackupRecord::State::Lost, "failed", false},
                                           BackupCase{BackupRecord::State::Expired, "failed", false}));

TEST(ComposeBackup, TypesAreTheLiteralsOfTheWireAndReadBack)
{
    for (const auto &[type, literal] :
         {std::pair{BackupType::OnDemand, u"on_demand"_qs}, std::pair{BackupType::Daily, u"daily"_qs},
          std::pair{BackupType::Weekly, u"weekly"_qs}, std::pair{BackupType::Monthly, u"monthly"_qs}}) {
        BackupRecord backup;
        backup.type = type;
        EXPECT_EQ(backupJson(backup, {}, frame).value(u"type").toString(), literal);
        EXPECT_EQ(backupTypeOf(literal), type);
    }
    for (const QString &other : {u""_qs, u"on demand"_qs, u"Daily"_qs, u"daily "_qs, u"yearly"_qs})
        EXPECT_FALSE(backupTypeOf(other)) << other.toStdString();
}

TEST(ComposeRecipe, StatesAndPhasesAreWords)
{
    JobRecord job;
    for (const auto &[state, word] : {std::pair{JobRecord::State::Waiting, u"waiting"_qs},
                                      std::pair{JobRecord::State::Running, u"running"_qs},
                                      std::pair{JobRecord::State::Complete, u"complete"_qs},
                                      std::pair{JobRecord::State::Failed, u"failed"_qs}}) {
        job.state = state;
        EXPECT_EQ(recipeJson(job, frame).value(u"status").toString(), word);
        EXPECT_EQ(job.isFinal(), word == u"complete" || word == u"failed");
    }
    for (const auto &[phase, word] : {std::pair{JobRecord::Phase::Waiting, u"waiting"_qs},
                                      std::pair{JobRecord::Phase::Copying, u"copying"_qs},
                                      std::pair{JobRecord::Phase::Checking, u"checking"_qs}}) {
        job.phase = phase;
        EXPECT_EQ(recipeJson(job, frame).value(u"kustos").toObject().value(u"phase").toString(), word);
    }
}

TEST(ComposeRecipe, HasTheseKeysAndNoOthers)
{
    JobRecord job;
    job.detail = u"why"_qs;
    job.createdAt = job.updatedAt = moment;
    job.pagesDone = Q_INT64_C(5'000'000'000);
    job.pagesTotal = Q_INT64_C(6'000'000'000);
    auto json = recipeJson(job, frame);
    EXPECT_EQ(json.keys(),
              sorted({u"_embedded"_qs, u"account_id"_qs, u"created_at"_qs, u"deployment_id"_qs, u"id"_qs,
                      u"kustos"_qs, u"name"_qs, u"operations_complete"_qs, u"operations_total"_qs,
                      u"parent_id"_qs, u"status"_qs, u"status_detail"_qs, u"template"_qs, u"updated_at"_qs}));
    EXPECT_EQ(json.value(u"status_detail").toString(), u"why"_qs);
    const QByteArray bytes = QJsonDocument(json).toJson(QJsonDocument::Compact);
    EXPECT_TRUE(bytes.contains("\"operations_complete\":5000000000,")) << "whole, without an exponent";
    job.kind = JobRecord::Kind::Restore;
    job.created = ServiceId(u"new"_qs);
    json = recipeJson(job, frame);
    EXPECT_EQ(
        json.value(u"kustos").toObject().keys(),
        sorted({u"backup_id"_qs, u"backup_type"_qs, u"deployment_id_created"_qs, u"kind"_qs, u"phase"_qs}));
    EXPECT_EQ(json.value(u"kustos").toObject().value(u"kind").toString(), u"restore"_qs);
    job.code = u"disk_full"_qs;
    EXPECT_EQ(recipeJson(job, frame).value(u"kustos").toObject().value(u"reason").toString(),
              u"disk_full"_qs);
}

TEST(ComposeAnswers, EmptyCollectionIsAnEmptyArray)
{
    EXPECT_EQ(answer(200, embedded(u"backups"_qs, {})).body, QByteArray(R"({"_embedded":{"backups":[]}})"));
}

TEST(ComposeAnswers, AreJsonThatNobodyKeeps)
{
    for (const auto &response : {answer(200, {}), problem(404, u"x"_qs), invalid(u"f"_qs, u"x"_qs)}) {
        EXPECT_TRUE(response.headers.contains(
            std::pair(QByteArray("Content-Type"), QByteArray("application/json; charset=utf-8"))));
        EXPECT_TRUE(
            response.headers.contains(std::pair(QByteArray("Cache-Control"), QByteArray("no-store"))));
        EXPECT_FALSE(response.file);
    }
}

TEST(ComposeAnswers, NameLimitIsTwoHundredSigns)
{
    EXPECT_TRUE(nameProblem(QString(200, u'x')).isEmpty());
    EXPECT_TRUE(nameProblem(QString(201, u'x')).contains(u"200"));
    EXPECT_TRUE(nameProblem(u"a\u0085b"_qs).contains(u"control")) << "C1 controls as well";
}

} // namespace
