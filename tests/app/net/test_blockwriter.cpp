// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/blockwriter.h"

#include <QFile>
#include <QTemporaryDir>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <gtest/gtest.h>
#include <unistd.h>

namespace kustos::net {
namespace {

//! Bytes that differ from block to block, so that an exchanged one shows.
QByteArray pattern(qsizetype size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    quint32 state = 1;
    for (char &byte : bytes) {
        state = state * 1'664'525U + 1'013'904'223U;
        byte = static_cast<char>(state >> 24U);
    }
    return bytes;
}

QByteArray hashOf(const QByteArray &bytes)
{
    Sha256 hash;
    hash.add(bytes);
    return hash.hex();
}

//! Puts all of it, at most `step` bytes at a time. The first error.
int put(BlockWriter &writer, const QByteArray &bytes, qsizetype step)
{
    for (qsizetype at = 0; at < bytes.size();) {
        const auto space = writer.space();
        EXPECT_FALSE(space.empty());
        const qsizetype n = std::min({step, bytes.size() - at, static_cast<qsizetype>(space.size())});
        std::memcpy(space.data(), bytes.constData() + at, static_cast<size_t>(n));
        at += n;
        if (const int error = writer.take(n); error != 0)
            return error;
    }
    return 0;
}

class BlockWriterTest : public testing::Test
{
protected:
    void SetUp() override
    {
        path = folder.filePath(QStringLiteral("file"));
        descriptor = ::open(path.toLocal8Bit().constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
        ASSERT_GE(descriptor, 0);
    }
    void TearDown() override { ::close(descriptor); }
    [[nodiscard]] QByteArray content() const
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("unreadable");
    }

    QTemporaryDir folder;
    QString path;
    int descriptor = -1;
};

TEST_F(BlockWriterTest, WhatIsTakenIsInTheFileAndHashedWhateverItsSize)
{
    for (const qsizetype size :
         {qsizetype(0), qsizetype(1), BlockWriter::blockSize - 1, BlockWriter::blockSize,
          BlockWriter::blockSize + 1, 9 * BlockWriter::blockSize + 7}) {
        ASSERT_EQ(::ftruncate(descriptor, 0), 0);
        const QByteArray bytes = pattern(size);
        BlockWriter writer(descriptor, 0, Sha256());
        ASSERT_EQ(put(writer, bytes, 77'777), 0);
        ASSERT_EQ(writer.drain(), 0);
        EXPECT_EQ(writer.size(), size);
        EXPECT_EQ(writer.hash().hex(), hashOf(bytes)) << size;
        EXPECT_TRUE(content() == bytes) << size;
    }
}

TEST_F(BlockWriterTest, GoesOnBehindWhatIsThereWithItsHash)
{
    const QByteArray bytes = pattern(3 * BlockWriter::blockSize);
    const QByteArray first = bytes.left(1'234'567);
    ASSERT_EQ(::pwrite(descriptor, first.constData(), static_cast<size_t>(first.size()), 0), first.size());
    Sha256 hash;
    hash.add(first);
    BlockWriter writer(descriptor, first.size(), std::move(hash));
    ASSERT_EQ(put(writer, bytes.mid(first.size()), 300'000), 0);
    ASSERT_EQ(writer.drain(), 0);
    EXPECT_EQ(writer.size(), bytes.size());
    EXPECT_EQ(writer.hash().hex(), hashOf(bytes));
    EXPECT_TRUE(content() == bytes);
}

TEST_F(BlockWriterTest, CanBeDrainedAndFilledAgain)
{
    const QByteArray bytes = pattern(4 * BlockWriter::blockSize + 1);
    BlockWriter writer(descriptor, 0, Sha256());
    for (qsizetype at = 0; at < bytes.size(); at += 400'000) {
        ASSERT_EQ(put(writer, bytes.mid(at, 400'000), 400'000), 0);
        ASSERT_EQ(writer.drain(), 0);
        EXPECT_EQ(QByteArrayView(content()).size(), std::min<qsizetype>(at + 400'000, bytes.size()));
    }
    EXPECT_EQ(writer.drain(), 0) << "nothing new is no error";
    EXPECT_EQ(writer.hash().hex(), hashOf(bytes));
    EXPECT_TRUE(content() == bytes);
}

TEST_F(BlockWriterTest, AFullDiskIsToldAndNothingHangs)
{
    const int full = ::open("/dev/full", O_WRONLY | O_CLOEXEC);
    ASSERT_GE(full, 0);
    {
        BlockWriter writer(full, 0, Sha256());
        const QByteArray bytes = pattern(40 * BlockWriter::blockSize);
        EXPECT_EQ(put(writer, bytes, BlockWriter::blockSize), ENOSPC) << "long before everything was taken";
        EXPECT_EQ(writer.drain(), ENOSPC);
        EXPECT_EQ(writer.size(), 0);
        EXPECT_EQ(writer.take(1), ENOSPC) << "an error stays";
    }
    BlockWriter small(full, 0, Sha256());
    EXPECT_EQ(put(small, "abc", 3), 0) << "not tried yet";
    EXPECT_EQ(small.drain(), ENOSPC);
    ::close(full);
}

TEST_F(BlockWriterTest, TheEndWaitsForWhatWasTaken)
{
    const QByteArray bytes = pattern(3 * BlockWriter::blockSize);
    {
        BlockWriter writer(descriptor, 0, Sha256());
        ASSERT_EQ(put(writer, bytes, BlockWriter::blockSize), 0);
    }
    EXPECT_TRUE(content() == bytes);
}

} // namespace
} // namespace kustos::net
