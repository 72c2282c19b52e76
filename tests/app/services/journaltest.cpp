// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/journal.h"

#include "services/operationjson.h"
#include "support/await.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QThread>

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

namespace kustos::test {

namespace {

Operation operation(int number, Operation::State state = Operation::State::Done)
{
    Operation made;
    made.id = OperationId(QStringLiteral("op-%1").arg(number));
    made.kind = Operation::Kind::Restore;
    made.target = ServiceKey{ConnectionId(QStringLiteral("c")), ServiceId(QStringLiteral("s"))};
    made.targetName = QStringLiteral("Lager \u00e4\n\"x\"");
    made.backup = BackupId(QStringLiteral("b"));
    made.argument = QStringLiteral("neu");
    made.job = JobId(QStringLiteral("j"));
    made.created = ServiceId(QStringLiteral("made"));
    made.state = state;
    made.newestBefore = QDateTime::fromMSecsSinceEpoch(1'763'000'000'001, Qt::UTC);
    made.startedAt = QDateTime::fromMSecsSinceEpoch(1'763'000'000'123 + number, Qt::UTC);
    if (made.ended())
        made.endedAt = made.startedAt.addSecs(5);
    made.bytesTotal = ByteSize(Q_INT64_C(5'000'000'000));
    return made;
}

Operation machineOperation(Operation::Kind kind = Operation::Kind::ConsistentSnapshot)
{
    Operation made = operation(7, Operation::State::Running);
    made.kind = kind;
    made.target = {};
    made.machine = MachineKey{ConnectionId(QStringLiteral("c")), MachineId(QStringLiteral("web"))};
    made.snapshot = SnapshotId(QStringLiteral("snap"));
    made.snapshotName = QStringLiteral("vor dem Update \u00e4");
    made.createdMachine = MachineId(QStringLiteral("web-2"));
    made.step = Operation::MachineStep::Snapshot;
    made.shutDownAt = made.startedAt.addSecs(3);
    made.ignored = true;
    return made;
}

class JournalTest : public ::testing::Test
{
protected:
    QString path() const { return m_directory.filePath(QStringLiteral("data/journal")); }
    QByteArray content() const
    {
        QFile file(path());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    void put(const QByteArray &bytes) const
    {
        QDir().mkpath(QFileInfo(path()).path());
        QFile file(path());
        ASSERT_TRUE(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write(bytes);
    }

    QTemporaryDir m_directory;
};

} // namespace

TEST_F(JournalTest, WhatWasAppendedIsLoadedWhole)
{
    Operation failed = operation(2, Operation::State::Failed);
    failed.error =
        Error{Error::Kind::Rejected, Error::Cause::HashMismatch, 422, QStringLiteral("nein"), std::nullopt};
    {
        Journal journal(path());
        ASSERT_TRUE(await(journal.append(operation(1, Operation::State::Sent))).has_value());
        ASSERT_TRUE(await(journal.append(failed)).has_value());
        ASSERT_TRUE(await(journal.append(operation(1))).has_value());
    }
    Journal journal(path());
    const QList<Operation> loaded = journal.load();
    ASSERT_EQ(loaded.size(), 2);
    EXPECT_EQ(loaded.at(0), operation(1)) << "its last state";
    EXPECT_EQ(loaded.at(1), failed);
}

TEST_F(JournalTest, EveryStateKindAndErrorKeepsItsMeaning)
{
    for (int kind = 0; kind <= static_cast<int>(Operation::Kind::Download); ++kind) {
        for (int state = 0; state <= static_cast<int>(Operation::State::Cancelled); ++state) {
            Operation made = operation(1, static_cast<Operation::State>(state));
            made.kind = static_cast<Operation::Kind>(kind);
            EXPECT_EQ(operationFromJson(operationToJson(made)), made);
        }
    }
    for (int kind = 0; kind <= static_cast<int>(Error::Kind::OutcomeUnknown); ++kind) {
        for (int cause = 0; cause <= static_cast<int>(Error::Cause::NotFoundByReading); ++cause) {
            Operation made = operation(1, Operation::State::Failed);
            made.error =
                Error{static_cast<Error::Kind>(kind), static_cast<Error::Cause>(cause), 0, {}, std::nullopt};
            EXPECT_EQ(operationFromJson(operationToJson(made)), made);
        }
    }
}

TEST_F(JournalTest, EveryKindAndStepOfAMachineKeepsItsMeaning)
{
    using Kind = Operation::Kind;
    for (int kind = static_cast<int>(Kind::StartMachine); kind <= static_cast<int>(Kind::RenameMachine);
         ++kind) {
        for (int step = 0; step <= static_cast<int>(Operation::MachineStep::Starting); ++step) {
            Operation made = machineOperation(static_cast<Kind>(kind));
            made.step = static_cast<Operation::MachineStep>(step);
            EXPECT_EQ(operationFromJson(operationToJson(made)), made) << kind << ' ' << step;
        }
    }
    Operation plain = machineOperation();
    plain.ignored = false;
    plain.step = Operation::MachineStep::None;
    const QJsonObject object = operationToJson(plain);
    EXPECT_EQ(operationFromJson(object), plain);
    EXPECT_FALSE(object.contains(QLatin1String("ignored")) || object.contains(QLatin1String("step")) ||
                 object.contains(QLatin1String("service")));
}

TEST_F(JournalTest, AMachinesOperationOutlivesTheProgram)
{
    {
        Journal journal(path());
        ASSERT_TRUE(await(journal.append(operation(1))).has_value());
        ASSERT_TRUE(await(journal.append(machineOperation())).has_value());
    }
    Journal journal(path());
    EXPECT_EQ(journal.load(), (QList<Operation>{operation(1), machineOperation()}));
}

TEST_F(JournalTest, AJournalFromBeforeThereWereMachinesIsLoaded)
{
    const QByteArray old =
        R"({"argument":"neu","backup":"b","bytes":5000000000,"connection":"c","created":"made",)"
        R"("ended_at":"2025-11-13T02:13:26.124Z","id":"op-1","job":"j","kind":"restore","name":"Lager",)"
        R"("newest_before":"2025-11-13T02:13:20.001Z","service":"s",)"
        R"("started_at":"2025-11-13T02:13:20.124Z","state":"done"})";
    const auto loaded = operationFromJson(QJsonDocument::fromJson(old).object());
    Operation expected = operation(1);
    expected.targetName = QStringLiteral("Lager");
    ASSERT_TRUE(loaded.has_value());
    EXPECT_EQ(loaded->target, expected.target);
    EXPECT_EQ(loaded->argument, expected.argument);
    EXPECT_EQ(loaded->bytesTotal, expected.bytesTotal);
    EXPECT_TRUE(loaded->machine.isEmpty());
    EXPECT_EQ(loaded->step, Operation::MachineStep::None);
    EXPECT_FALSE(loaded->ignored);
}

TEST_F(JournalTest, AnOperationWithoutWhatItIsDoneToIsIgnored)
{
    QJsonObject object = operationToJson(machineOperation());
    object.remove(QLatin1String("machine"));
    EXPECT_FALSE(operationFromJson(object).has_value()) << "a machine's without its machine";
    object = operationToJson(operation(1));
    object.insert(QLatin1String("machine"), QStringLiteral("web"));
    EXPECT_FALSE(operationFromJson(object).has_value()) << "a backup of a machine";
    object = operationToJson(machineOperation());
    object.insert(QLatin1String("step"), QStringLiteral("of a later version"));
    EXPECT_EQ(operationFromJson(object)->step, Operation::MachineStep::None);
    object.remove(QLatin1String("connection"));
    EXPECT_FALSE(operationFromJson(object).has_value());
}

TEST_F(JournalTest, FileIsPrivateAlsoWhereItWasNot)
{
    put(Journal::line(operation(1)));
    ASSERT_EQ(::chmod(path().toLocal8Bit().constData(), 0644), 0);
    Journal journal(path());
    ASSERT_TRUE(await(journal.append(operation(2))).has_value());
    struct stat facts{};
    ASSERT_EQ(::stat(path().toLocal8Bit().constData(), &facts), 0);
    EXPECT_EQ(facts.st_mode & 0777U, 0600U);
}

TEST_F(JournalTest, CutAtEveryByteKeepsEveryEarlierRecord)
{
    QByteArray whole;
    QList<qsizetype> ends;
    for (int i = 0; i < 4; ++i) {
        whole += Journal::line(operation(i));
        ends.append(whole.size());
    }
    for (qsizetype cut = 0; cut <= whole.size(); ++cut) {
        // Without its line end a record is still whole: the sum proves it.
        const auto complete = std::ranges::count_if(ends, [cut](qsizetype end) { return end - 1 <= cut; });
        const QList<Operation> loaded = Journal::parse(whole.first(cut));
        ASSERT_EQ(loaded.size(), complete) << cut;
        for (qsizetype i = 0; i < loaded.size(); ++i)
            ASSERT_EQ(loaded.at(i), operation(static_cast<int>(i))) << cut;
    }
}

TEST_F(JournalTest, ADamagedByteCostsOneRecordOnly)
{
    const QByteArray first = Journal::line(operation(1));
    for (qsizetype at = 0; at < first.size() - 1; ++at) {
        QByteArray bytes = first + Journal::line(operation(2));
        bytes[at] = static_cast<char>(bytes.at(at) ^ 0x01);
        const QList<Operation> loaded = Journal::parse(bytes);
        ASSERT_LE(loaded.size(), 2);
        ASSERT_EQ(loaded.last(), operation(2)) << at;
        ASSERT_EQ(loaded.size(), 1) << at;
    }
}

TEST_F(JournalTest, AppendingAfterATornLineLosesNothing)
{
    put(Journal::line(operation(1)) + Journal::line(operation(2)).left(40));
    Journal journal(path());
    ASSERT_TRUE(await(journal.append(operation(3))).has_value());
    const QList<Operation> loaded = Journal::parse(content());
    ASSERT_EQ(loaded.size(), 2);
    EXPECT_EQ(loaded.last(), operation(3));
}

TEST_F(JournalTest, SymbolicLinkAndOtherThingsAreRefused)
{
    const QString elsewhere = m_directory.filePath(QStringLiteral("elsewhere"));
    QFile target(elsewhere);
    ASSERT_TRUE(target.open(QIODevice::WriteOnly));
    target.write(Journal::line(operation(1)));
    target.close();
    QDir().mkpath(QFileInfo(path()).path());
    ASSERT_TRUE(QFile::link(elsewhere, path()));
    {
        Journal journal(path());
        EXPECT_TRUE(journal.load().isEmpty());
        const auto appended = await(journal.append(operation(2)));
        ASSERT_FALSE(appended.has_value());
        EXPECT_EQ(appended.error().kind, Error::Kind::Storage);
    }
    EXPECT_EQ(target.size(), Journal::line(operation(1)).size());
    QFile::remove(path());
    ASSERT_EQ(::mkfifo(path().toLocal8Bit().constData(), 0600), 0);
    Journal journal(path());
    EXPECT_TRUE(journal.load().isEmpty());
    EXPECT_FALSE(await(journal.append(operation(2))).has_value());
}

TEST_F(JournalTest, UnwritableDirectoryIsAnErrorAndNoCrash)
{
    QFile blocker(m_directory.filePath(QStringLiteral("data")));
    ASSERT_TRUE(blocker.open(QIODevice::WriteOnly));
    Journal journal(path());
    const auto appended = await(journal.append(operation(1)));
    ASSERT_FALSE(appended.has_value());
    EXPECT_EQ(appended.error().kind, Error::Kind::Storage);
}

TEST_F(JournalTest, CompactionKeepsTheNewestAndEverythingUnfinished)
{
    QByteArray bytes = Journal::line(operation(0, Operation::State::Sent));
    for (int i = 1; i <= 700; ++i) {
        bytes += Journal::line(operation(i, Operation::State::Sent));
        bytes += Journal::line(operation(i));
    }
    put(bytes);
    {
        Journal journal(path());
        const QList<Operation> loaded = journal.load();
        ASSERT_EQ(loaded.size(), Journal::kept);
        EXPECT_EQ(loaded.first().state, Operation::State::Sent) << "the oldest one still runs";
        EXPECT_EQ(loaded.last(), operation(700));
        ASSERT_TRUE(await(journal.append(operation(701))).has_value());
    }
    EXPECT_EQ(content().count('\n'), Journal::kept + 1);
    EXPECT_LT(content().size(), bytes.size());
    EXPECT_EQ(Journal::parse(content()).last(), operation(701))
        << "an append during the compaction is not lost";
}

TEST_F(JournalTest, MissingFileIsAnEmptyJournal)
{
    Journal journal(path());
    EXPECT_TRUE(journal.load().isEmpty());
    EXPECT_FALSE(QFileInfo::exists(path())) << "reading makes nothing";
}

TEST_F(JournalTest, DestroyedWhileWritingStillWrites)
{
    {
        Journal journal(path());
        for (int i = 0; i < 20; ++i) {
            QObject context;
            QCoro::connect(journal.append(operation(i)), &context, [](const Result<void> &) {});
        }
    }
    EXPECT_EQ(Journal::parse(content()).size(), 20);
    waitUntil([] { return false; }, 20ms); // the coroutines end after their journal
}

TEST_F(JournalTest, TheCallerNeverWaitsForTheDisk)
{
    Journal journal(path());
    bool written = false;
    QObject context;
    QCoro::connect(journal.append(operation(1)), &context, [&](const Result<void> &result) {
        EXPECT_TRUE(result.has_value());
        EXPECT_EQ(QThread::currentThread(), context.thread());
        written = true;
    });
    EXPECT_FALSE(written) << "the answer comes by the event loop";
    EXPECT_TRUE(waitUntil([&] { return written; }));
}

} // namespace kustos::test
