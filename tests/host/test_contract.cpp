// SPDX-License-Identifier: GPL-3.0-or-later
#include "servicetest.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QRegularExpression>

using namespace kustos::test;

namespace {

//! What clients of the dialect were written against, item by item, at the real host.
class ContractTest : public ServiceTest
{
protected:
    [[nodiscard]] QString at(const char *pattern, const QString &a, const QString &b = {}) const
    {
        const QString path = QString::fromLatin1(pattern).replace(u"{a}"_qs, a);
        return QString(path).replace(u"{b}"_qs, b);
    }
    [[nodiscard]] Reply restore(const QString &deployment, const QString &backup, const QByteArray &body)
    {
        return post(at("deployments/{a}/backups/{b}/restore", deployment, backup), body);
    }
    //! Go reads a time as RFC 3339 or leaves the fields behind it empty.
    static void expectTime(const QJsonValue &value)
    {
        static const QRegularExpression shape(u"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"_qs);
        EXPECT_TRUE(shape.match(value.toString()).hasMatch()) << value.toString().toStdString();
        const auto time = QDateTime::fromString(value.toString(), Qt::ISODateWithMs);
        EXPECT_LT(std::abs(time.secsTo(QDateTime::currentDateTimeUtc())), 300) << "UTC, not local time";
    }
    static void expectTexts(const QJsonObject &object, const QStringList &keys)
    {
        for (const QString &key : keys)
            EXPECT_TRUE(object.value(key).isString()) << key.toStdString();
    }
    static void expectIds(const QJsonObject &object, const QStringList &keys)
    {
        static const QRegularExpression shape(u"^[0-9a-f]{24}$"_qs);
        for (const QString &key : keys)
            EXPECT_TRUE(shape.match(object.value(key).toString()).hasMatch()) << key.toStdString();
    }
    //! Follows an href as a client does: the template's suffix taken off.
    [[nodiscard]] Reply follow(const QJsonObject &resource, const QString &relation)
    {
        const auto link = resource.value(u"_links").toObject().value(relation).toObject();
        QString href = link.value(u"href").toString();
        EXPECT_EQ(href.contains(u'{'), link.value(u"templated").toBool());
        href.remove(u"{?embed}"_qs);
        EXPECT_TRUE(href.startsWith(m_host.base() + u"/2016-07/"_qs)) << href.toStdString();
        return call(m_host.base(), "GET", href.mid(m_host.base().size()).toLatin1(),
                    {{"Authorization", "Bearer " + m_host.token()}});
    }
    static void expectRecipe(const QJsonObject &recipe)
    {
        expectIds(recipe, {u"id"_qs, u"account_id"_qs, u"deployment_id"_qs});
        expectTexts(recipe, {u"template"_qs, u"name"_qs, u"status"_qs, u"status_detail"_qs});
        expectTime(recipe.value(u"created_at"));
        expectTime(recipe.value(u"updated_at"));
        EXPECT_TRUE(recipe.value(u"parent_id").isNull());
        EXPECT_TRUE(recipe.value(u"operations_complete").isDouble());
        EXPECT_TRUE(recipe.value(u"operations_total").isDouble());
        EXPECT_EQ(recipe.value(u"_embedded").toObject(), (QJsonObject{{u"recipes"_qs, QJsonArray()}}));
        EXPECT_TRUE((QStringList{u"running"_qs, u"waiting"_qs, u"complete"_qs, u"failed"_qs})
                        .contains(recipe.value(u"status").toString()));
    }
    static void expectDeployment(const QJsonObject &deployment)
    {
        expectIds(deployment, {u"id"_qs, u"account_id"_qs});
        expectTexts(deployment, {u"name"_qs, u"type"_qs, u"version"_qs, u"notes"_qs,
                                 u"customer_billing_code"_qs, u"cluster_id"_qs});
        expectTime(deployment.value(u"created_at"));
        EXPECT_FALSE(deployment.contains(u"ca_certificate_base64"));
        const auto strings = deployment.value(u"connection_strings").toObject();
        EXPECT_TRUE(strings.value(u"misc").isObject()) << "a client panics otherwise";
        for (const QString &key : {u"direct"_qs, u"cli"_qs, u"maps"_qs, u"ssh"_qs, u"health"_qs, u"admin"_qs})
            EXPECT_TRUE(strings.value(key).isArray()) << key.toStdString();
    }
};

TEST_F(ContractTest, AccountUserAndCatalogueOfferings)
{
    startHost();
    const auto accounts = list(u"accounts"_qs, u"accounts"_qs);
    ASSERT_EQ(accounts.size(), 1);
    expectIds(accounts.first(), {u"id"_qs});
    expectTexts(accounts.first(), {u"name"_qs, u"slug"_qs});
    const auto user = get(u"user"_qs).json();
    EXPECT_EQ(user.keys(), (QStringList{u"id"_qs, u"name"_qs})) << "bare, not embedded";
    expectTexts(user, {u"id"_qs, u"name"_qs});

    const auto applications = list(u"databases"_qs, u"applications"_qs);
    ASSERT_EQ(applications.size(), 1);
    expectTexts(applications.first(), {u"type"_qs, u"status"_qs, u"display_name"_qs});
    const auto versions = applications.first().value(u"_embedded").toObject().value(u"versions").toArray();
    ASSERT_EQ(versions.size(), 1);
    expectTexts(versions.first().toObject(), {u"application"_qs, u"status"_qs, u"version"_qs});
    EXPECT_EQ(versions.first().toObject().value(u"preferred"), QJsonValue(true));

    const auto places = list(u"datacenters"_qs, u"datacenters"_qs);
    ASSERT_EQ(places.size(), 1);
    EXPECT_EQ(places.first(), (QJsonObject{{u"provider"_qs, u"kustos"_qs},
                                           {u"region"_qs, u"local"_qs},
                                           {u"slug"_qs, u"kustos:local"_qs}}));
    EXPECT_EQ(get(u"clusters"_qs).body, QByteArray(R"({"_embedded":{"clusters":[]}})"));
    EXPECT_EQ(get(u"deployments"_qs).body, QByteArray(R"({"_embedded":{"deployments":[]}})"));
}

TEST_F(ContractTest, DeploymentIsTheSameInListAndAloneAndItsLinksLead)
{
    startHost();
    const QString id = addDatabase(u"a b"_qs, 1);
    const auto row = list(u"deployments"_qs, u"deployments"_qs).first();
    expectDeployment(row);
    EXPECT_EQ(get(at("deployments/{a}", id)).json(), row);
    EXPECT_EQ(follow(row, u"self"_qs).json(), row);
    EXPECT_EQ(follow(row, u"backups"_qs).body, QByteArray(R"({"_embedded":{"backups":[]}})"));
    EXPECT_FALSE(row.contains(u"provision_recipe_id")) << "nothing to poll";
    const auto transitions = list(at("deployments/{a}/versions", id), u"transitions"_qs);
    ASSERT_EQ(transitions.size(), 1);
    EXPECT_EQ(transitions.first(), (QJsonObject{{u"application"_qs, u"sqlite"_qs},
                                                {u"method"_qs, u"restore"_qs},
                                                {u"from_version"_qs, row.value(u"version")},
                                                {u"to_version"_qs, row.value(u"version")}}));
    EXPECT_EQ(get(at("deployments/{a}/recipes", id)).body, QByteArray(R"({"_embedded":{"recipes":[]}})"));
}

TEST_F(ContractTest, QueryOfATemplateIsAccepted)
{
    startHost();
    const QString id = addDatabase(u"a"_qs, 1);
    const auto plain = get(at("deployments/{a}/backups", id));
    for (const char *query : {"?embed", "?embed=", "?embed=backups", "?", "?a=b&c"}) {
        const Reply reply = get(at("deployments/{a}/backups", id) + QString::fromLatin1(query));
        EXPECT_EQ(reply.status, 200) << query;
        EXPECT_EQ(reply.body, plain.body) << query;
    }
}

TEST_F(ContractTest, StartIsA202WithARecipeThatNamesNoBackupOutsideItsExtension)
{
    startHost();
    const QString id = addDatabase(u"a"_qs, 10);
    const Reply reply = post(at("deployments/{a}/backups", id));
    ASSERT_EQ(reply.status, 202);
    const auto recipe = reply.json();
    expectRecipe(recipe);
    EXPECT_EQ(recipe.value(u"deployment_id").toString(), id);
    EXPECT_FALSE(recipe.contains(u"backup_id"));
    const auto done = ended(recipe.value(u"id").toString());
    expectRecipe(done);
    EXPECT_EQ(done.value(u"status").toString(), u"complete"_qs);
    EXPECT_EQ(done.value(u"operations_complete"), done.value(u"operations_total"));
    EXPECT_EQ(done.value(u"created_at"), recipe.value(u"created_at"));
    EXPECT_EQ(list(at("deployments/{a}/recipes", id), u"recipes"_qs), QList{done});
}

TEST_F(ContractTest, StartTakesAnyBody)
{
    startHost();
    const QString id = addDatabase(u"a"_qs, 10);
    for (const char *body : {"", "{}", "null", "not json"}) {
        const Reply reply = post(at("deployments/{a}/backups", id), body);
        EXPECT_EQ(reply.status, 202) << body;
        static_cast<void>(ended(reply.json().value(u"id").toString()));
    }
}

TEST_F(ContractTest, BackupHasItsLinkAloneAndNoneInTheList)
{
    startHost();
    const QString id = addDatabase(u"a"_qs, 10);
    const QString backup = backUp(id);
    const auto row = backups(id).first();
    expectIds(row, {u"id"_qs, u"deployment_id"_qs});
    expectTexts(row, {u"name"_qs, u"type"_qs, u"status"_qs});
    expectTime(row.value(u"created_at"));
    EXPECT_EQ(row.value(u"is_downloadable"), QJsonValue(true));
    EXPECT_EQ(row.value(u"is_restorable"), QJsonValue(true));
    EXPECT_FALSE(row.contains(u"download_link"));
    auto alone = get(at("deployments/{a}/backups/{b}", id, backup)).json();
    EXPECT_TRUE(alone.value(u"download_link").isString());
    alone.remove(u"download_link"_qs);
    EXPECT_EQ(alone, row);
    auto linked = follow(row, u"self"_qs).json();
    linked.remove(u"download_link"_qs);
    EXPECT_EQ(linked, row);
}

TEST_F(ContractTest, BackupInTheMakingIsListedWithoutALink)
{
    startHost({u"--copy-rate-limit"_qs, u"200000"_qs});
    const QString id = addDatabase(u"a"_qs, 2000);
    static_cast<void>(inPhase(startBackup(id), u"copying"_qs));
    const auto row = backups(id).first();
    EXPECT_EQ(row.value(u"status").toString(), u"running"_qs);
    EXPECT_EQ(row.value(u"is_downloadable"), QJsonValue(false));
    EXPECT_EQ(row.value(u"is_restorable"), QJsonValue(false));
    expectTime(row.value(u"created_at"));
    const QString backup = row.value(u"id").toString();
    const auto alone = get(at("deployments/{a}/backups/{b}", id, backup)).json();
    EXPECT_TRUE(alone.contains(u"download_link"));
    EXPECT_TRUE(alone.value(u"download_link").isNull());
    const Reply refused = restore(id, backup, R"({"deployment":{"name":"b"}})");
    EXPECT_EQ(refused.status, 422);
    EXPECT_EQ(refused.body, QByteArray(R"({"errors":{"backup":["is not restorable"]}})"));
    const Reply second = post(at("deployments/{a}/backups", id));
    EXPECT_EQ(second.status, 409);
    EXPECT_EQ(second.body, QByteArray(R"({"errors":"a job of this deployment is running"})"));
}

TEST_F(ContractTest, RestoreIsA202WithADeploymentWhoseRecipeIsListedByBoth)
{
    startHost();
    const QString id = addDatabase(u"a"_qs, 10);
    const QString backup = backUp(id);
    // As one client writes it: empty texts for what was not given, false left out or not.
    const Reply reply = restore(
        id, backup,
        R"({"deployment":{"name":"b","datacenter":"kustos:local","cluster_id":"","version":"","ssl":true}})");
    ASSERT_EQ(reply.status, 202) << reply.body.toStdString();
    const auto made = reply.json();
    expectDeployment(made);
    EXPECT_EQ(made.value(u"name").toString(), u"b"_qs);
    expectIds(made, {u"provision_recipe_id"_qs});
    const auto recipe = ended(made.value(u"provision_recipe_id").toString());
    expectRecipe(recipe);
    EXPECT_EQ(recipe.value(u"status").toString(), u"complete"_qs);
    EXPECT_EQ(recipe.value(u"name").toString(), u"Provision"_qs);
    const auto ofSource = list(at("deployments/{a}/recipes", id), u"recipes"_qs);
    ASSERT_EQ(ofSource.size(), 2);
    EXPECT_EQ(ofSource.first(), recipe) << "newest first";
    EXPECT_EQ(list(at("deployments/{a}/recipes", made.value(u"id").toString()), u"recipes"_qs),
              QList{recipe});
    EXPECT_EQ(list(u"deployments"_qs, u"deployments"_qs).size(), 2);
    expectDeployment(get(at("deployments/{a}", made.value(u"id").toString())).json());
}

TEST_F(ContractTest, ErrorsHaveOneKeyAndTwoShapes)
{
    startHost();
    const QString id = addDatabase(u"a"_qs, 10);
    const QString backup = backUp(id);
    const QByteArray unknown(24, '0');
    struct Case
    {
        Reply reply;
        int status;
        QByteArray body;
    };
    const Headers wrong{{"Authorization", "Bearer wrong"}};
    for (const Case &one :
         {Case{call(m_host.base(), "GET", "/2016-07/user", wrong), 401, R"({"errors":"invalid_token"})"},
          Case{get(u"recipes/"_qs + QString::fromLatin1(unknown)), 404, R"({"errors":"not found"})"},
          Case{get(u"nowhere"_qs), 404, R"({"errors":"not found"})"},
          Case{post(u"user"_qs), 405, R"({"errors":"method not allowed"})"},
          Case{restore(id, backup, "{"), 400, R"({"errors":"the body is no JSON object"})"},
          Case{restore(id, backup, "{}"), 422, R"({"errors":{"deployment":["is missing"]}})"},
          Case{restore(id, backup, R"({"deployment":{"name":""}})"), 422,
               R"({"errors":{"name":["can't be blank"]}})"},
          Case{restore(id, backup, R"({"deployment":{"name":"a"}})"), 422,
               R"({"errors":{"name":["is already taken"]}})"},
          Case{restore(id, backup, R"({"deployment":{"name":"b","datacenter":"aws:x"}})"), 422,
               R"({"errors":{"datacenter":["is not available"]}})"}}) {
        EXPECT_EQ(one.reply.status, one.status);
        EXPECT_EQ(one.reply.body, one.body);
        EXPECT_EQ(one.reply.headers.value("content-type"), QByteArray("application/json; charset=utf-8"));
    }
    EXPECT_EQ(call(m_host.base(), "GET", "/2016-07/user", wrong).headers.value("www-authenticate"),
              QByteArray("Bearer"));
}

TEST_F(ContractTest, NothingOfferedElsewhereIsPretended)
{
    startHost();
    const QString id = addDatabase(u"a"_qs, 1);
    for (const char *path : {"deployments/{a}/scalings", "deployments/{a}/alerts", "deployments/{a}/logfiles",
                             "deployments/{a}/whitelist", "clusters/000000000000000000000000"})
        EXPECT_EQ(get(at(path, id)).status, 404) << path;
    const Headers bearer{{"Authorization", "Bearer " + m_host.token()}};
    for (const char *method : {"DELETE", "PATCH", "PUT"})
        EXPECT_EQ(call(m_host.base(), method, "/2016-07/deployments/" + id.toLatin1(), bearer).status, 405)
            << method;
    EXPECT_EQ(list(u"deployments"_qs, u"deployments"_qs).size(), 1);
}

TEST_F(ContractTest, LinksNameTheAddressTheClientCameBy)
{
    startHost();
    const QString id = addDatabase(u"a"_qs, 1);
    const Headers bearer{{"Authorization", "Bearer " + m_host.token()}};
    const auto selfFor = [&](const QByteArray &host) {
        // The helper's own Host header comes first; of several the last counts.
        return call(m_host.base(), "GET", "/2016-07/deployments/" + id.toLatin1(),
                    bearer + Headers{{"Host", host}})
            .json()
            .value(u"_links")
            .toObject()
            .value(u"self")
            .toObject()
            .value(u"href")
            .toString();
    };
    const QString tail = u"/2016-07/deployments/"_qs + id;
    EXPECT_EQ(selfFor("db.example:7341"), u"http://db.example:7341"_qs + tail);
    EXPECT_EQ(selfFor("[::1]:80"), u"http://[::1]:80"_qs + tail);
    for (const QByteArray &strange :
         {QByteArray("a/b"), QByteArray("a@b"), QByteArray("a b"), QByteArray("\"<x>"), QByteArray(256, 'a')})
        EXPECT_EQ(selfFor(strange), m_host.base() + tail) << strange.toStdString();
}

TEST_F(ContractTest, HeadIsGetWithoutABody)
{
    startHost();
    const QString id = addDatabase(u"a"_qs, 1);
    const Headers bearer{{"Authorization", "Bearer " + m_host.token()}};
    for (const QByteArray &target : {QByteArray("/2016-07/user"), "/2016-07/deployments/" + id.toLatin1()}) {
        const Reply body = call(m_host.base(), "GET", target, bearer);
        const Reply head = call(m_host.base(), "HEAD", target, bearer);
        EXPECT_EQ(head.status, 200);
        auto expected = body.headers;
        auto told = head.headers;
        expected.remove("date");
        told.remove("date");
        EXPECT_EQ(told, expected) << target.toStdString();
    }
}

} // namespace
