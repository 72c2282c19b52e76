// SPDX-License-Identifier: GPL-3.0-or-later
#include "host/engines/domainxml.h"
#include "host/engines/domainxmltree.h"

#include <gtest/gtest.h>

using namespace kustos;
using namespace kustos::host;
using namespace Qt::Literals::StringLiterals;

namespace {

const QByteArray rich = R"(<?xml version="1.0"?>
<domain type='kvm' id='7' xmlns:qemu='http://libvirt.org/schemas/domain/qemu/1.0'>
  <name>web &amp; shop</name>
  <uuid>4DEA22B3-1d52-d8f3-2516-782e98ab3fa0</uuid>
  <genid>43dc0cf8-809b-4adb-9bea-a9abb5f3d90e</genid>
  <title>Shop (Köln)</title>
  <metadata>
    <libosinfo:libosinfo xmlns:libosinfo="http://libosinfo.org/xmlns/libvirt/domain/1.0">
      <libosinfo:os id="http://debian.org/debian/12"/>
    </libosinfo:libosinfo>
    <own:tag xmlns:own="urn:own" level="3">kept</own:tag>
  </metadata>
  <memory unit='KiB'>2097152</memory>
  <currentMemory unit='KiB'>1048576</currentMemory>
  <vcpu placement='static' current='2'>4</vcpu>
  <sysinfo type='smbios'><system><entry name='uuid'>4dea22b3-1d52-d8f3-2516-782e98ab3fa0</entry>
    <entry name='serial'>S1</entry></system></sysinfo>
  <os><type arch='x86_64' machine='pc-q35-7.2'>hvm</type><loader readonly='yes' type='pflash'>/usr/share/OVMF.fd</loader>
    <nvram template='/usr/share/VARS.fd'>/var/lib/libvirt/qemu/nvram/web_VARS.fd</nvram></os>
  <devices>
    <disk type='file' device='cdrom'><source file='/iso/debian.iso'/><target dev='sda' bus='sata'/><boot order='1'/></disk>
    <disk type='file' device='floppy'><source file='/iso/a.img'/><target dev='fda'/></disk>
    <disk type='file' device='disk' snapshot='external'><driver name='qemu' type='raw' cache='none'/>
      <source file='/vm/data.raw' index='1'><seclabel model='dac' relabel='no'/></source>
      <target dev='vdb' bus='virtio'/><boot order='3'/></disk>
    <disk type='file'><driver name='qemu' type='qcow2' discard='unmap'/><source file='/vm/boot.qcow2'/>
      <backingStore type='file'><format type='qcow2'/><source file='/vm/base.qcow2'/></backingStore>
      <target dev='vda' bus='virtio'/><boot order='2'/><alias name='ua-1'/></disk>
    <disk type='block' device='disk'><driver name='qemu' type='raw'/><source dev='/dev/vg/swap'/><target dev='vdc'/></disk>
    <interface type='network'><mac address='52:54:00:11:22:33'/><source network='default'/><target dev='tap7'/>
      <model type='virtio'/></interface>
    <interface type='bridge'><mac address='52:54:00:11:22:34'/><source bridge='br0'/>
      <virtualport type='openvswitch'><parameters interfaceid='09b11c53-8b5c-4eeb-8f00-d84eaa0aaa4f' profileid='p'/></virtualport></interface>
    <serial type='unix'><source mode='bind' path='/run/web.sock'/><log file='/var/log/web.log' append='off'/><target port='0'/></serial>
    <console type='tcp'><source mode='bind' host='127.0.0.1' service='4555'/><protocol type='raw'/><target type='serial' port='0'/></console>
    <channel type='unix'><source mode='bind' path='/run/agent.sock'/><target type='virtio' name='org.qemu.guest_agent.0'/></channel>
    <channel type='spicevmc'><target type='virtio' name='com.redhat.spice.0'/></channel>
    <graphics type='vnc' port='5901' autoport='no' websocket='5701' passwd='geheim'><listen type='address' address='127.0.0.1'/></graphics>
  </devices>
  <qemu:commandline><qemu:arg value='-foo'/></qemu:commandline>
</domain>)";

const QString newUuid = u"11111111-2222-4333-8444-555555555555"_s;

QByteArray cloned(const QMap<QString, QString> &paths = {})
{
    const auto xml = domainxml::clonedDomain(rich, u"neu <1>"_s, newUuid, paths);
    return xml ? *xml : QByteArray();
}

} // namespace

TEST(DomainXml, SummaryTellsWhatTheMachineIs)
{
    const auto summary = domainxml::summary(rich);
    ASSERT_TRUE(summary);
    EXPECT_EQ(summary->uuid, u"4dea22b3-1d52-d8f3-2516-782e98ab3fa0");
    EXPECT_EQ(summary->name, u"web & shop");
    EXPECT_EQ(summary->title, u"Shop (Köln)");
    EXPECT_EQ(summary->vcpus, 2);
    EXPECT_EQ(summary->memoryBytes, 2048LL * 1024 * 1024);
    EXPECT_EQ(summary->system, u"Debian 12");
    EXPECT_TRUE(summary->onNetwork);
}

TEST(DomainXml, DisksWithoutRemovableOnes)
{
    const auto disks = domainxml::summary(rich)->disks;
    ASSERT_EQ(disks.size(), 3);
    EXPECT_EQ(disks[0].target, u"vdb");
    EXPECT_EQ(disks[0].path, u"/vm/data.raw");
    EXPECT_EQ(disks[0].format, u"raw");
    EXPECT_FALSE(disks[0].boot);
    EXPECT_EQ(disks[1].target, u"vda");
    EXPECT_EQ(disks[1].path, u"/vm/boot.qcow2") << "its own source, not that of the backing chain";
    EXPECT_TRUE(disks[1].boot) << "the lowest order of all disks";
    EXPECT_EQ(disks[2].path, u"") << "a block device is no file";
}

TEST(DomainXml, DisksThatAreMoreThanTheirFile)
{
    const auto read = domainxml::summary(
        "<domain><name>m</name><uuid>11111111-1111-4111-8111-111111111111</uuid><devices>"
        "<disk type='file'><source file='/a'/><backingStore/><target dev='vda'/></disk>"
        "<disk type='file'><source file='/b'/><backingStore type='file'><source file='/base'/></backingStore>"
        "<target dev='vdb'/></disk>"
        "<disk type='file'><source file='/c'><encryption format='luks'/></source><target dev='vdc'/></disk>"
        "</devices></domain>");
    ASSERT_TRUE(read);
    ASSERT_EQ(read->disks.size(), 3);
    EXPECT_FALSE(read->disks.at(0).backed || read->disks.at(0).encrypted);
    EXPECT_TRUE(read->disks.at(1).backed);
    EXPECT_TRUE(read->disks.at(2).encrypted);
}

TEST(DomainXml, WithoutAnOrderTheFirstDiskBoots)
{
    const auto summary =
        domainxml::summary("<domain><name>n</name><devices><disk><target dev='a'/></disk><disk><target "
                           "dev='b'/></disk></devices></domain>");
    ASSERT_TRUE(summary);
    EXPECT_TRUE(summary->disks[0].boot);
    EXPECT_FALSE(summary->disks[1].boot);
    EXPECT_FALSE(summary->onNetwork);
    EXPECT_EQ(summary->system, u"");
}

TEST(DomainXml, MemoryUnits)
{
    const auto bytes = [](const QByteArray &memory) {
        return domainxml::summary("<domain><name>n</name>" + memory + "</domain>")->memoryBytes;
    };
    EXPECT_EQ(bytes("<memory>4</memory>"), 4096);
    EXPECT_EQ(bytes("<memory unit='b'>4</memory>"), 4);
    EXPECT_EQ(bytes("<memory unit='bytes'>4</memory>"), 4);
    EXPECT_EQ(bytes("<memory unit='KB'>4</memory>"), 4000);
    EXPECT_EQ(bytes("<memory unit='k'>4</memory>"), 4096);
    EXPECT_EQ(bytes("<memory unit='MiB'>4</memory>"), 4LL << 20);
    EXPECT_EQ(bytes("<memory unit='GB'>4</memory>"), 4'000'000'000);
    EXPECT_EQ(bytes("<memory unit='TiB'>4</memory>"), 4LL << 40);
}

TEST(DomainXml, WhatIsNoDomainIsRefused)
{
    for (const char *text : {"", "no xml", "<domain><name>n</name>", "<network><name>n</name></network>",
                             "<domain/>", "<domain><name>n</name></domain><more/>"}) {
        const auto summary = domainxml::summary(text);
        ASSERT_FALSE(summary) << text;
        EXPECT_EQ(summary.error().kind, Error::Kind::Protocol);
        EXPECT_FALSE(domainxml::clonedDomain(text, u"n"_s, newUuid, {})) << text;
    }
    const auto deep = QByteArray("<domain><name>n</name>") + QByteArray("<a>").repeated(100'000);
    EXPECT_FALSE(domainxml::summary(deep)) << "depth is bounded, the stack is";
}

TEST(DomainXml, CloneHasAnIdentityOfItsOwn)
{
    const QByteArray xml = cloned();
    const auto summary = domainxml::summary(xml);
    ASSERT_TRUE(summary);
    EXPECT_EQ(summary->name, u"neu <1>");
    EXPECT_EQ(summary->uuid, newUuid);
    EXPECT_EQ(summary->title, u"");
    EXPECT_FALSE(xml.toLower().contains("4dea22b3")) << "also in the firmware's tables";
    EXPECT_TRUE(xml.contains("<entry name=\"serial\">S1</entry>"));
    EXPECT_TRUE(xml.contains("<genid></genid>") || xml.contains("<genid/>"));
    EXPECT_FALSE(xml.contains("id=\"7\""));
    EXPECT_FALSE(xml.contains("52:54:00")) << "libvirt makes new addresses";
    EXPECT_FALSE(xml.contains("interfaceid"));
    EXPECT_TRUE(xml.contains("profileid=\"p\""));
    EXPECT_FALSE(xml.contains("tap7"));
}

TEST(DomainXml, CloneSharesNoFilesSocketsAndPorts)
{
    const QByteArray xml = cloned();
    for (const char *old :
         {"/run/web.sock", "/var/log/web.log", "4555", "/run/agent.sock", "5901", "5701", "web_VARS"})
        EXPECT_FALSE(xml.contains(old)) << old;
    EXPECT_TRUE(xml.contains("org.qemu.guest_agent.0"));
    EXPECT_TRUE(xml.contains("type=\"spicevmc\""));
    EXPECT_TRUE(xml.contains("autoport=\"yes\""));
    EXPECT_TRUE(xml.contains("passwd=\"geheim\""));
    EXPECT_TRUE(xml.contains("template=\"/usr/share/VARS.fd\""));
    const auto domain = domainxml::parse(xml);
    const auto *devices = domain->child(u"devices"_s);
    EXPECT_EQ(devices->child(u"serial"_s)->attribute(u"type"_s), u"pty");
    EXPECT_EQ(devices->child(u"serial"_s)->child(u"target"_s)->attribute(u"port"_s), u"0");
    EXPECT_EQ(devices->child(u"console"_s)->attribute(u"type"_s), u"pty");
}

TEST(DomainXml, CloneKeepsWhatIsNotUnderstood)
{
    const QByteArray xml = cloned();
    EXPECT_TRUE(xml.contains("xmlns:qemu=\"http://libvirt.org/schemas/domain/qemu/1.0\""));
    EXPECT_TRUE(xml.contains("<qemu:commandline><qemu:arg value=\"-foo\"")) << xml.constData();
    EXPECT_TRUE(xml.contains("<own:tag xmlns:own=\"urn:own\" level=\"3\">kept</own:tag>"));
    EXPECT_TRUE(xml.contains("discard=\"unmap\""));
    EXPECT_TRUE(xml.contains("current=\"2\""));
}

TEST(DomainXml, CloneReadsFromTheCopies)
{
    const QByteArray xml = cloned({{u"/vm/boot.qcow2"_s, u"/m/1&2/vda.qcow2"_s},
                                   {u"/vm/data.raw"_s, u"/m/vdb.qcow2"_s},
                                   {u"/dev/vg/swap"_s, u"/m/vdc.qcow2"_s}});
    const auto disks = domainxml::summary(xml)->disks;
    ASSERT_EQ(disks.size(), 3);
    EXPECT_EQ(disks[1].path, u"/m/1&2/vda.qcow2");
    EXPECT_EQ(disks[0].path, u"/m/vdb.qcow2");
    EXPECT_EQ(disks[0].format, u"qcow2") << "the copy of a raw disk is none";
    EXPECT_EQ(disks[2].path, u"/m/vdc.qcow2") << "the copy of a block device is a file";
    EXPECT_EQ(disks[2].format, u"qcow2");
    EXPECT_FALSE(xml.contains("backingStore")) << "a copy stands alone";
    EXPECT_FALSE(xml.contains("/vm/"));
    EXPECT_TRUE(xml.contains("cache=\"none\""));
    EXPECT_TRUE(xml.contains("/iso/debian.iso"));
    EXPECT_FALSE(xml.contains("/dev/vg/swap"));
}

TEST(DomainXml, BackupNamesItsTargets)
{
    const QByteArray xml = domainxml::backup({{u"vda"_s, u"/s/a&b.qcow2"_s}, {u"sdb"_s, u"/s/b.qcow2"_s}});
    const auto root = domainxml::parse(xml);
    ASSERT_TRUE(root);
    EXPECT_EQ(root->name, u"domainbackup");
    EXPECT_EQ(root->attribute(u"mode"_s), u"push");
    QStringList seen;
    root->child(u"disks"_s)->forEach([&seen](const domainxml::Element &disk) {
        seen.append(disk.attribute(u"name"_s) + u'=' + disk.child(u"target"_s)->attribute(u"file"_s) + u' ' +
                    disk.child(u"driver"_s)->attribute(u"type"_s));
    });
    EXPECT_EQ(seen, (QStringList{u"sdb=/s/b.qcow2 qcow2"_s, u"vda=/s/a&b.qcow2 qcow2"_s}));
}
