// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <functional>
#include <optional>
#include <stop_token>

//! Disk images by way of qemu-img. Both calls block. Errors: NotFound (no such image), Conflict (a running
//! machine writes to it), Storage with cause DiskFull, NotWritable or TargetExists, Cancelled, Rejected with
//! qemu-img's sentence.
namespace kustos::host::diskimage {

//! Copies an image and its whole backing chain into a new qcow2 file that stands alone. `format` is never
//! guessed: a guest could write the header of another one into a raw disk and so name any file of the host.
//! The target's remains after a failure are the caller's. `progress` gets 0..1000, rising, in the calling
//! thread.
[[nodiscard]] Result<void> copy(const QString &source, const QString &format, const QString &target,
                                std::stop_token stop, const std::function<void(int permille)> &progress);

//! What a guest sees as the size of its disk.
[[nodiscard]] Result<qint64> virtualBytes(const QString &path, const QString &format);

//! Reads what `qemu-img convert -p` prints: "    (12.34/100%)\r", again and again, cut anywhere.
class ProgressReader
{
public:
    //! The newest figure, 0..1000; nothing where no new one is whole.
    [[nodiscard]] std::optional<int> take(QByteArrayView piece);

private:
    QByteArray m_rest;
};

//! What qemu-img's sentence means.
[[nodiscard]] Error errorFor(const QByteArray &sentence);

} // namespace kustos::host::diskimage
