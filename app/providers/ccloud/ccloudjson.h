// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/virtualmachine.h"
#include "providers/fieldreader.h"

//! Single objects of the ccloud³ dialect; see ccloudapi.h for whole answers. What is wrong with one is kept
//! in the reader. Words of an enumeration that are not known are Unknown and kept raw.
namespace kustos::ccloud::json {

[[nodiscard]] VirtualMachine machine(FieldReader &server);
[[nodiscard]] Snapshot snapshot(FieldReader &snapshot);
[[nodiscard]] MachineJob job(FieldReader &job);
//! {"id", "job_id", "action"}: what an asynchronous request answers.
[[nodiscard]] MachineJob accepted(FieldReader &accepted);

[[nodiscard]] VirtualMachine::State machineState(const QString &word);

//! Two clients disagree whether sizes are bytes or units of `unit` bytes: what is at least 2^26 is bytes.
[[nodiscard]] ByteSize sizeByMagnitude(qint64 number, qint64 unit);

} // namespace kustos::ccloud::json
