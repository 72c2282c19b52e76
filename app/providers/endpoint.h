// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <QByteArray>
#include <QCoroTask>
#include <QUrl>

namespace kustos {

//! Where a connection's API is and what proves that we may use it. Never logged, never stored.
struct Endpoint
{
    QUrl base; //!< up to and without the version segment, e.g. http://127.0.0.1:40123
    QByteArray bearer;
};

//! Gives a provider its endpoint: fixed for a cloud, looked up or started for "This computer".
class EndpointSource
{
public:
    EndpointSource() = default;
    EndpointSource(const EndpointSource &) = delete;
    EndpointSource &operator=(const EndpointSource &) = delete;
    virtual ~EndpointSource() = default;

    [[nodiscard]] virtual QCoro::Task<Result<Endpoint>> endpoint() = 0;
    //! The endpoint did not answer or refused the token; the next endpoint() looks again.
    virtual void invalidate() = 0;
};

} // namespace kustos
