// SPDX-License-Identifier: GPL-3.0-or-later
#include "host/machines/machinerows.h"

namespace kustos::host {

using sqlite::Statement;

void read(const Statement &row, SnapshotRecord &record)
{
    record.number = static_cast<int>(row.number(0));
    record.id = SnapshotId(row.text(1));
    record.machine = MachineId(row.text(2));
    record.name = row.text(3);
    record.state = static_cast<SnapshotRecord::State>(row.number(4));
    record.live = row.number(5) != 0;
    record.createdAt = row.moment(6);
    record.bytes = row.number(7);
    record.virtualBytes = row.number(8);
    record.sha256 = row.text(9).toLatin1();
    record.domainXml = row.text(10).toUtf8();
}

void read(const Statement &row, SnapshotDisk &disk)
{
    disk = {row.text(0), row.number(1), row.number(2) != 0, row.number(3), row.text(4).toLatin1()};
}

void read(const Statement &row, MachineJobRecord &record)
{
    record.number = static_cast<int>(row.number(0));
    record.id = JobId(QStringLiteral("j-%1").arg(record.number));
    record.machine = MachineId(row.text(1));
    record.kind = static_cast<MachineJobRecord::Kind>(row.number(2));
    record.state = static_cast<MachineJobRecord::State>(row.number(3));
    record.phase = static_cast<MachineJobRecord::Phase>(row.number(4));
    record.snapshot = SnapshotId(row.text(5));
    record.argument = row.text(6);
    record.wasRunning = row.number(7) != 0;
    record.live = row.number(8) != 0;
    record.created = MachineId(row.text(9));
    record.bytesDone = row.number(10);
    record.bytesTotal = row.number(11);
    record.code = row.text(12);
    record.detail = row.text(13);
    record.createdAt = row.moment(14);
    record.startedAt = row.moment(15);
    record.endedAt = row.moment(16);
    record.deadline = row.moment(17);
}

} // namespace kustos::host
