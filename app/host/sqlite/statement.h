// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "host/sqlite/database.h"

#include <QDateTime>

struct sqlite3_stmt;

namespace kustos::host::sqlite {

//! One prepared statement. The first error sticks: next() is false from then on and done() tells it.
class Statement
{
public:
    Statement(const Database &database, const char *sql);

    //! Binds the next parameter, from the left.
    Statement &bind(const QString &text);
    Statement &bind(qint64 number);
    Statement &bind(const QDateTime &moment); //!< milliseconds since 1970; NULL where invalid

    //! Steps to the next row; false at the end and after an error.
    [[nodiscard]] bool next();
    //! Runs a statement without rows to its end.
    [[nodiscard]] Result<void> run();
    [[nodiscard]] Result<void> done() const;

    [[nodiscard]] QString text(int column) const;
    [[nodiscard]] qint64 number(int column) const;
    [[nodiscard]] QDateTime moment(int column) const; //!< UTC; invalid where NULL

private:
    struct Finalize
    {
        void operator()(sqlite3_stmt *statement) const;
    };
    void note(int code);

    const Database &m_database;
    std::unique_ptr<sqlite3_stmt, Finalize> m_statement;
    std::optional<Error> m_error;
    int m_bound = 0;
};

} // namespace kustos::host::sqlite
