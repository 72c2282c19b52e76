// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/blockwriter.h"

#include <algorithm>
#include <cerrno>
#include <system_error>
#include <unistd.h>

namespace kustos::net {

BlockWriter::BlockWriter(int descriptor, qint64 offset, Sha256 hash)
    : m_descriptor(descriptor)
    , m_offset(offset)
    , m_hash(std::move(hash))
{
    current().bytes = std::make_unique_for_overwrite<char[]>(blockSize);
}

BlockWriter::~BlockWriter()
{
    {
        const std::lock_guard lock(m_mutex);
        m_ends = true;
    }
    m_changed.notify_all();
    for (std::thread *thread : {&m_writing, &m_hashing}) {
        if (thread->joinable())
            thread->join();
    }
}

std::span<char> BlockWriter::space() const
{
    const Block &block = m_blocks[static_cast<size_t>(m_submitted % blocks)];
    return {block.bytes.get() + m_filled, static_cast<size_t>(blockSize - m_filled)};
}

int BlockWriter::take(qsizetype count)
{
    m_filled += count;
    if (m_filled == blockSize)
        submit();
    const std::lock_guard lock(m_mutex);
    return m_error;
}

int BlockWriter::drain()
{
    if (m_filled > 0)
        submit();
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return slowest() == m_submitted; });
    return m_error;
}

void BlockWriter::begin()
{
    // Small files never get here and cost no thread.
    try {
        m_writing = std::thread(&BlockWriter::run, this, &BlockWriter::m_written, &BlockWriter::write);
        m_hashing = std::thread(&BlockWriter::run, this, &BlockWriter::m_hashed, &BlockWriter::add);
    } catch (const std::system_error &) {
        if (m_writing.joinable()) {
            {
                const std::lock_guard lock(m_mutex);
                m_ends = true;
            }
            m_changed.notify_all();
            m_writing.join();
        }
        // No thread is to be had: submit() does the work itself.
    }
}

void BlockWriter::submit()
{
    Block &block = current();
    block.count = std::exchange(m_filled, 0);
    if (m_submitted == 0 && block.count == blockSize)
        begin();
    if (!m_writing.joinable()) {
        write(block);
        add(block);
        const std::lock_guard lock(m_mutex);
        m_written = m_hashed = ++m_submitted;
    } else {
        std::unique_lock lock(m_mutex);
        ++m_submitted;
        m_changed.notify_all();
        m_changed.wait(lock, [this] { return m_submitted - slowest() < blocks; });
    }
    if (!current().bytes)
        current().bytes = std::make_unique_for_overwrite<char[]>(blockSize);
}

quint64 BlockWriter::slowest() const
{
    return std::min(m_written, m_hashed);
}

void BlockWriter::run(quint64 BlockWriter::*done, Work work)
{
    std::unique_lock lock(m_mutex);
    for (;;) {
        m_changed.wait(lock, [&] { return this->*done < m_submitted || m_ends; });
        if (this->*done == m_submitted)
            return;
        const Block &block = m_blocks[static_cast<size_t>(this->*done % blocks)];
        lock.unlock();
        (this->*work)(block);
        lock.lock();
        ++(this->*done);
        m_changed.notify_all();
    }
}

void BlockWriter::write(const Block &block)
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_error != 0)
            return;
    }
    for (qsizetype done = 0; done < block.count;) {
        const ssize_t n = ::pwrite(m_descriptor, block.bytes.get() + done,
                                   static_cast<size_t>(block.count - done), m_offset);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0) {
            const int number = n < 0 ? errno : ENOSPC;
            const std::lock_guard lock(m_mutex);
            m_error = number;
            return;
        }
        done += n;
        m_offset += n;
    }
}

void BlockWriter::add(const Block &block)
{
    m_hash.add(QByteArrayView(block.bytes.get(), block.count));
}

} // namespace kustos::net
