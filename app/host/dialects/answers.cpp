// SPDX-License-Identifier: GPL-3.0-or-later
#include "host/dialects/answers.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace kustos::host::compose {

http::Response answer(int status, const QJsonObject &object)
{
    return {status,
            {{"Content-Type", "application/json; charset=utf-8"}, {"Cache-Control", "no-store"}},
            QJsonDocument(object).toJson(QJsonDocument::Compact),
            {}};
}

http::Response problem(int status, const QString &text)
{
    return answer(status, {{u"errors"_qs, text}});
}

http::Response invalid(const QString &field, const QString &text)
{
    return answer(422, {{u"errors"_qs, QJsonObject{{field, QJsonArray{text}}}}});
}

http::Response problem(const Error &error)
{
    switch (error.kind) {
    case Error::Kind::NotFound:
        return problem(404, u"not found"_qs);
    case Error::Kind::Conflict:
        return problem(409, u"a job of this deployment is running"_qs);
    default:
        if (error.cause == Error::Cause::DiskFull)
            return problem(507, u"the disk of the host is full"_qs);
        return problem(500, u"the host cannot use its catalogue: "_qs + error.detail);
    }
}

QString nameProblem(const QString &name)
{
    if (name.trimmed().isEmpty())
        return u"can't be blank"_qs;
    if (name.size() > 200)
        return u"is too long (maximum is 200 characters)"_qs;
    if (std::any_of(name.begin(), name.end(), [](QChar c) { return c.category() == QChar::Other_Control; }))
        return u"has control characters"_qs;
    return {};
}

std::expected<RestoreWish, http::Response> readRestore(const QByteArray &body, const QString &datacenter,
                                                       const QString &version)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(body, &error);
    if (error.error != QJsonParseError::NoError || !document.isObject())
        return std::unexpected(problem(400, u"the body is no JSON object"_qs));
    const QJsonValue wish = document.object().value(u"deployment");
    if (!wish.isObject())
        return std::unexpected(invalid(u"deployment"_qs, u"is missing"_qs));
    const QJsonObject object = wish.toObject();
    const QString name = object.value(u"name").toString();
    if (const QString wrong = nameProblem(name); !wrong.isEmpty())
        return std::unexpected(invalid(u"name"_qs, wrong));
    for (const auto &[field, only] :
         {std::pair{u"datacenter"_qs, datacenter}, std::pair{u"version"_qs, version},
          std::pair{u"cluster_id"_qs, QString()}}) {
        const QJsonValue value = object.value(field);
        const bool left =
            value.isUndefined() || value.isNull() || (value.isString() && value.toString().isEmpty());
        if (!left && value.toString() != only)
            return std::unexpected(invalid(field, u"is not available"_qs));
    }
    return RestoreWish{name};
}

} // namespace kustos::host::compose
