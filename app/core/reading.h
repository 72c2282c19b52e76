// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <QDateTime>

#include <optional>

namespace kustos {

//! How good our knowledge is and how old.
struct Reading
{
    enum class State {
        Never,              //!< nothing was read yet
        Current,            //!< the last attempt succeeded
        Lost,               //!< the last attempt failed; what is shown is from readAt
        CredentialsExpired, //!< 401; nothing more is asked until they are renewed
    };

    State state = State::Never;
    QDateTime readAt;           //!< UTC; of the last success, also from an earlier run; invalid: never
    std::optional<Error> error; //!< why it is Lost

    friend bool operator==(const Reading &, const Reading &) = default;
};

} // namespace kustos
