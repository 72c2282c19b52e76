// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLoggingCategory>
#include <QString>
#include <QUrl>

namespace kustos::net {

//! The category of this layer ("kustos.net"), off below warnings unless asked for.
Q_DECLARE_LOGGING_CATEGORY(logNet)

//! A line that may go into a log: values of authorization, token, secret, password, cookie and signature are
//! replaced by "***", and of every address the user info and everything from '?' or '#' on.
[[nodiscard]] QString redacted(const QString &line);

//! An address for a log: scheme, host, port and path only.
[[nodiscard]] QString redacted(const QUrl &url);

} // namespace kustos::net
