// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/seededbody.h"

#include "core/sha256.h"

#include <algorithm>
#include <cstring>
#include <random>

namespace kustos::test {

namespace {

// Not a multiple of any block size in use, so that a piece at a wrong place never has the right bytes.
constexpr qsizetype blockSize = 1024 * 1024 + 7;

} // namespace

SeededBody::SeededBody(qint64 size, quint64 seed)
    : m_size(size)
{
    std::mt19937_64 random(seed);
    m_block.resize(blockSize + 1);
    for (qsizetype i = 0; i + 8 <= m_block.size(); i += 8) {
        const quint64 word = random();
        std::memcpy(m_block.data() + i, &word, sizeof word);
    }
    m_block.resize(blockSize);
}

QByteArray SeededBody::at(qint64 offset, qint64 length) const
{
    length = std::clamp<qint64>(length, 0, m_size - offset);
    QByteArray bytes(length, Qt::Uninitialized);
    qint64 done = 0;
    while (done < length) {
        const qint64 number = (offset + done) / blockSize;
        const qint64 within = (offset + done) % blockSize;
        const qint64 part = std::min<qint64>(length - done, blockSize - within);
        std::memcpy(bytes.data() + done, m_block.constData() + within, static_cast<size_t>(part));
        // Every repetition starts with its own number, so that no two are alike.
        if (within < 8) {
            const auto *mark = reinterpret_cast<const char *>(&number);
            const qint64 marked = std::min<qint64>(8 - within, part);
            std::memcpy(bytes.data() + done, mark + within, static_cast<size_t>(marked));
        }
        done += part;
    }
    return bytes;
}

QByteArray SeededBody::sha256() const
{
    Sha256 hash;
    for (qint64 offset = 0; offset < m_size; offset += blockSize)
        hash.add(at(offset, blockSize));
    return hash.hex();
}

} // namespace kustos::test
