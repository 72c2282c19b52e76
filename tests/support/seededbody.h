// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QtGlobal>

namespace kustos::test {

//! A body of any size whose bytes follow from a seed, without memory or disk for it.
class SeededBody
{
public:
    SeededBody(qint64 size, quint64 seed);

    [[nodiscard]] qint64 size() const { return m_size; }
    //! The bytes from `offset` on, at most `length` of them.
    [[nodiscard]] QByteArray at(qint64 offset, qint64 length) const;
    [[nodiscard]] QByteArray sha256() const; //!< lower-case hex; walks through the whole body

private:
    qint64 m_size;
    QByteArray m_block;
};

} // namespace kustos::test
