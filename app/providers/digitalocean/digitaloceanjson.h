// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/virtualmachine.h"
#include "providers/fieldreader.h"

//! Single objects of DigitalOcean's API v2; see digitaloceanapi.h for whole answers. What is wrong with one
//! is kept in the reader. Words of an enumeration that are not known are Unknown and kept raw.
namespace kustos::digitalocean::json {

[[nodiscard]] VirtualMachine droplet(FieldReader &droplet);
//! Without the machine; also reads an image, which has the same fields.
[[nodiscard]] Snapshot snapshot(FieldReader &snapshot);
[[nodiscard]] MachineJob action(FieldReader &action);

//! Sizes of disks and images are told in GB of 2^30 bytes, images with a fraction.
[[nodiscard]] std::optional<ByteSize> gigabytes(FieldReader &object, const char *field);

} // namespace kustos::digitalocean::json
