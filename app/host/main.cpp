// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/platform/process.h"
#include "host/commands.h"

#include <QCoreApplication>

#include <csignal>
#include <cstdio>

using namespace kustos;
using host::CommandLine;

int main(int argc, char **argv)
{
    // sendfile to a client that went away raises it; the error code is enough.
    std::signal(SIGPIPE, SIG_IGN);
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("kustos-host"));
    QCoreApplication::setApplicationVersion(QStringLiteral(KUSTOS_VERSION));
    const SystemClock clock;
    // Relative paths are of the directory that protectProcess() leaves.
    const auto line = host::parseCommandLine(QCoreApplication::arguments().sliced(1));
    platform::protectProcess();
    if (!line) {
        std::fprintf(stderr, "kustos-host: %s\n%s", line.error().toLocal8Bit().constData(),
                     host::usage().toLocal8Bit().constData());
        return host::WrongUse;
    }
    switch (line->command) {
    case CommandLine::Command::Serve:
        return host::serve(*line, clock);
    case CommandLine::Command::Add:
        return host::add(*line, clock);
    case CommandLine::Command::Set:
        return host::set(*line, clock);
    case CommandLine::Command::Remove:
        return host::remove(*line, clock);
    case CommandLine::Command::List:
        return host::list(*line);
    case CommandLine::Command::Stop:
        return host::stop(*line);
    case CommandLine::Command::Help:
        std::fputs(host::usage().toLocal8Bit().constData(), stdout);
        return host::Fine;
    case CommandLine::Command::Version:
        std::puts("kustos-host " KUSTOS_VERSION);
        return host::Fine;
    }
    return host::Failed;
}
