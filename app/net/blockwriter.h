// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sha256.h"

#include <QtGlobal>

#include <array>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <span>
#include <thread>

namespace kustos::net {

//! Writes a file and hashes the same bytes, each in a thread of its own, while the caller fills the next
//! block: copying from the network, copying into the page cache and hashing cost about the same, and side by
//! side they take the time of one. Bounded: with all blocks full the caller waits. For one calling thread.
class BlockWriter
{
public:
    static constexpr qsizetype blockSize = 512 * 1024;

    //! Continues the file at `offset` with `hash` of what is before. The descriptor outlives this object.
    BlockWriter(int descriptor, qint64 offset, Sha256 hash);
    //! Waits for the whole blocks that were taken; what is less than one is written by drain() only.
    ~BlockWriter();
    Q_DISABLE_COPY_MOVE(BlockWriter)

    [[nodiscard]] std::span<char> space() const; //!< where the next bytes are to be put, never empty
    //! So many were put there. 0, or the errno of a write that failed before: nothing more is written then.
    [[nodiscard]] int take(qsizetype count);
    //! Waits until everything taken is in the file and hashed. As take().
    [[nodiscard]] int drain();

    //! Bytes of the file; those of a failed write that reached it are among them. After drain().
    [[nodiscard]] qint64 size() const { return m_offset; }
    //! Of what was taken. After drain(); it is that of the file only where nothing failed.
    [[nodiscard]] const Sha256 &hash() const { return m_hash; }

private:
    struct Block
    {
        std::unique_ptr<char[]> bytes;
        qsizetype count = 0;
    };
    static constexpr size_t blocks = 4;
    using Work = void (BlockWriter::*)(const Block &);

    void begin();
    void submit();
    void run(quint64 BlockWriter::*done, Work work);
    void write(const Block &block);
    void add(const Block &block);
    [[nodiscard]] quint64 slowest() const; //!< with the mutex held
    [[nodiscard]] Block &current() { return m_blocks[static_cast<size_t>(m_submitted % blocks)]; }

    const int m_descriptor;
    qint64 m_offset; //!< the writing thread's until drained
    Sha256 m_hash;   //!< the hashing thread's until drained
    std::array<Block, blocks> m_blocks;
    qsizetype m_filled = 0; //!< of the current block

    std::mutex m_mutex;
    std::condition_variable m_changed;
    quint64 m_submitted = 0; //!< blocks, since the start; these counters and the error under the mutex
    quint64 m_written = 0;
    quint64 m_hashed = 0;
    int m_error = 0;
    bool m_ends = false;
    std::thread m_writing;
    std::thread m_hashing;
};

} // namespace kustos::net
