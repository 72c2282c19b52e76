// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <compare>

namespace kustos {

//! A number of bytes; never negative.
class ByteSize
{
public:
    constexpr ByteSize() = default;
    constexpr explicit ByteSize(qint64 bytes)
        : m_bytes(bytes < 0 ? 0 : bytes)
    {
    }

    [[nodiscard]] constexpr qint64 bytes() const { return m_bytes; }
    friend constexpr auto operator<=>(const ByteSize &, const ByteSize &) = default;

private:
    qint64 m_bytes = 0;
};

//! Progress in thousandths; whole arithmetic that neither overflows near 2^63 nor leaves 0..1000.
[[nodiscard]] constexpr int permille(qint64 done, qint64 total)
{
    if (total <= 0 || done <= 0)
        return 0;
    if (done >= total)
        return 1000;
    constexpr qint64 safe = Q_INT64_C(9'000'000'000'000'000);
    const qint64 part = done < safe ? done * 1000 / total : done / (total / 1000);
    return static_cast<int>(part < 1000 ? part : 999);
}

} // namespace kustos
