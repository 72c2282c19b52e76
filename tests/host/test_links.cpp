// SPDX-License-Identifier: GPL-3.0-or-later
#include "host/downloadlinks.h"
#include "host/downloads.h"

#include <QUrl>
#include <QUrlQuery>

#include <gtest/gtest.h>

using namespace kustos;
using namespace kustos::host;
using Verdict = DownloadLinks::Verdict;

namespace {

const QDateTime now(QDate(2026, 5, 1), QTime(3, 0), Qt::UTC);
const BackupId backup(QStringLiteral("0123456789abcdef01234567"));
const QString file = QStringLiteral("demo.db");

struct Pieces
{
    QString expires;
    QString signature;
};
Pieces pieces(const DownloadLinks &links)
{
    const QUrlQuery query(QUrl(links.sign(backup, file, now)).query());
    return {query.queryItemValue(QStringLiteral("expires")),
            query.queryItemValue(QStringLiteral("signature"))};
}

TEST(DownloadLinks, WorkForExactlyOneHour)
{
    const DownloadLinks links("key");
    const auto [expires, signature] = pieces(links);
    EXPECT_EQ(links.judge(backup, file, expires, signature, now), Verdict::Valid);
    EXPECT_EQ(links.judge(backup, file, expires, signature, now.addSecs(3599)), Verdict::Valid);
    EXPECT_EQ(links.judge(backup, file, expires, signature, now.addSecs(3600)), Verdict::Expired);
}

TEST(DownloadLinks, EveryChangedPieceIsForged)
{
    const DownloadLinks links("key");
    const auto [expires, signature] = pieces(links);
    const QString later = QString::number(expires.toLongLong() + 1);
    EXPECT_EQ(
        links.judge(BackupId(QStringLiteral("1123456789abcdef01234567")), file, expires, signature, now),
        Verdict::Forged);
    EXPECT_EQ(links.judge(backup, QStringLiteral("other.db"), expires, signature, now), Verdict::Forged);
    EXPECT_EQ(links.judge(backup, file, later, signature, now), Verdict::Forged);
    EXPECT_EQ(links.judge(backup, file, expires, QString(), now), Verdict::Forged);
    for (qsizetype i = 0; i < signature.size(); ++i) {
        QString wrong = signature;
        wrong[i] = wrong.at(i) == u'0' ? u'1' : u'0';
        ASSERT_EQ(links.judge(backup, file, expires, wrong, now), Verdict::Forged) << i;
    }
    EXPECT_EQ(DownloadLinks("other key").judge(backup, file, expires, signature, now), Verdict::Forged);
}

TEST(DownloadLinks, FileNamesNeedNoEscaping)
{
    EXPECT_EQ(DownloadLinks::fileNameOf(QStringLiteral("a b/../ü\"\n")), QStringLiteral("a_b_..____.db"));
    EXPECT_EQ(DownloadLinks::fileNameOf(QStringLiteral("..")), QStringLiteral("_...db"));
    EXPECT_EQ(DownloadLinks::fileNameOf(QString()), QStringLiteral("_.db"));
    EXPECT_LE(DownloadLinks::fileNameOf(QString(5000, u'x')).size(), 210);
}

TEST(DownloadLinks, SecretsAreComparedWhole)
{
    EXPECT_TRUE(equalSecrets("abc", "abc"));
    EXPECT_FALSE(equalSecrets("abc", "abd"));
    EXPECT_FALSE(equalSecrets("abc", "abcd"));
    EXPECT_FALSE(equalSecrets("", "a"));
}

TEST(Range, IsReadAsTheRfcSays)
{
    const auto read = [](const char *header) {
        const auto [kind, range] = readRange(header, 100);
        const char *word = kind == RangeKind::Whole ? "whole" : kind == RangeKind::Part ? "part" : "none";
        return QStringLiteral("%1 %2+%3").arg(QLatin1String(word)).arg(range.offset).arg(range.length);
    };
    EXPECT_EQ(read("bytes=0-0"), QStringLiteral("part 0+1"));
    EXPECT_EQ(read("bytes=10-"), QStringLiteral("part 10+90"));
    EXPECT_EQ(read("bytes=90-200"), QStringLiteral("part 90+10"));
    EXPECT_EQ(read("bytes=-5"), QStringLiteral("part 95+5"));
    EXPECT_EQ(read("bytes=-500"), QStringLiteral("part 0+100"));
    EXPECT_EQ(read("bytes=100-"), QStringLiteral("none 0+0"));
    EXPECT_EQ(read("bytes=-0"), QStringLiteral("none 0+0"));
    for (const char *ignored : {"", "items=0-1", "bytes=", "bytes=-", "bytes=5-4", "bytes=a-b",
                                "bytes=0-1,5-6", "bytes=1--2", "bytes=99999999999999999999-", "bytes=+1-2"})
        EXPECT_EQ(read(ignored), QStringLiteral("whole 0+100")) << ignored;
}

} // namespace
