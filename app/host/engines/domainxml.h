// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <QByteArray>
#include <QList>
#include <QMap>
#include <QString>

//! Reading and changing libvirt's domain XML (https://libvirt.org/formatdomain.html). Nothing here speaks to
//! libvirt. What is not understood stays as it is. Errors: Protocol where the text is no domain.
namespace kustos::host::domainxml {

struct Disk
{
    QString target; //!< "vda"
    QString path;   //!< of its image; empty where it is no file
    QString format; //!< "qcow2", "raw"; empty where the domain does not say
    bool boot = false;
    bool backed = false;    //!< the definition names a backing chain of its own
    bool encrypted = false; //!< by QEMU: what is read through it is plain
};

struct Summary
{
    QString uuid; //!< lower case with dashes
    QString name;
    QString title;
    int vcpus = 0; //!< online ones
    qint64 memoryBytes = 0;
    QString system;         //!< "debian 12" from libosinfo's id "http://debian.org/debian/12"
    bool onNetwork = false; //!< has an interface whose addresses the hypervisor may know
    QList<Disk> disks;      //!< without CD-ROMs and floppies
};

[[nodiscard]] Result<Summary> summary(const QByteArray &xml);

//! A definition for a machine of its own: other name and uuid, no title, new MAC addresses; disks listed in
//! `paths` (old image to new one) become qcow2 files without backing chain; what only one machine may have
//! (files and sockets of serial lines, ports of the screen, UEFI variables, generation id) is left to
//! libvirt.
[[nodiscard]] Result<QByteArray> clonedDomain(const QByteArray &xml, const QString &newName,
                                              const QString &newUuid, const QMap<QString, QString> &paths);

//! For virDomainBackupBegin: a full copy in push mode, target device to new qcow2 file.
[[nodiscard]] QByteArray backup(const QMap<QString, QString> &files);

} // namespace kustos::host::domainxml
