// SPDX-License-Identifier: GPL-3.0-or-later
#include "host/sqlite/statement.h"

#include <sqlite3.h>

namespace kustos::host::sqlite {

namespace {

// SQLITE_TRANSIENT is a C cast of -1 to a function pointer; SQLite copies the bytes when it sees it.
sqlite3_destructor_type transient()
{
    return reinterpret_cast<sqlite3_destructor_type>(static_cast<std::intptr_t>(-1));
}

} // namespace

void Statement::Finalize::operator()(sqlite3_stmt *statement) const
{
    sqlite3_finalize(statement);
}

Statement::Statement(const Database &database, const char *sql)
    : m_database(database)
{
    sqlite3_stmt *statement = nullptr;
    note(sqlite3_prepare_v2(database.handle(), sql, -1, &statement, nullptr));
    m_statement.reset(statement);
}

void Statement::note(int code)
{
    if (code != SQLITE_OK && !m_error)
        m_error = m_database.error(code);
}

Statement &Statement::bind(const QString &text)
{
    const QByteArray bytes = text.toUtf8();
    if (m_statement)
        note(sqlite3_bind_text(m_statement.get(), ++m_bound, bytes.constData(),
                               static_cast<int>(bytes.size()), transient()));
    return *this;
}

Statement &Statement::bind(qint64 number)
{
    if (m_statement)
        note(sqlite3_bind_int64(m_statement.get(), ++m_bound, number));
    return *this;
}

Statement &Statement::bind(const QDateTime &moment)
{
    if (moment.isValid())
        return bind(moment.toMSecsSinceEpoch());
    if (m_statement)
        note(sqlite3_bind_null(m_statement.get(), ++m_bound));
    return *this;
}

bool Statement::next()
{
    if (m_error || !m_statement)
        return false;
    const int code = sqlite3_step(m_statement.get());
    if (code != SQLITE_ROW && code != SQLITE_DONE)
        note(code);
    return code == SQLITE_ROW;
}

Result<void> Statement::run()
{
    while (next()) {
    }
    return done();
}

Result<void> Statement::done() const
{
    if (m_error)
        return std::unexpected(*m_error);
    return {};
}

QString Statement::text(int column) const
{
    const void *bytes = sqlite3_column_text(m_statement.get(), column);
    return QString::fromUtf8(static_cast<const char *>(bytes),
                             sqlite3_column_bytes(m_statement.get(), column));
}

qint64 Statement::number(int column) const
{
    return sqlite3_column_int64(m_statement.get(), column);
}

QDateTime Statement::moment(int column) const
{
    if (sqlite3_column_type(m_statement.get(), column) == SQLITE_NULL)
        return {};
    return QDateTime::fromMSecsSinceEpoch(number(column), Qt::UTC);
}

} // namespace kustos::host::sqlite
