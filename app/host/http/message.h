// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QString>

#include <optional>
#include <utility>

namespace kustos::host::http {

struct Request
{
    QByteArray method;                     //!< upper case
    QString path;                          //!< percent-decoded, begins with a slash
    QHash<QByteArray, QByteArray> headers; //!< names in lower case; of several equal ones the last
    QHash<QByteArray, QByteArray> query;   //!< decoded
    QByteArray body;

    [[nodiscard]] QByteArray header(const QByteArray &name) const { return headers.value(name); }
};

//! A stretch of a file that is sent by the kernel.
struct FileSlice
{
    QString path;
    qint64 offset = 0;
    qint64 length = 0;
};

struct Response
{
    int status = 200;
    QList<std::pair<QByteArray, QByteArray>> headers;
    QByteArray body;
    std::optional<FileSlice> file; //!< instead of body
};

} // namespace kustos::host::http
