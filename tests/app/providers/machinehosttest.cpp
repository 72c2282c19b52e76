// SPDX-License-Identifier: GPL-3.0-or-later
// Both providers, and the sign-in, against the dialects of kustos-host itself: "dialecthost" serves them over
// machines that are only written down. Skipped where it is not built.
#include "fixedendpoint.h"
#include "providers/ccloud/ccloudprovider.h"
#include "providers/digitalocean/digitaloceanprovider.h"
#include "providers/oauthendpoint.h"
#include "support/await.h"

#include <QElapsedTimer>
#include <QFileInfo>
#include <QNetworkAccessManager>
#include <QProcess>

#include <algorithm>
#include <gtest/gtest.h>
#include <tuple>

namespace kustos::test {

namespace {

enum class Way { Ccloud, CcloudSignedIn, DigitalOcean };

class MachineHost : public ::testing::TestWithParam<Way>
{
protected:
    void SetUp() override
    {
        const QString program = QStringLiteral(KUSTOS_DIALECTHOST);
        if (!QFileInfo::exists(program))
            GTEST_SKIP() << "dialecthost is not built";
        m_host.start(program, QStringList());
        ASSERT_TRUE(m_host.waitForReadyRead(10'000));
        const QList<QByteArray> words = m_host.readLine().trimmed().split(' ');
        ASSERT_EQ(words.size(), 2);
        const QUrl base(QString::fromLatin1(words.at(0)));
        m_fixed.now = Endpoint{base, words.at(1)};
        m_signedIn = std::make_unique<OAuthEndpoint>(
            m_http, m_clock, base,
            OAuthEndpoint::Credentials{QStringLiteral("any"), QString::fromLatin1(words.at(1))});
        if (GetParam() == Way::DigitalOcean)
            m_provider = std::make_unique<DigitalOceanProvider>(m_http, m_fixed);
        else if (GetParam() == Way::Ccloud)
            m_provider = std::make_unique<CcloudProvider>(m_http, m_fixed, CcloudProvider::Instance::OwnHost);
        else
            m_provider =
                std::make_unique<CcloudProvider>(m_http, *m_signedIn, CcloudProvider::Instance::OwnHost);
        const auto machines = await(m_provider->machines({}));
        ASSERT_TRUE(machines.has_value()) << machines.error().detail.toStdString();
        ASSERT_EQ(machines->size(), 3);
        m_machines = *machines;
    }

    void TearDown() override
    {
        m_provider.reset();
        m_host.closeWriteChannel(); // its end
        if (m_host.state() != QProcess::NotRunning && !m_host.waitForFinished(10'000))
            m_host.kill();
    }

    bool isOcean() const { return GetParam() == Way::DigitalOcean; }
    const VirtualMachine &machine(const char *name) const
    {
        return *std::ranges::find(m_machines, QString::fromLatin1(name), &VirtualMachine::name);
    }
    VirtualMachine read(const MachineId &id)
    {
        return await(m_provider->machine(id, {})).value_or(VirtualMachine());
    }
    QList<Snapshot> snapshots(const MachineId &id)
    {
        return await(m_provider->snapshots(id, {})).value_or(SnapshotList()).snapshots;
    }
    //! The job's last word.
    MachineJob ended(const Result<MachineJob> &begun)
    {
        EXPECT_TRUE(begun.has_value()) << (begun ? std::string() : begun.error().detail.toStdString());
        if (!begun || begun->ended())
            return begun.value_or(MachineJob());
        MachineJob job = *begun;
        QElapsedTimer clock;
        clock.start();
        while (!job.ended() && clock.elapsed() < 10'000) {
            const auto now = await(m_provider->job(begun->machine, begun->id, {}));
            if (!now) {
                ADD_FAILURE() << now.error().detail.toStdString();
                break;
            }
            EXPECT_EQ(now->id, begun->id);
            job = *now;
            std::ignore = waitUntil([] { return false; }, 20ms); // between two readings
        }
        EXPECT_EQ(job.state, MachineJob::State::Complete);
        return job;
    }

    QProcess m_host;
    SystemClock m_clock;
    QNetworkAccessManager m_network;
    net::HttpClient m_http{m_network};
    FixedEndpoint m_fixed;
    std::unique_ptr<OAuthEndpoint> m_signedIn;
    std::unique_ptr<MachineProvider> m_provider;
    QList<VirtualMachine> m_machines;
};

} // namespace

TEST_P(MachineHost, MachinesAreTold)
{
    const VirtualMachine web = machine("web-01");
    EXPECT_EQ(web.state, VirtualMachine::State::Running);
    EXPECT_EQ(web.vcpus, 2);
    EXPECT_EQ(web.memory, ByteSize(Q_INT64_C(2) << 30));
    EXPECT_EQ(web.disk, ByteSize(Q_INT64_C(10) << 30));
    EXPECT_TRUE(web.addresses.contains(QStringLiteral("2001:db8::17")));
    EXPECT_TRUE(web.system.contains(QStringLiteral("Debian")));
    EXPECT_TRUE(web.createdAt.isValid());
    EXPECT_EQ(web.can.consistentOnService, !isOcean());
    EXPECT_EQ(web.can.progress, !isOcean());
    EXPECT_EQ(machine("db-03").state, VirtualMachine::State::Off);
    EXPECT_EQ(read(web.id).name, web.name);
    EXPECT_EQ(snapshots(web.id).size(), 25);
    EXPECT_EQ(await(m_provider->machine(MachineId(QStringLiteral("xv99999")), {})).error().kind,
              Error::Kind::NotFound);
}

TEST_P(MachineHost, PowerIsProvenByReading)
{
    const MachineId web = machine("web-01").id;
    const MachineJob off = ended(await(m_provider->power(web, PowerAction::TurnOff, {})));
    EXPECT_EQ(off.kind, MachineJob::Kind::TurnOff);
    EXPECT_EQ(read(web).state, VirtualMachine::State::Off);
    EXPECT_FALSE(await(m_provider->power(web, PowerAction::TurnOff, {})).has_value()) << "it is off";
    ended(await(m_provider->power(web, PowerAction::Start, {})));
    EXPECT_EQ(read(web).state, VirtualMachine::State::Running);
    const auto jobs = await(m_provider->jobs(web, {}));
    ASSERT_TRUE(jobs.has_value());
    ASSERT_EQ(jobs->size(), 2);
    EXPECT_EQ(jobs->first().kind, MachineJob::Kind::Start) << "newest first";
    EXPECT_TRUE(jobs->first().endedAt.isValid());
}

TEST_P(MachineHost, SnapshotIsMadeNamedAndDeleted)
{
    const MachineId db = machine("db-03").id;
    const auto begun = await(m_provider->takeSnapshot(db, QStringLiteral("db-03-1795000000"), false, {}));
    const auto busy = await(m_provider->power(db, PowerAction::Start, {}));
    ASSERT_FALSE(busy.has_value()) << "one job at a time";
    EXPECT_EQ(busy.error().kind, Error::Kind::Conflict);
    const MachineJob job = ended(begun);
    EXPECT_EQ(job.kind, MachineJob::Kind::TakeSnapshot);
    const auto list = snapshots(db);
    ASSERT_EQ(list.size(), 1);
    const Snapshot made = list.first();
    EXPECT_EQ(made.name, QStringLiteral("db-03-1795000000"));
    EXPECT_EQ(made.state, Snapshot::State::Available);
    EXPECT_EQ(made.consistency, isOcean() ? Snapshot::Consistency::Unknown : Snapshot::Consistency::Offline);
    EXPECT_TRUE(made.size && made.minimumDisk);
    if (!isOcean())
        EXPECT_EQ(job.snapshot, made.id);
    const auto renamed = await(m_provider->renameSnapshot(db, made.id, QStringLiteral("vor dem Umzug"), {}));
    ASSERT_TRUE(renamed.has_value()) << renamed.error().detail.toStdString();
    EXPECT_EQ(snapshots(db).first().name, QStringLiteral("vor dem Umzug"));

    EXPECT_EQ(ended(await(m_provider->restoreSnapshot(db, made.id, {}))).kind,
              MachineJob::Kind::RestoreSnapshot);
    const auto clone = await(m_provider->createMachine(db, made.id, QStringLiteral("db-04"), {}));
    const MachineJob created = ended(clone);
    EXPECT_EQ(created.kind, MachineJob::Kind::NewMachine);
    ASSERT_FALSE(created.created.isEmpty());
    EXPECT_EQ(created.created, clone->created) << "told at once, and to the end";
    ended(await(m_provider->deleteSnapshot(db, made.id, {})));
    EXPECT_TRUE(snapshots(db).isEmpty());
    EXPECT_EQ(await(m_provider->deleteSnapshot(db, made.id, {})).error().kind, Error::Kind::NotFound);
}

TEST_P(MachineHost, MachineIsRenamed)
{
    const MachineId db = machine("db-03").id;
    ASSERT_TRUE(await(m_provider->renameMachine(db, QStringLiteral("db-09"), {})).has_value());
    EXPECT_TRUE(waitUntil([&] { return read(db).name == QStringLiteral("db-09"); }));
}

TEST_P(MachineHost, ConsistentSnapshotAndCancelWhereTheServiceCan)
{
    const MachineId web = machine("web-01").id;
    const auto begun = await(m_provider->takeConsistentSnapshot(web, QStringLiteral("ruhig"), {}));
    if (isOcean()) {
        EXPECT_EQ(begun.error().kind, Error::Kind::Rejected);
        return;
    }
    ASSERT_TRUE(begun.has_value());
    const auto told = await(m_provider->job(web, begun->id, {}));
    ASSERT_TRUE(told.has_value());
    EXPECT_EQ(told->kind, MachineJob::Kind::ConsistentSnapshot);
    ASSERT_TRUE(await(m_provider->cancel(begun->id, {})).has_value());
    EXPECT_EQ(await(m_provider->job(web, begun->id, {}))->state, MachineJob::State::Cancelled);
    const MachineJob second =
        ended(await(m_provider->takeConsistentSnapshot(web, QStringLiteral("ruhig"), {})));
    EXPECT_EQ(second.kind, MachineJob::Kind::ConsistentSnapshot);
    EXPECT_TRUE(std::ranges::any_of(snapshots(web),
                                    [&](const Snapshot &each) { return each.id == second.snapshot; }));
}

INSTANTIATE_TEST_SUITE_P(Dialects, MachineHost,
                         ::testing::Values(Way::Ccloud, Way::CcloudSignedIn, Way::DigitalOcean));

} // namespace kustos::test
