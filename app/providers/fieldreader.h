// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/json.h"

#include <QList>

#include <memory>
#include <utility>

namespace kustos {

//! Reads many fields of one object and judges once at the end: the first field that is missing or of a wrong
//! type is the error of the whole (see net::JsonObject), named with its way from the outermost object. What
//! is optional and not there is empty.
class FieldReader
{
public:
    explicit FieldReader(net::JsonObject object);

    [[nodiscard]] QString text(const char *field);
    [[nodiscard]] QString optionalText(const char *field);
    //! An id: a text that is not empty, or a whole number written as one.
    [[nodiscard]] QString id(const char *field);
    [[nodiscard]] QString optionalId(const char *field);
    [[nodiscard]] std::optional<qint64> optionalInteger(const char *field, qint64 least = 0,
                                                        qint64 most = std::numeric_limits<qint64>::max());
    [[nodiscard]] std::optional<double> optionalNumber(const char *field, double least, double most);
    [[nodiscard]] std::optional<bool> optionalFlag(const char *field);
    [[nodiscard]] QDateTime time(const char *field); //!< invalid where not told
    //! Judged together with this one. Without any field where it is not there.
    [[nodiscard]] FieldReader object(const char *field);
    [[nodiscard]] QList<FieldReader> objects(const char *field);

    [[nodiscard]] bool has(const char *field) const { return m_object.has(field); }
    //! Also true for null.
    [[nodiscard]] bool names(const char *field) const;
    [[nodiscard]] const QJsonObject &raw() const { return m_object.raw(); }
    void fail(Error::Cause cause, const char *field);

    template <class T> [[nodiscard]] Result<T> judged(T value) const
    {
        if (*m_error)
            return std::unexpected(**m_error);
        return value;
    }

private:
    FieldReader(net::JsonObject object, std::shared_ptr<std::optional<Error>> error, QString way);
    void note(Error error);
    template <class T> [[nodiscard]] T taken(Result<T> found)
    {
        if (found)
            return std::move(*found);
        note(std::move(found.error()));
        return T();
    }

    net::JsonObject m_object;
    std::shared_ptr<std::optional<Error>> m_error;
    QString m_way; //!< "data[3]." before the field's name
};

} // namespace kustos
