// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/plaintext.h"
#include "text/words.h"

namespace kustos::text {
namespace {

enum class Code {
    ShutdownIgnored,
    MachineStopped,
    DiskFull,
    TargetMissing,
    HypervisorLost,
    HostStopped,
    SourceMissing,
    SnapshotLost,
    StartFailed,
    Cancelled,
};

struct KnownCode
{
    QLatin1String word;
    Code code;
};

constexpr KnownCode knownCodes[] = {
    {QLatin1String("shutdown_ignored"), Code::ShutdownIgnored},
    {QLatin1String("machine_stopped"), Code::MachineStopped},
    {QLatin1String("disk_full"), Code::DiskFull},
    {QLatin1String("target_missing"), Code::TargetMissing},
    {QLatin1String("hypervisor_lost"), Code::HypervisorLost},
    {QLatin1String("host_stopped"), Code::HostStopped},
    {QLatin1String("source_missing"), Code::SourceMissing},
    {QLatin1String("snapshot_lost"), Code::SnapshotLost},
    {QLatin1String("start_failed"), Code::StartFailed},
    {QLatin1String("cancelled"), Code::Cancelled},
};

std::optional<Code> codeOf(const QString &word)
{
    for (const KnownCode &known : knownCodes) {
        if (word == known.word)
            return known.code;
    }
    return std::nullopt;
}

class FailureWords
{
    Q_DECLARE_TR_FUNCTIONS(kustos::text::Words)

public:
    static QString of(Code code);
};

// What is not affected, the cause, the next step.
QString FailureWords::of(Code code)
{
    switch (code) {
    case Code::ShutdownIgnored:
        return tr("The VM is still running, and nothing was cut off. It does not react to the shutdown "
                  "command. Shut it down from inside, or turn it off.");
    case Code::MachineStopped:
        return tr("Existing snapshots are not affected. The VM was turned off or crashed while the snapshot "
                  "was being taken. Check the VM, then take the snapshot again.");
    case Code::DiskFull:
        return tr("The VM and its existing snapshots are not affected. The disk for the snapshots is full. "
                  "Free some space or delete a snapshot, then try again.");
    case Code::TargetMissing:
        return tr("The VM is not affected. The directory for the snapshots is missing on the host. Check "
                  "whether its disk is mounted, then try again.");
    case Code::HypervisorLost:
        return tr("Existing snapshots are not affected. The hypervisor stopped answering, and the job ended "
                  "with it. Check the hypervisor on the host, then try again.");
    case Code::HostStopped:
        return tr("Existing snapshots are not affected. The Kustos host was stopped while it worked. Start "
                  "the action again.");
    case Code::SourceMissing:
        return tr("Existing snapshots are not affected. A disk image of the VM is missing on the host. Check "
                  "its storage, then try again.");
    case Code::SnapshotLost:
        return tr("Other snapshots are not affected. The files of this snapshot are missing on the host. "
                  "Choose another snapshot.");
    case Code::StartFailed:
        return tr(
            "The snapshot is complete. The VM did not start again afterwards. Turn it on and check it.");
    case Code::Cancelled:
        break;
    }
    return tr("Existing snapshots are not affected. The job was cancelled. Start it again when you need it.");
}

} // namespace

QString Words::failure(const QString &code, const QString &detail)
{
    if (const std::optional<Code> known = codeOf(code))
        return FailureWords::of(*known);
    const QString cause = detail.isEmpty() ? tr("The service gives no reason.")
                                           : tr("The service says: “%1”.").arg(plain(detail));
    return tr("%1 %2 %3", "what is not affected, the cause, the next step")
        .arg(tr("Existing snapshots are not affected."), cause, tr("Check the VM, then try again."));
}

bool Words::isFailureCode(const QString &word)
{
    return codeOf(word).has_value();
}

QString Words::machineError(const Error &error)
{
    if (const std::optional<Code> known = codeOf(error.code))
        return FailureWords::of(*known);
    // The same word means another thing for a database.
    Error rest = error;
    rest.code.clear();
    if (error.kind == Error::Kind::Storage)
        return tr(
            "Nothing was sent. Kustos could not note the action on this computer's disk. Check the free "
            "space and the permissions, then try again.");
    if (error.kind == Error::Kind::Server && error.cause == Error::Cause::NotFoundByReading)
        return tr("Existing snapshots are not affected. The service reports it as done, but the result "
                  "cannot be found. Check the VM before you try again.");
    return errorWords(rest, tr("Existing snapshots are not affected."));
}

} // namespace kustos::text
