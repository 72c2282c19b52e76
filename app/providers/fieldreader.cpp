// SPDX-License-Identifier: GPL-3.0-or-later
#include "providers/fieldreader.h"

namespace kustos {

FieldReader::FieldReader(net::JsonObject object)
    : FieldReader(std::move(object), std::make_shared<std::optional<Error>>(), QString())
{
}

FieldReader::FieldReader(net::JsonObject object, std::shared_ptr<std::optional<Error>> error, QString way)
    : m_object(std::move(object))
    , m_error(std::move(error))
    , m_way(std::move(way))
{
}

void FieldReader::note(Error error)
{
    if (*m_error)
        return;
    error.detail.prepend(m_way);
    m_error->emplace(std::move(error));
}

void FieldReader::fail(Error::Cause cause, const char *field)
{
    note(Error{Error::Kind::Protocol, cause, 0, QString::fromLatin1(field), std::nullopt});
}

QString FieldReader::text(const char *field)
{
    return taken(m_object.text(field));
}

QString FieldReader::optionalText(const char *field)
{
    return taken(m_object.optionalText(field)).value_or(QString());
}

QString FieldReader::optionalId(const char *field)
{
    if (!raw().value(QLatin1StringView(field)).isDouble())
        return optionalText(field);
    const auto number = optionalInteger(field);
    return number ? QString::number(*number) : QString();
}

QString FieldReader::id(const char *field)
{
    const QString found = optionalId(field);
    if (found.isEmpty())
        fail(Error::Cause::MissingField, field); // a wrong type was noted before and stays
    return found;
}

std::optional<qint64> FieldReader::optionalInteger(const char *field, qint64 least, qint64 most)
{
    return taken(m_object.optionalInteger(field, least, most));
}

std::optional<double> FieldReader::optionalNumber(const char *field, double least, double most)
{
    if (!has(field))
        return std::nullopt;
    const QJsonValue found = raw().value(QLatin1StringView(field));
    const double number = found.toDouble(least - 1);
    if (!found.isDouble() || number < least || number > most) {
        fail(Error::Cause::BadJson, field);
        return std::nullopt;
    }
    return number;
}

std::optional<bool> FieldReader::optionalFlag(const char *field)
{
    return taken(m_object.optionalFlag(field));
}

QDateTime FieldReader::time(const char *field)
{
    return taken(m_object.optionalTime(field)).value_or(QDateTime());
}

FieldReader FieldReader::object(const char *field)
{
    auto found = taken(m_object.optionalObject(field)).value_or(net::JsonObject(QJsonObject()));
    return {std::move(found), m_error, m_way + QLatin1String(field) + QLatin1Char('.')};
}

QList<FieldReader> FieldReader::objects(const char *field)
{
    QList<FieldReader> list;
    for (net::JsonObject &row : taken(m_object.objects(field))) {
        const QString place = QStringLiteral("%1[%2].").arg(QLatin1String(field)).arg(list.size());
        list.append(FieldReader(std::move(row), m_error, m_way + place));
    }
    return list;
}

bool FieldReader::names(const char *field) const
{
    return raw().contains(QLatin1StringView(field));
}

} // namespace kustos
