// SPDX-License-Identifier: GPL-3.0-or-later
#include "host/downloadlinks.h"
#include "servicetest.h"

#include <QDateTime>
#include <QFile>

using namespace kustos;
using namespace kustos::test;

namespace {

class DownloadTest : public ServiceTest
{
protected:
    void prepare()
    {
        startHost();
        const QString id = addDatabase(QStringLiteral("kunden ü"), 500);
        const QString backup = backUp(id);
        m_backup = BackupId(backup);
        QFile file(backupFile(id, backup));
        ASSERT_TRUE(file.open(QIODevice::ReadOnly));
        m_content = file.readAll();
        m_sha256 = sha256Of(file.fileName());
        const QString link = get(QStringLiteral("deployments/%1/backups/%2").arg(id, backup))
                                 .json()
                                 .value(u"download_link")
                                 .toString();
        ASSERT_TRUE(link.startsWith(m_host.base() + QStringLiteral("/download/") + backup + u'/'))
            << link.toStdString();
        m_target = link.mid(m_host.base().size()).toLatin1();
    }
    [[nodiscard]] Reply fetch(const Headers &headers = {}, const QByteArray &method = "GET")
    {
        return call(m_host.base(), method, m_target, headers);
    }

    BackupId m_backup;
    QByteArray m_content;
    QByteArray m_sha256;
    QByteArray m_target;
};

TEST_F(DownloadTest, WholeFileWithoutABearer)
{
    prepare();
    const Reply reply = fetch();
    EXPECT_EQ(reply.status, 200);
    EXPECT_EQ(reply.body, m_content);
    EXPECT_EQ(reply.headers.value("content-length").toLongLong(), m_content.size());
    EXPECT_EQ(reply.headers.value("etag"), '"' + m_sha256 + '"');
    EXPECT_EQ(reply.headers.value("accept-ranges"), QByteArray("bytes"));
    EXPECT_EQ(reply.headers.value("repr-digest"),
              "sha-256=:" + QByteArray::fromHex(m_sha256).toBase64() + ":");
    EXPECT_TRUE(reply.headers.value("content-disposition").startsWith("attachment; filename=\"kunden___"));
    EXPECT_TRUE(reply.headers.value("content-disposition").endsWith("_on_demand.db\""));
}

TEST_F(DownloadTest, HeadTellsTheSameWithoutBytes)
{
    prepare();
    const Reply reply = fetch({}, "HEAD");
    EXPECT_EQ(reply.status, 200);
    EXPECT_EQ(reply.headers.value("content-length").toLongLong(), m_content.size());
    EXPECT_EQ(reply.headers.value("etag"), '"' + m_sha256 + '"');
    EXPECT_TRUE(reply.body.isEmpty());
}

TEST_F(DownloadTest, PartsAreSentAndFitTogether)
{
    prepare();
    QByteArray joined;
    for (qint64 at = 0; at < m_content.size(); at += 100'000) {
        const qint64 last = std::min<qint64>(at + 99'999, m_content.size() - 1);
        const QByteArray range = "bytes=" + QByteArray::number(at) + '-' + QByteArray::number(last);
        const Reply part = fetch({{"Range", range}, {"If-Range", '"' + m_sha256 + '"'}});
        ASSERT_EQ(part.status, 206);
        ASSERT_EQ(part.headers.value("content-range"),
                  "bytes " + range.sliced(6) + '/' + QByteArray::number(m_content.size()));
        joined += part.body;
    }
    EXPECT_EQ(joined, m_content);
    EXPECT_EQ(fetch({{"Range", "bytes=-10"}}).body, m_content.last(10));
}

TEST_F(DownloadTest, IfRangeOfAnotherFileGetsTheWhole)
{
    prepare();
    for (const QByteArray &other :
         {QByteArray("\"other\""), QByteArray("Fri, 20 Nov 2026 12:00:00 GMT"), "W/\"" + m_sha256 + '"'}) {
        const Reply reply = fetch({{"Range", "bytes=100-199"}, {"If-Range", other}});
        EXPECT_EQ(reply.status, 200) << other.toStdString();
        EXPECT_EQ(reply.body.size(), m_content.size());
    }
}

TEST_F(DownloadTest, BeyondTheEndIsNotSatisfiable)
{
    prepare();
    const Reply reply = fetch({{"Range", "bytes=" + QByteArray::number(m_content.size()) + "-"}});
    EXPECT_EQ(reply.status, 416);
    EXPECT_EQ(reply.headers.value("content-range"), "bytes */" + QByteArray::number(m_content.size()));
}

TEST_F(DownloadTest, TamperedLinksAreForbidden)
{
    prepare();
    const QByteArray good = m_target;
    QByteArray wrong = good;
    wrong.back() = wrong.back() == '0' ? '1' : '0';
    QByteArray later = good;
    later.replace("expires=1", "expires=2");
    ASSERT_NE(later, good);
    QByteArray renamed = good;
    renamed.replace("on_demand.db", "on_demand.exe");
    for (const QByteArray &target :
         {wrong, later, renamed, good.left(good.indexOf('?')), good.chopped(1), good + "0"}) {
        m_target = target;
        const Reply reply = fetch();
        EXPECT_EQ(reply.status, 403) << target.toStdString();
        EXPECT_FALSE(reply.errorText().isEmpty());
    }
    m_target = "/download/../token";
    EXPECT_EQ(fetch().status, 404);
    m_target = "/download/" + QByteArray(24, 'g') + "/x.db?expires=1&signature=2";
    EXPECT_EQ(fetch().status, 404);
    m_target = good;
    EXPECT_EQ(fetch({}, "POST").status, 405);
    EXPECT_EQ(fetch().status, 200);
}

TEST_F(DownloadTest, ExpiredLinksAreGone)
{
    prepare();
    QFile keyFile(m_host.stateDirectory() + QStringLiteral("/link.key"));
    ASSERT_TRUE(keyFile.open(QIODevice::ReadOnly));
    const host::DownloadLinks links(keyFile.readAll().trimmed());
    const QDateTime now = QDateTime::currentDateTimeUtc();
    m_target = links.sign(m_backup, QStringLiteral("x.db"), now.addSecs(-3601)).toLatin1();
    EXPECT_EQ(fetch().status, 410);
    m_target = links.sign(m_backup, QStringLiteral("x.db"), now.addSecs(-3500)).toLatin1();
    EXPECT_EQ(fetch().status, 200) << "the hour is not over";
}

TEST_F(DownloadTest, LinksOutliveARestart)
{
    prepare();
    m_host.kill();
    startHost();
    EXPECT_EQ(fetch().body, m_content);
}

TEST_F(DownloadTest, HeadEqualsGetInEveryHeaderAlsoForAPart)
{
    prepare();
    for (const Headers &headers :
         {Headers{}, Headers{{"Range", "bytes=5-14"}}, Headers{{"Range", "bytes=-1"}}}) {
        const Reply whole = fetch(headers);
        const Reply head = fetch(headers, "HEAD");
        auto expected = whole.headers;
        auto told = head.headers;
        expected.remove("date");
        told.remove("date");
        EXPECT_EQ(told, expected);
        EXPECT_EQ(head.status, whole.status);
        EXPECT_TRUE(head.body.isEmpty());
    }
}

TEST_F(DownloadTest, DigestIsOfTheFileAlsoWhereAPartIsSent)
{
    prepare();
    const Reply part = fetch({{"Range", "bytes=0-0"}});
    ASSERT_EQ(part.status, 206);
    const QByteArray digest = part.headers.value("repr-digest");
    ASSERT_TRUE(digest.startsWith("sha-256=:") && digest.endsWith(':')) << digest.toStdString();
    EXPECT_EQ(QByteArray::fromBase64(digest.sliced(9).chopped(1)).toHex(), m_sha256);
    EXPECT_EQ(part.headers.value("etag"), '"' + m_sha256 + '"') << "strong: no W/ before it";
    EXPECT_TRUE(part.headers.value("cache-control").contains("no-transform"));
    EXPECT_EQ(part.body, m_content.first(1));
}

TEST_F(DownloadTest, SeveralRangesOrStrangeOnesGetTheWhole)
{
    prepare();
    for (const char *range :
         {"bytes=0-1,5-6", "bytes=0-1, -1", "items=0-1", "bytes=5-1", "bytes=x", "bytes="}) {
        const Reply reply = fetch({{"Range", range}});
        EXPECT_EQ(reply.status, 200) << range;
        EXPECT_EQ(reply.body, m_content) << range;
        EXPECT_FALSE(reply.headers.contains("content-range"));
    }
    const Reply condition = fetch({{"If-Range", '"' + m_sha256 + '"'}});
    EXPECT_EQ(condition.status, 200) << "a condition without a range asks for nothing";
}

TEST_F(DownloadTest, FileThatHasGoneSinceIsNotFoundAndNothingElseIsSent)
{
    prepare();
    ASSERT_EQ(fetch({{"Range", "bytes=0-0"}}).status, 206);
    const QString file = storedFiles().first();
    ASSERT_TRUE(QFile::rename(file, in(QStringLiteral("away"))));
    const Reply reply = fetch();
    EXPECT_EQ(reply.status, 404);
    EXPECT_FALSE(reply.errorText().isEmpty());
    ASSERT_TRUE(QFile::rename(in(QStringLiteral("away")), file));
    EXPECT_EQ(fetch().body, m_content);
}

TEST_F(DownloadTest, LinkOfOneBackupOpensNoOther)
{
    prepare();
    const QString other = addDatabase(QStringLiteral("other"), 10);
    const QByteArray backup = backUp(other).toLatin1();
    m_target.replace(m_backup.text().toLatin1(), backup);
    EXPECT_EQ(fetch().status, 403);
}

} // namespace
