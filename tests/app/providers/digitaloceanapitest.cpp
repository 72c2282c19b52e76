// SPDX-License-Identifier: GPL-3.0-or-later
// Decoding of DigitalOcean's API: answers in, values out.
#include "providers/digitalocean/digitaloceanapi.h"

#include "fixture.h"
#include "providers/digitalocean/digitaloceanjson.h"

#include <gtest/gtest.h>

namespace kustos::test {

namespace {

constexpr qint64 gigabyte = Q_INT64_C(1) << 30;

net::HttpReply reply(const QByteArray &body, int status = 200)
{
    net::HttpReply answer;
    answer.status = status;
    answer.contentType = "application/json";
    answer.body = body;
    return answer;
}

QDateTime utc(const char *text)
{
    return QDateTime::fromString(QString::fromLatin1(text), Qt::ISODate);
}

MachineJob action(const QByteArray &status, const QByteArray &type)
{
    const auto job = digitalocean::action(reply("{\"action\":{\"id\":7,\"status\":\"" + status +
                                                "\",\"type\":\"" + type + "\",\"resource_id\":12}}"));
    EXPECT_TRUE(job.has_value());
    return job.value_or(MachineJob());
}

Error refused(int status, const QByteArray &message)
{
    return digitalocean::refusal(reply(
        "{\"id\":\"unprocessable_entity\",\"message\":\"" + message + "\",\"request_id\":\"r\"}", status));
}

} // namespace

TEST(DigitalOceanApi, Paths)
{
    EXPECT_EQ(digitalocean::path({QStringLiteral("droplets"), QStringLiteral("a/b")}),
              QStringLiteral("droplets/a%2Fb"));
    for (const QString &bad : {QString(), QStringLiteral("."), QStringLiteral("..")})
        EXPECT_TRUE(
            digitalocean::path({QStringLiteral("droplets"), bad, QStringLiteral("actions")}).isEmpty());
}

TEST(DigitalOceanApi, Droplets)
{
    const auto list = digitalocean::droplets(reply(fixture("digitalocean/droplets.json")));
    ASSERT_TRUE(list.has_value()) << list.error().detail.toStdString();
    ASSERT_EQ(list->rows.size(), 4);
    EXPECT_FALSE(list->more);
    const VirtualMachine &web = list->rows.at(0);
    EXPECT_EQ(web.id.text(), QStringLiteral("41000101"));
    EXPECT_EQ(web.name, QStringLiteral("web-01"));
    EXPECT_EQ(web.state, VirtualMachine::State::Running);
    EXPECT_EQ(web.rawState, QStringLiteral("active"));
    EXPECT_EQ(web.addresses, (QStringList{QStringLiteral("198.51.100.44"), QStringLiteral("2001:db8:44::1"),
                                          QStringLiteral("10.19.0.7")}))
        << "public ones first";
    EXPECT_EQ(web.vcpus, 2);
    EXPECT_EQ(web.memory, ByteSize(2 * gigabyte));
    EXPECT_EQ(web.disk, ByteSize(60 * gigabyte));
    EXPECT_EQ(web.snapshotTarget, ByteSize(60 * gigabyte));
    EXPECT_EQ(web.system, QStringLiteral("Debian 12 x64"));
    EXPECT_EQ(web.place, QStringLiteral("Frankfurt 1"));
    EXPECT_EQ(web.createdAt, utc("2026-03-04T05:06:07Z"));
    EXPECT_TRUE(web.runningJob.isEmpty());
    EXPECT_EQ(web.can, MachineCapabilities()) << "no progress, no cancel, no consistent snapshot of its own";
    const VirtualMachine &db = list->rows.at(1);
    EXPECT_EQ(db.state, VirtualMachine::State::Off);
    EXPECT_EQ(db.system, QStringLiteral("Ubuntu")) << "a snapshot's name says nothing about the system";
    EXPECT_EQ(db.place, QStringLiteral("ams3"));
    EXPECT_EQ(list->rows.at(2).state, VirtualMachine::State::Changing);
    EXPECT_EQ(list->rows.at(3).state, VirtualMachine::State::Unknown);
    EXPECT_EQ(list->rows.at(3).rawState, QStringLiteral("archive"));
    EXPECT_FALSE(list->rows.at(3).disk || list->rows.at(3).memory);
}

TEST(DigitalOceanApi, CapabilitiesOfOurHostAreBelieved)
{
    const auto machine = digitalocean::droplet(reply(
        R"({"droplet":{"id":1,"name":"a","status":"off","kustos":{"can":{"consistent":true,"power":false}}}})"));
    ASSERT_TRUE(machine.has_value());
    EXPECT_TRUE(machine->can.consistentOnService);
    EXPECT_FALSE(machine->can.power);
    EXPECT_TRUE(machine->can.rename);
}

TEST(DigitalOceanApi, WrongTypesAreNamedWithTheirPlace)
{
    const std::pair<const char *, const char *> table[] = {
        {R"({"droplets":[{"id":1.5,"name":"a","status":"off"}]})", "droplets[0].id"},
        {R"({"droplets":[{"id":-1,"name":"a","status":"off"}]})", "droplets[0].id"},
        {R"({"droplets":[{"id":1,"name":7,"status":"off"}]})", "droplets[0].name"},
        {R"({"droplets":[{"id":1,"name":"a","status":"off","disk":"60"}]})", "droplets[0].disk"},
        {R"({"droplets":[{"id":1,"name":"a","status":"off","networks":{"v4":[{"ip_address":4}]}}]})",
         "droplets[0].networks.v4[0].ip_address"},
        {R"({"droplets":[],"links":{"pages":7}})", "links.pages"},
    };
    for (const auto &[body, place] : table) {
        const auto list = digitalocean::droplets(reply(body));
        ASSERT_FALSE(list.has_value()) << body;
        EXPECT_EQ(list.error().cause, Error::Cause::BadJson);
        EXPECT_EQ(list.error().detail, QString::fromLatin1(place));
    }
}

TEST(DigitalOceanApi, LinksMayBeEmptyOrMissing)
{
    const auto more = [](const QByteArray &rest) {
        return digitalocean::droplets(reply("{\"droplets\":[]" + rest + "}"))->more;
    };
    EXPECT_FALSE(more(""));
    EXPECT_FALSE(more(R"(,"links":{})"));
    EXPECT_FALSE(more(R"(,"links":{"pages":{}})"));
    EXPECT_FALSE(more(R"(,"links":{"pages":{"first":"x","prev":"y"}})"));
    EXPECT_TRUE(more(R"(,"links":{"pages":{"next":"https://api.example/v2/droplets?page=2"}})"));
}

TEST(DigitalOceanApi, Snapshots)
{
    const auto page = digitalocean::snapshots(reply(fixture("digitalocean/snapshots.json")));
    ASSERT_TRUE(page.has_value());
    ASSERT_EQ(page->rows.size(), 2);
    const Snapshot &first = page->rows.at(0);
    EXPECT_EQ(first.id.text(), QStringLiteral("88000201"));
    EXPECT_EQ(first.name, QStringLiteral("web-01-1793000000"));
    EXPECT_EQ(first.state, Snapshot::State::Available);
    EXPECT_EQ(first.consistency, Snapshot::Consistency::Unknown) << "the service does not tell";
    EXPECT_EQ(first.size, ByteSize(5 * gigabyte / 2));
    EXPECT_EQ(first.minimumDisk, ByteSize(60 * gigabyte));
    EXPECT_EQ(first.createdAt, utc("2026-10-26T02:53:20Z"));
    EXPECT_EQ(page->rows.at(1).size, ByteSize(0));
    const auto single = digitalocean::snapshot(reply(fixture("digitalocean/snapshot.json")));
    ASSERT_TRUE(single.has_value());
    EXPECT_EQ(single->id, first.id) << "a text here, a number there";
    const auto image = digitalocean::image(reply(fixture("digitalocean/image.json")));
    ASSERT_TRUE(image.has_value());
    EXPECT_EQ(image->id, first.id);
    EXPECT_EQ(image->name, QStringLiteral("neuer Name"));
    EXPECT_EQ(image->state, Snapshot::State::Available);
}

TEST(DigitalOceanApi, StatesOfImages)
{
    using State = Snapshot::State;
    const std::pair<const char *, State> table[] = {
        {"available", State::Available}, {"NEW", State::Creating},    {"pending", State::Creating},
        {"deleted", State::Unknown},     {"retired", State::Unknown},
    };
    for (const auto &[word, state] : table) {
        const auto image =
            digitalocean::image(reply(QByteArray(R"({"image":{"id":1,"status":")") + word + "\"}}"));
        EXPECT_EQ(image->state, state) << word;
        EXPECT_EQ(image->rawState, QString::fromLatin1(word));
    }
}

TEST(DigitalOceanApi, FractionsOfGigabytesHaveBounds)
{
    const auto size = [](const QByteArray &number) {
        return digitalocean::image(reply("{\"image\":{\"id\":1,\"size_gigabytes\":" + number + "}}"));
    };
    EXPECT_EQ(size("0.34")->size, ByteSize(365'072'220));
    EXPECT_EQ(size("null")->size, std::nullopt);
    for (const char *bad : {"-0.1", "1e300", "\"2\"", "true"})
        EXPECT_FALSE(size(bad).has_value()) << bad;
}

TEST(DigitalOceanApi, Actions)
{
    const auto page = digitalocean::actions(reply(fixture("digitalocean/actions.json")));
    ASSERT_TRUE(page.has_value());
    ASSERT_EQ(page->rows.size(), 4);
    const MachineJob &copying = page->rows.at(0);
    EXPECT_EQ(copying.id.text(), QStringLiteral("9001004"));
    EXPECT_EQ(copying.kind, MachineJob::Kind::TakeSnapshot);
    EXPECT_EQ(copying.state, MachineJob::State::Running);
    EXPECT_EQ(copying.permille, std::nullopt);
    EXPECT_TRUE(copying.snapshot.isEmpty()) << "the action names the droplet, not the image";
    EXPECT_EQ(copying.machine.text(), QStringLiteral("41000101"));
    EXPECT_EQ(copying.createdAt, utc("2026-11-20T09:00:00Z"));
    EXPECT_FALSE(copying.endedAt.isValid());
    const MachineJob &failed = page->rows.at(1);
    EXPECT_EQ(failed.kind, MachineJob::Kind::ShutDown);
    EXPECT_EQ(failed.state, MachineJob::State::Failed);
    EXPECT_TRUE(failed.code.isEmpty() && failed.detail.isEmpty()) << "the service gives no reason";
    EXPECT_EQ(failed.endedAt, utc("2026-11-19T08:02:00Z"));
    EXPECT_EQ(page->rows.at(2).kind, MachineJob::Kind::NewMachine);
    EXPECT_EQ(page->rows.at(2).created.text(), QStringLiteral("41000101"));
    EXPECT_EQ(page->rows.at(3).kind, MachineJob::Kind::Other);
    EXPECT_EQ(page->rows.at(3).rawKind, QStringLiteral("enable_ipv6"));
    EXPECT_EQ(page->rows.at(3).state, MachineJob::State::Unknown);
}

TEST(DigitalOceanApi, ActionWords)
{
    using Kind = MachineJob::Kind;
    const std::pair<const char *, Kind> kinds[] = {
        {"power_on", Kind::Start},          {"shutdown", Kind::ShutDown}, {"power_off", Kind::TurnOff},
        {"reboot", Kind::Reboot},           {"power_cycle", Kind::Reset}, {"snapshot", Kind::TakeSnapshot},
        {"restore", Kind::RestoreSnapshot}, {"create", Kind::NewMachine}, {"rename", Kind::Rename},
        {"rebuild", Kind::Other},           {"resize", Kind::Other},      {"destroy", Kind::Other},
    };
    for (const auto &[word, kind] : kinds) {
        EXPECT_EQ(action("completed", word).kind, kind) << word;
        EXPECT_EQ(action("completed", word).rawKind, QString::fromLatin1(word));
    }
    EXPECT_EQ(action("completed", "x").state, MachineJob::State::Complete);
    EXPECT_EQ(action("errored", "x").state, MachineJob::State::Failed);
    EXPECT_EQ(action("in-progress", "x").state, MachineJob::State::Running);
    EXPECT_EQ(action("paused", "x").state, MachineJob::State::Unknown);
}

TEST(DigitalOceanApi, CreationNamesTheActionAndTheMachine)
{
    const auto job = digitalocean::creation(reply(fixture("digitalocean/droplet-created.json"), 202));
    ASSERT_TRUE(job.has_value());
    EXPECT_EQ(job->id.text(), QStringLiteral("9001050"));
    EXPECT_EQ(job->created.text(), QStringLiteral("41000199"));
    EXPECT_EQ(job->kind, MachineJob::Kind::NewMachine);
    EXPECT_FALSE(job->ended());
    for (const char *links : {"{}", R"({"actions":[]})", R"({"actions":[{"id":1,"rel":"other"}]})"}) {
        const auto none =
            digitalocean::creation(reply(QByteArray(R"({"droplet":{"id":1},"links":)") + links + "}", 202));
        ASSERT_FALSE(none.has_value()) << links;
        EXPECT_EQ(none.error().cause, Error::Cause::MissingField);
    }
}

TEST(DigitalOceanApi, PatternOfANewMachine)
{
    const auto whole = digitalocean::pattern(reply(fixture("digitalocean/droplet.json")));
    ASSERT_TRUE(whole.has_value());
    EXPECT_EQ(whole->size, QStringLiteral("s-2vcpu-2gb"));
    EXPECT_EQ(whole->region, QStringLiteral("fra1"));
    EXPECT_EQ(whole->disk, ByteSize(60 * gigabyte));
    const auto nested =
        digitalocean::pattern(reply(R"({"droplet":{"size":{"slug":"s"},"region":{"slug":"r"}}})"));
    ASSERT_TRUE(nested.has_value());
    EXPECT_EQ(nested->size, QStringLiteral("s"));
    const auto none = digitalocean::pattern(reply(R"({"droplet":{"region":{"slug":"r"}}})"));
    ASSERT_FALSE(none.has_value());
    EXPECT_EQ(none.error().detail, QStringLiteral("droplet.size.slug"));
}

TEST(DigitalOceanApi, BusyIsAConflict)
{
    for (const char *message :
         {"Droplet already has a pending event.", "the droplet ALREADY HAS A PENDING EVENT",
          "There are blocking events processing for one or more of the droplets"}) {
        const Error error = refused(422, message);
        EXPECT_EQ(error.kind, Error::Kind::Conflict) << message;
        EXPECT_EQ(error.detail, QString::fromLatin1(message));
        EXPECT_EQ(error.httpStatus, 422);
    }
    EXPECT_EQ(refused(422, "Droplet is already powered off").kind, Error::Kind::Rejected);
    EXPECT_EQ(refused(503, "already has a pending event").kind, Error::Kind::Server);
}

TEST(DigitalOceanApi, OtherRefusals)
{
    EXPECT_EQ(refused(429, "API Rate limit exceeded.").kind, Error::Kind::RateLimited);
    EXPECT_EQ(digitalocean::refusal(reply(R"({"error":"denied"})", 403)).detail, QStringLiteral("denied"));
    EXPECT_EQ(digitalocean::refusal(reply(R"({"id":"forbidden"})", 403)).detail, QStringLiteral("forbidden"));
    EXPECT_EQ(digitalocean::refusal(reply("gone fishing", 500)).detail, QStringLiteral("gone fishing"));
    EXPECT_EQ(refused(400, QByteArray(9'000, 'x')).detail.size(), 1024);
    const Error page = digitalocean::refusal(reply("<html>502</html>", 502));
    EXPECT_EQ(page.cause, Error::Cause::Html);
    EXPECT_TRUE(page.detail.isEmpty());
}

TEST(DigitalOceanApi, Bodies)
{
    EXPECT_EQ(digitalocean::powerBody(PowerAction::Start), R"({"type":"power_on"})");
    EXPECT_EQ(digitalocean::powerBody(PowerAction::ShutDown), R"({"type":"shutdown"})");
    EXPECT_EQ(digitalocean::powerBody(PowerAction::TurnOff), R"({"type":"power_off"})");
    EXPECT_EQ(digitalocean::powerBody(PowerAction::Reboot), R"({"type":"reboot"})");
    EXPECT_EQ(digitalocean::powerBody(PowerAction::Reset), R"({"type":"power_cycle"})");
    EXPECT_EQ(digitalocean::snapshotBody(QStringLiteral("a\"b")), R"({"name":"a\"b","type":"snapshot"})");
    EXPECT_EQ(digitalocean::renameBody(QStringLiteral("web")), R"({"name":"web","type":"rename"})");
    EXPECT_EQ(digitalocean::restoreBody(SnapshotId(QStringLiteral("88"))),
              R"({"image":88,"type":"restore"})");
    digitalocean::Pattern pattern;
    pattern.size = QStringLiteral("s");
    pattern.region = QStringLiteral("r");
    EXPECT_EQ(digitalocean::creationBody(QStringLiteral("n"), pattern, SnapshotId(QStringLiteral("88"))),
              R"({"image":88,"name":"n","region":"r","size":"s"})");
    for (const char *id : {"", "web-01", "8.5", "-3", "0", "99999999999999999999"}) {
        const SnapshotId image(QString::fromLatin1(id));
        EXPECT_TRUE(digitalocean::restoreBody(image).isEmpty()) << id;
        EXPECT_TRUE(digitalocean::creationBody(QStringLiteral("n"), pattern, image).isEmpty()) << id;
    }
}

} // namespace kustos::test
