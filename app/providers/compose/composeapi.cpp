// SPDX-License-Identifier: GPL-3.0-or-later
#include "providers/compose/composeapi.h"

#include "net/httperror.h"
#include "providers/compose/composejson.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>

namespace kustos::compose {

namespace {

constexpr qsizetype detailLimit = 4096;
const QLatin1String version("/2016-07");

//! Decodes every element of {"_embedded": {plural: [...]}}; one that lacks its id makes the answer unusable.
template <class T, class Decode>
Result<QList<T>> each(const QByteArray &body, const QString &plural, Decode decode)
{
    const auto rows = json::embedded(body, plural);
    if (!rows)
        return std::unexpected(rows.error());
    QList<T> list;
    list.reserve(rows->size());
    for (const QJsonValue &row : *rows) {
        auto value = decode(row.toObject());
        if (!value) {
            value.error().detail.prepend(plural + QStringLiteral("[%1].").arg(list.size()));
            return std::unexpected(value.error());
        }
        list.append(std::move(*value));
    }
    return list;
}

template <class T> void sortNewestFirst(QList<T> &list)
{
    std::ranges::sort(list, [](const T &a, const T &b) {
        return a.createdAt != b.createdAt ? a.createdAt > b.createdAt : a.id < b.id;
    });
}

template <class T, class Decode>
Result<QList<T>> eachNewestFirst(const QByteArray &body, const QString &plural, Decode decode)
{
    auto list = each<T>(body, plural, decode);
    if (list)
        sortNewestFirst(*list);
    return list;
}

template <class Decode> auto one(const QByteArray &body, Decode decode) -> decltype(decode(QJsonObject()))
{
    const auto object = json::object(body);
    if (!object)
        return std::unexpected(object.error());
    return decode(*object);
}

//! "field: text" lines, or the one text.
QString sentence(const QJsonValue &errors)
{
    if (errors.isString())
        return errors.toString();
    QStringList lines;
    const QJsonObject fields = errors.toObject();
    for (auto field = fields.begin(); field != fields.end(); ++field) {
        const QJsonArray texts = field->isArray() ? field->toArray() : QJsonArray{*field};
        for (const QJsonValue &text : texts)
            lines.append(field.key() + QLatin1String(": ") + text.toString());
    }
    return lines.join(QLatin1Char('\n'));
}

QString rootPath(const QUrl &base)
{
    QString path = base.path(QUrl::FullyEncoded);
    while (path.endsWith(QLatin1Char('/')))
        path.chop(1);
    path.replace(QLatin1String("/api/api"), QLatin1String("/api"));
    static const QRegularExpression instance(QStringLiteral(
        "^(.*?)(?:/2016-07)?(/instances/[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})"));
    if (const auto match = instance.match(path); match.hasMatch())
        return match.captured(1) + version + match.captured(2);
    return path.endsWith(version) ? path : path + version;
}

} // namespace

std::optional<QUrl> resource(const QUrl &base, const QStringList &segments)
{
    QString path = rootPath(base);
    for (const QString &segment : segments) {
        if (segment.isEmpty() || segment == QLatin1String(".") || segment == QLatin1String(".."))
            return std::nullopt;
        path += QLatin1Char('/') + QString::fromLatin1(QUrl::toPercentEncoding(segment));
    }
    QUrl url = base;
    url.setQuery(QString());
    url.setFragment(QString());
    url.setPath(path, QUrl::TolerantMode);
    return url;
}

Result<Account> account(const QByteArray &body)
{
    const auto list = each<Account>(body, QStringLiteral("accounts"), json::account);
    if (!list)
        return std::unexpected(list.error());
    if (list->isEmpty())
        return failure(Error::Kind::Protocol, Error::Cause::MissingField, QStringLiteral("accounts[0]"));
    return list->first();
}

Result<QList<DeploymentDetail>> deployments(const QByteArray &body)
{
    return each<DeploymentDetail>(body, QStringLiteral("deployments"), json::deployment);
}

Result<DeploymentDetail> deployment(const QByteArray &body)
{
    return one(body, json::deployment);
}

Result<QList<RestorePoint>> backups(const QByteArray &body)
{
    return eachNewestFirst<RestorePoint>(body, QStringLiteral("backups"), json::backup);
}

Result<BackupDetail> backup(const QByteArray &body)
{
    const auto object = json::object(body);
    if (!object)
        return std::unexpected(object.error());
    auto decoded = json::backup(*object);
    if (!decoded)
        return std::unexpected(decoded.error());
    return BackupDetail{std::move(*decoded), QUrl(object->value(QLatin1String("download_link")).toString())};
}

Result<QList<Job>> recipes(const QByteArray &body)
{
    return eachNewestFirst<Job>(body, QStringLiteral("recipes"), json::recipe);
}

Result<Job> recipe(const QByteArray &body)
{
    return one(body, json::recipe);
}

Result<QStringList> datacenters(const QByteArray &body)
{
    const auto rows = json::embedded(body, QStringLiteral("datacenters"));
    if (!rows)
        return std::unexpected(rows.error());
    QStringList slugs;
    for (const QJsonValue &row : *rows) {
        if (const QString slug = row.toObject().value(QLatin1String("slug")).toString(); !slug.isEmpty())
            slugs.append(slug);
    }
    return slugs;
}

QByteArray restoreBody(const QString &name, const QString &clusterId, const QString &datacenter)
{
    QJsonObject wanted{{QStringLiteral("name"), name}};
    if (!clusterId.isEmpty())
        wanted.insert(QStringLiteral("cluster_id"), clusterId);
    else if (!datacenter.isEmpty())
        wanted.insert(QStringLiteral("datacenter"), datacenter);
    return QJsonDocument(QJsonObject{{QStringLiteral("deployment"), wanted}}).toJson(QJsonDocument::Compact);
}

Error refusal(const net::HttpReply &reply)
{
    Error error = net::errorFromStatus(reply, QString());
    if (reply.status >= 300 && reply.status < 400)
        error.cause = Error::Cause::Redirected;
    else if (json::looksLikeHtml(reply.body))
        error.cause = Error::Cause::Html;
    else if (const auto object = json::object(reply.body))
        error.detail = sentence(object->value(QLatin1String("errors"))).left(detailLimit);
    else
        error.detail = QString::fromUtf8(reply.body.left(detailLimit)).trimmed();
    return error;
}

QString restorePrefix(const QString &type)
{
    // Three services are called differently in names than in the API.
    QString word = type;
    if (type == QLatin1String("postgresql"))
        word = QStringLiteral("postgres");
    else if (type == QLatin1String("elastic_search"))
        word = QStringLiteral("elasticsearch");
    else if (type == QLatin1String("rethink"))
        word = QStringLiteral("rethinkdb");
    else if (type.isEmpty())
        word = QStringLiteral("database");
    return word + QLatin1String("-restore-");
}

} // namespace kustos::compose
