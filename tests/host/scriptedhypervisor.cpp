// SPDX-License-Identifier: GPL-3.0-or-later
#include "scriptedhypervisor.h"

#include "host/engines/domainxml.h"

#include <QFile>
#include <QUuid>

#include <algorithm>

namespace kustos::test {

using host::MachineFacts;
using host::MachineState;

namespace {

std::unexpected<Error> wrongState()
{
    return failure(Error::Kind::Conflict, Error::Cause::None, QStringLiteral("not in this state"));
}

bool off(MachineState state)
{
    return state == MachineState::Off || state == MachineState::Crashed;
}

QByteArray xmlOf(const MachineFacts &facts, const QString &format)
{
    QString xml = QStringLiteral("<domain type='qemu'><name>%1</name><uuid>%2</uuid><memory unit='MiB'>16"
                                 "</memory><vcpu>1</vcpu><devices>")
                      .arg(facts.domain, facts.id.text());
    for (const MachineFacts::Disk &disk : facts.disks)
        xml += QStringLiteral("<disk type='file' device='disk'><driver name='qemu' type='%1'/>"
                              "<source file='%2'/><target dev='%3' bus='virtio'/></disk>")
                   .arg(format, disk.path, disk.target);
    xml += QStringLiteral("<interface type='user'><mac address='52:54:00:00:00:01'/></interface>"
                          "</devices></domain>");
    return xml.toUtf8();
}

} // namespace

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void writeContent(const QString &path, const QByteArray &content)
{
    QFile file(path);
    if (file.open(QIODevice::WriteOnly))
        file.write(content);
}

ScriptedHypervisor::ScriptedHypervisor(const QString &directory)
    : m_directory(directory)
{
}

MachineId ScriptedHypervisor::add(const QString &name, MachineState state, const QList<QByteArray> &contents)
{
    Machine machine;
    machine.facts.id = MachineId(QUuid::createUuid().toString(QUuid::WithoutBraces));
    machine.facts.domain = machine.facts.name = name;
    machine.facts.state = state;
    machine.facts.vcpus = 1;
    for (const QByteArray &content : contents) {
        MachineFacts::Disk disk;
        disk.target = QStringLiteral("vd") + QChar(u'a' + static_cast<ushort>(machine.facts.disks.size()));
        disk.path = QStringLiteral("%1/%2-%3.qcow2").arg(m_directory, name, disk.target);
        disk.virtualBytes = content.size();
        disk.boot = machine.facts.disks.isEmpty();
        writeContent(disk.path, content);
        machine.facts.disks.append(disk);
    }
    machine.xml = xmlOf(machine.facts, m_format);
    const MachineId id = machine.facts.id;
    {
        const std::lock_guard guard(m_mutex);
        m_machines.insert(id, machine);
    }
    tell();
    return id;
}

void ScriptedHypervisor::remove(const MachineId &id)
{
    {
        const std::lock_guard guard(m_mutex);
        m_machines.remove(id);
    }
    tell();
}

void ScriptedHypervisor::setState(const MachineId &id, MachineState state)
{
    {
        const std::lock_guard guard(m_mutex);
        m_machines[id].facts.state = state;
        if (off(state) && m_copies.contains(id) && m_copies[id].copy.state == Copy::State::Running)
            endCopy(m_copies[id], Copy::State::Failed, Error{Error::Kind::Conflict, {}, 0, {}, {}});
    }
    tell();
}

MachineState ScriptedHypervisor::state(const MachineId &id) const
{
    const std::lock_guard guard(m_mutex);
    return m_machines.value(id).facts.state;
}

void ScriptedHypervisor::setIgnoresPowerButton(const MachineId &id, bool ignores)
{
    const std::lock_guard guard(m_mutex);
    m_machines[id].ignoresPowerButton = ignores;
}

void ScriptedHypervisor::setStartsFor(const MachineId &id, MachineState state)
{
    const std::lock_guard guard(m_mutex);
    m_machines[id].startsAs = state;
}

void ScriptedHypervisor::failNext(const QString &call, const Error &error, bool carriedOut)
{
    const std::lock_guard guard(m_mutex);
    m_failures.insert(call, {error, carriedOut});
}

void ScriptedHypervisor::setLost(bool lost)
{
    {
        const std::lock_guard guard(m_mutex);
        m_lost = lost;
    }
    tell();
}

void ScriptedHypervisor::forgetCopies()
{
    const std::lock_guard guard(m_mutex);
    m_copies.clear();
}

void ScriptedHypervisor::setHeld(bool held)
{
    const std::lock_guard guard(m_mutex);
    m_held = held;
    m_released.notify_all();
}

void ScriptedHypervisor::startDuringCopy(const MachineId &id)
{
    const std::lock_guard guard(m_mutex);
    m_startDuringCopy.insert(id);
}

void ScriptedHypervisor::failCopy(const MachineId &id, const Error &error)
{
    const std::lock_guard guard(m_mutex);
    endCopy(m_copies[id], Copy::State::Failed, error);
}

void ScriptedHypervisor::cancelCopy(const MachineId &id)
{
    const std::lock_guard guard(m_mutex);
    endCopy(m_copies[id], Copy::State::Cancelled, {});
}

int ScriptedHypervisor::calls(const QString &call) const
{
    const std::lock_guard guard(m_mutex);
    return m_calls.value(call);
}

QString ScriptedHypervisor::image(const MachineId &id, const QString &target) const
{
    const std::lock_guard guard(m_mutex);
    for (const MachineFacts::Disk &disk : m_machines.value(id).facts.disks) {
        if (disk.target == target)
            return disk.path;
    }
    return {};
}

QByteArray ScriptedHypervisor::content(const MachineId &id, const QString &target) const
{
    return contentOf(image(id, target));
}

void ScriptedHypervisor::write(const MachineId &id, const QByteArray &content, const QString &target)
{
    writeContent(image(id, target), content);
}

QList<MachineId> ScriptedHypervisor::ids() const
{
    const std::lock_guard guard(m_mutex);
    return m_machines.keys();
}

QString ScriptedHypervisor::title(const MachineId &id) const
{
    const std::lock_guard guard(m_mutex);
    return m_machines.value(id).facts.name;
}

QString ScriptedHypervisor::domain(const MachineId &id) const
{
    const std::lock_guard guard(m_mutex);
    return m_machines.value(id).facts.domain;
}

void ScriptedHypervisor::setListener(std::function<void()> changed)
{
    const std::lock_guard guard(m_listenerMutex);
    m_listener = std::move(changed);
}

void ScriptedHypervisor::tell()
{
    const std::lock_guard guard(m_listenerMutex);
    if (m_listener)
        m_listener();
}

Result<void> ScriptedHypervisor::step(const QString &call, const std::function<Result<void>()> &act)
{
    const std::lock_guard guard(m_mutex);
    ++m_calls[call];
    if (m_lost)
        return failure(Error::Kind::Offline);
    const auto failing = m_failures.find(call);
    if (failing == m_failures.end())
        return act();
    const Failure chosen = *failing;
    m_failures.erase(failing);
    if (chosen.carriedOut) [[maybe_unused]]
        const auto done = act();
    return std::unexpected(chosen.error);
}

Result<ScriptedHypervisor::Machine *> ScriptedHypervisor::find(const MachineId &id)
{
    const auto found = m_machines.find(id);
    return found != m_machines.end() ? Result<Machine *>(&*found) : failure(Error::Kind::NotFound);
}

Result<QList<MachineFacts>> ScriptedHypervisor::machines()
{
    QList<MachineFacts> all;
    const auto done = step(QStringLiteral("machines"), [&]() -> Result<void> {
        for (const Machine &machine : std::as_const(m_machines))
            all.append(machine.facts);
        return {};
    });
    return done ? Result<QList<MachineFacts>>(all) : std::unexpected(done.error());
}

Result<MachineFacts> ScriptedHypervisor::machine(const MachineId &id)
{
    MachineFacts facts;
    const auto done = step(QStringLiteral("machine"), [&]() -> Result<void> {
        const auto found = find(id);
        if (!found)
            return std::unexpected(found.error());
        facts = (*found)->facts;
        return {};
    });
    return done ? Result<MachineFacts>(facts) : std::unexpected(done.error());
}

Result<QByteArray> ScriptedHypervisor::domainXml(const MachineId &id)
{
    QByteArray xml;
    const auto done = step(QStringLiteral("domainXml"), [&]() -> Result<void> {
        const auto found = find(id);
        if (!found)
            return std::unexpected(found.error());
        xml = (*found)->xml;
        return {};
    });
    return done ? Result<QByteArray>(xml) : std::unexpected(done.error());
}

Result<void> ScriptedHypervisor::switchTo(const MachineId &id, bool on)
{
    const auto found = find(id);
    if (!found)
        return std::unexpected(found.error());
    MachineFacts &facts = (*found)->facts;
    if (off(facts.state) != on)
        return wrongState();
    facts.state = on ? (*found)->startsAs : MachineState::Off;
    if (!on && m_copies.contains(id) && m_copies[id].copy.state == Copy::State::Running)
        endCopy(m_copies[id], Copy::State::Cancelled, {});
    return {};
}

Result<void> ScriptedHypervisor::start(const MachineId &id)
{
    auto done = step(QStringLiteral("start"), [&] { return switchTo(id, true); });
    tell();
    return done;
}

Result<void> ScriptedHypervisor::pressPowerButton(const MachineId &id)
{
    auto done = step(QStringLiteral("pressPowerButton"), [&]() -> Result<void> {
        const auto found = find(id);
        if (!found)
            return std::unexpected(found.error());
        if (off((*found)->facts.state))
            return wrongState();
        return (*found)->ignoresPowerButton ? Result<void>() : switchTo(id, false);
    });
    tell();
    return done;
}

Result<void> ScriptedHypervisor::cutPower(const MachineId &id)
{
    auto done = step(QStringLiteral("cutPower"), [&] { return switchTo(id, false); });
    tell();
    return done;
}

Result<void> ScriptedHypervisor::reboot(const MachineId &id)
{
    return step(QStringLiteral("reboot"), [&]() -> Result<void> {
        const auto found = find(id);
        return found ? Result<void>() : std::unexpected(found.error());
    });
}

Result<void> ScriptedHypervisor::reset(const MachineId &id)
{
    return step(QStringLiteral("reset"), [&]() -> Result<void> {
        const auto found = find(id);
        return found ? Result<void>() : std::unexpected(found.error());
    });
}

Result<void> ScriptedHypervisor::setTitle(const MachineId &id, const QString &title)
{
    auto done = step(QStringLiteral("setTitle"), [&]() -> Result<void> {
        const auto found = find(id);
        if (!found)
            return std::unexpected(found.error());
        (*found)->facts.name = title;
        return {};
    });
    tell();
    return done;
}

Result<void> ScriptedHypervisor::beginCopy(const MachineId &id, const QMap<QString, QString> &files)
{
    return step(QStringLiteral("beginCopy"), [&]() -> Result<void> {
        const auto found = find(id);
        if (!found)
            return std::unexpected(found.error());
        if (off((*found)->facts.state))
            return wrongState();
        LiveCopy live;
        live.files = files;
        live.copy.state = Copy::State::Running;
        for (const MachineFacts::Disk &disk : std::as_const((*found)->facts.disks)) {
            const QString file = files.value(disk.target);
            if (QFile::exists(file))
                return failure(Error::Kind::Storage, Error::Cause::TargetExists);
            const QByteArray content = contentOf(disk.path);
            live.contents.insert(disk.target, content);
            live.copy.bytesTotal += disk.virtualBytes;
            writeContent(file, content.left(content.size() / 2));
        }
        live.copy.bytesDone = live.copy.bytesTotal / 2;
        m_copies.insert(id, live);
        return {};
    });
}

void ScriptedHypervisor::endCopy(LiveCopy &live, Copy::State state, const Error &error)
{
    live.copy.state = state;
    live.copy.error = error;
    for (auto file = live.files.cbegin(); file != live.files.cend(); ++file) {
        if (state == Copy::State::Complete)
            writeContent(file.value(), live.contents.value(file.key()));
        else
            QFile::remove(file.value());
    }
    if (state == Copy::State::Complete)
        live.copy.bytesDone = live.copy.bytesTotal;
}

Result<host::Hypervisor::Copy> ScriptedHypervisor::copy(const MachineId &id)
{
    Copy copy;
    const auto done = step(QStringLiteral("copy"), [&]() -> Result<void> {
        const auto found = m_copies.find(id);
        if (found == m_copies.end())
            return {};
        if (found->copy.state == Copy::State::Running && !m_held)
            endCopy(*found, Copy::State::Complete, {});
        copy = found->copy;
        return {};
    });
    return done ? Result<Copy>(copy) : std::unexpected(done.error());
}

Result<void> ScriptedHypervisor::abortCopy(const MachineId &id)
{
    return step(QStringLiteral("abortCopy"), [&]() -> Result<void> {
        endCopy(m_copies[id], Copy::State::Cancelled, {});
        return {};
    });
}

Result<void> ScriptedHypervisor::copyImage(const QString &source, const QString &target, std::stop_token stop,
                                           const std::function<void(int permille)> &progress)
{
    const auto begun = step(QStringLiteral("copyImage"), [] { return Result<void>(); });
    if (!begun)
        return begun;
    if (!QFile::exists(source) || QFile::exists(target))
        return failure(Error::Kind::Rejected, Error::Cause::None, QStringLiteral("no such image"));
    const QByteArray content = contentOf(source);
    writeContent(target, content.left(content.size() / 2));
    progress(500);
    {
        std::unique_lock lock(m_mutex);
        m_released.wait(lock, stop, [this] { return !m_held; });
        for (Machine &machine : m_machines) {
            const bool mine = std::ranges::any_of(machine.facts.disks,
                                                  [&](const auto &disk) { return disk.path == source; });
            if (mine && m_startDuringCopy.remove(machine.facts.id))
                machine.facts.state = MachineState::Running;
        }
    }
    if (stop.stop_requested())
        return failure(Error::Kind::Cancelled);
    writeContent(target, content);
    progress(1000);
    return {};
}

Result<void> ScriptedHypervisor::define(const QByteArray &domainXml)
{
    auto done = step(QStringLiteral("define"), [&]() -> Result<void> {
        const auto summary = host::domainxml::summary(domainXml);
        if (!summary)
            return std::unexpected(summary.error());
        Machine machine;
        machine.xml = domainXml;
        machine.facts.id = MachineId(summary->uuid);
        machine.facts.domain = machine.facts.name = summary->name;
        machine.facts.state = MachineState::Off;
        for (const auto &disk : summary->disks)
            machine.facts.disks.append({disk.target, disk.path, QFile(disk.path).size(), disk.boot});
        for (const Machine &other : std::as_const(m_machines)) {
            if (other.facts.id == machine.facts.id || other.facts.domain == machine.facts.domain)
                return wrongState();
        }
        m_machines.insert(machine.facts.id, machine);
        return {};
    });
    tell();
    return done;
}

Result<void> ScriptedHypervisor::undefine(const MachineId &id)
{
    auto done = step(QStringLiteral("undefine"), [&]() -> Result<void> {
        return m_machines.remove(id) > 0 ? Result<void>() : failure(Error::Kind::NotFound);
    });
    tell();
    return done;
}

} // namespace kustos::test
