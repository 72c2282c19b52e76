// SPDX-License-Identifier: GPL-3.0-or-later
#include "host/http/router.h"

namespace kustos::host::http {

namespace {

std::optional<QStringList> matched(const QStringList &pattern, const QStringList &segments)
{
    if (pattern.size() != segments.size())
        return std::nullopt;
    QStringList ids;
    for (qsizetype i = 0; i < pattern.size(); ++i) {
        if (pattern.at(i).startsWith(u':'))
            ids.append(segments.at(i));
        else if (pattern.at(i) != segments.at(i))
            return std::nullopt;
    }
    return ids;
}

} // namespace

void Router::add(const QByteArray &method, const QString &pattern, Handler handler)
{
    m_routes.push_back({method, pattern.split(u'/'), std::move(handler)});
}

Router::Match Router::find(const QByteArray &method, const QString &path) const
{
    const QByteArray wanted = method == "HEAD" ? QByteArray("GET") : method;
    const QStringList segments = path.split(u'/');
    Match match;
    for (const Route &route : m_routes) {
        const auto ids = matched(route.segments, segments);
        if (!ids)
            continue;
        match.allowed += (match.allowed.isEmpty() ? "" : ", ") + route.method;
        if (route.method == wanted) {
            match.handler = &route.handler;
            match.ids = *ids;
        }
    }
    return match;
}

} // namespace kustos::host::http
