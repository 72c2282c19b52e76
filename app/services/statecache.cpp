// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/statecache.h"

#include "core/platform/files.h"
#include "core/sha256.h"
#include "services/machinejson.h"
#include "services/recordjson.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <tuple>
#include <unistd.h>

namespace kustos {

namespace {

constexpr qint64 sizeLimit = 64 * 1024 * 1024;
constexpr int fileVersion = 1;
constexpr std::chrono::seconds pauseBeforeWriting{2};
constexpr std::chrono::minutes pauseForAges{10}; //!< where nothing is new but the time of the reading

struct Kept
{
    Connection connection;
    QList<ServiceRecord> records;
    QList<MachineRecord> machines;
};

template <class Record>
QJsonArray arrayOf(const QList<Record> &records, QJsonObject (*toJson)(const Record &))
{
    QJsonArray array;
    for (const Record &record : records)
        array.append(toJson(record));
    return array;
}

QByteArray bytesOf(const QList<Kept> &all)
{
    QJsonArray connections;
    for (const Kept &kept : all) {
        connections.append(QJsonObject{
            {QStringLiteral("id"), kept.connection.id.text()},
            {QStringLiteral("read_at"), kept.connection.reading.readAt.toUTC().toString(Qt::ISODateWithMs)},
            {QStringLiteral("services"), arrayOf(kept.records, recordToJson)},
            {QStringLiteral("machines"), arrayOf(kept.machines, machineToJson)},
        });
    }
    const QJsonObject whole{{QStringLiteral("version"), fileVersion},
                            {QStringLiteral("connections"), connections}};
    return QJsonDocument(whole).toJson(QJsonDocument::Compact);
}

//! The same without the times of the readings, which change with every one.
QByteArray contentOf(QList<Kept> all)
{
    for (Kept &kept : all) {
        kept.connection.reading.readAt = {};
        for (ServiceRecord &record : kept.records)
            record.reading.readAt = {};
        for (MachineRecord &record : kept.machines)
            record.reading.readAt = record.machineReadAt = {};
    }
    Sha256 sha;
    sha.add(bytesOf(all));
    return sha.hex();
}

} // namespace

StateCache::StateCache(Inventory &inventory, QString path, QObject *parent)
    : QObject(parent)
    , m_inventory(inventory)
    , m_path(std::move(path))
{
    m_worker.setMaxThreadCount(1);
    m_timer.setSingleShot(true);
    m_timer.setInterval(pauseBeforeWriting);
    connect(&m_timer, &QTimer::timeout, this, &StateCache::write);
    connect(&inventory, &Inventory::connectionChanged, this, &StateCache::noteChange);
    connect(&inventory, &Inventory::servicesChanged, this, &StateCache::noteChange);
    connect(&inventory, &Inventory::recordChanged, this, &StateCache::noteChange);
}

StateCache::StateCache(Inventory &inventory, MachineInventory &machines, QString path, QObject *parent)
    : StateCache(inventory, std::move(path), parent)
{
    m_machines = &machines;
    connect(&machines, &MachineInventory::readingChanged, this, &StateCache::noteChange);
    connect(&machines, &MachineInventory::machinesChanged, this, &StateCache::noteChange);
    connect(&machines, &MachineInventory::recordChanged, this, &StateCache::noteChange);
}

StateCache::~StateCache()
{
    m_writtenAt.reset(); // the last ages count
    if (m_timer.isActive() || m_agesPending)
        write();
    m_worker.waitForDone();
}

void StateCache::noteChange()
{
    // Not restarted by every change: a steady stream of them must not put the writing off for ever.
    if (!m_timer.isActive())
        m_timer.start();
}

void StateCache::write()
{
    m_timer.stop();
    QList<Kept> all; // shares the lists with the inventory; the worker only reads them
    for (const Connection &connection : m_inventory.connections()) {
        if (!connection.reading.readAt.isValid())
            continue;
        Kept kept{connection, {}, {}};
        for (const ServiceKey &key : m_inventory.services(connection.id))
            kept.records.append(*m_inventory.record(key));
        const auto machines =
            m_machines == nullptr ? QList<MachineKey>() : m_machines->machines(connection.id);
        for (const MachineKey &key : machines)
            kept.machines.append(*m_machines->record(key));
        all.append(kept);
    }
    const auto now = std::chrono::steady_clock::now();
    const bool agesAreDue = !m_writtenAt || now - *m_writtenAt >= pauseForAges;
    m_agesPending = !agesAreDue;
    if (agesAreDue)
        m_writtenAt = now;
    // A failure is not told: the cache is a convenience, and the next change tries again.
    m_worker.start([this, path = m_path, all, agesAreDue] {
        const QByteArray content = contentOf(all);
        if (!agesAreDue && content == m_writtenContent)
            return;
        if (platform::makePrivateDirectory(QFileInfo(path).path()) &&
            platform::writePrivateFile(path, bytesOf(all)))
            m_writtenContent = content;
    });
}

void StateCache::load()
{
    const QFileInfo info(m_path);
    if (info.isSymLink() || !info.isFile() || info.ownerId() != ::geteuid())
        return;
    const auto bytes = platform::readFile(m_path, sizeLimit);
    if (!bytes)
        return;
    const QJsonObject whole = QJsonDocument::fromJson(*bytes).object();
    if (whole.value(QLatin1String("version")).toInt() != fileVersion)
        return;
    const QJsonArray connections = whole.value(QLatin1String("connections")).toArray();
    for (const QJsonValue &value : connections) {
        const QJsonObject kept = value.toObject();
        const ConnectionId id(kept.value(QLatin1String("id")).toString());
        const Connection *known = m_inventory.connection(id);
        if (known == nullptr || known->reading.state != Reading::State::Never)
            continue;
        Connection connection = *known;
        connection.reading.readAt =
            QDateTime::fromString(kept.value(QLatin1String("read_at")).toString(), Qt::ISODateWithMs).toUTC();
        m_inventory.setConnection(connection);
        loadRecords(id, kept);
    }
}

void StateCache::loadRecords(const ConnectionId &id, const QJsonObject &kept)
{
    const QJsonArray services = kept.value(QLatin1String("services")).toArray();
    for (const QJsonValue &service : services) {
        if (auto decoded = recordFromJson(service.toObject()))
            m_inventory.restoreRecord(id, std::move(*decoded));
    }
    const QJsonArray machines =
        m_machines == nullptr ? QJsonArray() : kept.value(QLatin1String("machines")).toArray();
    for (const QJsonValue &machine : machines) {
        if (auto decoded = machineFromJson(machine.toObject()))
            m_machines->restoreRecord(id, std::move(*decoded));
    }
}

} // namespace kustos
