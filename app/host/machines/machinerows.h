// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "host/machines/machinerecords.h"
#include "host/sqlite/statement.h"

#include <QList>

//! The columns that read() below wants, in this order.
#define SNAPSHOT_COLUMNS                                                                                     \
    "number, id, machine, name, state, live, created_at, bytes, virtual_bytes, sha256, domain_xml"
#define JOB_COLUMNS                                                                                          \
    "number, machine, kind, state, phase, snapshot, argument, was_running, live, created, bytes_done, "      \
    "bytes_total, code, detail, created_at, started_at, ended_at, deadline"

namespace kustos::host {

void read(const sqlite::Statement &row, SnapshotRecord &record);
void read(const sqlite::Statement &row, SnapshotDisk &disk); //!< target, virtual_bytes, boot, bytes, sha256
void read(const sqlite::Statement &row, MachineJobRecord &record);

template <class Record> Result<QList<Record>> all(sqlite::Statement &statement)
{
    QList<Record> records;
    while (statement.next()) {
        Record record;
        read(statement, record);
        records.append(std::move(record));
    }
    if (const auto done = statement.done(); !done)
        return std::unexpected(done.error());
    return records;
}

template <class Record> Result<Record> one(sqlite::Statement &statement)
{
    auto found = all<Record>(statement);
    if (!found)
        return std::unexpected(found.error());
    if (found->isEmpty())
        return failure(Error::Kind::NotFound);
    return found->takeFirst();
}

} // namespace kustos::host
