// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "host/http/message.h"

#include <QJsonObject>

#include <expected>

namespace kustos::host::compose {

[[nodiscard]] http::Response answer(int status, const QJsonObject &object);
//! {"errors":"text"}
[[nodiscard]] http::Response problem(int status, const QString &text);
//! 422 {"errors":{"field":["text"]}}
[[nodiscard]] http::Response invalid(const QString &field, const QString &text);
//! 404, 409, or 500 and 507 for what the catalogue could not do.
[[nodiscard]] http::Response problem(const Error &error);

//! What a restore asks for, proved.
struct RestoreWish
{
    QString name;
};
//! Body of a restore: 400 for what is no JSON object, 422 with the field for what is not possible here.
[[nodiscard]] std::expected<RestoreWish, http::Response>
readRestore(const QByteArray &body, const QString &datacenter, const QString &version);
//! Why a name cannot be one; empty where it can.
[[nodiscard]] QString nameProblem(const QString &name);

} // namespace kustos::host::compose
