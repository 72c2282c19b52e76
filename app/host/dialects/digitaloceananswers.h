// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "host/http/message.h"

#include <QJsonObject>

#include <expected>

namespace kustos::host::digitalocean {

[[nodiscard]] http::Response answer(int status, const QJsonObject &object);
//! {"id", "message"}; the id follows from the status.
[[nodiscard]] http::Response problem(int status, const QString &message);
[[nodiscard]] http::Response notFound();
//! What the desk refused, or could not do. `wrongState` is the sentence for a machine that is not in the
//! state the request needs.
[[nodiscard]] http::Response problem(const Error &error, const QString &wrongState);
//! The same with "request_id" in the body of a refusal, and the header for every answer.
[[nodiscard]] http::Response withRequestId(http::Response response, const QByteArray &id);

//! 400 for what is no JSON object.
[[nodiscard]] std::expected<QJsonObject, http::Response> bodyOf(const http::Request &request);

} // namespace kustos::host::digitalocean
