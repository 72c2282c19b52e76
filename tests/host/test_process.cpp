// SPDX-License-Identifier: GPL-3.0-or-later
#include "servicetest.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QProcess>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslSocket>
#include <QTcpSocket>
#include <QThread>

#include <sys/stat.h>
#include <unistd.h>

using namespace kustos::test;
using namespace std::chrono_literals;

namespace {

unsigned modeOf(const QString &path)
{
    struct stat information{};
    EXPECT_EQ(::lstat(path.toLocal8Bit().constData(), &information), 0) << path.toStdString();
    return information.st_mode & 0777;
}

bool makeCertificate(const QString &key, const QString &certificate)
{
    return QProcess::execute(QStringLiteral("openssl"),
                             {QStringLiteral("req"), QStringLiteral("-x509"), QStringLiteral("-newkey"),
                              QStringLiteral("ec"), QStringLiteral("-pkeyopt"),
                              QStringLiteral("ec_paramgen_curve:prime256v1"), QStringLiteral("-nodes"),
                              QStringLiteral("-subj"), QStringLiteral("/CN=localhost"),
                              QStringLiteral("-days"), QStringLiteral("2"), QStringLiteral("-keyout"), key,
                              QStringLiteral("-out"), certificate}) == 0;
}

class ProcessTest : public ServiceTest
{
protected:
    [[nodiscard]] static QStringList managedFiles()
    {
        QStringList files;
        const QDir directory(qEnvironmentVariable("XDG_RUNTIME_DIR") + QStringLiteral("/kustos"));
        for (const QString &name : directory.entryList({QStringLiteral("host-*.json")}, QDir::Files))
            files.append(directory.filePath(name));
        return files;
    }
};

TEST_F(ProcessTest, SecondHostOnTheSameStateIsRefused)
{
    startHost();
    const auto second = m_host.run({});
    EXPECT_EQ(second.code, 3);
    EXPECT_TRUE(second.output.isEmpty());
    EXPECT_TRUE(second.errors.contains(u"another host")) << second.errors.toStdString();
    EXPECT_EQ(get(QStringLiteral("user")).status, 200);
    m_host.kill();
    startHost();
    EXPECT_EQ(get(QStringLiteral("user")).status, 200) << "a killed host leaves no lock behind";
}

TEST_F(ProcessTest, FilesAreForTheUserOnly)
{
    startHost();
    const QString id = addDatabase(QStringLiteral("a"));
    const QString backup = backUp(id);
    const QString state = m_host.stateDirectory();
    for (const QString &directory :
         {state, state + QStringLiteral("/backups"), state + QStringLiteral("/backups/") + id})
        EXPECT_EQ(modeOf(directory), 0700U) << directory.toStdString();
    for (const QString &file : {state + QStringLiteral("/token"), state + QStringLiteral("/link.key"),
                                state + QStringLiteral("/catalogue.db"), state + QStringLiteral("/host.lock"),
                                backupFile(id, backup)})
        EXPECT_EQ(modeOf(file), 0600U) << file.toStdString();
}

TEST_F(ProcessTest, TokenStaysTheSame)
{
    startHost();
    const QByteArray token = m_host.token();
    EXPECT_EQ(m_host.stop(), 0);
    startHost();
    EXPECT_EQ(m_host.token(), token);
}

TEST_F(ProcessTest, TokenFileCanBeElsewhere)
{
    const QString path = in(QStringLiteral("secret"));
    QFile file(path);
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write("a-token-chosen-by-the-admin\n");
    file.close();
    ASSERT_TRUE(file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner));
    startHost({QStringLiteral("--token-file"), path});
    EXPECT_TRUE(m_host.token().isEmpty());
    EXPECT_EQ(
        call(m_host.base(), "GET", "/2016-07/user", {{"Authorization", "Bearer a-token-chosen-by-the-admin"}})
            .status,
        200);
}

TEST_F(ProcessTest, AddTakesEffectWithoutARestart)
{
    startHost();
    EXPECT_TRUE(list(QStringLiteral("deployments"), QStringLiteral("deployments")).isEmpty());
    const QString id = addDatabase(QStringLiteral("a"));
    EXPECT_EQ(
        list(QStringLiteral("deployments"), QStringLiteral("deployments")).first().value(u"id").toString(),
        id);
    const auto twice = m_host.run(
        {QStringLiteral("add"), QStringLiteral("sqlite"), QStringLiteral("a"), in(QStringLiteral("a"))});
    EXPECT_EQ(twice.code, 1);
    EXPECT_TRUE(twice.errors.contains(u"already")) << twice.errors.toStdString();
    const auto nothing = m_host.run(
        {QStringLiteral("add"), QStringLiteral("sqlite"), QStringLiteral("b"), in(QStringLiteral("none"))});
    EXPECT_EQ(nothing.code, 1);
    EXPECT_TRUE(nothing.errors.contains(u"missing"));
    EXPECT_TRUE(m_host.run({QStringLiteral("list")}).output.startsWith(id + QStringLiteral("\ta\t")));
}

TEST_F(ProcessTest, AddBeforeTheFirstStart)
{
    const QString id = addDatabase(QStringLiteral("a"));
    startHost();
    EXPECT_EQ(
        list(QStringLiteral("deployments"), QStringLiteral("deployments")).first().value(u"id").toString(),
        id);
}

TEST_F(ProcessTest, ManyAddsBesideARunningBackup)
{
    startHost({QStringLiteral("--copy-rate-limit"), QStringLiteral("2000000")});
    const QString id = addDatabase(QStringLiteral("first"), 2000);
    const QString recipe = startBackup(id);
    for (int i = 0; i < 10; ++i)
        static_cast<void>(addDatabase(QStringLiteral("more%1").arg(i), 1));
    EXPECT_EQ(ended(recipe).value(u"status").toString(), QStringLiteral("complete"));
    EXPECT_EQ(list(QStringLiteral("deployments"), QStringLiteral("deployments")).size(), 11);
}

TEST_F(ProcessTest, StopEndsTheHostOfThisDirectoryOnly)
{
    HostProcess other;
    ASSERT_TRUE(other.start());
    startHost();
    const auto stopped = m_host.run({QStringLiteral("stop")});
    EXPECT_EQ(stopped.code, 0) << stopped.errors.toStdString();
    ASSERT_TRUE(m_host.waitForEnd(1s)) << "the command waits for the end";
    EXPECT_EQ(m_host.exitCode(), 0);
    EXPECT_EQ(m_host.run({QStringLiteral("stop")}).code, 0) << "nothing runs any more";
    EXPECT_TRUE(other.isRunning());
    startHost();
    EXPECT_EQ(get(QStringLiteral("user")).status, 200);
}

TEST_F(ProcessTest, StopNeverMakesAState)
{
    EXPECT_EQ(m_host.run({QStringLiteral("stop")}).code, 0);
    EXPECT_FALSE(QFileInfo::exists(m_host.stateDirectory()));
}

TEST_F(ProcessTest, EndsOnSigtermWhereItInheritsBlockedSignals)
{
    m_host.setBlockedSignals();
    startHost();
    EXPECT_EQ(m_host.stop(), 0);
}

TEST_F(ProcessTest, RemovedDatabaseIsForgottenAndItsFilesStay)
{
    startHost();
    const QString id = addDatabase(QStringLiteral("a"), 10, "WAL",
                                   {QStringLiteral("--schedule"), QStringLiteral("monthly")});
    const QString file = backupFile(id, backUp(id));
    const auto removed = m_host.run({QStringLiteral("remove"), QStringLiteral("a")});
    EXPECT_EQ(removed.code, 0) << removed.errors.toStdString();
    EXPECT_EQ(removed.output.trimmed(), QFileInfo(file).path());
    EXPECT_EQ(get(QStringLiteral("deployments/") + id).status, 404);
    EXPECT_EQ(post(QStringLiteral("deployments/%1/backups").arg(id)).status, 404);
    EXPECT_TRUE(list(QStringLiteral("deployments"), QStringLiteral("deployments")).isEmpty());
    EXPECT_TRUE(QFileInfo::exists(file));
    EXPECT_TRUE(QFileInfo::exists(in(QStringLiteral("a"))));
    EXPECT_EQ(m_host.run({QStringLiteral("remove"), QStringLiteral("a")}).code, 1);
    EXPECT_EQ(m_host.stop(), 0);
    startHost();
    EXPECT_TRUE(QFileInfo::exists(file)) << "the next start leaves it alone";
}

TEST_F(ProcessTest, RemoveCanDeleteTheBackupsButNotDuringAJob)
{
    startHost({QStringLiteral("--copy-rate-limit"), QStringLiteral("300000")});
    const QString id = addDatabase(QStringLiteral("a"), 10);
    const QString file = backupFile(id, backUp(id));
    const QString busy = addDatabase(QStringLiteral("busy"), 2000);
    const QString recipe = startBackup(busy);
    const QStringList all{QStringLiteral("remove"), busy, QStringLiteral("--delete-backups")};
    const auto refused = m_host.run(all);
    EXPECT_EQ(refused.code, 1);
    EXPECT_TRUE(refused.errors.contains(u"a job of busy is running")) << refused.errors.toStdString();
    EXPECT_EQ(m_host.run({QStringLiteral("remove"), id, QStringLiteral("--delete-backups")}).code, 0);
    EXPECT_FALSE(QFileInfo::exists(QFileInfo(file).path()));
    EXPECT_TRUE(QFileInfo::exists(in(QStringLiteral("a"))));
    m_host.kill();
    EXPECT_EQ(m_host.run(all).code, 0) << "what a killed host left unfinished is in nobody's way";
    EXPECT_TRUE(storedFiles().isEmpty());
}

TEST_F(ProcessTest, StateThatCannotBeWrittenIsNotCalledAnotherHost)
{
    if (::geteuid() == 0)
        GTEST_SKIP() << "root writes everywhere";
    ASSERT_TRUE(QDir().mkpath(m_host.stateDirectory()));
    ASSERT_TRUE(QFile::setPermissions(m_host.stateDirectory(), QFile::ReadOwner | QFile::ExeOwner));
    const auto refused = m_host.run({});
    EXPECT_EQ(refused.code, 1);
    EXPECT_TRUE(refused.errors.contains(u"Permission denied")) << refused.errors.toStdString();
    QFile::setPermissions(m_host.stateDirectory(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
}

TEST_F(ProcessTest, StopDoesNotTakeAClosedDoorForAnEmptyRoom)
{
    if (::geteuid() == 0)
        GTEST_SKIP() << "root enters everywhere";
    startHost();
    ASSERT_TRUE(QFile::setPermissions(m_host.stateDirectory(), QFileDevice::Permissions()));
    const auto stopped = m_host.run({QStringLiteral("stop")});
    QFile::setPermissions(m_host.stateDirectory(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    EXPECT_EQ(stopped.code, 1);
    EXPECT_TRUE(m_host.isRunning() || m_host.exitCode() == 1);
}

TEST_F(ProcessTest, WalOfADirectoryThatCannotBeWrittenIsRefusedWithTheReason)
{
    if (::geteuid() == 0)
        GTEST_SKIP() << "root writes everywhere";
    ASSERT_TRUE(QDir().mkpath(in(QStringLiteral("closed"))));
    const QString id = addDatabase(QStringLiteral("closed/a"), 10);
    for (const QString &suffix : {QStringLiteral("-wal"), QStringLiteral("-shm")})
        QFile::remove(in(QStringLiteral("closed/a")) + suffix);
    const QString closed = in(QStringLiteral("closed"));
    ASSERT_TRUE(QFile::setPermissions(closed, QFile::ReadOwner | QFile::ExeOwner));
    startHost();
    const QString detail = ended(startBackup(id)).value(u"status_detail").toString();
    QFile::setPermissions(closed, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    EXPECT_TRUE(detail.contains(u"may not write into the directory")) << detail.toStdString();
}

TEST_F(ProcessTest, RemovedStateEndsTheHost)
{
    startHost();
    const QString id = addDatabase(QStringLiteral("a"), 10);
    ASSERT_TRUE(QFile::rename(m_host.stateDirectory(), in(QStringLiteral("elsewhere"))));
    const QByteArray token = [&] {
        QFile file(in(QStringLiteral("elsewhere/token")));
        return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed() : QByteArray();
    }();
    const Reply reply =
        call(m_host.base(), "POST", QStringLiteral("/2016-07/deployments/%1/backups").arg(id).toLatin1(),
             {{"Authorization", "Bearer " + token}});
    EXPECT_TRUE(reply.status == 500 || reply.status == 0) << "a backup that nobody would find is not begun";
    ASSERT_TRUE(m_host.waitForEnd(15s));
    EXPECT_EQ(m_host.exitCode(), 1);
    EXPECT_FALSE(QFileInfo::exists(m_host.stateDirectory()));
}

TEST_F(ProcessTest, TokenOthersCouldReadOrNobodyCouldSendIsRefused)
{
    const QString path = in(QStringLiteral("secret"));
    const QByteArray good(32, 'a');
    const auto startWith = [&](const QByteArray &text, QFileDevice::Permissions permissions) {
        QFile file(path);
        EXPECT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(text);
        file.close();
        EXPECT_TRUE(file.setPermissions(permissions));
        return m_host.run({QStringLiteral("--token-file"), path});
    };
    const auto own = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
    EXPECT_TRUE(startWith(good, own | QFileDevice::ReadGroup).errors.contains(u"chmod 600"));
    EXPECT_TRUE(startWith(good, own | QFileDevice::ReadOther).errors.contains(u"chmod 600"));
    for (const QByteArray &bad : {QByteArray(), QByteArray("short"), QByteArray(2000, 'a'),
                                  good + '\n' + good, good + '\0' + good, good + "\xc3\xa4"}) {
        const auto ran = startWith(bad, own);
        EXPECT_EQ(ran.code, 1);
        EXPECT_TRUE(ran.errors.contains(u"no usable secret")) << bad.toStdString();
    }
    EXPECT_TRUE(startWith(QByteArray(5000, 'a'), own).errors.contains(u"too large"));
    ASSERT_TRUE(QFile::remove(path));
    ASSERT_EQ(::mkfifo(path.toLocal8Bit().constData(), 0600), 0);
    EXPECT_TRUE(m_host.run({QStringLiteral("--token-file"), path}).errors.contains(u"not a file"))
        << "it is not waited for";
}

TEST_F(ProcessTest, ZoneThatDoesNotExistIsNoReasonToDie)
{
    m_host.setWrapper({QStringLiteral("env"), QStringLiteral("TZ=Nonsense/Zone")});
    static_cast<void>(
        addDatabase(QStringLiteral("a"), 1, "WAL", {QStringLiteral("--schedule"), QStringLiteral("weekly")}));
    startHost();
    EXPECT_EQ(get(QStringLiteral("user")).status, 200);
}

TEST_F(ProcessTest, FewDescriptorsLeaveRoomForAJob)
{
    m_host.setWrapper({QStringLiteral("prlimit"), QStringLiteral("--nofile=64:64")});
    startHost();
    const QString id = addDatabase(QStringLiteral("a"), 10);
    std::vector<std::unique_ptr<QTcpSocket>> crowd;
    for (int i = 0; i < 100; ++i) {
        crowd.push_back(std::make_unique<QTcpSocket>());
        crowd.back()->connectToHost(QStringLiteral("127.0.0.1"),
                                    static_cast<quint16>(QUrl(m_host.base()).port()));
        ASSERT_TRUE(crowd.back()->waitForConnected(5000));
    }
    // The first of the crowd is served; what it starts finds files to open.
    crowd.front()->write("POST /2016-07/deployments/" + id.toLatin1() +
                         "/backups HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\nAuthorization: Bearer " +
                         m_host.token() + "\r\n\r\n");
    for (auto &socket : crowd) {
        socket->write(socket == crowd.front() ? "" : "GET /x HT");
        socket->flush();
    }
    ASSERT_TRUE(crowd.front()->waitForReadyRead(5000));
    const QByteArray answer = crowd.front()->readAll();
    ASSERT_TRUE(answer.startsWith("HTTP/1.1 202"));
    const QJsonObject recipe = QJsonDocument::fromJson(answer.mid(answer.indexOf("\r\n\r\n"))).object();
    const QDir made(m_host.stateDirectory() + QStringLiteral("/backups/") + id);
    for (const QDeadlineTimer end(10s);
         !end.hasExpired() && made.entryList({QStringLiteral("*.db")}).isEmpty();)
        QThread::msleep(5);
    crowd.clear();
    EXPECT_EQ(ended(recipe.value(u"id").toString()).value(u"status").toString(), QStringLiteral("complete"))
        << "it listens again when the crowd has gone";
}

TEST_F(ProcessTest, IdleLimitOfZeroMeansNever)
{
    startHost({QStringLiteral("--managed"), QStringLiteral("--idle-limit"), QStringLiteral("0")});
    EXPECT_FALSE(m_host.waitForEnd(2500ms));
    EXPECT_EQ(m_host.stop(), 0);
}

TEST_F(ProcessTest, OtherAddressesAreRefusedWithoutTls)
{
    const auto refused = m_host.run({QStringLiteral("--listen"), QStringLiteral("0.0.0.0:0")});
    EXPECT_EQ(refused.code, 2);
    EXPECT_TRUE(refused.errors.contains(u"--tls-cert"));
    EXPECT_EQ(m_host.run({QStringLiteral("--no-such-option")}).code, 2);
}

TEST_F(ProcessTest, SpeaksTls)
{
    const QString key = in(QStringLiteral("key.pem"));
    const QString certificate = in(QStringLiteral("cert.pem"));
    if (!makeCertificate(key, certificate))
        GTEST_SKIP() << "the openssl command is needed to make a certificate";
    const auto swapped =
        m_host.run({QStringLiteral("--tls-cert"), key, QStringLiteral("--tls-key"), certificate});
    EXPECT_EQ(swapped.code, 1);
    EXPECT_TRUE(swapped.errors.contains(u"certificate and key cannot be used"));
    startHost({QStringLiteral("--tls-cert"), certificate, QStringLiteral("--tls-key"), key});
    EXPECT_TRUE(m_host.base().startsWith(u"https://127.0.0.1:"));
    const QString id = addDatabase(QStringLiteral("a"), 500);
    const QString backup = backUp(id);
    const auto link = get(QStringLiteral("deployments/%1/backups/%2").arg(id, backup))
                          .json()
                          .value(u"download_link")
                          .toString();
    ASSERT_TRUE(link.startsWith(m_host.base()));
    const Reply reply = call(m_host.base(), "GET", link.mid(m_host.base().size()).toLatin1());
    EXPECT_EQ(reply.body.size(), QFile(backupFile(id, backup)).size());
}

TEST_F(ProcessTest, ManagedHostIsFoundAndGoesWhenNobodyNeedsIt)
{
    startHost({QStringLiteral("--managed"), QStringLiteral("--idle-limit"), QStringLiteral("2")});
    ASSERT_EQ(managedFiles().size(), 1);
    const QString path = managedFiles().first();
    EXPECT_EQ(modeOf(path), 0600U);
    EXPECT_EQ(modeOf(QFileInfo(path).path()), 0700U);
    EXPECT_EQ(QFileInfo(path).fileName().size(), qsizetype(sizeof "host-0123456789abcdef.json" - 1));
    QFile file(path);
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    const QJsonObject found = QJsonDocument::fromJson(file.readAll()).object();
    EXPECT_EQ(found.value(u"base").toString(), m_host.base());
    EXPECT_EQ(found.value(u"token").toString().toLatin1(), m_host.token());
    EXPECT_EQ(found.value(u"pid").toInteger(), m_host.pid());
    EXPECT_FALSE(found.value(u"version").toString().isEmpty());
    EXPECT_EQ(get(QStringLiteral("user")).status, 200);
    ASSERT_TRUE(m_host.waitForEnd(15s)) << "it has nothing to do";
    EXPECT_EQ(m_host.exitCode(), 0);
    EXPECT_TRUE(managedFiles().isEmpty());
}

TEST_F(ProcessTest, ManagedHostStaysForADownloadThatTakesItsTime)
{
    startHost({QStringLiteral("--managed"), QStringLiteral("--idle-limit"), QStringLiteral("1")});
    const QString id = addDatabase(QStringLiteral("a"), 60'000); // 33 MB: more than the sockets' buffers hold
    const QString backup = backUp(id);
    const QString link = get(QStringLiteral("deployments/%1/backups/%2").arg(id, backup))
                             .json()
                             .value(u"download_link")
                             .toString();
    const QUrl url(link);
    QTcpSocket slow;
    slow.setReadBufferSize(4096);
    slow.connectToHost(url.host(), static_cast<quint16>(url.port()));
    ASSERT_TRUE(slow.waitForConnected(5000));
    slow.write("GET " + url.path(QUrl::FullyEncoded).toLatin1() + '?' +
               url.query(QUrl::FullyEncoded).toLatin1() + " HTTP/1.1\r\nHost: " + url.authority().toLatin1() +
               "\r\nConnection: close\r\n\r\n");
    ASSERT_TRUE(slow.waitForReadyRead(5000));
    EXPECT_FALSE(m_host.waitForEnd(3500ms)) << "somebody is being served";
    slow.setReadBufferSize(0);
    QByteArray body;
    while (slow.state() == QAbstractSocket::ConnectedState || slow.bytesAvailable() > 0) {
        if (slow.bytesAvailable() == 0 && !slow.waitForReadyRead(5000))
            break;
        body += slow.readAll();
    }
    EXPECT_EQ(body.size() - body.indexOf("\r\n\r\n") - 4, QFile(backupFile(id, backup)).size());
    EXPECT_TRUE(m_host.waitForEnd(15s)) << "nobody needs it any more";
}

TEST_F(ProcessTest, ManagedHostStaysForJobsAndSchedules)
{
    startHost({QStringLiteral("--managed"), QStringLiteral("--idle-limit"), QStringLiteral("1"),
               QStringLiteral("--copy-rate-limit"), QStringLiteral("300000")});
    const QString id = addDatabase(QStringLiteral("a"), 2000); // 1.1 MB: about four seconds
    const QString recipe = startBackup(id);
    EXPECT_FALSE(m_host.waitForEnd(2500ms)) << "a job runs";
    EXPECT_EQ(ended(recipe).value(u"status").toString(), QStringLiteral("complete"));
    static_cast<void>(
        addDatabase(QStringLiteral("b"), 1, "WAL", {QStringLiteral("--schedule"), QStringLiteral("weekly")}));
    EXPECT_FALSE(m_host.waitForEnd(3s)) << "a backup is planned";
    EXPECT_EQ(m_host.stop(), 0);
    EXPECT_TRUE(managedFiles().isEmpty());
}

TEST_F(ProcessTest, CertificateServedIsTheAdminsAndPlainHttpGetsNothing)
{
    const QString key = in(QStringLiteral("key.pem"));
    const QString certificate = in(QStringLiteral("cert.pem"));
    if (!makeCertificate(key, certificate))
        GTEST_SKIP() << "the openssl command is needed to make a certificate";
    const QStringList tls{QStringLiteral("--tls-cert"), certificate, QStringLiteral("--tls-key"), key};
    startHost(tls);
    const auto own = QSslCertificate::fromPath(certificate);
    ASSERT_EQ(own.size(), 1);
    const auto port = static_cast<quint16>(QUrl(m_host.base()).port());
    QSslSocket proving;
    QSslConfiguration configuration = proving.sslConfiguration();
    configuration.setCaCertificates(own);
    proving.setSslConfiguration(configuration);
    proving.setPeerVerifyName(QStringLiteral("localhost"));
    proving.connectToHostEncrypted(QStringLiteral("127.0.0.1"), port);
    ASSERT_TRUE(proving.waitForEncrypted(10'000)) << proving.errorString().toStdString();
    EXPECT_EQ(proving.peerCertificate(), own.first());
    EXPECT_GE(proving.sessionProtocol(), QSsl::TlsV1_2);

    const Reply plain = call(QStringLiteral("http://127.0.0.1:%1").arg(port), "GET", "/2016-07/user",
                             {{"Authorization", "Bearer " + m_host.token()}});
    EXPECT_EQ(plain.status, 0) << "no answer that anybody could read on the way";
    EXPECT_FALSE(plain.body.contains("administrator"));
    EXPECT_EQ(get(QStringLiteral("user")).status, 200) << "and it serves on";
}

TEST_F(ProcessTest, CertificateThatIsNotThereIsNamed)
{
    const auto ran = m_host.run({QStringLiteral("--tls-cert"), in(QStringLiteral("none.pem")),
                                 QStringLiteral("--tls-key"), in(QStringLiteral("none.key"))});
    EXPECT_EQ(ran.code, 1);
    EXPECT_TRUE(ran.errors.contains(u"certificate or key cannot be read")) << ran.errors.toStdString();
    EXPECT_TRUE(ran.output.isEmpty());
}

} // namespace
