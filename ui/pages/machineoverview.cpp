// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/machineoverview.h"

#include "presenters/machinewords.h"
#include "text/plaintext.h"
#include "text/words.h"
#include "widgets/factsgrid.h"
#include "widgets/machinetaskview.h"
#include "widgets/statuscard.h"

#include <QEvent>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace kustos::ui {

using text::plain;
using text::Words;

namespace {

QString apart()
{
    return QStringLiteral("  ·  ");
}

QLabel *sectionTitle(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setFont(sectionFont());
    label->setTextFormat(Qt::PlainText);
    return label;
}

} // namespace

MachineOverview::MachineOverview(const MachineKey &key, const MachineParts &parts, QWidget *parent)
    : QScrollArea(parent)
    , m_key(key)
    , m_parts(parts)
{
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    build();
    retranslate();
}

void MachineOverview::build()
{
    auto *content = new QWidget(this);
    content->setBackgroundRole(QPalette::Base);
    content->setAutoFillBackground(true);
    m_last = new StatusCard(content);
    m_count = new StatusCard(content);
    m_tasksTitle = sectionTitle(content);
    m_tasks = new MachineTaskView(0, content);
    m_tasks->setStill();
    m_noTasks = new QLabel(content);
    m_noTasks->setTextFormat(Qt::PlainText);
    m_noTasks->setMinimumHeight(RowHeight);
    m_detailsTitle = sectionTitle(content);
    m_details = new FactsGrid(content);
    for (int fact = 0; fact < FactCount; ++fact)
        m_details->addRow(fact == Identifier || fact == Addresses || fact == Endpoint);

    auto *cards = new QHBoxLayout;
    cards->setSpacing(2 * Grid);
    cards->addWidget(m_last, 1);
    cards->addWidget(m_count, 1);
    auto *column = new QVBoxLayout;
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Grid);
    column->addLayout(cards);
    column->addSpacing(3 * Grid);
    column->addWidget(m_tasksTitle);
    column->addWidget(m_tasks);
    column->addWidget(m_noTasks);
    column->addSpacing(3 * Grid);
    column->addWidget(m_detailsTitle);
    column->addWidget(m_details);
    column->addStretch(1);

    // Lines much longer than this tear label and value apart.
    auto *inner = new QWidget(content);
    inner->setMaximumWidth(920);
    inner->setLayout(column);
    auto *outer = new QHBoxLayout(content);
    outer->setContentsMargins(PageMargin, 2 * Grid + Grid, PageMargin, PageMargin);
    outer->addWidget(inner, 1);
    outer->addStretch(0);
    setWidget(content);
}

void MachineOverview::retranslate()
{
    m_last->setCaption(tr("Last snapshot"));
    m_count->setCaption(tr("Snapshots", "caption: how many there are"));
    m_tasksTitle->setText(tr("Recent tasks"));
    m_tasks->setAccessibleName(tr("Recent tasks"));
    m_noTasks->setText(tr("No tasks yet."));
    m_detailsTitle->setText(tr("Details"));
    m_details->setLabel(Identifier, tr("ID"));
    m_details->setLabel(Addresses, tr("Addresses"));
    m_details->setLabel(Processors, tr("Processors"));
    m_details->setLabel(Memory, tr("Memory"));
    m_details->setLabel(Disk, tr("Disk"));
    m_details->setLabel(System, tr("Operating system"));
    m_details->setLabel(Place, tr("Place"));
    m_details->setLabel(Created, tr("Created"));
    m_details->setLabel(Endpoint, tr("API endpoint"));
    setAccessibleName(tr("Overview"));
    refresh();
}

void MachineOverview::refresh()
{
    const MachineRecord *record = m_parts.machines.record(m_key);
    if (record == nullptr)
        return;
    refreshLast(*record);
    refreshCount(*record);
    refreshTasks(*record);
    refreshFacts(*record);
    m_noTasks->setPalette(inkPalette(quietText(palette())));
}

void MachineOverview::refreshLast(const MachineRecord &record)
{
    const QDateTime now = m_parts.clock.now();
    const auto last = std::ranges::find(record.snapshots, Snapshot::State::Available, &Snapshot::state);
    if (last != record.snapshots.end()) {
        QStringList detail{Words::of(last->consistency), Words::moment(last->createdAt)};
        detail.removeAll(QString());
        m_last->set(Icon::Success, Tone::Good, Words::relative(last->createdAt, now), detail.join(apart()),
                    plain(last->name, 120) + QLatin1Char('\n') + Words::momentDetail(last->createdAt, now));
    } else if (record.reading.readAt.isValid()) {
        m_last->set(Icon::Warning, Tone::Warning, tr("None yet", "no snapshot exists"),
                    tr("Take the first one on the tab “Snapshots”."));
    } else {
        m_last->set(Icon::Unknown, Tone::Neutral, tr("Not read yet"), tr("Waiting for the service …"));
    }
}

void MachineOverview::refreshCount(const MachineRecord &record)
{
    const QDateTime now = m_parts.clock.now();
    if (!record.reading.readAt.isValid()) {
        m_count->set(Icon::Unknown, Tone::Neutral, tr("Not read yet"), tr("Waiting for the service …"));
        return;
    }
    const int count = static_cast<int>(record.snapshots.size());
    const SnapshotLimits &limits = record.limits;
    const bool full = limits.perMachine && count >= *limits.perMachine;
    const QString value = limits.perMachine
                              ? tr("%1 of %2", "snapshots, allowed").arg(count).arg(*limits.perMachine)
                              : tr("%n snapshot(s)", nullptr, count);
    QStringList detail;
    if (full)
        detail.append(tr("The service allows no more; delete one first."));
    else if (limits.nextAllowedAt.isValid() && limits.nextAllowedAt > now)
        detail.append(
            tr("next one possible from %1", "time of day").arg(Words::timeOfDay(limits.nextAllowedAt)));
    qint64 bytes = 0;
    for (const Snapshot &snapshot : record.snapshots)
        bytes += snapshot.size.value_or(ByteSize(0)).bytes();
    if (bytes > 0 && !full)
        detail.append(tr("%1 in total", "size").arg(Words::size(ByteSize(bytes))));
    if (detail.isEmpty())
        detail.append(limits.perMachine ? tr("limit of this service") : tr("no limit known"));
    m_count->set(full ? Icon::Warning : Icon::Snapshot, full ? Tone::Warning : Tone::Accent, value,
                 detail.join(apart()));
}

void MachineOverview::refreshTasks(const MachineRecord &record)
{
    QList<MachineEvent> events = machineEvents(record, m_parts.operationsOf(m_key));
    events.resize(std::min(events.size(), shownTasks));
    m_tasks->setEvents(events, m_parts.clock.now());
    m_tasks->setVisible(!events.isEmpty());
    m_noTasks->setVisible(events.isEmpty());
}

void MachineOverview::refreshFacts(const MachineRecord &record)
{
    const VirtualMachine &machine = record.machine;
    const auto capacity = [](const std::optional<ByteSize> &size) {
        return size ? MachineWords::capacity(*size) : QString();
    };
    const Connection *connection = m_parts.connections.connection(m_key.connection);
    m_details->setValue(Identifier, plain(machine.id.text(), 120));
    m_details->setValue(Addresses, plain(machine.addresses.join(QStringLiteral(", ")), 400));
    m_details->setValue(Processors, MachineWords::processors(machine.vcpus));
    m_details->setValue(Memory, capacity(machine.memory));
    m_details->setValue(Disk, capacity(machine.disk));
    m_details->setValue(System, plain(machine.system, 120));
    m_details->setValue(Place, plain(machine.place, 120));
    m_details->setValue(Created, machine.createdAt.isValid() ? Words::moment(machine.createdAt) : QString(),
                        Words::momentDetail(machine.createdAt, m_parts.clock.now()));
    m_details->setValue(Endpoint, connection != nullptr ? plain(connection->endpoint) : QString());
}

void MachineOverview::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::PaletteChange && widget() != nullptr)
        refresh();
    QScrollArea::changeEvent(event);
}

} // namespace kustos::ui
