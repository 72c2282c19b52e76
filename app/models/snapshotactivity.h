// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/snapshotrow.h"

namespace kustos {

//! Says in the row of a finished snapshot what is being done with it: by an operation of this program, or by
//! a job that somebody else began.
void addActivity(SnapshotRow &row, const MachineRecord &record, const QList<Operation> &operations);

} // namespace kustos
