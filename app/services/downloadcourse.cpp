// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/downloadcourse.h"

#include <QPointer>

#include <algorithm>

namespace kustos {

void DownloadCourse::begin()
{
    change([](Operation &operation) { operation.state = Operation::State::Running; });
    // So that a run that is killed leaves a trace. A download changes nothing, so it does not depend on it.
    keep();
    tell(Notice::Kind::DownloadStarted);
    askForLink();
}

void DownloadCourse::resume()
{
    fail(Error{Error::Kind::Cancelled, Error::Cause::None, 0, {}, std::nullopt});
}

void DownloadCourse::askForLink()
{
    QCoro::connect(provider().downloadSource(target().service, operation().backup, endOfThis()), this,
                   [this](const Result<DownloadSource> &source) {
                       if (operation().ended())
                           return;
                       if (source)
                           fetch(*source);
                       else
                           fail(source.error());
                   });
}

void DownloadCourse::fetch(const DownloadSource &source)
{
    const ServiceRecord *record = context().inventory.record(target());
    const auto point = record == nullptr ? nullptr : [&]() -> const RestorePoint * {
        const auto found = std::ranges::find(record->backups, operation().backup, &RestorePoint::id);
        return found == record->backups.end() ? nullptr : &*found;
    }();
    if (point == nullptr) {
        fail(Error{Error::Kind::NotFound, Error::Cause::None, 0, {}, std::nullopt});
        return;
    }
    net::DownloadRequest request;
    request.url = source.url;
    request.bearer = source.bearer;
    request.directory = operation().argument;
    request.fileName = fileName(record->service, *point);
    request.identity = point->id.text();
    request.size = source.size ? source.size : point->size;
    request.sha256 = source.sha256.isEmpty() ? point->sha256 : source.sha256;
    const QPointer<DownloadCourse> self(this);
    const std::function<void(net::DownloadProgress)> progress = [self](net::DownloadProgress now) {
        if (self)
            self->progressed(now);
    };
    QCoro::connect(context().downloader.fetch(request, endOfThis(), progress), this,
                   [this](const Result<net::DownloadedFile> &file) { fetched(file); });
}

void DownloadCourse::progressed(const net::DownloadProgress &progress)
{
    if (operation().ended())
        return;
    change([&](Operation &operation) {
        operation.bytesDone = progress.done;
        operation.bytesTotal = progress.total;
        operation.checking = progress.checking;
        operation.permille = progress.total
                                 ? std::optional(permille(progress.done.bytes(), progress.total->bytes()))
                                 : std::nullopt;
    });
}

bool DownloadCourse::mayAskAgain(const Error &error) const
{
    const bool linkMayBeOld = error.cause == Error::Cause::LinkExpired || error.kind == Error::Kind::Offline;
    return linkMayBeOld && (!m_doneWhenAsked ||
                            operation().bytesDone.value_or(ByteSize()).bytes() > m_doneWhenAsked->bytes());
}

void DownloadCourse::fetched(const Result<net::DownloadedFile> &file)
{
    if (operation().ended())
        return;
    if (!file && mayAskAgain(file.error())) {
        m_doneWhenAsked = operation().bytesDone.value_or(ByteSize());
        askForLink();
        return;
    }
    if (!file) {
        fail(file.error());
        return;
    }
    change([&](Operation &operation) {
        operation.argument = file->path;
        operation.bytesDone = file->size;
        operation.bytesTotal = file->size;
        operation.permille = 1000;
    });
    done(file->proved ? Notice::Kind::DownloadDone : Notice::Kind::DownloadDoneUnproved, file->path);
}

QString DownloadCourse::fileName(const DatabaseService &service, const RestorePoint &point)
{
    constexpr qsizetype idTail = 6;
    constexpr qsizetype nameRoom =
        60; // a long name must not push date and id, which tell files apart, off the end
    const QDateTime at = point.moment.value_or(point.createdAt).toUTC();
    const QString date = at.toString(QStringLiteral("yyyy-MM-dd_HH-mm-ss"));
    const bool plainFile = service.type == QLatin1String("sqlite");
    return net::safeFileName(service.name.left(nameRoom) + QLatin1Char('_') + date + QLatin1Char('_') +
                                 point.id.text().right(idTail),
                             plainFile ? QStringLiteral("db") : QStringLiteral("tar.gz"));
}

} // namespace kustos
