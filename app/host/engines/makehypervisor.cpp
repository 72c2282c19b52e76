// SPDX-License-Identifier: GPL-3.0-or-later
#include "host/engines/makehypervisor.h"

#ifdef KUSTOS_WITH_LIBVIRT
#include "host/engines/libvirthypervisor.h"
#endif

namespace kustos::host {

#ifdef KUSTOS_WITH_LIBVIRT

Result<std::unique_ptr<Hypervisor>> makeHypervisor(const QString &uri)
{
    libvirt::Options options;
    options.uri = uri.toUtf8();
    return std::make_unique<LibvirtHypervisor>(std::move(options));
}

#else

Result<std::unique_ptr<Hypervisor>> makeHypervisor(const QString &)
{
    return failure(Error::Kind::Rejected, Error::Cause::None,
                   QStringLiteral("this kustos-host was built without libvirt"));
}

#endif

} // namespace kustos::host
