// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "host/http/message.h"

#include <QJsonObject>

#include <expected>

namespace kustos::host::ccloud {

[[nodiscard]] http::Response answer(int status, const QJsonObject &object);
//! {"message", "code"}
[[nodiscard]] http::Response problem(int status, const QString &code, const QString &message);
//! 422 validation_failed with {"errors":{field:[text]}}
[[nodiscard]] http::Response invalid(const QString &field, const QString &text);
//! A refusal of the token endpoint, as OAuth 2 words it (RFC 6749, 5.2).
[[nodiscard]] http::Response refusedToken(int status, const QString &error, const QString &description);
//! What the desk refused, or could not do.
[[nodiscard]] http::Response problem(const Error &error);

//! An empty body is an empty object; 400 for what is no object.
[[nodiscard]] std::expected<QJsonObject, http::Response> bodyOf(const http::Request &request);
inline constexpr int longestServerName = 64;
inline constexpr int longestSnapshotName = 128;
//! A name that has to be there. A description beside it is refused: none is kept.
[[nodiscard]] std::expected<QString, http::Response> nameIn(const QJsonObject &body, const QString &field,
                                                            int longest);
//! True or false; empty where the field is left out or null.
[[nodiscard]] std::expected<std::optional<bool>, http::Response> flagIn(const QJsonObject &body,
                                                                        const QString &field);

} // namespace kustos::host::ccloud
