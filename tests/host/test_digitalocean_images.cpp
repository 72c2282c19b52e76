// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialectasking.h"
#include "host/dialects/digitaloceandialect.h"

namespace kustos::host {

namespace {

using State = SnapshotRecord::State;

class DigitalOceanImages : public DialectAsking<digitalocean::Dialect>
{
protected:
    void SetUp() override
    {
        m_root = u"/v2/"_qs;
        m_dialect.emplace(digitalocean::Dialect::Parts{&m_desk, m_clock, "token", u"http://127.0.0.1:7"_qs,
                                                       u"9.9"_qs, u"abc"_qs});
        m_machine = m_desk.addMachine(1, u"web-01"_qs, MachineState::Running).id;
        m_desk.all.first().system = u"Debian 12"_qs;
        m_desk.addSnapshot(11, m_machine, u"whole"_qs);
        m_desk.addSnapshot(12, m_machine, u"growing"_qs, State::Creating);
        m_desk.addSnapshot(13, m_machine, u"going"_qs, State::Deleting);
        m_desk.addSnapshot(14, m_machine, u"lost"_qs, State::Lost);
        m_desk.addSnapshot(15, m_machine, u"read"_qs, State::Restoring);
    }
    [[nodiscard]] QStringList names(const QString &target)
    {
        QStringList found;
        for (const QJsonValue row : get(target).value(target.section(u'?', 0, 0)).toArray())
            found.append(row.toObject().value(u"name").toString());
        return found;
    }
    [[nodiscard]] http::Response create(QJsonObject changes)
    {
        QJsonObject body{
            {u"name"_qs, u"web-02"_qs}, {u"image"_qs, 11}, {u"size"_qs, u"local-2vcpu-2048mb-10gb"_qs}};
        for (auto it = changes.constBegin(); it != changes.constEnd(); ++it)
            body.insert(it.key(), it.value());
        return ask(u"droplets"_qs, "POST", QJsonDocument(body).toJson());
    }
    [[nodiscard]] static QString messageOf(const http::Response &response)
    {
        return json(response).value(u"message").toString();
    }

    MachineId m_machine;
};

TEST_F(DigitalOceanImages, SnapshotsAreTheWholeOnes)
{
    const QStringList whole{u"read"_qs, u"whole"_qs};
    EXPECT_EQ(names(u"snapshots"_qs), whole);
    EXPECT_EQ(names(u"snapshots?resource_type=droplet"_qs), whole);
    EXPECT_EQ(names(u"snapshots?resource_type=volume"_qs), QStringList());
    EXPECT_EQ(statusOf(u"snapshots?resource_type=moon"_qs), 422);
    EXPECT_EQ(names(u"snapshots?per_page=1&page=2"_qs), QStringList{u"whole"_qs});
    const QJsonObject one = get(u"snapshots/11"_qs).value(u"snapshot").toObject();
    EXPECT_EQ(one, get(u"snapshots"_qs).value(u"snapshots").toArray().last().toObject());
    EXPECT_TRUE(one.value(u"id").isString());
    EXPECT_EQ(one.value(u"resource_id").toString(), u"1"_qs);
    for (const int hidden : {12, 13, 14, 99})
        EXPECT_EQ(statusOf(u"snapshots/%1"_qs.arg(hidden)), 404) << hidden;
}

TEST_F(DigitalOceanImages, ImagesTellOfLostOnesToo)
{
    const QStringList all{u"read"_qs, u"lost"_qs, u"whole"_qs};
    EXPECT_EQ(names(u"images"_qs), all);
    EXPECT_EQ(names(u"images?private=true"_qs), all);
    EXPECT_EQ(names(u"images?type=distribution"_qs), QStringList());
    EXPECT_EQ(names(u"images?type=application"_qs), QStringList());
    EXPECT_EQ(names(u"images?tag_name=x"_qs), QStringList());
    const QJsonObject image = get(u"images/11"_qs).value(u"image").toObject();
    EXPECT_EQ(image.value(u"id"), QJsonValue(11));
    EXPECT_EQ(image.value(u"distribution").toString(), u"Debian"_qs);
    EXPECT_EQ(get(u"images/14"_qs).value(u"image").toObject().value(u"status").toString(), u"deleted"_qs);
    EXPECT_EQ(statusOf(u"images/12"_qs), 404);
    EXPECT_EQ(statusOf(u"images/13"_qs), 404);
}

TEST_F(DigitalOceanImages, MachineThatIsGoneLeavesItsImages)
{
    m_desk.all.clear();
    EXPECT_EQ(get(u"images/11"_qs).value(u"image").toObject().value(u"distribution").toString(),
              u"Unknown"_qs);
    EXPECT_EQ(get(u"snapshots/11"_qs).value(u"snapshot").toObject().value(u"resource_id"),
              QJsonValue(QString()));
}

TEST_F(DigitalOceanImages, ImageIsRenamed)
{
    const auto response = ask(u"images/11"_qs, "PUT", R"({"name":"näme ../ \"x\"","description":"d"})");
    ASSERT_EQ(response.status, 200);
    EXPECT_EQ(json(response).value(u"image").toObject().value(u"name").toString(), u"näme ../ \"x\""_qs);
    EXPECT_EQ(get(u"snapshots/11"_qs).value(u"snapshot").toObject().value(u"name").toString(),
              u"näme ../ \"x\""_qs);
    for (const QByteArray &wrong :
         {QByteArray("{}"), QByteArray(R"({"name":""})"), QByteArray(R"({"name":5})"),
          QByteArray(R"({"name":"a\nb"})"), "{\"name\":\"" + QByteArray(300, 'n') + "\"}"})
        EXPECT_EQ(statusOf(u"images/11"_qs, "PUT", wrong), 422) << wrong.toStdString();
    EXPECT_EQ(statusOf(u"images/11"_qs, "PUT", "{"), 400);
    EXPECT_EQ(statusOf(u"images/12"_qs, "PUT", R"({"name":"a"})"), 404);
    EXPECT_EQ(statusOf(u"snapshots/11"_qs, "PUT", R"({"name":"a"})"), 405);
}

TEST_F(DigitalOceanImages, DeletedImageIsGoneAtOnce)
{
    for (const QString &target : {u"snapshots/11"_qs, u"images/14"_qs}) {
        const auto response = ask(target, "DELETE");
        EXPECT_EQ(response.status, 204) << target.toStdString();
        EXPECT_TRUE(response.body.isEmpty());
        EXPECT_FALSE(header(response, "x-request-id").isEmpty());
        EXPECT_EQ(statusOf(target), 404) << "while the files are still being removed";
        EXPECT_EQ(statusOf(target, "DELETE"), 404);
        m_desk.finish(m_desk.history.first().id);
        EXPECT_EQ(statusOf(target, "DELETE"), 404);
    }
    ASSERT_TRUE(m_desk.power(m_machine, MachineJobRecord::Kind::Reboot));
    const auto busy = ask(u"images/15"_qs, "DELETE");
    EXPECT_EQ(busy.status, 422);
    EXPECT_TRUE(messageOf(busy).contains(u"pending event"));
}

TEST_F(DigitalOceanImages, DropletIsMadeFromAnImage)
{
    const auto response = create({});
    ASSERT_EQ(response.status, 202) << response.body.toStdString();
    const QJsonObject droplet = json(response).value(u"droplet").toObject();
    EXPECT_EQ(droplet.value(u"status").toString(), u"new"_qs);
    EXPECT_EQ(droplet.value(u"name").toString(), u"web-02"_qs);
    const QJsonArray actions = json(response).value(u"links").toObject().value(u"actions").toArray();
    ASSERT_EQ(actions.size(), 1);
    const QJsonObject link = actions.first().toObject();
    EXPECT_EQ(link.value(u"rel").toString(), u"create"_qs);
    const int id = link.value(u"id").toInt();
    EXPECT_EQ(link.value(u"href").toString(), u"http://example.org:7341/v2/actions/%1"_qs.arg(id));
    const QJsonObject action = get(u"actions/%1"_qs.arg(id)).value(u"action").toObject();
    EXPECT_EQ(action.value(u"resource_id"), droplet.value(u"id"));
    const QString target = u"droplets/%1"_qs.arg(droplet.value(u"id").toInt());
    EXPECT_EQ(get(target).value(u"droplet").toObject().value(u"status").toString(), u"new"_qs);
    EXPECT_EQ(get(u"droplets/1"_qs).value(u"droplet").toObject().value(u"status").toString(), u"active"_qs);
    m_desk.finish(m_desk.history.first().id);
    EXPECT_EQ(get(target).value(u"droplet").toObject().value(u"status").toString(), u"off"_qs);
}

TEST_F(DigitalOceanImages, MachineWithoutASizeOffersNone)
{
    m_desk.addMachine(2, u"made"_qs, MachineState::Starting).vcpus = 0;
    const QJsonObject region = get(u"droplets/1"_qs).value(u"droplet").toObject().value(u"region").toObject();
    EXPECT_EQ(region.value(u"sizes").toArray(), QJsonArray{u"local-2vcpu-2048mb-10gb"_qs});
}

TEST_F(DigitalOceanImages, EmptyExtrasAreNoWishes)
{
    // What doctl and python-digitalocean send along.
    const QJsonObject extras{{u"region"_qs, QString()},
                             {u"ssh_keys"_qs, QJsonArray()},
                             {u"backups"_qs, false},
                             {u"ipv6"_qs, false},
                             {u"private_networking"_qs, false},
                             {u"monitoring"_qs, false},
                             {u"tags"_qs, QJsonArray()},
                             {u"user_data"_qs, QString()},
                             {u"volumes"_qs, QJsonArray()},
                             {u"vpc_uuid"_qs, QJsonValue::Null}};
    EXPECT_EQ(create(extras).status, 202);
    m_desk.finish(m_desk.history.first().id);
    EXPECT_EQ(create({{u"region"_qs, u"local"_qs}}).status, 202);
}

TEST_F(DigitalOceanImages, WhatThisHostCannotMakeIsRefused)
{
    const QList<QJsonObject> wishes{{{u"name"_qs, QString()}},
                                    {{u"name"_qs, u"a b"_qs}},
                                    {{u"name"_qs, u"a_b"_qs}},
                                    {{u"name"_qs, u"../x"_qs}},
                                    {{u"name"_qs, u"x\n"_qs}},
                                    {{u"name"_qs, u"x-"_qs}},
                                    {{u"name"_qs, QString(300, u'x')}},
                                    {{u"name"_qs, 5}},
                                    {{u"names"_qs, QJsonArray{u"a"_qs, u"b"_qs}}},
                                    {{u"image"_qs, u"whole"_qs}},
                                    {{u"image"_qs, u"11"_qs}},
                                    {{u"image"_qs, 12}},
                                    {{u"image"_qs, 14}},
                                    {{u"image"_qs, 15}},
                                    {{u"image"_qs, 99}},
                                    {{u"image"_qs, 11.5}},
                                    {{u"image"_qs, -11}},
                                    {{u"image"_qs, 1e30}},
                                    {{u"size"_qs, QString()}},
                                    {{u"size"_qs, u"s-1vcpu-1gb"_qs}},
                                    {{u"size"_qs, u"local-4vcpu-2048mb-10gb"_qs}},
                                    {{u"region"_qs, u"nyc3"_qs}},
                                    {{u"region"_qs, 5}},
                                    {{u"backups"_qs, true}},
                                    {{u"ipv6"_qs, true}},
                                    {{u"ssh_keys"_qs, QJsonArray{1}}},
                                    {{u"tags"_qs, QJsonArray{u"prod"_qs}}},
                                    {{u"user_data"_qs, u"#cloud-config"_qs}},
                                    {{u"volumes"_qs, QJsonArray{u"v"_qs}}}};
    for (const QJsonObject &wish : wishes) {
        const auto response = create(wish);
        EXPECT_EQ(response.status, 422) << QJsonDocument(wish).toJson().toStdString();
    }
    EXPECT_EQ(statusOf(u"droplets"_qs, "POST", "[]"), 400);
    EXPECT_EQ(statusOf(u"droplets"_qs, "POST", ""), 400);
    EXPECT_TRUE(m_desk.history.isEmpty());
    EXPECT_TRUE(messageOf(create({{u"image"_qs, u"whole"_qs}})).contains(u"invalid image"));
    EXPECT_TRUE(messageOf(create({{u"size"_qs, u"local-2vcpu-2048mb-9gb"_qs}}))
                    .contains(u"smaller disk (9GB) than the image (10GB)"));
    EXPECT_TRUE(
        messageOf(create({{u"size"_qs, u"local-4vcpu-2048mb-10gb"_qs}})).contains(u"local-2vcpu-2048mb-10gb"))
        << "it says which one";
}

TEST_F(DigitalOceanImages, ImageOfAMachineThatIsGoneStillMakesOne)
{
    m_desk.all.clear();
    EXPECT_EQ(create({{u"size"_qs, u"local-9vcpu-8mb-9gb"_qs}}).status, 422);
    EXPECT_EQ(create({}).status, 202);
    m_desk.refusal = Error{Error::Kind::Storage, Error::Cause::DiskFull, 0, {}, std::nullopt};
    m_desk.finish(m_desk.history.first().id);
    m_desk.addMachine(1, u"web-01"_qs, MachineState::Running);
    EXPECT_EQ(create({}).status, 507);
}

} // namespace

} // namespace kustos::host
