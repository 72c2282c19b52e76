// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "host/catalogue.h"
#include "host/statedirectory.h"

#include <QDateTime>

namespace kustos::host {

//! After a start: jobs that an end of the host cut off are failed with that reason (a scheduled one becomes
//! due again), what they wrote is removed, finished work of retention is completed, and complete backups
//! whose file is missing or has another size are marked as lost, found ones as complete again. Only files
//! that the catalogue names are ever removed. Call with the host's lock held.
[[nodiscard]] Result<void> recover(Catalogue &catalogue, const StateDirectory &state, const QDateTime &now);

//! Removes the files of expired backups, then the backups from the catalogue.
[[nodiscard]] Result<void> sweepExpired(Catalogue &catalogue, const StateDirectory &state);

} // namespace kustos::host
