// SPDX-License-Identifier: GPL-3.0-or-later
#include "host/commandline.h"

#include <QCommandLineParser>
#include <QFileInfo>

#include <arpa/inet.h>
#include <limits>

namespace kustos::host {

namespace {

using Problem = std::unexpected<QString>;

std::expected<qint64, QString> number(const QCommandLineParser &parser, const QString &option, qint64 limit)
{
    bool good = false;
    const qint64 value = parser.value(option).toLongLong(&good);
    if (!good || value < 0 || value > limit)
        return Problem(QStringLiteral("--%1 wants a number from 0 to %2").arg(option).arg(limit));
    return value;
}

//! The program leaves the directory it was started in.
QString absolute(const QString &path)
{
    return path.isEmpty() ? path : QFileInfo(path).absoluteFilePath();
}

bool isLoopback(const QString &address)
{
    return address == u"::1" || address.startsWith(u"127.");
}

//! "127.0.0.1:0" or "[::1]:0".
std::expected<void, QString> readListen(const QString &text, ServeOptions &serve)
{
    const qsizetype colon = text.lastIndexOf(u':');
    bool good = false;
    const uint port = colon > 0 ? text.sliced(colon + 1).toUInt(&good) : 0;
    QString address = text.left(std::max<qsizetype>(colon, 0));
    if (address.startsWith(u'[') && address.endsWith(u']'))
        address = address.sliced(1, address.size() - 2);
    if (!good || port > std::numeric_limits<quint16>::max() || address.isEmpty())
        return Problem(QStringLiteral("--listen wants ADDRESS:PORT, for example 127.0.0.1:7341"));
    in6_addr numeric{};
    const QByteArray digits = address.toUtf8();
    if (::inet_pton(AF_INET, digits.constData(), &numeric) != 1 &&
        ::inet_pton(AF_INET6, digits.constData(), &numeric) != 1)
        return Problem(QStringLiteral("--listen wants a numeric address, and %1 is none").arg(address));
    serve.address = address;
    serve.port = static_cast<quint16>(port);
    return {};
}

std::expected<QList<BackupType>, QString> readSchedule(const QString &text)
{
    QList<BackupType> types;
    if (text == u"none")
        return types;
    for (const QString &word : text.split(u',')) {
        const auto type = backupTypeOf(word);
        if (!type || *type == BackupType::OnDemand)
            return Problem(QStringLiteral("--schedule wants none, or some of daily,weekly,monthly"));
        if (!types.contains(*type))
            types.append(*type);
    }
    return types;
}

void addOptions(QCommandLineParser &parser)
{
    const auto add = [&parser](const char *name, const char *value, const char *fallback = "") {
        parser.addOption(QCommandLineOption(QString::fromLatin1(name), QString(), QString::fromLatin1(value),
                                            QString::fromLatin1(fallback)));
    };
    add("state", "DIR");
    add("listen", "ADDRESS:PORT", "127.0.0.1:0");
    add("token-file", "FILE");
    add("tls-cert", "FILE");
    add("tls-key", "FILE");
    add("busy-limit", "SECONDS", "60");
    add("idle-limit", "SECONDS", "120");
    add("copy-rate-limit", "BYTES", "0");
    add("blocking-limit", "SECONDS", "0");
    add("schedule", "WORDS", "none");
    add("snapshots-per-machine", "N");
    add("snapshot-interval", "SECONDS");
    add("shutdown-deadline", "SECONDS", "120");
    for (const char *flag : {"managed", "delete-backups", "help", "version"})
        parser.addOption(QCommandLineOption(QString::fromLatin1(flag)));
}

std::expected<void, QString> readMachines(const QCommandLineParser &parser, MachineLimits &limits)
{
    const auto deadline = number(parser, u"shutdown-deadline"_qs, 86'400);
    if (!deadline)
        return Problem(deadline.error());
    limits.shutdownDeadline = std::chrono::seconds(*deadline);
    if (parser.isSet(u"snapshots-per-machine"_qs)) {
        const auto most = number(parser, u"snapshots-per-machine"_qs, 1'000'000);
        if (!most)
            return Problem(most.error());
        limits.snapshotsPerMachine = static_cast<int>(*most);
    }
    if (parser.isSet(u"snapshot-interval"_qs)) {
        const auto interval = number(parser, u"snapshot-interval"_qs, 31'536'000);
        if (!interval)
            return Problem(interval.error());
        limits.snapshotInterval = std::chrono::seconds(*interval);
    }
    return {};
}

std::expected<void, QString> readServe(const QCommandLineParser &parser, ServeOptions &serve)
{
    if (auto listen = readListen(parser.value(u"listen"_qs), serve); !listen)
        return listen;
    serve.tokenFile = absolute(parser.value(u"token-file"_qs));
    serve.certificateFile = absolute(parser.value(u"tls-cert"_qs));
    serve.keyFile = absolute(parser.value(u"tls-key"_qs));
    serve.managed = parser.isSet(u"managed"_qs);
    const auto busy = number(parser, u"busy-limit"_qs, 86'400);
    const auto idle = number(parser, u"idle-limit"_qs, 86'400);
    const auto rate = number(parser, u"copy-rate-limit"_qs, Q_INT64_C(1) << 40);
    for (const auto &value : {busy, idle, rate}) {
        if (!value)
            return Problem(value.error());
    }
    serve.busyLimit = std::chrono::seconds(*busy);
    serve.idleLimit = std::chrono::seconds(*idle);
    serve.copyRate = *rate;
    if (auto machines = readMachines(parser, serve.machines); !machines)
        return machines;
    if (serve.certificateFile.isEmpty() != serve.keyFile.isEmpty())
        return Problem(QStringLiteral("--tls-cert and --tls-key belong together"));
    if (!isLoopback(serve.address) && serve.certificateFile.isEmpty())
        return Problem(
            QStringLiteral("%1 can be reached from other computers: the host listens there only with "
                           "--tls-cert and --tls-key")
                .arg(serve.address));
    return {};
}

std::expected<void, QString> readAdd(const QCommandLineParser &parser, const QStringList &words,
                                     AddOptions &add)
{
    if (words.size() > 1 && words.size() < 4 && words.at(1) == u"libvirt") {
        add.hypervisor = words.value(2, QStringLiteral("qemu:///session"));
        return add.hypervisor.isEmpty()
                   ? Problem(QStringLiteral("add libvirt wants a URI, for example qemu:///session"))
                   : std::expected<void, QString>();
    }
    if (words.size() != 4 || words.at(1) != u"sqlite")
        return Problem(QStringLiteral("add wants: add sqlite NAME PATH, or: add libvirt [URI]"));
    add.name = words.at(2);
    add.path = absolute(words.at(3));
    const auto blocking = number(parser, u"blocking-limit"_qs, 86'400);
    const auto schedule = readSchedule(parser.value(u"schedule"_qs));
    if (!blocking)
        return Problem(blocking.error());
    if (!schedule)
        return Problem(schedule.error());
    add.blockingLimit = std::chrono::seconds(*blocking);
    add.schedule = *schedule;
    return {};
}

std::expected<void, QString> readSet(const QCommandLineParser &parser, const QStringList &words,
                                     SetOptions &set)
{
    const bool limits = parser.isSet(u"blocking-limit"_qs);
    const bool plans = parser.isSet(u"schedule"_qs);
    if (words.size() != 2 || (!limits && !plans))
        return Problem(QStringLiteral("set wants: set ID|NAME with --blocking-limit or --schedule"));
    set.which = words.at(1);
    if (limits) {
        const auto blocking = number(parser, u"blocking-limit"_qs, 86'400);
        if (!blocking)
            return Problem(blocking.error());
        set.blockingLimit = std::chrono::seconds(*blocking);
    }
    if (plans) {
        const auto schedule = readSchedule(parser.value(u"schedule"_qs));
        if (!schedule)
            return Problem(schedule.error());
        set.schedule = *schedule;
    }
    return {};
}

} // namespace

QString usage()
{
    return QStringLiteral("kustos-host --state DIR [--listen ADDRESS:PORT] [--token-file FILE] [--tls-cert "
                          "FILE --tls-key FILE]\n"
                          "            [--managed [--idle-limit SECONDS]] [--busy-limit SECONDS] "
                          "[--copy-rate-limit BYTES_PER_SECOND]\n"
                          "            [--snapshots-per-machine N] [--snapshot-interval SECONDS] "
                          "[--shutdown-deadline SECONDS]\n"
                          "            --idle-limit 0: a managed host never ends by itself\n"
                          "kustos-host --state DIR add sqlite NAME PATH [--blocking-limit SECONDS] "
                          "[--schedule none|daily,weekly,monthly]\n"
                          "kustos-host --state DIR add libvirt [URI]\n"
                          "kustos-host --state DIR set ID|NAME [--blocking-limit SECONDS] "
                          "[--schedule none|daily,weekly,monthly]\n"
                          "kustos-host --state DIR remove ID|NAME [--delete-backups]\n"
                          "kustos-host --state DIR list\n"
                          "kustos-host --state DIR stop\n");
}

std::expected<CommandLine, QString> parseCommandLine(const QStringList &arguments)
{
    QCommandLineParser parser;
    addOptions(parser);
    if (!parser.parse(QStringList{QStringLiteral("kustos-host")} + arguments))
        return Problem(parser.errorText());
    CommandLine line;
    if (parser.isSet(u"help"_qs) || parser.isSet(u"version"_qs)) {
        line.command = parser.isSet(u"help"_qs) ? CommandLine::Command::Help : CommandLine::Command::Version;
        return line;
    }
    line.state = absolute(parser.value(u"state"_qs));
    if (line.state.isEmpty())
        return Problem(QStringLiteral("--state DIR is missing"));
    const QStringList words = parser.positionalArguments();
    std::expected<void, QString> read;
    if (words.isEmpty()) {
        read = readServe(parser, line.serve);
    } else if (words.first() == u"add") {
        line.command = CommandLine::Command::Add;
        read = readAdd(parser, words, line.add);
    } else if (words.first() == u"set") {
        line.command = CommandLine::Command::Set;
        read = readSet(parser, words, line.set);
    } else if (words == QStringList{u"list"_qs}) {
        line.command = CommandLine::Command::List;
    } else if (words == QStringList{u"stop"_qs}) {
        line.command = CommandLine::Command::Stop;
    } else if (words.first() == u"remove" && words.size() == 2) {
        line.command = CommandLine::Command::Remove;
        line.remove = {words.at(1), parser.isSet(u"delete-backups"_qs)};
    } else {
        read = Problem(QStringLiteral("unknown command: %1").arg(words.first()));
    }
    if (!read)
        return Problem(read.error());
    return line;
}

} // namespace kustos::host
