// SPDX-License-Identifier: GPL-3.0-or-later
// bench_download URL DIRECTORY SIZE SHA256: fetches once through the client layer; prints seconds, growth of
// memory and the largest gap of the main thread's event loop as one JSON line.
#include "net/downloader.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QTimer>

#include <algorithm>
#include <cstdio>

namespace {

long residentKiB()
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith("VmHWM:"))
            return line.mid(6).trimmed().split(' ').first().toLong();
    }
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() != 5) {
        std::fprintf(stderr, "usage: bench_download URL DIRECTORY SIZE SHA256\n");
        return 2;
    }
    kustos::net::DownloadRequest request;
    request.url = QUrl(arguments.at(1));
    request.directory = arguments.at(2);
    request.fileName = QStringLiteral("bench.sqlite");
    request.identity = QStringLiteral("bench");
    request.size = kustos::ByteSize(arguments.at(3).toLongLong());
    request.sha256 = arguments.at(4).toLatin1();

    QElapsedTimer gapClock;
    qint64 largestGap = 0;
    QTimer probe;
    QObject::connect(&probe, &QTimer::timeout, &app,
                     [&] { largestGap = std::max(largestGap, gapClock.restart()); });
    gapClock.start();
    probe.start(5);

    kustos::net::Downloader downloader;
    double received = -1;
    QTimer::singleShot(100, &app, [&] {
        const long before = residentKiB();
        QElapsedTimer clock;
        clock.start();
        // "checking" begins when the last byte is hashed and written; what follows is the disk's fsync and
        // the rename.
        const auto progress = [&received, clock](const kustos::net::DownloadProgress &now) {
            if (now.checking && received < 0)
                received = static_cast<double>(clock.nsecsElapsed()) / 1e9;
        };
        QCoro::connect(downloader.fetch(request, {}, progress), &app,
                       [&, before, clock](const kustos::Result<kustos::net::DownloadedFile> &file) {
                           std::printf("{\"received_seconds\": %.4f, \"seconds\": %.4f, \"grown_kib\": %ld, "
                                       "\"largest_gap_ms\": %lld, \"ok\": %s}\n",
                                       received, static_cast<double>(clock.nsecsElapsed()) / 1e9,
                                       residentKiB() - before, static_cast<long long>(largestGap),
                                       file ? "true" : "false");
                           if (!file)
                               std::fprintf(stderr, "%d %s\n", static_cast<int>(file.error().cause),
                                            qPrintable(file.error().detail));
                           QCoreApplication::exit(file ? 0 : 1);
                       });
    });
    return QCoreApplication::exec();
}
