// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QStringList>

#include <functional>
#include <stop_token>

namespace kustos::host::diskimage {

struct Ended
{
    int exitCode = -1; //!< -1: by a signal
    int signal = 0;
    QByteArray errors; //!< what it said on its error output, at most 4 KiB

    [[nodiscard]] bool succeeded() const { return signal == 0 && exitCode == 0; }
    //! What it said, or how it ended where it said nothing.
    [[nodiscard]] QByteArray sentence() const;
};

//! Runs a program to its end in the calling thread, for threads that have no event loop. A stop asks it to
//! end (SIGTERM) and after five seconds kills it. It never outlives the thread that began it: what it writes
//! to would be written twice after a restart. Rejected where it cannot be started.
[[nodiscard]] Result<Ended> runProcess(const QString &program, const QStringList &arguments,
                                       const std::stop_token &stop,
                                       const std::function<void(QByteArrayView)> &output);

} // namespace kustos::host::diskimage
