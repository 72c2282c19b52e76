// SPDX-License-Identifier: GPL-3.0-or-later
#include "host/sqlite/database.h"

#include "host/sqlite/statement.h"

#include <sqlite3.h>

namespace kustos::host::sqlite {

void Database::Close::operator()(sqlite3 *handle) const
{
    sqlite3_close_v2(handle);
}

Result<Database> Database::open(const QString &name, int flags)
{
    sqlite3 *handle = nullptr;
    const int code = sqlite3_open_v2(name.toUtf8().constData(), &handle, flags, nullptr);
    Database database(handle);
    if (code != SQLITE_OK)
        return std::unexpected(database.error(code));
    sqlite3_extended_result_codes(handle, 1);
    return database;
}

Result<void> Database::execute(const char *sql)
{
    const int code = sqlite3_exec(m_handle.get(), sql, nullptr, nullptr, nullptr);
    if (code != SQLITE_OK)
        return std::unexpected(error(code));
    return {};
}

Result<QString> Database::text(const char *sql)
{
    Statement statement(*this, sql);
    const QString value = statement.next() ? statement.text(0) : QString();
    if (const auto done = statement.done(); !done)
        return std::unexpected(done.error());
    return value;
}

Error Database::error(int code) const
{
    Error error;
    error.kind = Error::Kind::Storage;
    if ((code & 0xff) == SQLITE_FULL)
        error.cause = Error::Cause::DiskFull;
    error.detail = m_handle ? QString::fromUtf8(sqlite3_errmsg(m_handle.get()))
                            : QString::fromUtf8(sqlite3_errstr(code));
    return error;
}

} // namespace kustos::host::sqlite
