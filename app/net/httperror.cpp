// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/httperror.h"

namespace kustos::net {

namespace {

constexpr qsizetype longestDetail = 1024; // characters: at most 4 KiB in UTF-8

Error::Kind kindOf(int status)
{
    switch (status) {
    case 401:
        return Error::Kind::Unauthorized;
    case 403:
        return Error::Kind::Forbidden;
    case 404:
    case 410:
        return Error::Kind::NotFound;
    case 409:
        return Error::Kind::Conflict;
    case 429:
        return Error::Kind::RateLimited;
    default:
        break;
    }
    if (status >= 400 && status < 500)
        return Error::Kind::Rejected;
    return status >= 500 ? Error::Kind::Server : Error::Kind::Protocol;
}

} // namespace

Error errorFromStatus(const HttpReply &reply, QString detail)
{
    detail.truncate(longestDetail);
    return Error{kindOf(reply.status), Error::Cause::None, reply.status, std::move(detail), reply.retryAfter};
}

} // namespace kustos::net
