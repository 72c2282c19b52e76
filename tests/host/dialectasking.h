// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "host/http/message.h"
#include "scripteddesk.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>
#include <QUrlQuery>

#include <gtest/gtest.h>

namespace kustos::host {

//! A clock that stands until it is set.
class StandingClock final : public Clock
{
public:
    [[nodiscard]] QDateTime now() const override { return time; }
    [[nodiscard]] std::chrono::milliseconds monotonic() const override { return {}; }
    QDateTime time{QDate(2026, 6, 1), QTime(12, 0), Qt::UTC};
};

//! Requests to a dialect in this process, as the server hands them over.
template <class Dialect> class DialectAsking : public ::testing::Test
{
protected:
    //! `target` is path and query below `root`.
    [[nodiscard]] static http::Request requestOf(const QString &root, const QString &target,
                                                 const QByteArray &method, const QByteArray &body)
    {
        const QUrl url(QStringLiteral("http://h") + root + target, QUrl::StrictMode);
        http::Request request;
        request.method = method;
        request.path = url.path(QUrl::FullyDecoded);
        for (const auto &[name, value] : QUrlQuery(url).queryItems(QUrl::FullyDecoded))
            request.query.insert(name.toUtf8(), value.toUtf8());
        request.headers = {{"authorization", "Bearer token"}, {"host", "example.org:7341"}};
        request.body = body;
        return request;
    }
    [[nodiscard]] static QJsonObject json(const http::Response &response)
    {
        const QJsonDocument document = QJsonDocument::fromJson(response.body);
        EXPECT_TRUE(document.isObject()) << response.body.toStdString();
        return document.object();
    }
    [[nodiscard]] static QByteArray header(const http::Response &response, const QByteArray &name)
    {
        for (const auto &[key, value] : response.headers) {
            if (key == name)
                return value;
        }
        return {};
    }
    [[nodiscard]] http::Response ask(const QString &target, const QByteArray &method = "GET",
                                     const QByteArray &body = {})
    {
        return m_dialect->handle(requestOf(m_root, target, method, body));
    }
    //! The object of a 2xx answer.
    [[nodiscard]] QJsonObject get(const QString &target)
    {
        const auto response = ask(target);
        EXPECT_EQ(response.status, 200) << target.toStdString() << response.body.toStdString();
        return json(response);
    }
    [[nodiscard]] int statusOf(const QString &target, const QByteArray &method = "GET",
                               const QByteArray &body = {})
    {
        return ask(target, method, body).status;
    }

    StandingClock m_clock;
    ScriptedDesk m_desk{m_clock};
    QString m_root;
    std::optional<Dialect> m_dialect;
};

//! Bytes that no id may be made of.
inline QStringList oddIds()
{
    return {QStringLiteral("0"),
            QStringLiteral("01"),
            QStringLiteral("-1"),
            QStringLiteral("+1"),
            QStringLiteral("1e3"),
            QStringLiteral("1.0"),
            QStringLiteral("%201"),
            QStringLiteral("1%00"),
            QStringLiteral("1%0d%0aX-Evil:%201"),
            QStringLiteral("2147483648"),
            QStringLiteral("99999999999999999999"),
            QStringLiteral(".."),
            QStringLiteral("..%2f..%2fetc%2fpasswd"),
            QStringLiteral("%2e%2e"),
            QStringLiteral("٣"),
            QStringLiteral("1;drop"),
            QString(300, u'1')};
}

} // namespace kustos::host
