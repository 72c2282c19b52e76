// SPDX-License-Identifier: GPL-3.0-or-later
#include "host/dialects/requestfacts.h"

#include "host/downloadlinks.h"

#include <algorithm>

namespace kustos::host {

namespace {

//! A Host header can only point its own sender somewhere else, but it ends up in JSON and links.
bool isPlainHost(const QByteArray &host)
{
    return !host.isEmpty() && host.size() <= 255 && std::all_of(host.begin(), host.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
               c == ':' || c == '-' || c == '[' || c == ']';
    });
}

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

} // namespace

QString ownAddress(const http::Request &request, const QString &base)
{
    const QByteArray host = request.header("host");
    if (!isPlainHost(host))
        return base;
    return base.section(u"://"_qs, 0, 0) + u"://"_qs + QString::fromLatin1(host);
}

QString textOf(const http::Request &request, const QByteArray &parameter)
{
    return QString::fromUtf8(request.query.value(parameter));
}

QString filtersOf(const http::Request &request, const QList<QByteArray> &parameters)
{
    QString text = QStringLiteral("?");
    for (const QByteArray &name : parameters) {
        if (const auto given = request.query.constFind(name); given != request.query.constEnd())
            text += QString::fromLatin1(name + '=' + given->toPercentEncoding() + '&');
    }
    return text;
}

QByteArray bearerOf(const http::Request &request)
{
    const QByteArray given = request.header("authorization");
    if (qstrnicmp(given.constData(), "Bearer ", 7) != 0)
        return {};
    return given.sliced(7).trimmed();
}

bool hasBearer(const http::Request &request, const QByteArray &token)
{
    return !token.isEmpty() && equalSecrets(bearerOf(request), token);
}

std::optional<int> numberOf(QStringView text)
{
    if (text.isEmpty() || text.size() > 9 || text.front() == u'0' ||
        !std::all_of(text.begin(), text.end(), isDigit))
        return std::nullopt;
    return text.toInt();
}

bool isUuid(const QString &text)
{
    if (text.size() != 36)
        return false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
        if (dash ? c != u'-' : !isDigit(c) && (c < u'a' || c > u'f'))
            return false;
    }
    return true;
}

std::expected<Page, QString> pageOf(const http::Request &request, int usual, int most)
{
    Page page{1, usual};
    if (const auto given = request.query.constFind("page"); given != request.query.constEnd()) {
        const auto number = numberOf(QString::fromLatin1(*given));
        if (!number)
            return std::unexpected(QStringLiteral("page"));
        page.number = *number;
    }
    if (const auto given = request.query.constFind("per_page"); given != request.query.constEnd()) {
        const auto size = numberOf(QString::fromLatin1(*given));
        if (!size || *size > most)
            return std::unexpected(QStringLiteral("per_page"));
        page.size = *size;
    }
    return page;
}

QString nameProblem(const QString &name, int longest)
{
    if (name.trimmed().isEmpty())
        return QStringLiteral("is missing");
    if (name.size() > longest)
        return QStringLiteral("is too long (at most %1 characters)").arg(longest);
    // Half of a surrogate pair would come back as something else.
    const bool plain = name.isValidUtf16() && std::none_of(name.begin(), name.end(), [](QChar c) {
                           return c.category() == QChar::Other_Control || c.unicode() >= 0xfffe;
                       });
    return plain ? QString() : QStringLiteral("has characters that no name may have");
}

} // namespace kustos::host
