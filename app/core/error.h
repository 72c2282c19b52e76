// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <chrono>
#include <expected>
#include <optional>

namespace kustos {

//! Everything that can go wrong, as one closed set. Words for users are made in app/text, never here.
struct Error
{
    enum class Kind {
        Cancelled,    //!< the user or the end of the program stopped it
        Offline,      //!< no connection could be made, or it broke before a mutating request had left
        Timeout,      //!< one of our own deadlines passed (reading requests only)
        Tls,          //!< the peer could not be proved to be the one meant
        Unauthorized, //!< 401
        Forbidden,    //!< 403
        NotFound,     //!< 404, 410
        Conflict,     //!< 409
        RateLimited,  //!< 429
        Rejected,     //!< any other 4xx; detail is the service's own sentence
        Server,       //!< 5xx
        Protocol,     //!< the answer is not what the contract says (HTML, broken JSON, too large, wrong type)
        Secrets,      //!< the keychain
        Storage,      //!< local disk: full, read-only, gone; a checksum that does not fit
        OutcomeUnknown, //!< a mutating request left and its answer was lost: look it up, never repeat
    };

    //! Finer cause, where a user needs another sentence for it.
    enum class Cause {
        None,
        HostUnreachable, //!< refused, no route, name not found
        ConnectionLost,
        Html, //!< a web page where JSON was due: captive portal or wrong address
        BadJson,
        MissingField, //!< detail names it
        TooLarge,
        Redirected,
        DiskFull,
        NotWritable,
        TargetExists,
        SizeMismatch,
        HashMismatch,
        LinkExpired,
        HostNotStarted,    //!< "This computer": kustos-host could not be started
        NotFoundByReading, //!< a lost request was looked up and had not arrived
    };

    Kind kind = Kind::Protocol;
    Cause cause = Cause::None;
    int httpStatus = 0; //!< 0 where no status line was read
    QString detail;     //!< from the service or the system; untrusted plain text, at most 4 KiB
    std::optional<std::chrono::seconds> retryAfter; //!< clamped to 1 s .. 15 min
    QString code = {}; //!< a closed word of the service for the reason ("disk_full"); app/text knows those of
                       //!< our own host

    friend bool operator==(const Error &, const Error &) = default;
};

template <class T> using Result = std::expected<T, Error>;

[[nodiscard]] inline std::unexpected<Error> failure(Error::Kind kind, Error::Cause cause = Error::Cause::None,
                                                    QString detail = {})
{
    return std::unexpected(Error{kind, cause, 0, std::move(detail), std::nullopt});
}

} // namespace kustos
