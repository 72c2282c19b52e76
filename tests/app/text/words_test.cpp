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

class InLocale
{
public:
    explicit InLocale(const QLocale &locale) { QLocale::setDefault(locale); }
    ~InLocale() { QLocale::setDefault(QLocale::c()); }
    Q_DISABLE_COPY_MOVE(InLocale)
};

const QLocale german(QLocale::German, QLocale::Germany);
const QLocale american(QLocale::English, QLocale::UnitedStates);

TEST(Words, ADownloadSaysWhatWasProvedAndWhatIsKept)
{
    Notice notice;
    notice.kind = Notice::Kind::DownloadDone;
    notice.subject = QStringLiteral("/home/a/shop.db");
    EXPECT_TRUE(Words::of(notice, QStringLiteral("shop")).contains(QStringLiteral("checksum is right")));
    notice.kind = Notice::Kind::DownloadDoneUnproved;
    EXPECT_FALSE(Words::of(notice, QStringLiteral("shop")).contains(QStringLiteral("is right")));
    EXPECT_TRUE(Words::of(notice, QStringLiteral("shop")).contains(QStringLiteral("no checksum")));

    notice.kind = Notice::Kind::DownloadFailed;
    const auto kept = [&notice](Error::Kind kind, Error::Cause cause) {
        notice.error = Error{kind, cause, 0, {}, std::nullopt};
        return Words::of(notice, QStringLiteral("shop")).contains(QStringLiteral("goes on from there"));
    };
    EXPECT_TRUE(kept(Error::Kind::Offline, Error::Cause::ConnectionLost));
    EXPECT_TRUE(kept(Error::Kind::Storage, Error::Cause::DiskFull));
    EXPECT_FALSE(kept(Error::Kind::Storage, Error::Cause::HashMismatch)) << "that file was thrown away";
    EXPECT_FALSE(kept(Error::Kind::Storage, Error::Cause::TargetExists));
}

} // namespace

TEST(WordsMoment, isInTheUsersZoneWithTheFullYear)
{
    ASSERT_EQ(QTimeZone::systemTimeZoneId(), "Europe/Berlin");
    const InLocale locale(german);
    EXPECT_EQ(Words::moment(utc("2026-11-20T13:02:00Z")), u"20.11.2026, 14:02"_qs);
    EXPECT_EQ(Words::moment(utc("2026-07-20T13:02:00Z")), u"20.07.2026, 15:02"_qs);
}

TEST(WordsMoment, followsTheLocale)
{
    const InLocale locale(american);
    const QString text = Words::moment(utc("2026-11-20T13:02:00Z"));
    EXPECT_TRUE(text.startsWith(u"11/20/2026, 2:02"_qs)) << qPrintable(text);
    EXPECT_TRUE(text.endsWith(u"PM"_qs)) << qPrintable(text);
    EXPECT_FALSE(text.contains(QChar(0x202F)));
}

TEST(WordsMoment, tellsTheDoubledHourApart)
{
    const InLocale locale(german);
    // 25 October 2026, 03:00 CEST becomes 02:00 CET at 01:00 UTC.
    EXPECT_EQ(Words::timeOfDay(utc("2026-10-24T23:59:59Z")), u"01:59"_qs);
    EXPECT_EQ(Words::timeOfDay(utc("2026-10-25T00:00:00Z")), u"02:00 CEST"_qs);
    EXPECT_EQ(Words::timeOfDay(utc("2026-10-25T00:59:59Z")), u"02:59 CEST"_qs);
    EXPECT_EQ(Words::timeOfDay(utc("2026-10-25T01:00:00Z")), u"02:00 CET"_qs);
    EXPECT_EQ(Words::timeOfDay(utc("2026-10-25T01:59:59Z")), u"02:59 CET"_qs);
    EXPECT_EQ(Words::timeOfDay(utc("2026-10-25T02:00:00Z")), u"03:00"_qs);
}

TEST(WordsMoment, needsNoMarkInSpring)
{
    const InLocale locale(german);
    EXPECT_EQ(Words::timeOfDay(utc("2026-03-29T00:59:00Z")), u"01:59"_qs);
    EXPECT_EQ(Words::timeOfDay(utc("2026-03-29T01:00:00Z")), u"03:00"_qs);
}

TEST(WordsHost, tellsWhyAJobFailedInTheUsersLanguage)
{
    // The closed words of the host, docs/architecture.md §4.
    for (const char *code :
         {"disk_full", "target_failed", "source_missing", "source_unreadable", "not_a_database",
          "source_damaged", "source_locked", "source_cut_off", "source_directory_read_only",
          "rollback_journal", "blocking_limit", "backup_unreadable", "backup_changed", "host_stopped"}) {
        EXPECT_FALSE(Words::hostReason(QString::fromLatin1(code)).isEmpty()) << code;
        EXPECT_FALSE(Words::hostRemedy(QString::fromLatin1(code)).isEmpty()) << code;
    }
    EXPECT_TRUE(Words::hostReason({}).isEmpty());
    EXPECT_TRUE(Words::hostReason(u"of_the_future"_qs).isEmpty());
    Error error{Error::Kind::Rejected, Error::Cause::None, 0, u"the disk of the host is full"_qs,
                std::nullopt};
    EXPECT_TRUE(Words::of(error).contains(u"The service says"_qs));
    error.code = u"disk_full"_qs;
    EXPECT_EQ(Words::of(error), u"Existing backups are not affected. The disk of the host is full. "
                                u"Free some space on the host and try again."_qs);
}

TEST(WordsMoment, saysUnknownInsteadOfNothing)
{
    EXPECT_EQ(Words::moment({}), u"unknown"_qs);
    EXPECT_EQ(Words::momentDetail({}, utc("2026-11-20T13:02:00Z")), u"unknown"_qs);
}

TEST(WordsMoment, detailHoldsZoneUtcAndAge)
{
    const InLocale locale(german);
    const QString detail = Words::momentDetail(utc("2026-11-20T13:02:03Z"), utc("2026-11-20T13:02:30Z"));
    EXPECT_EQ(detail, u"20.11.2026, 14:02 (Europe/Berlin)\n2026-11-20 13:02:03 UTC\njust now"_qs);
}

TEST(WordsRelative, growsFromMinutesToDays)
{
    const QDateTime now = utc("2026-11-20T12:00:00Z");
    EXPECT_EQ(Words::relative(now.addSecs(-59), now), u"just now"_qs);
    EXPECT_EQ(Words::relative(now.addSecs(-60), now), u"1 minute(s) ago"_qs);
    EXPECT_EQ(Words::relative(now.addSecs(-3599), now), u"59 minute(s) ago"_qs);
    EXPECT_EQ(Words::relative(now.addSecs(-3600), now), u"1 hour(s) ago"_qs);
    EXPECT_EQ(Words::relative(now.addSecs(-47 * 3600), now), u"47 hour(s) ago"_qs);
    EXPECT_EQ(Words::relative(now.addSecs(-48 * 3600), now), u"2 day(s) ago"_qs);
    EXPECT_EQ(Words::relative(now.addSecs(30), now), u"in less than a minute"_qs);
    EXPECT_EQ(Words::relative(now.addSecs(7200), now), u"in 2 hour(s)"_qs);
    EXPECT_EQ(Words::relative({}, now), QString());
}

TEST(WordsPlanned, namesTheTimeAndTheDateWhereItIsFar)
{
    const InLocale locale(german);
    const QDateTime now = utc("2026-11-20T12:00:00Z");
    EXPECT_EQ(Words::planned(utc("2026-11-21T02:00:00Z"), now), u"scheduled for 03:00"_qs);
    EXPECT_EQ(Words::planned(utc("2026-11-22T02:00:00Z"), now), u"scheduled for 22.11.2026, 03:00"_qs);
    EXPECT_EQ(Words::plannedUnknown(utc("2026-11-20T02:04:00Z")), u"daily, time unknown, last at 03:04"_qs);
    EXPECT_EQ(Words::plannedUnknown({}), u"daily, time unknown"_qs);
}

TEST(WordsReading, saysHowOldAndWhatIsWrong)
{
    const InLocale locale(german);
    const QDateTime now = utc("2026-11-20T13:30:00Z");
    const QDateTime at = utc("2026-11-20T13:02:00Z");
    EXPECT_EQ(Words::of(Reading{Reading::State::Current, at, {}}, now), u"as of 14:02"_qs);
    EXPECT_EQ(Words::of(Reading{Reading::State::Lost, at, {}}, now), u"Connection lost · as of 14:02"_qs);
    EXPECT_EQ(Words::of(Reading{Reading::State::CredentialsExpired, at.addDays(-1), {}}, now),
              u"Credentials expired · as of 19.11.2026, 14:02"_qs);
    EXPECT_EQ(Words::of(Reading{}, now), u"not read yet"_qs);
}

TEST(WordsProgress, usesTheFixedTerms)
{
    Operation operation;
    for (auto state : {Operation::State::Queued, Operation::State::Intent, Operation::State::Sent}) {
        operation.state = state;
        EXPECT_EQ(Words::progress(operation), u"pending"_qs);
    }
    operation.state = Operation::State::Running;
    EXPECT_EQ(Words::progress(operation), u"backing up …"_qs);
    operation.permille = 429;
    EXPECT_EQ(Words::progress(operation), u"backing up … 42 %"_qs);
    operation.kind = Operation::Kind::Restore;
    EXPECT_EQ(Words::progress(operation), u"restoring … 42 %"_qs);
    operation.kind = Operation::Kind::Download;
    EXPECT_EQ(Words::progress(operation), u"downloading … 42 %"_qs);
    operation.checking = true;
    EXPECT_EQ(Words::progress(operation), u"checking"_qs);
    operation.state = Operation::State::Unknown;
    EXPECT_EQ(Words::progress(operation), u"unknown, checking"_qs);
    operation.state = Operation::State::Failed;
    EXPECT_EQ(Words::progress(operation), u"failed"_qs);
    operation.state = Operation::State::Cancelled;
    EXPECT_EQ(Words::progress(operation), u"cancelled"_qs);
}

TEST(WordsKinds, fallBackToTheServicesOwnWordMadeSafe)
{
    EXPECT_EQ(Words::of(BackupKind::OnDemand, {}), u"manual (on demand)"_qs);
    EXPECT_EQ(Words::of(BackupKind::Daily, u"x"_qs), u"daily"_qs);
    EXPECT_EQ(Words::of(BackupKind::Unknown, u"hourly\u202E"_qs), u"hourly<U+202E>"_qs);
    EXPECT_EQ(Words::of(BackupKind::Unknown, {}), u"unknown"_qs);
    EXPECT_EQ(Words::of(RestorePoint::State::Unknown, u"archiving"_qs), u"archiving"_qs);
    EXPECT_EQ(Words::of(RestorePoint::State::Complete, {}), u"completed"_qs);
    EXPECT_EQ(Words::of(DatabaseService::State::Provisioning), u"provisioning"_qs);
}

TEST(WordsObstacles, nameTheTypeAndAreOneSentence)
{
    EXPECT_EQ(Words::of(Obstacle::NotDownloadable, u"janusgraph"_qs),
              u"JanusGraph backups cannot be downloaded from this provider."_qs);
    EXPECT_EQ(Words::of(Obstacle::None, u"janusgraph"_qs), QString());
    for (auto obstacle : {Obstacle::NotDownloadable, Obstacle::NotRestorable, Obstacle::NotComplete,
                          Obstacle::ServiceNotReady, Obstacle::JobRunning, Obstacle::NotConnected,
                          Obstacle::CredentialsExpired}) {
        EXPECT_TRUE(Words::of(obstacle, {}).endsWith(u'.'));
        EXPECT_TRUE(Words::of(obstacle, u"%2<b>"_qs).size() > 10);
    }
    EXPECT_EQ(Words::of(Obstacle::NotRestorable, u"my\u202Edb"_qs),
              u"my<U+202E>db backups cannot be restored at this provider."_qs);
}

TEST(WordsErrors, everyErrorSaysWhatIsUnharmedWhyAndWhatNext)
{
    for (int kind = 0; kind <= int(Error::Kind::OutcomeUnknown); ++kind) {
        for (int cause = 0; cause <= int(Error::Cause::NotFoundByReading); ++cause) {
            const Error error{
                static_cast<Error::Kind>(kind), static_cast<Error::Cause>(cause), 0, u"de\u202Etail"_qs, {}};
            const QString text = Words::of(error);
            EXPECT_GE(text.count(u'.'), 2) << qPrintable(text);
            EXPECT_TRUE(text.endsWith(u'.')) << qPrintable(text);
            EXPECT_FALSE(text.contains(QChar(0x202E))) << qPrintable(text);
        }
    }
}

TEST(WordsErrors, sayWhatTheyMean)
{
    EXPECT_EQ(
        Words::of(Error{Error::Kind::Storage, Error::Cause::DiskFull, 0, {}, {}}),
        u"The backup at the service is not affected. The disk is full. Free some space or choose another folder, then try again."_qs);
    EXPECT_EQ(
        Words::of(Error{Error::Kind::Rejected, Error::Cause::None, 422, u"name is taken"_qs, {}}),
        u"Nothing was changed. The service says: “name is taken”. Change what it names and try again."_qs);
    EXPECT_EQ(
        Words::of(Error{Error::Kind::RateLimited, Error::Cause::None, 429, {}, 90s}),
        u"Nothing was changed. The service accepts no more requests at the moment. Try again in 1 min 30 s."_qs);
    EXPECT_TRUE(Words::of(Error{Error::Kind::OutcomeUnknown, Error::Cause::None, 0, {}, {}})
                    .contains(u"Do not repeat"_qs));
}

TEST(WordsNotices, sayThatABackupWasInitiatedAndKeepPlaceholdersApart)
{
    Notice notice;
    EXPECT_EQ(Words::of(notice, u"orders"_qs), u"A backup of “orders” was initiated."_qs);
    notice.kind = Notice::Kind::RestoreInitiated;
    notice.subject = u"%1-restore"_qs;
    EXPECT_EQ(Words::of(notice, u"a%2b"_qs),
              u"A restore of “a%2b” into the new service instance “%1-restore” was initiated."_qs);
    notice.kind = Notice::Kind::DownloadFailed;
    notice.error = Error{Error::Kind::Storage, Error::Cause::HashMismatch, 0, {}, {}};
    EXPECT_TRUE(Words::of(notice, u"orders"_qs).contains(u"checksum"_qs));
}

TEST(WordsNotices, everyOneNamesTheServiceAndHidesNothing)
{
    QSet<QString> all;
    for (int kind = 0; kind <= int(Notice::Kind::Cancelled); ++kind) {
        Notice notice;
        notice.kind = static_cast<Notice::Kind>(kind);
        const QString text = Words::of(notice, u"orders\u202E"_qs);
        EXPECT_TRUE(text.contains(u"orders<U+202E>"_qs)) << kind << qPrintable(text);
        EXPECT_FALSE(text.contains(u'%')) << kind;
        all.insert(text);
    }
    EXPECT_EQ(all.size(), int(Notice::Kind::Cancelled) + 1) << "each says something else";
}

TEST(WordsStates, areTheFixedTerms)
{
    EXPECT_EQ(Words::of(Operation::State::Unknown), u"unknown, checking"_qs);
    EXPECT_EQ(Words::of(Operation::State::Failed), u"failed"_qs);
    EXPECT_EQ(Words::of(Operation::State::Done), u"completed"_qs);
    EXPECT_EQ(Words::of(Operation::State::Cancelled), u"cancelled"_qs);
    EXPECT_EQ(Words::of(Operation::State::Running), u"running"_qs);
    EXPECT_EQ(Words::of(Operation::Kind::BackUp), u"Backup"_qs);
    EXPECT_EQ(Words::of(Operation::Kind::Restore), u"Restore"_qs);
    EXPECT_EQ(Words::of(Operation::Kind::Download), u"Download"_qs);
    EXPECT_EQ(Words::of(BackupKind::Weekly, {}), u"weekly"_qs);
    EXPECT_EQ(Words::of(BackupKind::Monthly, {}), u"monthly"_qs);
    EXPECT_EQ(Words::of(RestorePoint::State::Waiting, {}), u"pending"_qs);
    EXPECT_EQ(Words::of(RestorePoint::State::Failed, {}), u"failed"_qs);
    EXPECT_EQ(Words::of(DatabaseService::State::Available), u"running"_qs);
    EXPECT_EQ(Words::of(DatabaseService::State::Failed), u"failed"_qs);
}

TEST(WordsFigures, sizesFollowTheLocaleAndDurationsStayShort)
{
    {
        const InLocale locale(german);
        EXPECT_EQ(Words::size(ByteSize(24'600'000)), u"24,6\u00A0MB"_qs);
    }
    EXPECT_EQ(Words::size(ByteSize(24'600'000)), u"24.6\u00A0MB"_qs);
    EXPECT_EQ(Words::duration(-5s), u"0 s"_qs);
    EXPECT_EQ(Words::duration(59'999ms), u"59 s"_qs);
    EXPECT_EQ(Words::duration(130s), u"2 min 10 s"_qs);
    EXPECT_EQ(Words::duration(3600s), u"1 h 0 min"_qs);
    EXPECT_EQ(Words::duration(90'000s), u"1 d 1 h"_qs);
    EXPECT_EQ(Words::databaseType(u"JanusGraph"_qs), u"JanusGraph"_qs);
    EXPECT_EQ(Words::databaseType(u"newdb"_qs), u"newdb"_qs);
}
