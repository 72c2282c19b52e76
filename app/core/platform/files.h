// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <QByteArray>
#include <QString>

namespace kustos::platform {

//! Forces a file's bytes, or a directory's entries, to the disk.
[[nodiscard]] Result<void> syncFile(int descriptor);
[[nodiscard]] Result<void> syncDirectory(const QString &path);

//! Renames without ever replacing: Storage/TargetExists where `to` is there. Both on one file system.
[[nodiscard]] Result<void> renameNoReplace(const QString &from, const QString &to);

//! Writes a whole small file so that a crash leaves the old or the new one: temporary file 0600, fsync,
//! rename, fsync of the directory. A symbolic link or a file of somebody else in its place is refused
//! (Storage/NotWritable).
[[nodiscard]] Result<void> writePrivateFile(const QString &path, const QByteArray &bytes);

//! Reads a whole file of at most `limit` bytes; a longer one is Storage/TooLarge, a missing one NotFound, a
//! pipe Storage.
[[nodiscard]] Result<QByteArray> readFile(const QString &path, qint64 limit);

//! Makes a directory and its parents, the new ones 0700.
[[nodiscard]] Result<void> makePrivateDirectory(const QString &path);

//! The Storage error that fits an errno (DiskFull, NotWritable, TargetExists), detail = the system's
//! sentence.
[[nodiscard]] Error storageError(int number, const QString &path);

} // namespace kustos::platform
