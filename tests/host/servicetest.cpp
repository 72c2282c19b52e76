// SPDX-License-Identifier: GPL-3.0-or-later
#include "servicetest.h"

#include "core/sha256.h"
#include "host/sqlite/database.h"

#include <QDeadlineTimer>
#include <QDirIterator>
#include <QFile>
#include <QJsonDocument>
#include <QSslSocket>
#include <QThread>

#include <sqlite3.h>

namespace kustos::test {

using namespace std::chrono_literals;

namespace {

constexpr int limit = 20'000;

void readAnswer(QTcpSocket &socket, bool bodyExpected, Reply &reply)
{
    QByteArray bytes;
    const auto more = [&] {
        if (socket.bytesAvailable() == 0 && !socket.waitForReadyRead(limit))
            return false;
        bytes += socket.readAll();
        return true;
    };
    while (!bytes.contains("\r\n\r\n")) {
        if (!more())
            return;
    }
    const qsizetype end = bytes.indexOf("\r\n\r\n");
    const auto lines = bytes.left(end).split('\n');
    bytes.remove(0, end + 4);
    for (const QByteArray &line : lines.sliced(1)) {
        const qsizetype colon = line.indexOf(':');
        reply.headers.insert(line.left(colon).toLower(), line.sliced(colon + 1).trimmed());
    }
    const qint64 length = bodyExpected ? reply.headers.value("content-length").toLongLong() : 0;
    while (bytes.size() < length) {
        if (!more())
            return;
    }
    reply.body = bytes;
    reply.status = lines.first().split(' ').value(1).toInt();
}

} // namespace

QJsonObject Reply::json() const
{
    return QJsonDocument::fromJson(body).object();
}

Reply call(const QString &base, const QByteArray &method, const QByteArray &target, const Headers &headers,
           const QByteArray &body)
{
    const QUrl url(base);
    QSslSocket socket;
    socket.setPeerVerifyMode(QSslSocket::VerifyNone);
    const auto port = static_cast<quint16>(url.port());
    if (url.scheme() == u"https") {
        socket.connectToHostEncrypted(url.host(), port);
        if (!socket.waitForEncrypted(limit))
            return {};
    } else {
        socket.connectToHost(url.host(), port);
        if (!socket.waitForConnected(limit))
            return {};
    }
    QByteArray request = method + ' ' + target + " HTTP/1.1\r\nHost: " + url.authority().toLatin1() + "\r\n";
    for (const auto &[name, value] : headers)
        request += name + ": " + value + "\r\n";
    request += "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
    socket.write(request);
    Reply reply;
    readAnswer(socket, method != "HEAD", reply);
    return reply;
}

QString ServiceTest::makeDatabase(const QString &name, int rows, const char *journal)
{
    auto database = host::sqlite::Database::open(in(name), SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
    const QByteArray sql = QByteArray("PRAGMA journal_mode = ") + journal +
                           "; CREATE TABLE t(a INTEGER PRIMARY KEY, b BLOB);"
                           "WITH RECURSIVE c(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c WHERE i < " +
                           QByteArray::number(rows) + ") INSERT INTO t SELECT i, randomblob(500) FROM c;";
    EXPECT_TRUE(database->execute(sql.constData()));
    return in(name);
}

QString ServiceTest::addDatabase(const QString &name, int rows, const char *journal,
                                 const QStringList &options)
{
    const QString id = m_host.addSqlite(name, makeDatabase(name, rows, journal), options);
    EXPECT_EQ(id.size(), 24);
    return id;
}

Reply ServiceTest::get(const QString &path)
{
    return call(m_host.base(), "GET", "/2016-07/" + path.toUtf8(),
                {{"Authorization", "Bearer " + m_host.token()}});
}

Reply ServiceTest::post(const QString &path, const QByteArray &body)
{
    return call(m_host.base(), "POST", "/2016-07/" + path.toUtf8(),
                {{"Authorization", "Bearer " + m_host.token()}, {"Content-Type", "application/json"}}, body);
}

QList<QJsonObject> ServiceTest::list(const QString &path, const QString &name)
{
    const Reply reply = get(path);
    EXPECT_EQ(reply.status, 200) << path.toStdString() << reply.body.toStdString();
    QList<QJsonObject> objects;
    for (const QJsonValue value : reply.json().value(u"_embedded").toObject().value(name).toArray())
        objects.append(value.toObject());
    return objects;
}

QList<QJsonObject> ServiceTest::backups(const QString &deployment)
{
    return list(QStringLiteral("deployments/%1/backups").arg(deployment), QStringLiteral("backups"));
}

QJsonObject ServiceTest::ended(const QString &recipe)
{
    return inPhase(recipe, QString());
}

QJsonObject ServiceTest::inPhase(const QString &recipe, const QString &phase)
{
    QJsonObject seen;
    for (const QDeadlineTimer end(60s); !end.hasExpired(); QThread::msleep(2)) {
        seen = get(QStringLiteral("recipes/") + recipe).json();
        const QString status = seen.value(u"status").toString();
        if (status == u"complete" || status == u"failed")
            return seen;
        if (seen.value(u"kustos").toObject().value(u"phase").toString() == phase &&
            (phase != u"copying" || seen.value(u"operations_complete").toInt() > 0))
            return seen;
    }
    ADD_FAILURE() << "the recipe did not get there";
    return seen;
}

QString ServiceTest::startBackup(const QString &deployment)
{
    const Reply reply = post(QStringLiteral("deployments/%1/backups").arg(deployment));
    EXPECT_EQ(reply.status, 202) << reply.body.toStdString();
    return reply.json().value(u"id").toString();
}

QString ServiceTest::backUp(const QString &deployment)
{
    const QJsonObject recipe = ended(startBackup(deployment));
    EXPECT_EQ(recipe.value(u"status").toString(), QStringLiteral("complete"))
        << recipe.value(u"status_detail").toString().toStdString();
    return recipe.value(u"kustos").toObject().value(u"backup_id").toString();
}

QString ServiceTest::backupFile(const QString &deployment, const QString &backup) const
{
    return QStringLiteral("%1/backups/%2/%3.db").arg(m_host.stateDirectory(), deployment, backup);
}

QStringList ServiceTest::storedFiles() const
{
    QStringList files;
    for (const QString &part : {QStringLiteral("/backups"), QStringLiteral("/instances")}) {
        QDirIterator walk(m_host.stateDirectory() + part, QDir::Files | QDir::Hidden,
                          QDirIterator::Subdirectories);
        while (walk.hasNext())
            files.append(walk.next());
    }
    return files;
}

QString ServiceTest::query(const QString &path, const char *sql)
{
    auto database = host::sqlite::Database::open(path, SQLITE_OPEN_READWRITE);
    if (!database)
        return database.error().detail;
    const auto value = database->text(sql);
    return value ? *value : value.error().detail;
}

QByteArray ServiceTest::sha256Of(const QString &path)
{
    QFile file(path);
    EXPECT_TRUE(file.open(QIODevice::ReadOnly));
    Sha256 sha;
    sha.add(file.readAll());
    return sha.hex();
}

} // namespace kustos::test
