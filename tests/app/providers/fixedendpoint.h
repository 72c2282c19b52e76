// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "providers/endpoint.h"

#include <QList>

#include <optional>

namespace kustos::test {

//! Gives what it was told; counts how often it was told that it was wrong. Successors take its place one by
//! one.
class FixedEndpoint final : public EndpointSource
{
public:
    FixedEndpoint() = default;
    explicit FixedEndpoint(Endpoint endpoint) { now = endpoint; }

    QCoro::Task<Result<Endpoint>> endpoint() override
    {
        ++asked;
        if (error)
            co_return std::unexpected(*error);
        co_return Result<Endpoint>(now); // a bare lvalue would be moved from
    }
    void invalidate() override
    {
        ++invalidated;
        if (!successors.isEmpty())
            now = successors.takeFirst();
    }

    Endpoint now;
    QList<Endpoint> successors;
    std::optional<Error> error;
    int asked = 0;
    int invalidated = 0;
};

} // namespace kustos::test
