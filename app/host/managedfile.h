// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <QByteArray>
#include <QString>

namespace kustos::host {

//! How the window of the same user finds a managed host: $XDG_RUNTIME_DIR/kustos/host-<16 hex>.json, 0600,
//! with address and token. The 16 digits are the beginning of the SHA-256 of the canonical state directory.
//! Removed when this ends.
class ManagedFile
{
public:
    [[nodiscard]] static Result<ManagedFile> write(const QString &stateDirectory, const QString &base,
                                                   const QByteArray &token, const QString &version);
    //! Storage where XDG_RUNTIME_DIR is not set.
    [[nodiscard]] static Result<QString> pathFor(const QString &stateDirectory);

    ManagedFile(ManagedFile &&other) noexcept
        : m_path(std::exchange(other.m_path, {}))
    {
    }
    ManagedFile &operator=(ManagedFile &&other) noexcept
    {
        std::swap(m_path, other.m_path);
        return *this;
    }
    ~ManagedFile();

private:
    explicit ManagedFile(QString path)
        : m_path(std::move(path))
    {
    }
    QString m_path;
};

} // namespace kustos::host
