// SPDX-License-Identifier: GPL-3.0-or-later
#include "servicetest.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>

using namespace kustos::test;

namespace {

class RestoreTest : public ServiceTest
{
protected:
    void prepare(const QStringList &options = {})
    {
        startHost(options);
        m_id = addDatabase(QStringLiteral("a"), 2000);
        m_backup = backUp(m_id);
    }
    [[nodiscard]] Reply restore(const QJsonObject &deployment)
    {
        return raw(QJsonDocument(QJsonObject{{QStringLiteral("deployment"), deployment}}).toJson());
    }
    [[nodiscard]] Reply raw(const QByteArray &body)
    {
        return post(QStringLiteral("deployments/%1/backups/%2/restore").arg(m_id, m_backup), body);
    }
    [[nodiscard]] static QJsonObject named(const QString &name) { return {{QStringLiteral("name"), name}}; }
    [[nodiscard]] QStringList deploymentNames()
    {
        QStringList names;
        for (const QJsonObject &deployment :
             list(QStringLiteral("deployments"), QStringLiteral("deployments")))
            names.append(deployment.value(u"name").toString());
        return names;
    }
    static QString fieldError(const Reply &reply, const QString &field)
    {
        return reply.json().value(u"errors").toObject().value(field).toArray().first().toString();
    }

    QString m_id;
    QString m_backup;
};

TEST_F(RestoreTest, MakesADeploymentOfItsOwn)
{
    prepare();
    const Reply reply = restore(named(QStringLiteral("sqlite-restore-1")));
    ASSERT_EQ(reply.status, 202);
    const QJsonObject made = reply.json();
    const QString recipe = made.value(u"provision_recipe_id").toString();
    EXPECT_EQ(recipe.size(), 24);
    EXPECT_TRUE(made.value(u"connection_strings").toObject().value(u"misc").isObject());
    EXPECT_EQ(made.value(u"kustos").toObject().value(u"status").toString(), QStringLiteral("provisioning"));
    const QJsonObject done = ended(recipe);
    EXPECT_EQ(done.value(u"status").toString(), QStringLiteral("complete"));
    EXPECT_EQ(done.value(u"name").toString(), QStringLiteral("Provision"));
    const auto own = done.value(u"kustos").toObject();
    EXPECT_EQ(own.value(u"kind").toString(), QStringLiteral("restore"));
    EXPECT_EQ(own.value(u"backup_id").toString(), m_backup);
    const QString created = made.value(u"id").toString();
    EXPECT_EQ(own.value(u"deployment_id_created").toString(), created);
    const auto deployment = get(QStringLiteral("deployments/") + created).json();
    EXPECT_EQ(deployment.value(u"kustos").toObject().value(u"status").toString(),
              QStringLiteral("available"));
    const QString path =
        m_host.stateDirectory() + QStringLiteral("/instances/") + created + QStringLiteral("/database.db");
    EXPECT_EQ(sha256Of(path), sha256Of(backupFile(m_id, m_backup)));
    EXPECT_EQ(query(path, "SELECT count(*) || sum(a) FROM t"),
              query(in(QStringLiteral("a")), "SELECT count(*) || sum(a) FROM t"));
    EXPECT_FALSE(backUp(created).isEmpty()) << "it can be backed up like any other";
    EXPECT_EQ(list(QStringLiteral("deployments/%1/recipes").arg(m_id), QStringLiteral("recipes")).size(), 2);
}

TEST_F(RestoreTest, IsListedAsProvisioningWhileItRuns)
{
    prepare({QStringLiteral("--copy-rate-limit"), QStringLiteral("500000")});
    const Reply reply = restore(named(QStringLiteral("new")));
    const QString recipe = reply.json().value(u"provision_recipe_id").toString();
    ASSERT_EQ(inPhase(recipe, QStringLiteral("copying")).value(u"status").toString(),
              QStringLiteral("running"));
    EXPECT_EQ(deploymentNames(), (QStringList{QStringLiteral("a"), QStringLiteral("new")}));
    const QString created = reply.json().value(u"id").toString();
    EXPECT_EQ(get(QStringLiteral("deployments/") + created)
                  .json()
                  .value(u"kustos")
                  .toObject()
                  .value(u"status")
                  .toString(),
              QStringLiteral("provisioning"));
    EXPECT_EQ(post(QStringLiteral("deployments/%1/backups").arg(created)).status, 409);
    // The backup that is being read outlives the one that replaces it, until the restore is through.
    EXPECT_EQ(query(in(QStringLiteral("a")), "DELETE FROM t"), QString());
    EXPECT_EQ(query(in(QStringLiteral("a")), "VACUUM"),
              QString()); // so small that its backup overtakes the restore
    const QString newer = backUp(m_id);
    ASSERT_EQ(get(QStringLiteral("recipes/") + recipe).json().value(u"status").toString(),
              QStringLiteral("running"));
    EXPECT_EQ(backups(m_id).size(), 2);
    EXPECT_TRUE(QFile::exists(backupFile(m_id, m_backup)));
    EXPECT_EQ(ended(recipe).value(u"status").toString(), QStringLiteral("complete"));
    const auto rows = backups(m_id);
    ASSERT_EQ(rows.size(), 1);
    EXPECT_EQ(rows.first().value(u"id").toString(), newer);
    EXPECT_FALSE(QFile::exists(backupFile(m_id, m_backup)));
}

TEST_F(RestoreTest, NamesAreProved)
{
    prepare();
    const Reply taken = restore(named(QStringLiteral("a")));
    EXPECT_EQ(taken.status, 422);
    EXPECT_EQ(fieldError(taken, QStringLiteral("name")), QStringLiteral("is already taken"));
    for (const QJsonObject &body :
         {QJsonObject(), named(QString()), named(QStringLiteral("   ")), named(QString(201, u'x')),
          named(QStringLiteral("a\nb")), QJsonObject{{QStringLiteral("name"), 5}},
          QJsonObject{{QStringLiteral("name"), QJsonArray()}}}) {
        const Reply reply = restore(body);
        EXPECT_EQ(reply.status, 422);
        EXPECT_FALSE(fieldError(reply, QStringLiteral("name")).isEmpty());
    }
    EXPECT_EQ(deploymentNames(), QStringList{QStringLiteral("a")});
    EXPECT_EQ(restore(named(QString(200, u'x'))).status, 202);
}

TEST_F(RestoreTest, NameIsNeverAPath)
{
    prepare();
    const Reply reply = restore(named(QStringLiteral("../../../../tmp/kustos-evil")));
    ASSERT_EQ(reply.status, 202);
    EXPECT_EQ(ended(reply.json().value(u"provision_recipe_id").toString()).value(u"status").toString(),
              QStringLiteral("complete"));
    for (const QString &file : storedFiles())
        EXPECT_TRUE(QFileInfo(file).canonicalFilePath().startsWith(
            QFileInfo(m_host.stateDirectory()).canonicalFilePath()));
    EXPECT_EQ(storedFiles().size(), 2);
}

TEST_F(RestoreTest, BrokenBodiesAreTold)
{
    prepare();
    for (const QByteArray &body :
         {QByteArray(), QByteArray("{"), QByteArray("[]"), QByteArray("null"), QByteArray("\xff\xfe"),
          QByteArray(1000, '['), QByteArray("{\"deployment\":{\"name\":\"x\"}} x")}) {
        const Reply reply = raw(body);
        EXPECT_EQ(reply.status, 400) << body.toStdString();
        EXPECT_FALSE(reply.errorText().isEmpty());
    }
    EXPECT_EQ(raw("{}").status, 422);
    EXPECT_EQ(raw(R"({"deployment":"x"})").status, 422);
    EXPECT_EQ(deploymentNames(), QStringList{QStringLiteral("a")});
}

TEST_F(RestoreTest, PlaceAndVersionAreProved)
{
    prepare();
    QJsonObject body = named(QStringLiteral("b"));
    for (const QString &field :
         {QStringLiteral("datacenter"), QStringLiteral("cluster_id"), QStringLiteral("version")}) {
        QJsonObject wrong = body;
        wrong.insert(field, QStringLiteral("aws:nowhere"));
        const Reply reply = restore(wrong);
        EXPECT_EQ(reply.status, 422);
        EXPECT_EQ(fieldError(reply, field), QStringLiteral("is not available"));
    }
    body.insert(QStringLiteral("datacenter"),
                list(QStringLiteral("datacenters"), QStringLiteral("datacenters")).first().value(u"slug"));
    body.insert(QStringLiteral("version"),
                get(QStringLiteral("deployments/") + m_id).json().value(u"version"));
    body.insert(QStringLiteral("cluster_id"), QString());
    body.insert(QStringLiteral("ssl"), true);
    EXPECT_EQ(restore(body).status, 202);
}

TEST_F(RestoreTest, ChangedBackupFileIsNotRestored)
{
    prepare();
    {
        QFile file(backupFile(m_id, m_backup));
        ASSERT_TRUE(file.open(QIODevice::ReadWrite));
        file.seek(file.size() - 50);
        const char byte = static_cast<char>(file.read(1).at(0) ^ 4);
        file.seek(file.size() - 50);
        file.write(&byte, 1);
    }
    const Reply reply = restore(named(QStringLiteral("b")));
    const QJsonObject recipe = ended(reply.json().value(u"provision_recipe_id").toString());
    EXPECT_EQ(recipe.value(u"status").toString(), QStringLiteral("failed"));
    EXPECT_TRUE(recipe.value(u"status_detail").toString().contains(u"checksum"));
    EXPECT_EQ(deploymentNames(), QStringList{QStringLiteral("a")});
    EXPECT_EQ(storedFiles().size(), 1);
    EXPECT_FALSE(QFile::exists(m_host.stateDirectory() + QStringLiteral("/instances/") +
                               reply.json().value(u"id").toString()));
}

TEST_F(RestoreTest, BackupOfAnotherDeploymentIsNotFound)
{
    prepare();
    const QString other = addDatabase(QStringLiteral("other"));
    EXPECT_EQ(get(QStringLiteral("deployments/%1/backups/%2").arg(other, m_backup)).status, 404);
    EXPECT_EQ(post(QStringLiteral("deployments/%1/backups/%2/restore").arg(other, m_backup),
                   R"({"deployment":{"name":"x"}})")
                  .status,
              404);
}

} // namespace
