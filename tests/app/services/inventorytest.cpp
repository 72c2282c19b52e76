// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/inventory.h"

#include <gtest/gtest.h>

namespace kustos::test {

namespace {

const ConnectionId here(QStringLiteral("here"));
const QDateTime noon = QDateTime::fromString(QStringLiteral("2026-11-20T12:00:00Z"), Qt::ISODate);

DatabaseService service(const char *id, const char *name = "name")
{
    DatabaseService made;
    made.id = ServiceId(QString::fromLatin1(id));
    made.name = QString::fromLatin1(name);
    return made;
}

RestorePoint point(const char *id, int minutes)
{
    RestorePoint made;
    made.id = BackupId(QString::fromLatin1(id));
    made.createdAt = noon.addSecs(60 * minutes);
    return made;
}

Job job(const char *id, Job::State state, int minutes = 0)
{
    Job made;
    made.id = JobId(QString::fromLatin1(id));
    made.state = state;
    made.updatedAt = made.createdAt = noon.addSecs(60 * minutes);
    return made;
}

ServiceKey key(const char *id)
{
    return ServiceKey{here, ServiceId(QString::fromLatin1(id))};
}

class InventoryTest : public ::testing::Test
{
protected:
    InventoryTest()
    {
        m_inventory.setConnection(Connection{here, Connection::Kind::ThisComputer, {}, {}, {}});
        QObject::connect(&m_inventory, &Inventory::connectionChanged, [this] { ++m_connections; });
        QObject::connect(&m_inventory, &Inventory::servicesChanged, [this] { ++m_services; });
        QObject::connect(&m_inventory, &Inventory::recordChanged, [this] { ++m_records; });
    }
    const Reading &reading() const { return m_inventory.connection(here)->reading; }

    Inventory m_inventory;
    int m_connections = 0;
    int m_services = 0;
    int m_records = 0;
};

} // namespace

TEST_F(InventoryTest, TellsOnlyRealChanges)
{
    m_inventory.applyServices(here, {service("a"), service("b")}, noon);
    EXPECT_EQ(m_services, 1);
    EXPECT_EQ(m_connections, 1);
    m_inventory.applyServices(here, {service("a"), service("b")}, noon);
    EXPECT_EQ(m_services, 1);
    EXPECT_EQ(m_connections, 1);
    m_inventory.applyServices(here, {service("a"), service("b")}, noon.addSecs(30));
    EXPECT_EQ(m_services, 1);
    EXPECT_EQ(m_connections, 2) << "the age of what is shown changed";
    m_inventory.applyServices(here, {service("b"), service("a")}, noon.addSecs(30));
    EXPECT_EQ(m_services, 2) << "the order is the service's";
    m_inventory.applyServices(here, {service("b"), service("a", "other")}, noon.addSecs(30));
    EXPECT_EQ(m_services, 3);
    m_inventory.applyServices(here, {service("b")}, noon.addSecs(30));
    EXPECT_EQ(m_services, 4);
    EXPECT_EQ(m_inventory.services(here), QList<ServiceKey>{key("b")});
    EXPECT_EQ(m_inventory.record(key("a")), nullptr);
}

TEST_F(InventoryTest, SetConnectionTellsOnlyADifference)
{
    Connection same = *m_inventory.connection(here);
    m_inventory.setConnection(same);
    EXPECT_EQ(m_connections, 0);
    same.label = QStringLiteral("Produktion");
    m_inventory.setConnection(same);
    EXPECT_EQ(m_connections, 1);
    EXPECT_EQ(m_inventory.connections().size(), 1);
}

TEST_F(InventoryTest, BackupsAreKeptNewestFirstAndSurviveAListOfServices)
{
    m_inventory.applyServices(here, {service("a")}, noon);
    m_inventory.applyBackups(key("a"), {point("old", 1), point("new", 5), point("mid", 3)},
                             {job("j1", Job::State::Complete, 1), job("j2", Job::State::Running, 2)}, noon);
    EXPECT_EQ(m_records, 1);
    m_inventory.applyServices(here, {service("b"), service("a", "renamed")}, noon);
    const ServiceRecord *record = m_inventory.record(key("a"));
    ASSERT_NE(record, nullptr);
    EXPECT_EQ(record->service.name, QStringLiteral("renamed"));
    ASSERT_EQ(record->backups.size(), 3);
    EXPECT_EQ(record->backups.at(0).id.text(), QStringLiteral("new"));
    EXPECT_EQ(record->backups.at(2).id.text(), QStringLiteral("old"));
    EXPECT_EQ(record->jobs.first().id.text(), QStringLiteral("j2"));
    EXPECT_EQ(record->reading.state, Reading::State::Current);
}

TEST_F(InventoryTest, LateAnswersForWhatIsGoneAreIgnored)
{
    m_inventory.applyServices(here, {service("a")}, noon);
    m_inventory.applyServices(here, {}, noon);
    m_services = m_connections = 0;
    const ConnectionId gone(QStringLiteral("gone"));
    m_inventory.applyBackups(key("a"), {point("x", 1)}, {}, noon);
    m_inventory.applyJob(key("a"), job("j", Job::State::Running));
    m_inventory.applyBackupsFailure(key("a"), Error{});
    m_inventory.applyServices(gone, {service("a")}, noon);
    m_inventory.applyFailure(gone, Error{});
    EXPECT_EQ(m_records + m_services + m_connections, 0);
    EXPECT_EQ(m_inventory.record(key("a")), nullptr);
    EXPECT_TRUE(m_inventory.services(gone).isEmpty());
}

TEST_F(InventoryTest, AJobNeverGoesBack)
{
    m_inventory.applyServices(here, {service("a")}, noon);
    m_inventory.applyJob(key("a"), job("j", Job::State::Running, 1));
    m_inventory.applyJob(key("a"), job("j", Job::State::Running, 1));
    EXPECT_EQ(m_records, 1);
    m_inventory.applyJob(key("a"), job("j", Job::State::Waiting, 0));
    EXPECT_EQ(m_inventory.record(key("a"))->jobs.first().state, Job::State::Running) << "an older answer";
    m_inventory.applyJob(key("a"), job("j", Job::State::Complete, 2));
    m_inventory.applyJob(key("a"), job("j", Job::State::Running, 3));
    EXPECT_EQ(m_inventory.record(key("a"))->jobs.first().state, Job::State::Complete);
    EXPECT_EQ(m_records, 2);
}

TEST_F(InventoryTest, FailuresKeepTheDataAndSayWhy)
{
    m_inventory.applyServices(here, {service("a")}, noon);
    m_inventory.applyFailure(here, Error{Error::Kind::Offline, Error::Cause::HostUnreachable, 0, {}, {}});
    EXPECT_EQ(reading().state, Reading::State::Lost);
    EXPECT_EQ(reading().readAt, noon);
    EXPECT_EQ(reading().error->kind, Error::Kind::Offline);
    EXPECT_NE(m_inventory.record(key("a")), nullptr);
    m_inventory.applyFailure(here, Error{Error::Kind::Unauthorized, Error::Cause::None, 401, {}, {}});
    EXPECT_EQ(reading().state, Reading::State::CredentialsExpired);
    m_inventory.applyServices(here, {service("a")}, noon.addSecs(9));
    EXPECT_EQ(reading().state, Reading::State::Current);
    EXPECT_FALSE(reading().error.has_value());
    m_inventory.applyFailure(here, Error{Error::Kind::Cancelled, Error::Cause::None, 0, {}, {}});
    EXPECT_EQ(reading().state, Reading::State::Current) << "to stop asking is no failure";
}

TEST_F(InventoryTest, OneServiceCanFailAlone)
{
    m_inventory.applyServices(here, {service("a")}, noon);
    m_inventory.applyBackups(key("a"), {point("x", 1)}, {}, noon);
    const Error error{Error::Kind::Server, Error::Cause::None, 500, {}, {}};
    m_inventory.applyBackupsFailure(key("a"), error);
    m_inventory.applyBackupsFailure(key("a"), error);
    EXPECT_EQ(m_records, 2) << "the same failure again is no news";
    EXPECT_EQ(m_inventory.record(key("a"))->reading.state, Reading::State::Lost);
    EXPECT_EQ(m_inventory.record(key("a"))->backups.size(), 1);
    EXPECT_EQ(reading().state, Reading::State::Current);
}

TEST_F(InventoryTest, WhatWasKeptIsShownUntilItIsRead)
{
    ServiceRecord kept;
    kept.service = service("a", "kept");
    kept.backups = {point("x", 1), point("y", 2)};
    kept.reading = Reading{Reading::State::Current, noon, std::nullopt};
    m_inventory.restoreRecord(here, kept);
    EXPECT_EQ(m_services, 1);
    EXPECT_EQ(m_inventory.record(key("a"))->reading.state, Reading::State::Never);
    EXPECT_EQ(m_inventory.record(key("a"))->reading.readAt, noon);
    EXPECT_EQ(m_inventory.record(key("a"))->backups.first().id.text(), QStringLiteral("y"));
    m_inventory.applyServices(here, {service("a", "read")}, noon.addSecs(60));
    kept.service.name = QStringLiteral("too late");
    m_inventory.restoreRecord(here, kept);
    EXPECT_EQ(m_inventory.record(key("a"))->service.name, QStringLiteral("read"));
}

TEST_F(InventoryTest, AServiceListedTwiceIsOne)
{
    m_inventory.applyServices(here, {service("a", "first"), service("a", "second")}, noon);
    EXPECT_EQ(m_inventory.services(here).size(), 1);
    EXPECT_EQ(m_inventory.record(key("a"))->service.name, QStringLiteral("first"));
}

} // namespace kustos::test
