// SPDX-License-Identifier: GPL-3.0-or-later
#include "host/engines/libvirterror.h"

#include <libvirt/libvirt.h>
#include <libvirt/virterror.h>

namespace kustos::host::libvirt {

namespace {

using namespace Qt::Literals::StringLiterals;

Error::Kind kindOf(int code, int domain)
{
    switch (code) {
    case VIR_ERR_NO_DOMAIN:
        return Error::Kind::NotFound;
    case VIR_ERR_OPERATION_INVALID:
    case VIR_ERR_OPERATION_TIMEOUT:
    case VIR_ERR_RESOURCE_BUSY:
    case VIR_ERR_DOM_EXIST:
        return Error::Kind::Conflict;
    case VIR_ERR_NO_CONNECT:
    case VIR_ERR_INVALID_CONN:
        return Error::Kind::Offline;
    case VIR_ERR_NO_SUPPORT:
        return Error::Kind::Rejected;
    default:
        // What the connection itself says, not the daemon behind it.
        return domain == VIR_FROM_RPC ? Error::Kind::Offline : Error::Kind::Rejected;
    }
}

} // namespace

Error errorFor(int code, int domain, const QString &sentence)
{
    Error error{kindOf(code, domain), Error::Cause::None, 0, sentence.left(2048), std::nullopt};
    if (error.kind == Error::Kind::Offline)
        error.cause = domain == VIR_FROM_RPC ? Error::Cause::ConnectionLost : Error::Cause::HostUnreachable;
    if (error.kind == Error::Kind::Rejected &&
        (sentence.contains("No space left on device"_L1) || sentence.contains("Disk quota exceeded"_L1))) {
        error.kind = Error::Kind::Storage;
        error.cause = Error::Cause::DiskFull;
    }
    return error;
}

Error lastError()
{
    const virErrorPtr last = virGetLastError();
    if (!last)
        return {Error::Kind::Rejected, Error::Cause::None, 0, u"libvirt gave no reason"_s, std::nullopt};
    return errorFor(last->code, last->domain, QString::fromUtf8(last->message));
}

Error aboutTargets(Error error)
{
    if (error.kind != Error::Kind::Rejected)
        return error;
    const auto says = [&error](QLatin1String words) { return error.detail.contains(words); };
    if (says(" exists"_L1))
        error.cause = Error::Cause::TargetExists;
    else if (says("Permission denied"_L1) || says("Read-only file system"_L1) ||
             says("No such file or directory"_L1) || says("Not a directory"_L1))
        error.cause = Error::Cause::NotWritable;
    if (error.cause != Error::Cause::None)
        error.kind = Error::Kind::Storage;
    return error;
}

} // namespace kustos::host::libvirt
