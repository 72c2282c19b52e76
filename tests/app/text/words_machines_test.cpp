// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/words.h"

#include <QSet>
#include <QTimeZone>

#include <gtest/gtest.h>

using namespace kustos;
using kustos::text::Words;
using namespace std::chrono_literals;

namespace {

QDateTime utc(const char *iso)
{
    return QDateTime::fromString(QString::fromLatin1(iso), Qt::ISODate).toUTC();
}

//! The clock of a German desktop; the words stay English without a translator.
class WordsMachines : public ::testing::Test
{
protected:
    WordsMachines() { QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany)); }
    ~WordsMachines() override { QLocale::setDefault(QLocale::c()); }

    const QDateTime m_now = utc("2026-11-20T13:05:00Z"); // 14:05 in Berlin
};

constexpr Operation::Kind firstKind = Operation::Kind::StartMachine;
constexpr Operation::Kind lastKind = Operation::Kind::RenameMachine;

QList<Operation::Kind> machineKinds()
{
    QList<Operation::Kind> kinds;
    for (int kind = int(firstKind); kind <= int(lastKind); ++kind)
        kinds.append(static_cast<Operation::Kind>(kind));
    return kinds;
}

} // namespace

TEST_F(WordsMachines, statesAndBadgesAreTheFixedTerms)
{
    EXPECT_EQ(Words::of(VirtualMachine::State::Running), u"running"_qs);
    EXPECT_EQ(Words::of(VirtualMachine::State::Off), u"off"_qs);
    EXPECT_EQ(Words::of(VirtualMachine::State::Crashed), u"crashed"_qs);
    EXPECT_EQ(Words::of(VirtualMachine::State::Unknown), u"unknown"_qs);
    EXPECT_EQ(Words::of(Snapshot::Consistency::Offline), u"taken while off"_qs);
    EXPECT_EQ(Words::of(Snapshot::Consistency::Live), u"taken live"_qs);
    EXPECT_TRUE(Words::of(Snapshot::Consistency::Unknown).isEmpty()) << "nothing is claimed";
    QSet<QString> meanings;
    for (const auto consistency :
         {Snapshot::Consistency::Offline, Snapshot::Consistency::Live, Snapshot::Consistency::Unknown})
        meanings.insert(Words::explained(consistency));
    EXPECT_EQ(meanings.size(), 3);
    EXPECT_EQ(Words::of(PowerAction::ShutDown), u"Shut down"_qs);
    EXPECT_EQ(Words::explained(PowerAction::ShutDown), u"Shut down (graceful)"_qs);
    EXPECT_EQ(Words::explained(PowerAction::TurnOff), u"Turn off (immediately, without shutting down)"_qs);
}

TEST_F(WordsMachines, aWordThatIsNotKnownIsTheServicesOwnMadeSafe)
{
    EXPECT_EQ(Words::of(Snapshot::State::Unknown, u"arch\u202Eived"_qs), u"arch<U+202E>ived"_qs);
    EXPECT_EQ(Words::of(Snapshot::State::Unknown, {}), u"unknown"_qs);
    EXPECT_EQ(Words::of(Snapshot::State::Failed, u"x"_qs), u"failed"_qs);
    EXPECT_EQ(Words::of(MachineJob::Kind::Other, u"resize"_qs), u"resize"_qs);
    EXPECT_EQ(Words::of(MachineJob::Kind::Other, {}), u"Job"_qs);
    EXPECT_EQ(Words::of(MachineJob::Kind::TakeSnapshot, u"x"_qs), Words::of(Operation::Kind::TakeSnapshot));
    EXPECT_EQ(Words::of(MachineJob::State::Unknown), u"unknown, checking"_qs);
}

TEST_F(WordsMachines, everyKindOfJobIsSaidLikeItsOperation)
{
    QSet<QString> words;
    for (int kind = 0; kind <= int(MachineJob::Kind::Rename); ++kind)
        words.insert(Words::of(static_cast<MachineJob::Kind>(kind), {}));
    EXPECT_EQ(words.size(), int(MachineJob::Kind::Rename) + 1);
    EXPECT_FALSE(words.contains(QString()));
}

TEST_F(WordsMachines, progressSaysWhatIsDoneAndHowFar)
{
    MachineJob job;
    job.kind = MachineJob::Kind::TakeSnapshot;
    job.state = MachineJob::State::Waiting;
    EXPECT_EQ(Words::progress(job), u"pending"_qs);
    job.state = MachineJob::State::Running;
    EXPECT_EQ(Words::progress(job), u"taking the snapshot …"_qs);
    job.permille = 429;
    EXPECT_EQ(Words::progress(job), u"taking the snapshot … 42 %"_qs);
    job.phase = MachineJob::Phase::Checking;
    EXPECT_EQ(Words::progress(job), u"checking"_qs);
    job.kind = MachineJob::Kind::ConsistentSnapshot;
    job.phase = MachineJob::Phase::ShuttingDown;
    EXPECT_EQ(Words::progress(job), u"shutting down …"_qs);
    job.phase = MachineJob::Phase::Starting;
    EXPECT_EQ(Words::progress(job), u"turning on …"_qs);
    job.phase = MachineJob::Phase::Copying;
    EXPECT_EQ(Words::progress(job), u"taking the snapshot … 42 %"_qs);
    job.kind = MachineJob::Kind::Other;
    EXPECT_EQ(Words::progress(job), u"running … 42 %"_qs);
    job.state = MachineJob::State::Failed;
    EXPECT_EQ(Words::progress(job), u"failed"_qs);

    for (const Operation::Kind kind : machineKinds()) {
        Operation operation;
        operation.kind = kind;
        operation.state = Operation::State::Running;
        EXPECT_TRUE(Words::progress(operation).endsWith(u"…"_qs)) << int(kind);
    }
    Operation ignored;
    ignored.kind = Operation::Kind::ShutDownMachine;
    ignored.state = Operation::State::Running;
    ignored.ignored = true;
    EXPECT_EQ(Words::progress(ignored), u"does not react to the shutdown command"_qs);
}

TEST_F(WordsMachines, everyObstacleIsOneExactReason)
{
    QSet<QString> reasons;
    for (int i = int(Obstacle::MachineBusy); i <= int(Obstacle::UnfinishedConsistent); ++i) {
        const QString reason = Words::of(static_cast<Obstacle>(i), QString());
        EXPECT_TRUE(reason.endsWith(u'.')) << i;
        EXPECT_EQ(Words::of(static_cast<Obstacle>(i), SnapshotLimits{}, m_now), reason)
            << "without numbers the same";
        reasons.insert(reason);
    }
    EXPECT_EQ(reasons.size(), int(Obstacle::UnfinishedConsistent) - int(Obstacle::MachineBusy) + 1);
    EXPECT_TRUE(Words::of(Obstacle::None, SnapshotLimits{}, m_now).isEmpty());
}

TEST_F(WordsMachines, limitsAreSaidWithTheirNumbersAndTheTime)
{
    SnapshotLimits limits;
    EXPECT_TRUE(Words::limits(limits, 3, m_now).isEmpty());
    limits.perMachine = 10;
    limits.interval = 600s;
    EXPECT_EQ(Words::limits(limits, 3, m_now), u"3 of 10 snapshots · one snapshot every 10 min"_qs);
    limits.nextAllowedAt = m_now.addSecs(7 * 60);
    EXPECT_EQ(Words::limits(limits, 3, m_now),
              u"3 of 10 snapshots · next snapshot possible from 14:12 (in 7 minute(s))"_qs);
    EXPECT_EQ(Words::of(Obstacle::SnapshotTooSoon, limits, m_now),
              u"The service requires 10 min between two snapshots of a VM. The next one is possible from "
              "14:12."_qs);
    EXPECT_EQ(Words::of(Obstacle::SnapshotLimitReached, limits, m_now),
              u"The service keeps at most 10 snapshots of a VM. Delete one first."_qs);
    limits.interval.reset();
    EXPECT_EQ(Words::of(Obstacle::SnapshotTooSoon, limits, m_now),
              u"The next snapshot of this VM is possible from 14:12."_qs);
    limits.nextAllowedAt = m_now.addDays(1);
    EXPECT_TRUE(Words::limits(limits, 3, m_now).contains(u"21.11.2026, 14:05"_qs))
        << "another day needs its date";
    limits.nextAllowedAt = m_now.addSecs(-1);
    EXPECT_EQ(Words::limits(limits, 3, m_now), u"3 of 10 snapshots"_qs) << "what is over is not said";
}

TEST_F(WordsMachines, aStampAtTheEndOfANameIsADate)
{
    EXPECT_EQ(Words::stampIn(u"web-01-1763632800"_qs), u"20.11.2025, 11:00"_qs);
    EXPECT_EQ(Words::stampIn(u"web-01-1763632800123"_qs), u"20.11.2025, 11:00"_qs);
    EXPECT_EQ(Words::stampIn(u"1763632800"_qs), u"20.11.2025, 11:00"_qs);
    for (const QString &none :
         {u""_qs, u"web-01"_qs, u"web-176363280"_qs, u"web-17636328000"_qs, u"web-1763632800a"_qs,
          u"web-0000000001"_qs, u"web-01-1763632800-final"_qs, u"12345678901234567890123"_qs,
          u"web-\u0661\u0667\u0666\u0663\u0666\u0663\u0662\u0668\u0660\u0660"_qs})
        EXPECT_TRUE(Words::stampIn(none).isEmpty()) << qPrintable(none);
}

TEST_F(WordsMachines, everyFailureSaysWhatIsUnharmedWhyAndWhatNext)
{
    QSet<QString> all;
    const QStringList codes{u"shutdown_ignored"_qs, u"machine_stopped"_qs, u"disk_full"_qs,
                            u"target_missing"_qs,   u"hypervisor_lost"_qs, u"host_stopped"_qs,
                            u"source_missing"_qs,   u"snapshot_lost"_qs,   u"start_failed"_qs,
                            u"cancelled"_qs};
    for (const QString &code : codes) {
        const QString text = Words::failure(code, u"internal"_qs);
        EXPECT_GE(text.count(u'.'), 3) << qPrintable(text);
        EXPECT_FALSE(text.contains(u"internal"_qs)) << "a known word needs no other's sentence";
        EXPECT_EQ(Words::machineError(
                      Error{Error::Kind::Server, Error::Cause::None, 0, u"internal"_qs, std::nullopt, code}),
                  text);
        all.insert(text);
    }
    EXPECT_EQ(all.size(), codes.size());
    EXPECT_TRUE(Words::isFailureCode(u"disk_full"_qs));
    EXPECT_FALSE(Words::isFailureCode(u"failed"_qs)) << "that one says nothing";
    EXPECT_FALSE(Words::isFailureCode({}));
    EXPECT_EQ(Words::failure(u"failed"_qs, u"no such\u202E disk"_qs),
              u"Existing snapshots are not affected. The service says: “no such<U+202E> disk”. Check the VM, "
              "then try again."_qs);
    EXPECT_TRUE(Words::failure({}, {}).contains(u"gives no reason"_qs));
    EXPECT_EQ(Words::failure(u"SHUTDOWN_IGNORED"_qs, {}), Words::failure({}, {})) << "the set is closed";
}

TEST_F(WordsMachines, errorsSpeakOfSnapshotsAndNotOfBackups)
{
    for (int kind = 0; kind <= int(Error::Kind::OutcomeUnknown); ++kind) {
        const QString text = Words::machineError(
            Error{static_cast<Error::Kind>(kind), Error::Cause::None, 0, u"de\u202Etail"_qs, {}});
        EXPECT_GE(text.count(u'.'), 2) << qPrintable(text);
        EXPECT_FALSE(text.contains(u"ackup"_qs)) << qPrintable(text);
        EXPECT_FALSE(text.contains(QChar(0x202E))) << qPrintable(text);
    }
    EXPECT_FALSE(
        Words::machineError(
            Error{Error::Kind::Server, Error::Cause::None, 0, {}, std::nullopt, u"not_a_database"_qs})
            .contains(u"SQLite"_qs))
        << "a word that belongs to databases";
    EXPECT_TRUE(
        Words::machineError(Error{Error::Kind::Server, Error::Cause::NotFoundByReading, 0, {}, std::nullopt})
            .contains(u"cannot be found"_qs));
}

TEST_F(WordsMachines, noticesAreSentencesThatNameTheVmAndTheSnapshot)
{
    for (const auto kind :
         {Notice::Kind::MachineInitiated, Notice::Kind::MachineDone, Notice::Kind::MachineFailed}) {
        QSet<QString> all;
        for (const Operation::Kind action : machineKinds()) {
            Notice notice;
            notice.kind = kind;
            notice.action = action;
            const QString bare = Words::of(notice, u"web\u202E%2"_qs);
            EXPECT_TRUE(bare.contains(u"web<U+202E>%2"_qs)) << qPrintable(bare);
            EXPECT_TRUE(bare.endsWith(u'.')) << qPrintable(bare);
            notice.subject = u"before-%1"_qs;
            const QString named = Words::of(notice, u"web-01"_qs);
            const bool naming = action >= Operation::Kind::TakeSnapshot &&
                                action != Operation::Kind::RenameSnapshot &&
                                action != Operation::Kind::RenameMachine;
            EXPECT_EQ(named.contains(u"“before-%1”"_qs), naming || (kind == Notice::Kind::MachineDone &&
                                                                    action >= Operation::Kind::TakeSnapshot))
                << qPrintable(named);
            all.insert(bare);
        }
        const bool oneOff = kind != Notice::Kind::MachineInitiated; // off is off, and restarted is restarted
        EXPECT_EQ(all.size(), machineKinds().size() - (oneOff ? 1 : 0));
    }
}

TEST_F(WordsMachines, noticesSayWhatTheyMean)
{
    Notice notice;
    notice.kind = Notice::Kind::MachineInitiated;
    notice.action = Operation::Kind::TakeSnapshot;
    notice.subject = u"web-01-1763632800"_qs;
    EXPECT_EQ(Words::of(notice, u"web-01"_qs),
              u"The snapshot “web-01-1763632800” of “web-01” was started."_qs);
    notice.kind = Notice::Kind::MachineDone;
    notice.action = Operation::Kind::ShutDownMachine;
    EXPECT_EQ(Words::of(notice, u"web-01"_qs), u"“web-01” is off."_qs);
    notice.kind = Notice::Kind::MachineFailed;
    notice.action = Operation::Kind::ConsistentSnapshot;
    notice.error = Error{Error::Kind::Server, Error::Cause::None, 0, {}, std::nullopt, u"start_failed"_qs};
    EXPECT_TRUE(
        Words::of(notice, u"web-01"_qs).contains(u"The snapshot is complete. The VM did not start"_qs));
    QSet<QString> rest;
    for (const auto kind : {Notice::Kind::MachineUnknown, Notice::Kind::MachineFoundByReading,
                            Notice::Kind::ShutdownIgnored, Notice::Kind::ConsistentInterrupted}) {
        notice.kind = kind;
        rest.insert(Words::of(notice, u"web-01"_qs));
        EXPECT_TRUE(Words::of(notice, u"web-01"_qs).contains(u"“web-01”"_qs));
    }
    EXPECT_EQ(rest.size(), 4);
}

TEST_F(WordsMachines, unfinishedSaysSinceWhenAndWhatTheMachineIsNow)
{
    const QDateTime since = utc("2026-11-20T13:02:00Z");
    EXPECT_EQ(Words::unfinished(u"web-01"_qs, VirtualMachine::State::Off, since, m_now),
              u"“web-01” has been off for your snapshot since 14:02."_qs);
    EXPECT_TRUE(Words::unfinished(u"web-01"_qs, VirtualMachine::State::Running, since, m_now)
                    .endsWith(u"The VM is running."_qs));
    EXPECT_TRUE(Words::unfinished(u"web-01"_qs, VirtualMachine::State::Unknown, since, m_now)
                    .endsWith(u"The VM may be off."_qs));
    EXPECT_TRUE(Words::unfinished(u"web-01"_qs, VirtualMachine::State::Off, since.addDays(-1), m_now)
                    .contains(u"19.11.2026, 14:02"_qs));
}
