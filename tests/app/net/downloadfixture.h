// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/downloader.h"
#include "support/await.h"
#include "support/steps.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <gtest/gtest.h>
#include <optional>
#include <vector>

namespace kustos::test {

inline net::DownloadLimits shortLimits()
{
    return {600ms, 400ms, 60s, 5ms, 5};
}

//! A server with a file of 3 MiB and a downloader with short limits.
class DownloadFixture : public ::testing::Test
{
protected:
    net::DownloadRequest request()
    {
        net::DownloadRequest made;
        made.url = cloud.url(QStringLiteral("/download/f?signature=CANARY"));
        made.directory = folder.path();
        made.fileName = QStringLiteral("db.sqlite");
        made.identity = QStringLiteral("backup-1");
        made.size = ByteSize(body.size());
        made.sha256 = body.sha256();
        return made;
    }

    Result<net::DownloadedFile> fetch(net::DownloadRequest made)
    {
        progress.clear();
        return await(downloader.fetch(std::move(made), {},
                                      [this](net::DownloadProgress step) { progress.push_back(step); }),
                     60s);
    }
    Error failureOf(net::DownloadRequest made)
    {
        const auto file = fetch(std::move(made));
        EXPECT_FALSE(file.has_value());
        return file ? Error{} : file.error();
    }

    QString target() const { return folder.filePath(QStringLiteral("db.sqlite")); }
    QString part() const { return target() + QStringLiteral(".part"); }
    QString sidecar() const { return target() + QStringLiteral(".part.json"); }
    static QByteArray bytesOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(cannot be read)");
    }
    static void put(const QString &path, const QByteArray &bytes)
    {
        QFile file(path);
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
        ASSERT_EQ(file.write(bytes), bytes.size());
    }
    QStringList names() const
    {
        return QDir(folder.path())
            .entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
    }
    void expectComplete(const Result<net::DownloadedFile> &file)
    {
        ASSERT_TRUE(file.has_value())
            << "kind " << int(file.error().kind) << " cause " << int(file.error().cause);
        EXPECT_EQ(file->path, target());
        EXPECT_EQ(file->size, ByteSize(body.size()));
        EXPECT_EQ(file->sha256, body.sha256());
        EXPECT_TRUE(bytesOf(target()) == body.at(0, body.size()));
        EXPECT_EQ(names(), QStringList{QStringLiteral("db.sqlite")});
    }

    FakeCloud cloud;
    SeededBody body{3 * 1024 * 1024 + 17, 1};
    QTemporaryDir folder;
    net::Downloader downloader{shortLimits()};
    std::vector<net::DownloadProgress> progress;
};

} // namespace kustos::test
