// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

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

    FileLock(FileLock &&other) noexcept : m_descriptor(std::exchange(other.m_descriptor, -1)) {}
    FileLock &operator=(FileLock &&other) noexcept
    {
        std::swap(m_descriptor, other.m_descriptor);
        return *this;
    }
    ~FileLock();

private:
    explicit FileLock(int descriptor) : m_descriptor(descriptor) {}
    int m_descriptor = -1;
};

} // namespace kustos::platform
