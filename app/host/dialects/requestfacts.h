// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "host/http/message.h"

#include <QStringView>

#include <expected>

namespace kustos::host {

//! "http://host:port" as the client addressed this host; `base` where its Host header is none.
[[nodiscard]] QString ownAddress(const http::Request &request, const QString &base);
//! A parameter of the query; empty where it is not given.
[[nodiscard]] QString textOf(const http::Request &request, const QByteArray &parameter);
//! "?a=b&" of those parameters that are given, for the links to other pages of a list.
[[nodiscard]] QString filtersOf(const http::Request &request, const QList<QByteArray> &parameters);
//! The secret of an Authorization header with the scheme Bearer; empty: none given.
[[nodiscard]] QByteArray bearerOf(const http::Request &request);
//! It is `token`, compared in constant time. An empty token is nobody's.
[[nodiscard]] bool hasBearer(const http::Request &request, const QByteArray &token);

//! An id of the catalogue: one to nine digits, the first no zero.
[[nodiscard]] std::optional<int> numberOf(QStringView text);
//! A UUID in lower case with dashes.
[[nodiscard]] bool isUuid(const QString &text);

struct Page
{
    int number = 1; //!< from 1
    int size = 20;

    //! Position of its first row in the whole list.
    [[nodiscard]] qsizetype begin() const { return (static_cast<qsizetype>(number) - 1) * size; }
    //! Of a list of `total` rows; an empty list has one page.
    [[nodiscard]] int last(qsizetype total) const
    {
        return total == 0 ? 1 : static_cast<int>((total + size - 1) / size);
    }
    template <class T> [[nodiscard]] QList<T> of(const QList<T> &rows) const
    {
        return begin() < rows.size() ? rows.mid(begin(), size) : QList<T>();
    }
};
//! From the parameters "page" and "per_page"; the name of the one that makes no sense.
[[nodiscard]] std::expected<Page, QString> pageOf(const http::Request &request, int usual, int most);

//! Why a text cannot be a name, in a few words ("is too long …"); empty where it can.
[[nodiscard]] QString nameProblem(const QString &name, int longest);

} // namespace kustos::host
