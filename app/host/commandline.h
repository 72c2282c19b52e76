// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "host/machines/machinerecords.h"
#include "host/records.h"

#include <QStringList>

#include <expected>
#include <optional>

namespace kustos::host {

struct ServeOptions
{
    QString address = QStringLiteral("127.0.0.1");
    quint16 port = 0;
    QString tokenFile;
    QString certificateFile;
    QString keyFile;
    bool managed = false;
    std::chrono::seconds idleLimit{120}; //!< managed only; 0: never
    std::chrono::seconds busyLimit{60};
    qint64 copyRate = 0; //!< bytes per second, 0: no limit
    MachineLimits machines;
};

struct AddOptions
{
    QString hypervisor; //!< a libvirt URI; then the rest does not count
    QString name;
    QString path;
    std::chrono::seconds blockingLimit{0};
    QList<BackupType> schedule;
};

struct RemoveOptions
{
    QString which; //!< id or name
    bool deleteBackups = false;
};

//! What is not named stays as it is.
struct SetOptions
{
    QString which; //!< id or name
    std::optional<std::chrono::seconds> blockingLimit;
    std::optional<QList<BackupType>> schedule;
};

struct CommandLine
{
    enum class Command { Serve, Add, Set, Remove, List, Stop, Help, Version };

    Command command = Command::Serve;
    QString state;
    ServeOptions serve;
    AddOptions add;
    SetOptions set;
    RemoveOptions remove;
};

//! Arguments without the program's name; paths come out absolute; the error is a sentence for the terminal.
[[nodiscard]] std::expected<CommandLine, QString> parseCommandLine(const QStringList &arguments);
[[nodiscard]] QString usage();

} // namespace kustos::host
