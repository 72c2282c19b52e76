// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "host/commandline.h"

namespace kustos::host {

//! Exit codes of kustos-host.
enum ExitCode { Fine = 0, Failed = 1, WrongUse = 2, AlreadyRunning = 3 };

//! Runs until SIGTERM, SIGINT or, managed, until nobody needs it. Prints "listening on BASE" when ready.
[[nodiscard]] int serve(const CommandLine &line, const Clock &clock);
//! Registers a database, also beside a running host, and prints its id; or the hypervisor whose machines are
//! served from then on, and prints its URI.
[[nodiscard]] int add(const CommandLine &line, const Clock &clock);
//! Changes schedule or blocking limit of a database, also beside a running host.
[[nodiscard]] int set(const CommandLine &line, const Clock &clock);
//! Forgets a database and its schedule, also beside a running host, but not while a job of it runs. Its
//! backup files stay unless they are to go too, and the directory they stay in is printed; the database
//! itself always stays.
[[nodiscard]] int remove(const CommandLine &line, const Clock &clock);
//! Asks the host of this state directory to end and waits up to 10 s; Fine where none runs.
[[nodiscard]] int stop(const CommandLine &line);
//! Prints one line per database: id, name, path; before them the hypervisor: "hypervisor", "libvirt", URI.
[[nodiscard]] int list(const CommandLine &line);

} // namespace kustos::host
