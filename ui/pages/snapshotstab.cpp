// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/snapshotstab.h"

#include "pages/snapshotsheets.h"
#include "presenters/snapshotpresenter.h"
#include "presenters/snapshotwords.h"
#include "services/operationregister.h"
#include "text/words.h"
#include "widgets/emptyview.h"
#include "widgets/reasondetail.h"
#include "widgets/snapshotlist.h"
#include "widgets/snapshotnamefield.h"
#include "widgets/snapshottree.h"

#include <QApplication>
#include <QClipboard>
#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QShortcut>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace kustos::ui {

using text::Words;
using namespace std::chrono_literals;

namespace {

bool makesSnapshot(const Operation &operation)
{
    return operation.kind == Operation::Kind::TakeSnapshot ||
           operation.kind == Operation::Kind::ConsistentSnapshot;
}

void copy(const QString &text)
{
    if (!text.isEmpty())
        QGuiApplication::clipboard()->setText(text);
}

} // namespace

SnapshotsTab::SnapshotsTab(const MachineKey &machine, const Inventory &connections,
                           const MachineInventory &machines, OperationRegister &operations,
                           MachineActions &actions, const Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_machine(machine)
    , m_machines(machines)
    , m_operations(operations)
    , m_actions(actions)
    , m_clock(clock)
    , m_model(
          new SnapshotModel(machines, operations, machine, SnapshotOptions::Rows, ReasonDetail::Rows, this))
    , m_presenter(new SnapshotPresenter(*m_model, clock, this))
    , m_sheets(new SnapshotSheets(machine, connections, machines, actions, clock, this))
{
    build();
    watch();
    watchFacts(connections);
    machineChanged();
    retranslate();
}

void SnapshotsTab::build()
{
    m_take = new TakeSection(m_clock, this);
    m_title = new QLabel(this);
    m_title->setFont(sectionFont());
    m_list = new SnapshotList(*m_presenter, [this](const SnapshotRow &row) { return factsOf(row); }, this);
    m_empty = new EmptyView(Icon::Snapshot, this);
    m_stack = new QStackedWidget(this);
    m_stack->addWidget(m_list);
    m_stack->addWidget(m_empty);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(PageMargin, 2 * Grid, PageMargin, 2 * Grid);
    column->setSpacing(Grid + Grid / 2);
    column->addWidget(m_take);
    column->addSpacing(Grid);
    column->addWidget(m_title);
    column->addWidget(m_stack, 1);
}

void SnapshotsTab::watch()
{
    connect(m_take, &TakeSection::takeRequested, this, &SnapshotsTab::pressTake);
    connect(m_take, &TakeSection::consistentRequested, this, &SnapshotsTab::pressConsistent);
    connect(m_take, &TakeSection::cancelRequested, this, [this] {
        if (const SnapshotRow *row = underWay())
            m_actions.cancel(row->operation);
    });
    connect(&m_take->name(), &SnapshotNameField::changed, this, &SnapshotsTab::refresh);
    connect(&m_empty->button(), &QPushButton::clicked, this, &SnapshotsTab::pressTake);
    auto *shortcut = new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_N), this);
    shortcut->setAutoRepeat(false);
    connect(shortcut, &QShortcut::activated, this, &SnapshotsTab::pressTake);

    connect(m_list, &SnapshotList::takeRequested, this, &SnapshotsTab::pressTake);
    connect(m_list, &SnapshotList::restoreRequested, m_sheets, &SnapshotSheets::askForRestore);
    connect(m_list, &SnapshotList::createRequested, m_sheets, &SnapshotSheets::askForMachine);
    connect(m_list, &SnapshotList::deleteRequested, m_sheets, &SnapshotSheets::askForDelete);
    connect(m_sheets, &SnapshotSheets::acted, this, &SnapshotsTab::refresh);
    connect(m_list, &SnapshotList::renameChosen, this,
            [this](const SnapshotId &snapshot, const QString &name) {
                m_actions.renameSnapshot(m_machine, snapshot, name);
                refresh();
            });
    connect(&m_list->tree(), &SnapshotTree::rowCopyRequested, this,
            [this](const QModelIndex &row) { copy(m_presenter->rowText(row)); });
    connect(&m_list->tree(), &SnapshotTree::commandCopyRequested, this, &SnapshotsTab::copyCommand);

    m_rest.setSingleShot(true);
    m_minute.setInterval(60s);
    connect(&m_minute, &QTimer::timeout, this, [this] {
        m_presenter->refreshTimes();
        m_take->name().suggest(m_actions.defaultSnapshotName(m_machine));
        refresh();
    });
    m_minute.start();
    m_second.setInterval(1s);
    connect(&m_second, &QTimer::timeout, this, &SnapshotsTab::refresh);
}

void SnapshotsTab::watchFacts(const Inventory &connections)
{
    connect(&m_machines, &MachineInventory::recordChanged, this, [this](const MachineKey &key) {
        if (key == m_machine)
            refresh();
    });
    connect(&m_machines, &MachineInventory::machinesChanged, this, [this](const ConnectionId &id) {
        if (id == m_machine.connection)
            machineChanged();
    });
    const auto ofConnection = [this](const ConnectionId &id) {
        if (id == m_machine.connection)
            refresh();
    };
    connect(&m_machines, &MachineInventory::readingChanged, this, ofConnection);
    connect(&connections, &Inventory::connectionChanged, this, ofConnection);
    connect(&m_operations, &OperationRegister::added, this, &SnapshotsTab::operationChanged);
    connect(&m_operations, &OperationRegister::changed, this, &SnapshotsTab::operationChanged);
}

void SnapshotsTab::operationChanged(const OperationId &id)
{
    const Operation *operation = m_operations.find(id);
    if (operation == nullptr || operation->machine != m_machine)
        return;
    // A name that was used up makes room for the next; after a failure it is still wanted.
    if (makesSnapshot(*operation) && operation->state == Operation::State::Done) {
        m_take->name().useUp(operation->argument);
        m_take->name().suggest(m_actions.defaultSnapshotName(m_machine));
    }
    refresh();
}

void SnapshotsTab::machineChanged()
{
    const MachineRecord *known = record();
    if (known != nullptr && known->machine.name != m_machineName) {
        m_machineName = known->machine.name;
        m_take->name().suggest(m_actions.defaultSnapshotName(m_machine));
    }
    refresh();
}

const MachineRecord *SnapshotsTab::record() const
{
    return m_machines.record(m_machine);
}

TakeSection::Power SnapshotsTab::power() const
{
    const MachineRecord *known = record();
    if (known == nullptr)
        return TakeSection::Power::Unknown;
    switch (known->machine.state) {
    case VirtualMachine::State::Running:
        return TakeSection::Power::Running;
    case VirtualMachine::State::Off:
        return TakeSection::Power::Off;
    case VirtualMachine::State::Changing:
    case VirtualMachine::State::Crashed:
    case VirtualMachine::State::Unknown:
        break;
    }
    return TakeSection::Power::Unknown;
}

SnapshotOptions::Facts SnapshotsTab::factsOf(const SnapshotRow &row) const
{
    const MachineRecord *known = record();
    const MachineCapabilities can = known != nullptr ? known->machine.can : MachineCapabilities{};
    const Obstacle change = m_actions.obstacleToChange(m_machine, row.snapshot);
    SnapshotOptions::Facts facts;
    facts.row = row;
    facts.restoreReason = m_sheets->reason(m_actions.obstacleToRestore(m_machine, row.snapshot));
    facts.createReason = m_sheets->reason(m_actions.obstacleToCreate(m_machine, row.snapshot));
    facts.renameReason = m_sheets->reason(can.renameSnapshot ? change : Obstacle::NotOffered);
    facts.deleteReason = m_sheets->reason(can.deleteSnapshot ? change : Obstacle::NotOffered);
    facts.takeReason = m_sheets->reason(m_actions.obstacleToSnapshot(m_machine));
    facts.command = m_actions.restoreCommand(m_machine, row.snapshot);
    return facts;
}

const SnapshotRow *SnapshotsTab::underWay() const
{
    for (int i = 0; i < m_model->rowCount(); ++i) {
        const SnapshotRow *row = m_model->row(m_model->index(i, 0));
        if (row->inFlight() || row->phase == MachineJob::Phase::Starting)
            return row;
    }
    return nullptr;
}

CreationProgress::Facts SnapshotsTab::progressOf(const SnapshotRow &row) const
{
    const bool starting = row.phase == MachineJob::Phase::Starting;
    CreationProgress::Facts facts;
    facts.phase = starting ? SnapshotWords::phase(row.phase, -1, false) : SnapshotWords::state(row);
    const bool copies =
        row.kind == SnapshotRow::Kind::Creating && !starting && row.phase != MachineJob::Phase::ShuttingDown;
    if (copies && row.permille >= 0)
        facts.permille = row.permille;
    facts.stuck = row.ignored;
    facts.startedAt = row.createdAt;
    facts.last = m_actions.lastDuration(m_machine);
    const Operation *operation = m_operations.find(row.operation);
    if (operation == nullptr || operation->ended())
        return facts;
    const MachineRecord *known = record();
    const bool before =
        operation->state == Operation::State::Queued || operation->state == Operation::State::Intent;
    const bool running = operation->state == Operation::State::Running && !starting;
    // A service stops a copy; a guest that was asked to switch off cannot be asked back, and a check is as
    // good as done.
    const bool stoppable = row.phase == MachineJob::Phase::Copying || row.phase == MachineJob::Phase::Unknown;
    facts.cancellable = before || (running && stoppable && known != nullptr && known->machine.can.cancel);
    return facts;
}

TakeSection::Facts SnapshotsTab::takeFacts() const
{
    TakeSection::Facts facts;
    facts.power = power();
    facts.takeReason = m_sheets->reason(m_actions.obstacleToSnapshot(m_machine));
    facts.consistentReason = m_sheets->reason(m_actions.obstacleToConsistentSnapshot(m_machine));
    if (const SnapshotRow *row = underWay())
        facts.progress = progressOf(*row);
    const MachineRecord *known = record();
    if (known == nullptr)
        return facts;
    const qsizetype count = known->snapshots.size();
    facts.limits = Words::limits(known->limits, count, m_clock.now());
    facts.limitsNear = (known->limits.perMachine && count + 1 >= *known->limits.perMachine) ||
                       known->limits.nextAllowedAt > m_clock.now();
    return facts;
}

void SnapshotsTab::refresh()
{
    const MachineRecord *known = record();
    const TakeSection::Facts facts = takeFacts();
    m_take->setFacts(facts);
    const bool read = known != nullptr && known->reading.readAt.isValid();
    const bool empty = m_presenter->rowCount() == 0;
    const QString why = facts.takeReason.isEmpty() ? m_take->name().obstacle() : facts.takeReason;
    m_empty->setTexts(read ? tr("There are no snapshots of this VM yet.")
                           : tr("The snapshots of this VM have not been read yet."),
                      read ? m_take->takeText() : QString(), why);
    m_stack->setCurrentWidget(empty ? static_cast<QWidget *>(m_empty) : m_list);
    m_title->setVisible(!empty);
    m_list->refreshDetails();
    m_sheets->refresh();

    const bool counting = known != nullptr && known->limits.nextAllowedAt > m_clock.now();
    if (counting && !m_second.isActive())
        m_second.start();
    else if (!counting)
        m_second.stop();
}

void SnapshotsTab::retranslate()
{
    m_title->setText(tr("Available snapshots"));
    m_list->tree().setAccessibleName(m_title->text());
    m_presenter->retranslate();
    refresh();
}

void SnapshotsTab::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

// The number in the suggested name is the time at which the user comes to take one.
void SnapshotsTab::showEvent(QShowEvent *event)
{
    m_take->name().suggest(m_actions.defaultSnapshotName(m_machine));
    QWidget::showEvent(event);
}

void SnapshotsTab::pressTake()
{
    if (m_rest.isActive() || m_actions.obstacleToSnapshot(m_machine) != Obstacle::None)
        return;
    if (!m_take->canTake()) {
        m_take->name().setFocus(Qt::OtherFocusReason); // what is wrong stands there
        return;
    }
    m_rest.start(QApplication::doubleClickInterval());
    m_actions.takeSnapshot(m_machine, m_take->name().name());
    refresh();
}

void SnapshotsTab::pressConsistent()
{
    const QString name = m_take->name().name();
    if (m_rest.isActive() || !m_take->name().obstacle().isEmpty() ||
        m_actions.obstacleToConsistentSnapshot(m_machine) != Obstacle::None)
        return;
    m_rest.start(QApplication::doubleClickInterval());
    if (power() != TakeSection::Power::Off) {
        m_sheets->askForConsistent(name);
        return;
    }
    m_actions.takeConsistentSnapshot(m_machine, name); // nothing is switched off that is on
    refresh();
}

void SnapshotsTab::copyCommand(const QModelIndex &row)
{
    const SnapshotRow *line = m_presenter->row(row);
    const bool available = line != nullptr && line->kind == SnapshotRow::Kind::Available;
    copy(available ? m_actions.restoreCommand(m_machine, line->snapshot)
                   : m_actions.snapshotCommand(m_machine, m_take->name().name()));
}

} // namespace kustos::ui
