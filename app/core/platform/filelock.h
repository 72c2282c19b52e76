// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <utility>

namespace kustos::platform {

//! An exclusive lock that the kernel gives back when the process ends, however it ends.
class FileLock
{
public:
    //! Empty where somebody else holds it or the file cannot be made (0600).
    [[nodiscard]] static std::optional<FileLock> tryTake(const QString &path);
    //! The same with the reason: Conflict where somebody else holds it, Storage where the file cannot be
    //! made.
    [[nodiscard]] static Result<FileLock> take(const QString &path);

    //! Replaces the content of the locked file, for those who ask who holds it.
    [[nodiscard]] Result<void> note(const QByteArray &text) const;

    FileLock(FileLock &&other) noexcept
        : m_descriptor(std::exchange(other.m_descriptor, -1))
    {
    }
    FileLock &operator=(FileLock &&other) noexcept
    {
        std::swap(m_descriptor, other.m_descriptor);
        return *this;
    }
    ~FileLock();

private:
    explicit FileLock(int descriptor)
        : m_descriptor(descriptor)
    {
    }
    int m_descriptor = -1;
};

} // namespace kustos::platform
