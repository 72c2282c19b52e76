// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <libvirt/libvirt.h>
#include <memory>
#include <type_traits>

//! libvirt's counted objects and lists as values that free themselves.
namespace kustos::host::libvirt {

struct Release
{
    void operator()(virDomainPtr domain) const { virDomainFree(domain); }
    void operator()(char *text) const { ::free(text); } // NOLINT(cppcoreguidelines-no-malloc): libvirt's own
};

using DomainHandle = std::unique_ptr<std::remove_pointer_t<virDomainPtr>, Release>;
using TextHandle = std::unique_ptr<char, Release>;
//! Keeps the connection open while it is used.
using ConnectionHandle = std::shared_ptr<std::remove_pointer_t<virConnectPtr>>;

//! A list of named values that libvirt gave away.
class Parameters
{
public:
    Parameters() = default;
    Parameters(const Parameters &) = delete;
    Parameters &operator=(const Parameters &) = delete;
    ~Parameters() { virTypedParamsFree(m_list, m_count); }

    [[nodiscard]] virTypedParameterPtr *list() { return &m_list; }
    [[nodiscard]] int *count() { return &m_count; }
    [[nodiscard]] virTypedParameterPtr begin() const { return m_list; }
    [[nodiscard]] int size() const { return m_count; }

private:
    virTypedParameterPtr m_list = nullptr;
    int m_count = 0;
};

} // namespace kustos::host::libvirt
