// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <QByteArray>
#include <QString>

#include <memory>

struct sqlite3;

namespace kustos::host::sqlite {

//! One open SQLite connection, used by one thread at a time.
class Database
{
public:
    //! `flags` as for sqlite3_open_v2; `name` is a path, or a file: URI where SQLITE_OPEN_URI is among them.
    [[nodiscard]] static Result<Database> open(const QString &name, int flags);

    //! Runs statements whose rows nobody wants.
    [[nodiscard]] Result<void> execute(const char *sql);
    //! First column of the first row as text; empty where there is no row.
    [[nodiscard]] Result<QString> text(const char *sql);

    [[nodiscard]] sqlite3 *handle() const { return m_handle.get(); }
    //! The Storage error of the last call; DiskFull where SQLite says so.
    [[nodiscard]] Error error(int code) const;

private:
    struct Close
    {
        void operator()(sqlite3 *handle) const;
    };
    explicit Database(sqlite3 *handle)
        : m_handle(handle)
    {
    }
    std::unique_ptr<sqlite3, Close> m_handle;
};

} // namespace kustos::host::sqlite
