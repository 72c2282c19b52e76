// SPDX-License-Identifier: GPL-3.0-or-later
#include "host/engines/domainxml.h"

#include "host/engines/domainxmltree.h"

#include <limits>

namespace kustos::host::domainxml {

namespace {

using namespace Qt::Literals::StringLiterals;

//! libvirt counts in KiB where nothing is said.
QString unitless(const QString &unit)
{
    return unit.isEmpty() ? u"KiB"_s : unit;
}

//! Of "<memory unit='KiB'>": libvirt's units, whose bare letters count in 1,024.
qint64 bytesOf(const Element &size)
{
    const QString unit = unitless(size.attribute(u"unit"_s));
    const qint64 step = unit.size() == 2 && unit.endsWith(u'B') ? 1000 : 1024;
    const qsizetype power = u"bKMGTPE"_s.indexOf(unit.at(0).toUpper());
    qint64 bytes = size.text().toLongLong();
    for (qsizetype left = unit.startsWith(u'b') ? 0 : power; left > 0; --left)
        bytes = bytes > std::numeric_limits<qint64>::max() / step ? 0 : bytes * step;
    return bytes;
}

bool isDisk(const Element &device)
{
    const QString kind = device.attribute(u"device"_s);
    return device.name == u"disk" && (kind.isEmpty() || kind == u"disk" || kind == u"lun");
}

//! "http://debian.org/debian/12" is "Debian 12".
QString systemOf(const QString &id)
{
    const QStringList parts = id.split(u'/', Qt::SkipEmptyParts);
    if (parts.size() < 3)
        return {};
    QString product = parts.at(parts.size() - 2);
    if (product == u"win")
        product = u"Windows"_s;
    else if (product == u"rhel")
        product = u"RHEL"_s;
    else
        product[0] = product.at(0).toUpper();
    return product + u' ' + parts.last();
}

QString systemIn(const Element &domain)
{
    const Element *metadata = domain.child(u"metadata"_s);
    const Element *info = metadata ? metadata->child(u"libosinfo:libosinfo"_s) : nullptr;
    const Element *system = info ? info->child(u"libosinfo:os"_s) : nullptr;
    return system ? systemOf(system->attribute(u"id"_s)) : QString();
}

//! The one with the lowest boot order; without any order libvirt boots from the first.
void markBootDisk(QList<Disk> &disks, const QList<int> &orders)
{
    if (disks.isEmpty())
        return;
    qsizetype first = 0;
    for (qsizetype i = 1; i < disks.size(); ++i)
        if (orders.at(i) < orders.at(first))
            first = i;
    disks[first].boot = true;
}

void readDevices(const Element &devices, Summary &summary)
{
    QList<int> orders;
    devices.forEach([&](const Element &device) {
        const QString type = device.attribute(u"type"_s);
        if (device.name == u"interface" && (type == u"network" || type == u"bridge"))
            summary.onNetwork = true;
        if (!isDisk(device))
            return;
        Disk disk;
        if (const Element *target = device.child(u"target"_s))
            disk.target = target->attribute(u"dev"_s);
        if (const Element *source = device.child(u"source"_s))
            disk.path = source->attribute(u"file"_s);
        if (const Element *driver = device.child(u"driver"_s))
            disk.format = driver->attribute(u"type"_s);
        const Element *backing = device.child(u"backingStore"_s);
        disk.backed = backing != nullptr && backing->child(u"source"_s) != nullptr;
        const Element *image = device.child(u"source"_s);
        disk.encrypted = device.child(u"encryption"_s) != nullptr ||
                         (image != nullptr && image->child(u"encryption"_s) != nullptr);
        const Element *boot = device.child(u"boot"_s);
        orders.append(boot ? boot->attribute(u"order"_s).toInt() : std::numeric_limits<int>::max());
        summary.disks.append(disk);
    });
    markBootDisk(summary.disks, orders);
}

Result<Element> domainIn(const QByteArray &xml)
{
    auto domain = parse(xml);
    if (domain && (domain->name != u"domain" || !domain->child(u"name"_s)))
        return failure(Error::Kind::Protocol, Error::Cause::None, u"this is no definition of a machine"_s);
    return domain;
}

QString textOf(const Element &parent, const QString &child)
{
    const Element *found = parent.child(child);
    return found ? found->text() : QString();
}

void pointToCopy(Element &disk, const QMap<QString, QString> &paths)
{
    Element *source = disk.child(u"source"_s);
    if (!source)
        return;
    const QString file = source->attribute(u"file"_s);
    const QString copy = paths.value(file.isEmpty() ? source->attribute(u"dev"_s) : file);
    if (copy.isEmpty())
        return;
    disk.setAttribute(u"type"_s, u"file"_s);
    // What the old source said of its chain, labels or encryption is not true of the copy.
    source->attributes.clear();
    source->children.clear();
    source->setAttribute(u"file"_s, copy);
    disk.removeChildren(u"backingStore"_s);
    disk.removeChildren(u"mirror"_s);
    disk.removeChildren(u"encryption"_s);
    Element &driver = disk.makeChild(u"driver"_s);
    driver.setAttribute(u"name"_s, u"qemu"_s);
    driver.setAttribute(u"type"_s, u"qcow2"_s);
}

//! A serial line that writes to a file or a socket of the old machine would fight with it.
void makeLineSafe(Element &line)
{
    line.removeChildren(u"log"_s);
    const QString type = line.attribute(u"type"_s);
    if (line.name == u"channel") {
        if (type == u"unix")
            line.removeChildren(u"source"_s); // libvirt names a new socket itself
        return;
    }
    if (type == u"spicevmc" || type == u"spiceport" || type == u"null" || type == u"vc" || type == u"stdio")
        return;
    line.setAttribute(u"type"_s, u"pty"_s);
    line.removeAttribute(u"tty"_s);
    line.removeChildren(u"source"_s);
    line.removeChildren(u"protocol"_s);
}

void makeScreenSafe(Element &screen)
{
    for (const QString &key : {u"port"_s, u"tlsPort"_s, u"websocket"_s, u"socket"_s})
        screen.removeAttribute(key);
    if (screen.attribute(u"type"_s) == u"vnc" || screen.attribute(u"type"_s) == u"spice")
        screen.setAttribute(u"autoport"_s, u"yes"_s);
    screen.forEach([](Element &listen) {
        if (listen.name == u"listen")
            listen.removeAttribute(u"socket"_s);
    });
}

void makeInterfaceNew(Element &card)
{
    for (const QString &name : {u"mac"_s, u"target"_s, u"portid"_s})
        card.removeChildren(name);
    if (Element *port = card.child(u"virtualport"_s))
        if (Element *parameters = port->child(u"parameters"_s))
            parameters->removeAttribute(u"interfaceid"_s);
}

void makeDevicesNew(Element &devices, const QMap<QString, QString> &paths)
{
    devices.forEach([&paths](Element &device) {
        if (isDisk(device))
            pointToCopy(device, paths);
        else if (device.name == u"interface")
            makeInterfaceNew(device);
        else if (device.name == u"graphics")
            makeScreenSafe(device);
        else if (device.name == u"serial" || device.name == u"console" || device.name == u"parallel" ||
                 device.name == u"channel")
            makeLineSafe(device);
    });
}

//! Firmware and guest are told the uuid as well; libvirt refuses a definition whose two differ.
void replaceIdentity(Element &domain, const QString &uuid)
{
    domain.makeChild(u"uuid"_s).setText(uuid);
    domain.removeAttribute(u"id"_s);
    if (Element *generation = domain.child(u"genid"_s))
        generation->children.clear();
    if (Element *tables = domain.child(u"sysinfo"_s)) {
        tables->forAll([&uuid](Element &entry) {
            if (entry.name == u"entry" && entry.attribute(u"name"_s) == u"uuid")
                entry.setText(uuid);
        });
    }
    if (Element *system = domain.child(u"os"_s))
        if (Element *variables = system->child(u"nvram"_s)) {
            variables->children.clear();
            variables->removeAttribute(u"type"_s);
        }
}

} // namespace

Result<Summary> summary(const QByteArray &xml)
{
    const auto domain = domainIn(xml);
    if (!domain)
        return std::unexpected(domain.error());
    Summary summary;
    summary.uuid = textOf(*domain, u"uuid"_s).toLower();
    summary.name = textOf(*domain, u"name"_s);
    summary.title = textOf(*domain, u"title"_s);
    if (const Element *processors = domain->child(u"vcpu"_s)) {
        const int online = processors->attribute(u"current"_s).toInt();
        summary.vcpus = online > 0 ? online : processors->text().toInt();
    }
    if (const Element *memory = domain->child(u"memory"_s))
        summary.memoryBytes = bytesOf(*memory);
    summary.system = systemIn(*domain);
    if (const Element *devices = domain->child(u"devices"_s))
        readDevices(*devices, summary);
    return summary;
}

Result<QByteArray> clonedDomain(const QByteArray &xml, const QString &newName, const QString &newUuid,
                                const QMap<QString, QString> &paths)
{
    auto domain = domainIn(xml);
    if (!domain)
        return std::unexpected(domain.error());
    domain->makeChild(u"name"_s).setText(newName);
    domain->removeChildren(u"title"_s);
    replaceIdentity(*domain, newUuid);
    if (Element *devices = domain->child(u"devices"_s))
        makeDevicesNew(*devices, paths);
    return write(*domain);
}

QByteArray backup(const QMap<QString, QString> &files)
{
    Element root;
    root.name = u"domainbackup"_s;
    root.setAttribute(u"mode"_s, u"push"_s);
    Element &disks = root.makeChild(u"disks"_s);
    for (auto file = files.begin(); file != files.end(); ++file) {
        auto disk = std::make_unique<Element>();
        disk->name = u"disk"_s;
        disk->setAttribute(u"name"_s, file.key());
        disk->setAttribute(u"backup"_s, u"yes"_s);
        disk->setAttribute(u"type"_s, u"file"_s);
        disk->makeChild(u"driver"_s).setAttribute(u"type"_s, u"qcow2"_s);
        disk->makeChild(u"target"_s).setAttribute(u"file"_s, file.value());
        disks.children.push_back({{}, std::move(disk)});
    }
    return write(root);
}

} // namespace kustos::host::domainxml
