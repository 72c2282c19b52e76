// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/hostservice.h"

#include "core/platform/files.h"
#include "net/offthread.h"

#include <QCoroFuture>
#include <QFile>
#include <QFileInfo>
#include <QFuture>
#include <QPointer>
#include <QProcess>
#include <QPromise>
#include <QStandardPaths>
#include <QTimer>

#include <chrono>
#include <functional>
#include <memory>

namespace kustos {

namespace {

constexpr std::chrono::seconds patience{30};
const QLatin1String unitName("kustos-host.service");

//! One word of an ExecStart line: systemd reads quotes, backslashes, % and $ in its own way.
QString execWord(QString word)
{
    word.replace(QLatin1Char('\\'), QLatin1String("\\\\"));
    word.replace(QLatin1Char('"'), QLatin1String("\\\""));
    word.replace(QLatin1Char('%'), QLatin1String("%%"));
    word.replace(QLatin1Char('$'), QLatin1String("$$"));
    return QLatin1Char('"') + word + QLatin1Char('"');
}

std::unexpected<Error> refused(const QString &sentence)
{
    return failure(Error::Kind::Offline, Error::Cause::HostNotStarted, sentence.trimmed().left(4096));
}

} // namespace

HostService::HostService(QString program, QString stateDirectory, QString systemctl, QObject *parent)
    : QObject(parent)
    , m_program(std::move(program))
    , m_stateDirectory(std::move(stateDirectory))
    , m_systemctl(std::move(systemctl))
{
}

QString HostService::unitFile()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) +
           QLatin1String("/systemd/user/") + unitName;
}

bool HostService::isInstalled() const
{
    return QFileInfo::exists(unitFile());
}

QByteArray HostService::unit(const QString &program, const QString &stateDirectory)
{
    const QString text = QStringLiteral("[Unit]\n"
                                        "Description=Kustos host: backups of database services\n"
                                        "\n"
                                        "[Service]\n"
                                        "ExecStart=%1 --state %2 --managed --idle-limit 0\n"
                                        "Restart=on-failure\n"
                                        "RestartPreventExitStatus=3\n"
                                        "\n"
                                        "[Install]\n"
                                        "WantedBy=default.target\n")
                             .arg(execWord(program), execWord(stateDirectory));
    return text.toUtf8();
}

QCoro::Task<Result<void>> HostService::install()
{
    // A line end would let a path write lines of its own into the unit.
    if (m_program.contains(QLatin1Char('\n')) || m_stateDirectory.contains(QLatin1Char('\n')))
        co_return failure(Error::Kind::Storage, Error::Cause::NotWritable, m_stateDirectory);
    const QPointer<HostService> self(this);
    const std::function<Result<void>()> write = [text = unit(m_program, m_stateDirectory)] {
        const auto made = platform::makePrivateDirectory(QFileInfo(unitFile()).path());
        return made ? platform::writePrivateFile(unitFile(), text) : made;
    };
    const auto written = co_await net::offThread<Result<void>>(write); // it syncs
    if (!self)
        co_return failure(Error::Kind::Cancelled);
    if (!written)
        co_return written;
    const QStringList reload(QStringLiteral("daemon-reload"));
    const QStringList enable{QStringLiteral("enable"), QStringLiteral("--now"), unitName};
    const auto reloaded = co_await systemctl(reload);
    if (!self)
        co_return failure(Error::Kind::Cancelled);
    Result<void> result = reloaded;
    if (reloaded)
        result = co_await systemctl(enable);
    // A unit that was never started must not look like an installed one.
    if (!result)
        QFile::remove(unitFile());
    co_return result;
}

QCoro::Task<Result<void>> HostService::remove()
{
    const QPointer<HostService> self(this);
    const QStringList disable{QStringLiteral("disable"), QStringLiteral("--now"), unitName};
    const QStringList reload(QStringLiteral("daemon-reload"));
    const auto disabled = co_await systemctl(disable);
    if (!self)
        co_return failure(Error::Kind::Cancelled);
    if (!disabled)
        co_return disabled;
    QFile::remove(unitFile());
    co_return co_await systemctl(reload);
}

QCoro::Task<Result<void>> HostService::systemctl(QStringList arguments)
{
    const auto promise = std::make_shared<QPromise<Result<void>>>();
    const QFuture<Result<void>> ended = promise->future();
    promise->start();
    const auto settle = [promise](const Result<void> &result) {
        if (promise->future().isFinished())
            return;
        promise->addResult(result);
        promise->finish();
    };
    // A child of this object: it goes with it, and its destruction settles the promise.
    auto *process = new QProcess(this);
    connect(process, &QProcess::finished, process, [process, settle](int code, QProcess::ExitStatus status) {
        const bool fine = code == 0 && status == QProcess::NormalExit;
        settle(fine ? Result<void>() : refused(QString::fromLocal8Bit(process->readAllStandardError())));
        process->deleteLater();
    });
    connect(process, &QProcess::errorOccurred, process, [process, settle](QProcess::ProcessError error) {
        if (error != QProcess::FailedToStart)
            return; // finished() follows
        settle(refused(process->errorString()));
        process->deleteLater();
    });
    connect(process, &QObject::destroyed, [settle] { settle(failure(Error::Kind::Cancelled)); });
    QTimer::singleShot(patience, process, [process] { process->kill(); });
    process->start(m_systemctl, QStringList{QStringLiteral("--user")} + arguments);
    const auto result = co_await ended;
    co_return result;
}

} // namespace kustos
