// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "host/http/message.h"

#include <QStringList>

#include <functional>
#include <vector>

namespace kustos::host::http {

//! From method and path to a handler. In a pattern ":id" stands for one segment that is handed over.
class Router
{
public:
    using Handler = std::function<Response(const Request &, const QStringList &ids)>;

    //! `pattern` without a leading slash: "deployments/:id".
    void add(const QByteArray &method, const QString &pattern, Handler handler);

    struct Match
    {
        const Handler *handler = nullptr; //!< null: nothing fits
        QStringList ids;
        QByteArray allowed; //!< methods that the path knows; empty: unknown path
    };
    //! `path` as the patterns, without a leading slash. HEAD is answered by GET handlers.
    [[nodiscard]] Match find(const QByteArray &method, const QString &path) const;

private:
    struct Route
    {
        QByteArray method;
        QStringList segments;
        Handler handler;
    };
    std::vector<Route> m_routes;
};

} // namespace kustos::host::http
