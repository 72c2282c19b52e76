// SPDX-License-Identifier: GPL-3.0-or-later
#include "host/machines/realmachines.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QStandardPaths>
#include <QThread>
#include <QUuid>
#include <QtEndian>

#include <csignal>
#include <libvirt/virterror.h>
#include <span>
#include <unistd.h>

namespace kustos::test {

namespace {

using namespace Qt::Literals::StringLiterals;
using Connection = std::unique_ptr<virConnect, decltype([](virConnectPtr open) { virConnectClose(open); })>;
using Domain = std::unique_ptr<virDomain, decltype([](virDomainPtr domain) { virDomainFree(domain); })>;

QString runtimeDirectory()
{
    return qEnvironmentVariable("XDG_RUNTIME_DIR");
}

//! The process of a pid file, 0 where it is not one that was started with our directories: numbers are used
//! again.
pid_t ownProcess(const QString &pidFile)
{
    QFile file(pidFile);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const auto pid = static_cast<pid_t>(file.readAll().trimmed().toInt());
    QFile environment(u"/proc/%1/environ"_s.arg(pid));
    QFile arguments(u"/proc/%1/cmdline"_s.arg(pid));
    if (pid <= 0 || !environment.open(QIODevice::ReadOnly) || !arguments.open(QIODevice::ReadOnly))
        return 0;
    const QByteArray ours = runtimeDirectory().toLocal8Bit();
    return environment.readAll().contains(ours) || arguments.readAll().contains(ours) ? pid : 0;
}

void endProcess(pid_t pid)
{
    if (pid <= 0)
        return;
    ::kill(pid, SIGCONT);
    ::kill(pid, SIGTERM);
    if (!RealMachines::waitFor([pid] { return ::kill(pid, 0) != 0; }, std::chrono::seconds(5)))
        ::kill(pid, SIGKILL);
}

} // namespace

Ran run(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.start(program, arguments);
    if (!process.waitForFinished(60'000)) {
        process.kill();
        process.waitForFinished();
    }
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            process.readAllStandardOutput(), process.readAllStandardError()};
}

QString RealMachines::whyNot()
{
    for (const QString &program : {u"qemu-system-x86_64"_s, u"qemu-img"_s, u"libvirtd"_s, u"as"_s, u"ld"_s})
        if (QStandardPaths::findExecutable(program).isEmpty() &&
            QStandardPaths::findExecutable(program, {u"/usr/sbin"_s}).isEmpty())
            return program + u" is not installed"_s;
    if (::geteuid() == 0)
        return u"root has no libvirt session; start this by packaging/tour/machines-run.py"_s;
    return {};
}

bool RealMachines::waitFor(const std::function<bool()> &condition, std::chrono::milliseconds deadline)
{
    const auto ends = std::chrono::steady_clock::now() + deadline;
    while (!condition()) {
        if (std::chrono::steady_clock::now() > ends)
            return false;
        QThread::msleep(10); // between two looks
    }
    return true;
}

RealMachines::RealMachines() = default;

RealMachines::~RealMachines()
{
    ::kill(daemon() > 0 ? daemon() : ::getpid(), SIGCONT); // it may be the victim of a test
    if (daemon() > 0) {
        const Connection connection(virConnectOpen(uri().toLatin1().constData()));
        virDomainPtr *list = nullptr;
        const int count = connection ? virConnectListAllDomains(connection.get(), &list, 0) : 0;
        for (virDomainPtr domain : std::span(list, static_cast<size_t>(std::max(count, 0)))) {
            virDomainDestroy(domain);
            virDomainUndefine(domain);
            virDomainFree(domain);
        }
        ::free(list);
    }
    const QDir qemus(runtimeDirectory() + u"/libvirt/qemu/run"_s);
    for (const QString &file : qemus.entryList({u"*.pid"_s}))
        endProcess(ownProcess(qemus.filePath(file)));
    endProcess(daemon());
    endProcess(ownProcess(runtimeDirectory() + u"/libvirt/virtlogd.pid"_s));
}

QString RealMachines::makeImage(const QString &path, const Plan &plan)
{
    const QString made = plan.format == u"qcow2" ? path : path + u".qcow2"_s;
    const Ran guest =
        run(QStringLiteral(KUSTOS_MAKE_GUEST), {made, plan.size, QString::number(plan.payloadMiB)});
    if (guest.code != 0)
        qFatal("no guest: %s", guest.errors.constData());
    if (made != path) {
        (void)run(u"qemu-img"_s, {u"convert"_s, u"-O"_s, plan.format, made, path});
        QFile::remove(made);
    }
    return path;
}

QByteArray RealMachines::domainXml(const Made &machine, const Plan &plan) const
{
    QString disks;
    for (qsizetype i = 0; i < machine.images.size(); ++i)
        disks += u"<disk type='file' device='disk'><driver name='qemu' type='%1'/><source file='%2'/>"
                 "<target dev='vd%3' bus='virtio'/></disk>"_s.arg(plan.format, machine.images.at(i))
                     .arg(QChar(static_cast<char16_t>(u'a' + i)));
    return u"<domain type='qemu'><name>%1</name><uuid>%2</uuid><memory unit='MiB'>16</memory><vcpu>1</vcpu>"
           "<os><type arch='x86_64' machine='pc'>hvm</type><boot dev='hd'/></os><features>%3</features>"
           "<on_poweroff>destroy</on_poweroff><on_reboot>restart</on_reboot>"
           "<devices><emulator>/usr/bin/qemu-system-x86_64</emulator>%4"
           "<serial type='file'><source path='%5'/></serial><memballoon model='none'/></devices></domain>"_s
               .arg(machine.name, machine.uuid, plan.acpi ? u"<acpi/>"_s : QString(), disks,
                    file(machine.name + u".serial"_s))
               .toUtf8();
}

RealMachines::Made RealMachines::define(const QString &name, const Plan &plan)
{
    Made made{QUuid::createUuid().toString(QUuid::WithoutBraces), u"%1-%2"_s.arg(name).arg(++m_count), {}};
    for (int disk = 0; disk < plan.disks; ++disk) {
        const QString path = file(u"%1-%2.img"_s.arg(made.name).arg(disk));
        if (disk == 0)
            made.images.append(makeImage(path, plan));
        else if (run(u"qemu-img"_s, {u"create"_s, u"-f"_s, plan.format, path, u"8M"_s}).code == 0)
            made.images.append(path);
    }
    const Connection connection(virConnectOpen(uri().toLatin1().constData()));
    const Domain domain(connection ? virDomainDefineXML(connection.get(), domainXml(made, plan).constData())
                                   : nullptr);
    if (!domain)
        qFatal("no machine: %s", virGetLastErrorMessage());
    return made;
}

RealMachines::Record RealMachines::record(const QString &image)
{
    QTemporaryDir directory;
    const QString sector = directory.filePath(u"sector"_s);
    const QString format = image.endsWith(u".raw") ? u"raw"_s : u"qcow2"_s;
    (void)run(u"qemu-img"_s, {u"dd"_s, u"-U"_s, u"-f"_s, format, u"-O"_s, u"raw"_s, u"bs=512"_s, u"skip=1"_s,
                              u"count=2"_s, u"if="_s + image, u"of="_s + sector});
    QFile file(sector);
    const QByteArray bytes = file.open(QIODevice::ReadOnly) ? file.read(12) : QByteArray();
    if (bytes.size() < 12 || !bytes.startsWith("NANO"))
        return {};
    return {true, qFromLittleEndian<quint32>(bytes.constData() + 4),
            qFromLittleEndian<quint32>(bytes.constData() + 8)};
}

QByteArray RealMachines::check(const QString &image)
{
    const Ran ran = run(u"qemu-img"_s, {u"check"_s, image});
    return ran.code == 0 ? QByteArray("yes") : ran.output + ran.errors;
}

QByteArray RealMachines::serialText(const Made &machine) const
{
    QFile text(file(machine.name + u".serial"_s));
    return text.open(QIODevice::ReadOnly) ? text.readAll() : QByteArray();
}

bool RealMachines::waitForReady(const Made &machine) const
{
    return waitFor([&] { return serialText(machine).contains("READY boot="); });
}

void RealMachines::withDomain(const QString &uuid, const std::function<void(virDomainPtr)> &call) const
{
    const Connection connection(virConnectOpen(uri().toLatin1().constData()));
    const Domain domain(
        connection ? virDomainLookupByUUIDString(connection.get(), uuid.toLatin1().constData()) : nullptr);
    if (domain)
        call(domain.get());
}

void RealMachines::throttle(const Made &machine, unsigned long bytesPerSecond) const
{
    withDomain(machine.uuid, [bytesPerSecond](virDomainPtr domain) {
        virDomainBlockJobSetSpeed(domain, "vda", bytesPerSecond, VIR_DOMAIN_BLOCK_JOB_SPEED_BANDWIDTH_BYTES);
    });
}

pid_t RealMachines::daemon() const
{
    return ownProcess(runtimeDirectory() + u"/libvirt/libvirtd.pid"_s);
}

void RealMachines::signalDaemon(int signal) const
{
    const pid_t pid = daemon();
    if (pid > 0)
        ::kill(pid, signal);
    if (signal == SIGKILL)
        (void)waitFor([pid] { return ::kill(pid, 0) != 0; });
}

pid_t RealMachines::qemu(const Made &machine) const
{
    return ownProcess(u"%1/libvirt/qemu/run/%2.pid"_s.arg(runtimeDirectory(), machine.name));
}

} // namespace kustos::test
