// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QIODevice>

#include <algorithm>
#include <cstring>

namespace kustos::net {

//! A request body that can be read once. Qt 6.4 sends a mutating request again by itself when the peer drops
//! the connection without an answer; it cannot where the body does not rewind, and then reports it instead.
class BodyDevice final : public QIODevice
{
public:
    explicit BodyDevice(QByteArray bytes)
        : m_bytes(std::move(bytes))
    {
        open(ReadOnly | Unbuffered);
    }

    [[nodiscard]] bool isSequential() const override { return true; }
    [[nodiscard]] bool atEnd() const override { return m_taken == m_bytes.size(); }
    [[nodiscard]] qint64 bytesAvailable() const override { return m_bytes.size() - m_taken; }
    bool seek(qint64 /*position*/) override { return false; }
    bool reset() override { return false; }
    [[nodiscard]] bool touched() const { return m_touched; }

protected:
    qint64 readData(char *data, qint64 wanted) override
    {
        m_touched = true;
        const qint64 part = std::min<qint64>(wanted, m_bytes.size() - m_taken);
        if (part <= 0)
            return -1;
        std::memcpy(data, m_bytes.constData() + m_taken, static_cast<size_t>(part));
        m_taken += part;
        return part;
    }
    qint64 writeData(const char * /*data*/, qint64 /*size*/) override { return -1; }

private:
    QByteArray m_bytes;
    qint64 m_taken = 0;
    bool m_touched = false;
};

} // namespace kustos::net
