// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/plaintext.h"
#include "text/words.h"

namespace kustos::text {
namespace {

// What is not affected, the cause, the next step, in this order.
QString sentences(const QString &unaffected, const QString &cause, const QString &next)
{
    QStringList parts{unaffected, cause, next};
    parts.removeAll(QString());
    return parts.join(QLatin1Char(' '));
}

class ErrorWords
{
    Q_DECLARE_TR_FUNCTIONS(kustos::text::Words)

public:
    static QString untouched() { return tr("Existing backups are not affected."); }

    static QString said(const Error &error, const QString &otherwise)
    {
        return error.detail.isEmpty() ? otherwise : tr("The service says: “%1”.").arg(plain(error.detail));
    }

    static QString system(const QString &sentence, const Error &error)
    {
        return error.detail.isEmpty() ? sentence
                                      : tr("%1 (%2)", "sentence, detail").arg(sentence, plain(error.detail));
    }

    static QString offline(const Error &error);
    static QString protocol(const Error &error);
    static QString storage(const Error &error);
    static QString rateLimited(const Error &error);
};

QString ErrorWords::offline(const Error &error)
{
    const QString unaffected = tr("Nothing was changed.");
    switch (error.cause) {
    case Error::Cause::HostNotStarted:
        return sentences(unaffected,
                         system(tr("The Kustos host on this computer could not be started."), error),
                         tr("Check that kustos-host is installed and start Kustos again."));
    case Error::Cause::ConnectionLost:
        return sentences(unaffected, tr("The connection broke off."), tr("Check the network and try again."));
    default:
        return sentences(unaffected, tr("The service cannot be reached."),
                         tr("Check the network and the address of the connection, then try again."));
    }
}

QString ErrorWords::protocol(const Error &error)
{
    switch (error.cause) {
    case Error::Cause::Html:
        return sentences(
            untouched(), tr("A web page answered instead of the service."),
            tr("Check the address of the connection and whether the network asks you to sign in."));
    case Error::Cause::TooLarge:
        return sentences(untouched(), tr("The answer of the service is too large."),
                         tr("Check the address of the connection."));
    case Error::Cause::Redirected:
        return sentences(untouched(), tr("The service redirects to another address."),
                         tr("Check the address of the connection."));
    case Error::Cause::MissingField:
        return sentences(untouched(),
                         tr("The answer of the service lacks the field “%1”.").arg(plain(error.detail, 60)),
                         tr("Check the address of the connection and the version of the service."));
    default:
        return sentences(untouched(), tr("The answer of the service could not be understood."),
                         tr("Check the address of the connection and the version of the service."));
    }
}

QString ErrorWords::storage(const Error &error)
{
    const QString kept = tr("The backup at the service is not affected.");
    const QString again = tr("Download it again.");
    switch (error.cause) {
    case Error::Cause::DiskFull:
        return sentences(kept, tr("The disk is full."),
                         tr("Free some space or choose another folder, then try again."));
    case Error::Cause::NotWritable:
        return sentences(kept, system(tr("The folder cannot be written to."), error),
                         tr("Choose another folder and try again."));
    case Error::Cause::TargetExists:
        return sentences(kept, tr("A file of this name already exists and was not changed."),
                         tr("Choose another folder or move the file away."));
    case Error::Cause::SizeMismatch:
        return sentences(kept, tr("The downloaded file does not have the promised size and was not kept."),
                         again);
    case Error::Cause::HashMismatch:
        return sentences(kept, tr("The checksum of the downloaded file is wrong; the file was not kept."),
                         again);
    default:
        return sentences(untouched(), system(tr("Kustos could not write to the disk."), error),
                         tr("Check the free space and the permissions, then try again."));
    }
}

QString ErrorWords::rateLimited(const Error &error)
{
    const QString next = error.retryAfter ? tr("Try again in %1.").arg(Words::duration(*error.retryAfter))
                                          : tr("Try again in a few minutes.");
    return sentences(tr("Nothing was changed."), tr("The service accepts no more requests at the moment."),
                     next);
}

} // namespace

QString Words::of(const Error &error)
{
    const QString unchanged = tr("Nothing was changed.");
    const QString untouched = ErrorWords::untouched();
    if (const QString reason = hostReason(error.code); !reason.isEmpty())
        return sentences(untouched, reason, hostRemedy(error.code));
    switch (error.kind) {
    case Error::Kind::Cancelled:
        return sentences(untouched, tr("The action was cancelled."), tr("Start it again when you need it."));
    case Error::Kind::Offline:
        return ErrorWords::offline(error);
    case Error::Kind::Timeout:
        return sentences(untouched, tr("The service did not answer in time."),
                         tr("Check the network; Kustos keeps trying."));
    case Error::Kind::Tls:
        return sentences(tr("Nothing was sent."),
                         ErrorWords::system(tr("The identity of the service could not be proved."), error),
                         tr("Check the address and the certificate of the connection."));
    case Error::Kind::Unauthorized:
        return sentences(unchanged, tr("The service no longer accepts the credentials."),
                         tr("Renew the credentials."));
    case Error::Kind::Forbidden:
        return sentences(unchanged, tr("These credentials do not permit this action."),
                         tr("Ask the owner of the account for the permission."));
    case Error::Kind::NotFound:
        if (error.cause == Error::Cause::LinkExpired)
            return sentences(untouched, tr("The download link has expired."), tr("Download it again."));
        return sentences(unchanged, tr("The service does not know it any more."), tr("Refresh the list."));
    case Error::Kind::Conflict:
        return sentences(unchanged, ErrorWords::said(error, tr("The service is busy with another job.")),
                         tr("Try again when the running job has ended."));
    case Error::Kind::RateLimited:
        return ErrorWords::rateLimited(error);
    case Error::Kind::Rejected:
        return sentences(unchanged, ErrorWords::said(error, tr("The service rejected the request.")),
                         tr("Change what it names and try again."));
    case Error::Kind::Server:
        return sentences(untouched, ErrorWords::said(error, tr("The service has an internal error.")),
                         tr("Try again later."));
    case Error::Kind::Protocol:
        return ErrorWords::protocol(error);
    case Error::Kind::Secrets:
        return sentences(unchanged, tr("The keychain does not answer."),
                         tr("Unlock the keychain and try again."));
    case Error::Kind::Storage:
        return ErrorWords::storage(error);
    case Error::Kind::OutcomeUnknown:
        break;
    }
    if (error.cause == Error::Cause::NotFoundByReading)
        return sentences(unchanged, tr("The answer was lost and the service shows no trace of the request."),
                         tr("Refresh the list once more before you try again."));
    return sentences(untouched,
                     tr("The answer of the service was lost; whether it acted is being looked up."),
                     tr("Do not repeat the action until this is clear."));
}

//! What was received stays beside the place of the file, for the next try.
static bool canBeContinued(const Error &error)
{
    switch (error.kind) {
    case Error::Kind::Offline:
    case Error::Kind::Timeout:
    case Error::Kind::Server:
        return true;
    default:
        return error.cause == Error::Cause::DiskFull || error.cause == Error::Cause::LinkExpired;
    }
}

QString Words::of(const Notice &notice, const QString &serviceName)
{
    const QString name = plain(serviceName, 80);
    const QString subject = plain(notice.subject);
    const auto because = [&notice](const QString &what) {
        return notice.error ? tr("%1 %2", "what failed, why").arg(what, of(*notice.error)) : what;
    };
    switch (notice.kind) {
    case Notice::Kind::BackupInitiated:
        return tr("A backup of “%1” was initiated.").arg(name);
    case Notice::Kind::BackupDone:
        return tr("The backup of “%1” is completed.").arg(name);
    case Notice::Kind::BackupFailed:
        return because(tr("The backup of “%1” failed.").arg(name));
    case Notice::Kind::BackupFoundByReading:
        return tr("The answer was lost, but the backup of “%1” was found: it was initiated exactly once.")
            .arg(name);
    case Notice::Kind::OutcomeUnknown:
        return tr("The answer for “%1” was lost. Whether the service acted is being looked up; nothing is "
                  "repeated.")
            .arg(name);
    case Notice::Kind::RestoreInitiated:
        return tr("A restore of “%1” into the new service instance “%2” was initiated.").arg(name, subject);
    case Notice::Kind::RestoreDone:
        return tr("The new service instance “%1” is running.").arg(subject.isEmpty() ? name : subject);
    case Notice::Kind::RestoreFailed:
        return because(tr("The restore of “%1” failed.").arg(name));
    case Notice::Kind::DownloadStarted:
        return tr("The download of a backup of “%1” was started.").arg(name);
    case Notice::Kind::DownloadDone:
        return tr("The backup of “%1” was downloaded and its checksum is right: %2").arg(name, subject);
    case Notice::Kind::DownloadDoneUnproved:
        return tr("The backup of “%1” was downloaded; the service gives no checksum to compare it with: %2")
            .arg(name, subject);
    case Notice::Kind::DownloadFailed:
        if (notice.error && canBeContinued(*notice.error))
            return tr("%1 %2", "what failed, why")
                .arg(because(tr("The download of a backup of “%1” failed.").arg(name)),
                     tr("What has arrived is kept; the next download into this folder goes on from there."));
        return because(tr("The download of a backup of “%1” failed.").arg(name));
    case Notice::Kind::Cancelled:
        return tr("The action for “%1” was cancelled.").arg(name);
    default:
        return ofMachine(notice, serviceName);
    }
}

} // namespace kustos::text
