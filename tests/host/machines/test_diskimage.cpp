// SPDX-License-Identifier: GPL-3.0-or-later
#include "host/engines/diskimage.h"
#include "host/engines/diskimageprocess.h"

#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QRandomGenerator>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <csignal>
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <thread>
#include <unistd.h>

using namespace kustos;
using namespace kustos::host;
using namespace Qt::Literals::StringLiterals;

namespace {

QByteArray noise(qsizetype size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    QRandomGenerator(7).fillRange(reinterpret_cast<quint32 *>(bytes.data()), size / 4);
    return bytes;
}

class DiskImage : public testing::Test
{
protected:
    void SetUp() override
    {
        if (QStandardPaths::findExecutable(u"qemu-img"_s).isEmpty())
            GTEST_SKIP() << "qemu-img is not installed";
    }
    QString file(const QString &name) const { return m_directory.filePath(name); }
    QString write(const QString &name, const QByteArray &bytes, qint64 size = 0) const
    {
        QFile out(file(name));
        EXPECT_TRUE(out.open(QIODevice::WriteOnly));
        out.write(bytes);
        if (size > 0)
            out.resize(size);
        return out.fileName();
    }
    //! What a guest would read from it.
    QByteArray content(const QString &image) const
    {
        const QString raw = file(u"content.raw"_s);
        EXPECT_EQ(QProcess::execute(u"qemu-img"_s, {u"convert"_s, u"-O"_s, u"raw"_s, image, raw}), 0);
        QFile in(raw);
        EXPECT_TRUE(in.open(QIODevice::ReadOnly));
        return in.readAll();
    }

    static void ignore(int) {}
    QTemporaryDir m_directory;
};

class ShortOfSpace
{
public:
    explicit ShortOfSpace(rlim_t bytes)
    {
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit less{bytes, m_before.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &less);
    }
    ~ShortOfSpace() { ::setrlimit(RLIMIT_FSIZE, &m_before); }

private:
    rlimit m_before{};
};

} // namespace

TEST(ProgressReader, ReadsWhatQemuImgPrints)
{
    diskimage::ProgressReader reader;
    EXPECT_EQ(reader.take("    (0.00/100%)\r"), 0);
    EXPECT_EQ(reader.take("    (12.34/100%)\r"), 123);
    EXPECT_EQ(reader.take("    (99.99/100%)\r    (100.00/100%)\r"), 1000) << "the newest of two";
    EXPECT_EQ(reader.take("\n"), std::nullopt);
}

TEST(ProgressReader, PiecesCutAnywhere)
{
    const QByteArray text = "    (7.50/100%)\r    (50.00/100%)\r";
    for (qsizetype cut = 0; cut <= text.size(); ++cut) {
        diskimage::ProgressReader reader;
        const auto first = reader.take(QByteArrayView(text).first(cut));
        const auto second = reader.take(QByteArrayView(text).sliced(cut));
        EXPECT_EQ(second.value_or(first.value_or(-1)), 500) << cut;
    }
}

TEST(ProgressReader, NonsenseTellsNothing)
{
    diskimage::ProgressReader reader;
    EXPECT_EQ(reader.take("(x/100%)"), std::nullopt);
    EXPECT_EQ(reader.take("/100%)"), std::nullopt);
    EXPECT_EQ(reader.take(QByteArray(1'000'000, '(')), std::nullopt);
    EXPECT_EQ(reader.take("(20.00/100%)"), 200) << "after a flood, too";
    EXPECT_EQ(reader.take("(999/100%)"), 1000);
}

TEST(DiskImageErrors, WhatSentencesMean)
{
    const auto kind = [](const char *text) { return diskimage::errorFor(text).kind; };
    const auto cause = [](const char *text) { return diskimage::errorFor(text).cause; };
    EXPECT_EQ(cause("qemu-img: error while writing at byte 0: No space left on device\n"),
              Error::Cause::DiskFull);
    EXPECT_EQ(cause("qemu-img: x: File too large"), Error::Cause::DiskFull);
    EXPECT_EQ(kind("qemu-img: Could not open 'a': Failed to get shared \"write\" lock"),
              Error::Kind::Conflict);
    EXPECT_EQ(cause("qemu-img: a: Could not create 'a': Permission denied"), Error::Cause::NotWritable);
    EXPECT_EQ(kind("qemu-img: Could not open 'a': Could not open 'b': No such file or directory"),
              Error::Kind::NotFound);
    EXPECT_EQ(kind("qemu-img: Could not open 'a': Image is not in qcow2 format"), Error::Kind::Rejected);
    EXPECT_EQ(diskimage::errorFor(QByteArray(9000, 'x')).detail.size(), 4096);
}

TEST_F(DiskImage, CopyHasTheSameContentAndTellsHowFarItIs)
{
    const QByteArray bytes = noise(48 << 20);
    const QString source = write(u"disk.raw"_s, bytes, 64 << 20);
    QList<int> told;
    const auto caller = std::this_thread::get_id();
    const auto copied = diskimage::copy(source, u"raw"_s, file(u"copy.qcow2"_s), {}, [&](int permille) {
        EXPECT_EQ(std::this_thread::get_id(), caller);
        told.append(permille);
    });
    ASSERT_TRUE(copied) << copied.error().detail.toStdString();
    EXPECT_EQ(content(file(u"copy.qcow2"_s)), bytes + QByteArray((64 << 20) - bytes.size(), '\0'));
    ASSERT_FALSE(told.isEmpty());
    EXPECT_TRUE(std::is_sorted(told.begin(), told.end()));
    EXPECT_EQ(told.last(), 1000);
    EXPECT_GT(told.size(), 1) << "it is told on the way, not at the end alone";
    EXPECT_EQ(diskimage::virtualBytes(file(u"copy.qcow2"_s), u"qcow2"_s), 64 << 20);
}

TEST_F(DiskImage, CopyStandsWithoutItsBackingChain)
{
    const QString base = write(u"base.raw"_s, noise(1 << 20));
    ASSERT_EQ(QProcess::execute(u"qemu-img"_s, {u"create"_s, u"-q"_s, u"-f"_s, u"qcow2"_s, u"-F"_s, u"raw"_s,
                                                u"-b"_s, base, file(u"top.qcow2"_s)}),
              0);
    ASSERT_TRUE(diskimage::copy(file(u"top.qcow2"_s), u"qcow2"_s, file(u"copy.qcow2"_s), {}, &ignore));
    QFile::remove(base);
    EXPECT_EQ(content(file(u"copy.qcow2"_s)), noise(1 << 20));
}

TEST_F(DiskImage, RawIsRawWhateverTheGuestWrote)
{
    // A guest could write the header of a qcow2 file whose backing file is any file of the host.
    const QString secret = write(u"secret"_s, QByteArray(1 << 20, 's'));
    ASSERT_EQ(QProcess::execute(u"qemu-img"_s, {u"create"_s, u"-q"_s, u"-f"_s, u"qcow2"_s, u"-F"_s, u"raw"_s,
                                                u"-b"_s, secret, file(u"trap.img"_s)}),
              0);
    ASSERT_TRUE(diskimage::copy(file(u"trap.img"_s), u"raw"_s, file(u"copy.qcow2"_s), {}, &ignore));
    EXPECT_FALSE(content(file(u"copy.qcow2"_s)).contains("ssssssssssssssss"));
}

TEST_F(DiskImage, RefusalsBeforeAnythingIsWritten)
{
    const QString source = write(u"disk.raw"_s, noise(4096));
    const auto error = [&](const QString &from, const QString &to) {
        return diskimage::copy(from, u"raw"_s, to, {}, &ignore).error();
    };
    EXPECT_EQ(error(file(u"gone"_s), file(u"t"_s)).kind, Error::Kind::NotFound);
    EXPECT_EQ(error(u"disk.raw"_s, file(u"t"_s)).kind, Error::Kind::Rejected);
    EXPECT_EQ(error(source, u"json:{}"_s).kind, Error::Kind::Rejected);
    EXPECT_EQ(error(source, file(u"no/t"_s)).cause, Error::Cause::NotWritable);
    write(u"there"_s, "mine");
    EXPECT_EQ(error(source, file(u"there"_s)).cause, Error::Cause::TargetExists);
    QFile there(file(u"there"_s));
    ASSERT_TRUE(there.open(QIODevice::ReadOnly));
    EXPECT_EQ(there.readAll(), "mine");
    ASSERT_TRUE(QFile::link(file(u"nowhere"_s), file(u"link"_s)));
    EXPECT_EQ(error(source, file(u"link"_s)).cause, Error::Cause::TargetExists);
    EXPECT_EQ(diskimage::copy(source, u"qcow2"_s, file(u"t"_s), {}, &ignore).error().kind,
              Error::Kind::Rejected)
        << "not in the format that was said";
}

TEST_F(DiskImage, NoRoomForTheCopy)
{
    const QString source = write(u"disk.raw"_s, noise(4 << 20));
    std::signal(SIGXFSZ, SIG_IGN);
    const ShortOfSpace limit(1 << 20);
    const auto copied = diskimage::copy(source, u"raw"_s, file(u"copy.qcow2"_s), {}, &ignore);
    ASSERT_FALSE(copied);
    EXPECT_EQ(copied.error().kind, Error::Kind::Storage) << copied.error().detail.toStdString();
    EXPECT_EQ(copied.error().cause, Error::Cause::DiskFull);
}

TEST_F(DiskImage, StopEndsTheCopy)
{
    const QString source = write(u"disk.raw"_s, noise(64 << 20));
    std::stop_source stop;
    QElapsedTimer since;
    const auto copied =
        diskimage::copy(source, u"raw"_s, file(u"copy.qcow2"_s), stop.get_token(), [&](int permille) {
            if (permille < 900 && !stop.stop_requested()) {
                since.start();
                stop.request_stop();
            }
        });
    ASSERT_FALSE(copied);
    EXPECT_EQ(copied.error().kind, Error::Kind::Cancelled);
    EXPECT_LT(since.elapsed(), 2000);
}

TEST_F(DiskImage, StoppedBeforeItBegan)
{
    std::stop_source stop;
    stop.request_stop();
    const QString source = write(u"disk.raw"_s, noise(4096));
    EXPECT_EQ(
        diskimage::copy(source, u"raw"_s, file(u"copy.qcow2"_s), stop.get_token(), &ignore).error().kind,
        Error::Kind::Cancelled);
    EXPECT_FALSE(QFile::exists(file(u"copy.qcow2"_s)));
}

TEST(DiskImageProcess, OutputErrorsAndCode)
{
    QByteArray output;
    const auto ran = diskimage::runProcess(u"sh"_s, {u"-c"_s, u"printf eins; printf zwei >&2; exit 7"_s}, {},
                                           [&output](QByteArrayView piece) { output.append(piece); });
    ASSERT_TRUE(ran);
    EXPECT_EQ(output, "eins");
    EXPECT_EQ(ran->errors, "zwei");
    EXPECT_EQ(ran->exitCode, 7);
    EXPECT_FALSE(ran->succeeded());
}

TEST(DiskImageProcess, KilledByASignal)
{
    const auto ran = diskimage::runProcess(u"sh"_s, {u"-c"_s, u"kill -9 $$"_s}, {}, [](QByteArrayView) {});
    ASSERT_TRUE(ran);
    EXPECT_EQ(ran->signal, SIGKILL);
    EXPECT_EQ(ran->sentence(), "qemu-img was ended by signal 9");
}

TEST(DiskImageProcess, OneThatIgnoresTheStopIsKilled)
{
    std::stop_source stop;
    const auto ran = diskimage::runProcess(
        u"bash"_s, {u"-c"_s, u"trap '' TERM; echo ready; while :; do read -t 1 <> <(:); done"_s},
        stop.get_token(), [&stop](QByteArrayView) { stop.request_stop(); });
    ASSERT_TRUE(ran);
    EXPECT_EQ(ran->signal, SIGKILL);
}

TEST(DiskImageProcess, BlockedSignalsAreNotInherited)
{
    sigset_t set;
    sigset_t before;
    sigemptyset(&set);
    sigaddset(&set, SIGTERM);
    ::pthread_sigmask(SIG_BLOCK, &set, &before);
    std::stop_source stop;
    const auto ran =
        diskimage::runProcess(u"sh"_s, {u"-c"_s, u"echo ready; exec sleep 60"_s}, stop.get_token(),
                              [&stop](QByteArrayView) { stop.request_stop(); });
    ::pthread_sigmask(SIG_SETMASK, &before, nullptr);
    ASSERT_TRUE(ran);
    EXPECT_EQ(ran->signal, SIGTERM) << "as in the service, whose threads all block it";
}

TEST(DiskImageProcess, MissingProgram)
{
    const auto ran = diskimage::runProcess(u"kustos-no-such-program"_s, {}, {}, [](QByteArrayView) {});
    ASSERT_FALSE(ran);
    EXPECT_EQ(ran.error().kind, Error::Kind::Rejected);
    EXPECT_TRUE(ran.error().detail.contains(u"not installed"));
}
