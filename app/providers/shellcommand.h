// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

//! Commands for a POSIX shell that the user may copy.
namespace kustos::shell {

//! One word that the shell takes as it is.
[[nodiscard]] QString quoted(QString text);

//! A request by curl with $KUSTOS_TOKEN as bearer; `address` is quoted already, `body` JSON or empty.
[[nodiscard]] QString curl(const char *method, const QString &address, const QByteArray &body = {});

} // namespace kustos::shell
