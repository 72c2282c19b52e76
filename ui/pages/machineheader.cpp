// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/machineheader.h"

#include "delegates/resourcewords.h"
#include "presenters/machinewords.h"
#include "text/plaintext.h"
#include "text/words.h"
#include "widgets/badge.h"
#include "widgets/elidedlabel.h"
#include "widgets/icons.h"
#include "widgets/powerswitch.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>

#include <algorithm>
#include <utility>

namespace kustos::ui {

using text::plain;
using text::Words;

namespace {

constexpr int TitleHeight = 40; //!< of a field with air, so that nothing moves when the name is edited
constexpr int NameLength = 200;

//! Whether the switch itself is what the operation is about.
bool moves(const Operation &operation)
{
    switch (operation.kind) {
    case Operation::Kind::StartMachine:
    case Operation::Kind::ShutDownMachine:
    case Operation::Kind::TurnOffMachine:
    case Operation::Kind::RebootMachine:
    case Operation::Kind::ResetMachine:
    case Operation::Kind::ConsistentSnapshot:
        return true;
    default:
        return false;
    }
}

//! A name to be edited: what cannot be seen is not in it.
QString editable(const QString &name)
{
    QString clean;
    for (const QChar each : name) {
        if (each.category() != QChar::Other_Control && each.category() != QChar::Other_Format)
            clean.append(each);
    }
    return clean.left(NameLength);
}

QToolButton *quietButton(QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::StrongFocus);
    return button;
}

} // namespace

MachineHeader::MachineHeader(const MachineKey &key, const MachineParts &parts, QWidget *parent)
    : QWidget(parent)
    , m_key(key)
    , m_parts(parts)
{
    build();
    lay();
    connectParts();
    showEditor(false);
    recolour();
    retranslate();
}

void MachineHeader::build()
{
    m_crumb = new ElidedLabel(this);
    m_crumb->setQuiet(true);
    m_label = new Badge(this);
    m_title = new ElidedLabel(this);
    m_title->setFont(titleFont());
    m_rename = quietButton(this);
    m_edit = new QLineEdit(this);
    m_edit->setMaxLength(NameLength);
    m_edit->setMinimumWidth(160);
    m_edit->setMaximumWidth(400);
    m_edit->installEventFilter(this);
    m_keep = new QPushButton(this);
    m_drop = new QPushButton(this);
    m_state = new Badge(this);
    m_preview = new Badge(this);
    m_stand = new QLabel(this);
    m_stand->setTextFormat(Qt::PlainText);
    m_stand->setFont(bodyFont());
    m_refresh = quietButton(this);
    m_more = quietButton(this);
    m_menu = new QMenu(this);
    m_menu->setToolTipsVisible(true);
    m_turnOff = m_menu->addAction(QString());
    m_restart = m_menu->addAction(QString());
    m_reset = m_menu->addAction(QString());
    m_switch = new PowerSwitch(this);
    m_facts = new ElidedLabel(this);
    m_facts->setQuiet(true);
    m_note = new ElidedLabel(this);
    m_note->setQuiet(true);
    m_note->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
}

void MachineHeader::lay()
{
    auto *crumbs = new QHBoxLayout;
    crumbs->setSpacing(Grid);
    crumbs->addWidget(m_crumb);
    crumbs->addWidget(m_label);
    crumbs->addWidget(m_preview);
    crumbs->addStretch(1);
    crumbs->addWidget(m_note);
    crumbs->addSpacing(3); // the edge of the switch's track, inside its ring
    auto *title = new QHBoxLayout;
    title->setSpacing(Grid / 2);
    title->addWidget(m_title);
    title->addWidget(m_rename);
    title->addWidget(m_edit, 1);
    title->addSpacing(Grid / 2);
    title->addWidget(m_keep);
    title->addWidget(m_drop);
    title->addWidget(m_state);
    title->addStretch(1);
    title->addSpacing(Grid);
    title->addWidget(m_stand);
    title->addSpacing(Grid / 2);
    title->addWidget(m_refresh);
    title->addWidget(m_more);
    title->addSpacing(Grid);
    title->addWidget(m_switch);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(PageMargin, 2 * Grid, 2 * Grid, 0);
    column->setSpacing(0);
    column->addLayout(crumbs);
    column->addLayout(title);
    column->addWidget(m_facts);
    title->addStrut(TitleHeight);
    setTabOrder(m_rename, m_edit);
    setTabOrder(m_edit, m_keep);
    setTabOrder(m_keep, m_drop);
    setTabOrder(m_drop, m_refresh);
    setTabOrder(m_refresh, m_more);
    setTabOrder(m_more, m_switch);
}

void MachineHeader::connectParts()
{
    connect(m_refresh, &QToolButton::clicked, this, &MachineHeader::refreshRequested);
    connect(m_switch, &PowerSwitch::switchRequested, this, &MachineHeader::switchRequested);
    connect(m_turnOff, &QAction::triggered, this, &MachineHeader::turnOffRequested);
    connect(m_restart, &QAction::triggered, this, &MachineHeader::restartRequested);
    connect(m_reset, &QAction::triggered, this, &MachineHeader::resetRequested);
    // Not QToolButton's own menu: its arrow would stand beside the dots that say the same.
    connect(m_more, &QToolButton::clicked, this, [this] {
        refreshMenu();
        const int beyond = m_menu->sizeHint().width() - m_more->width();
        m_menu->popup(m_more->mapToGlobal(QPoint(-beyond, m_more->height())));
    });
    connect(m_rename, &QToolButton::clicked, this, &MachineHeader::beginRename);
    connect(m_edit, &QLineEdit::textChanged, this, &MachineHeader::judgeName);
    connect(m_edit, &QLineEdit::returnPressed, this, [this] { endRename(true); });
    connect(m_keep, &QPushButton::clicked, this, [this] { endRename(true); });
    connect(m_drop, &QPushButton::clicked, this, [this] { endRename(false); });
}

void MachineHeader::retranslate()
{
    m_refresh->setToolTip(tr("Refresh (F5)"));
    m_refresh->setAccessibleName(tr("Refresh"));
    m_more->setToolTip(tr("More actions"));
    m_more->setAccessibleName(tr("More actions"));
    m_turnOff->setText(tr("Turn o&ff …"));
    m_restart->setText(tr("Re&start"));
    m_reset->setText(tr("Rese&t …"));
    m_keep->setText(tr("Rename"));
    m_drop->setText(tr("Cancel"));
    m_edit->setAccessibleName(tr("New name of the VM"));
    m_rename->setAccessibleName(tr("Rename VM"));
    refresh();
}

void MachineHeader::recolour()
{
    m_refresh->setIcon(icon(Icon::Refresh, palette(), Tone::Neutral));
    m_more->setIcon(icon(Icon::More, palette(), Tone::Neutral));
    m_rename->setIcon(icon(Icon::Rename, palette(), Tone::Neutral));
}

VirtualMachine::State MachineHeader::proven(const MachineRecord &record) const
{
    const Reading reading = m_parts.machines.reading(m_key.connection);
    return reading.state == Reading::State::Current ? record.machine.state : VirtualMachine::State::Unknown;
}

void MachineHeader::refresh()
{
    const MachineRecord *record = m_parts.machines.record(m_key);
    const Connection *connection = m_parts.connections.connection(m_key.connection);
    if (record == nullptr || connection == nullptr)
        return;
    const QString name = plain(record->machine.name, 120);
    m_crumb->setText(
        QStringLiteral("%1  ›  %2")
            .arg(ResourceWords::connectionName(connection->kind, connection->name), tr("Virtual machine")));
    m_label->set(Tone::Warning, plain(connection->label, 30));
    m_preview->set(Tone::Accent, m_parts.actions.isPreview(m_key) ? tr("Preview") : QString());
    m_preview->setToolTip(tr("Not all paths of this service are public; Kustos uses proposed ones."));
    m_title->setText(name);
    m_title->setAccessibleName(name);
    const QString facts = MachineWords::facts(record->machine).join(QStringLiteral("  ·  "));
    m_facts->setText(facts);
    m_facts->setAccessibleName(facts);
    const QString why = Words::of(m_parts.actions.obstacleToRename(m_key), {});
    m_rename->setEnabled(why.isEmpty());
    m_rename->setToolTip(why.isEmpty() ? tr("Rename (F2)") : why);
    m_rename->setAccessibleDescription(why);
    const QList<Operation> running = m_parts.running(m_key);
    refreshState(*record);
    refreshSwitch(*record, running);
    refreshStand(*record);
    refreshMenu();
}

void MachineHeader::refreshState(const MachineRecord &record)
{
    const auto reading = m_parts.machines.reading(m_key.connection).state;
    if (reading == Reading::State::Never)
        m_state->set(Tone::Unknown, tr("unknown, checking"));
    else
        m_state->set(MachineWords::tone(proven(record)), Words::of(proven(record)));
    if (isRenaming())
        m_state->hide();
}

void MachineHeader::refreshSwitch(const MachineRecord &record, const QList<Operation> &running)
{
    using State = VirtualMachine::State;
    const State state = proven(record);
    m_switch->setSubject(plain(record.machine.name, 120));
    if (state == State::Running)
        m_switch->setPosition(PowerSwitch::Position::On);
    else if (state == State::Off)
        m_switch->setPosition(PowerSwitch::Position::Off);
    else if (state == State::Unknown ||
             state == State::Crashed) // crashed may still hold its memory and disks
        m_switch->setPosition(PowerSwitch::Position::Unknown);
    // Between two states nothing new is proven: it stays where it is.

    const auto ignored = std::ranges::find_if(running, &Operation::ignored);
    auto moving = std::ranges::find_if(running, moves);
    if (ignored != running.end())
        moving = ignored;
    const MachineActions &actions = m_parts.actions;
    if (moving != running.end() || state == State::Changing) {
        const QString note = moving != running.end() ? Words::progress(*moving) : Words::of(state);
        const bool open = ignored != running.end() &&
                          actions.obstacleToPower(m_key, PowerAction::TurnOff) == Obstacle::None;
        m_switch->setReason({});
        m_switch->setBusy(true, note, open);
        m_note->setText(note);
        return;
    }
    m_switch->setBusy(false);
    Obstacle obstacle = Obstacle::None;
    if (m_switch->position() == PowerSwitch::Position::On) {
        obstacle = actions.obstacleToPower(m_key, PowerAction::ShutDown);
        if (obstacle != Obstacle::None)
            obstacle = actions.obstacleToPower(m_key, PowerAction::TurnOff);
    } else {
        obstacle = actions.obstacleToPower(m_key, PowerAction::Start);
        if (obstacle == Obstacle::None && state == State::Unknown)
            obstacle = Obstacle::StateUnknown;
    }
    const QString reason = Words::of(obstacle, {});
    m_switch->setReason(reason);
    // What a bar above and the age of the data say already is not said a third time.
    const bool said = obstacle == Obstacle::UnfinishedConsistent || obstacle == Obstacle::NotConnected ||
                      obstacle == Obstacle::CredentialsExpired;
    m_note->setText(said ? QString() : reason);
}

void MachineHeader::refreshStand(const MachineRecord &record)
{
    const Reading list = m_parts.machines.reading(m_key.connection);
    // The worse of the two: a list that is current says nothing about snapshots that could not be read.
    const bool listed = list.state == Reading::State::Current;
    const Reading &reading = listed && record.reading.state != Reading::State::Never ? record.reading : list;
    const QString age = Words::of(reading, m_parts.clock.now());
    m_stand->setText(m_isReading ? tr("%1  ·  reading …", "as of when").arg(age) : age);
    const bool wrong =
        reading.state == Reading::State::Lost || reading.state == Reading::State::CredentialsExpired;
    m_stand->setPalette(inkPalette(wrong ? toneColor(Tone::Failed, palette()) : quietText(palette())));
}

void MachineHeader::refreshMenu()
{
    const auto apply = [this](QAction *action, PowerAction power) {
        const QString why = Words::of(m_parts.actions.obstacleToPower(m_key, power), {});
        action->setEnabled(why.isEmpty());
        action->setToolTip(why);
    };
    // A crashed machine has no side on the switch from which it could be turned off.
    const MachineRecord *record = m_parts.machines.record(m_key);
    m_turnOff->setVisible(record != nullptr && record->machine.state == VirtualMachine::State::Crashed);
    apply(m_turnOff, PowerAction::TurnOff);
    apply(m_restart, PowerAction::Reboot);
    apply(m_reset, PowerAction::Reset);
}

void MachineHeader::setReading(bool reading)
{
    if (std::exchange(m_isReading, reading) != reading)
        refresh();
}

bool MachineHeader::isRenaming() const
{
    return !m_edit->isHidden();
}

void MachineHeader::showEditor(bool editing)
{
    for (QWidget *part : std::initializer_list<QWidget *>{m_edit, m_keep, m_drop})
        part->setVisible(editing);
    for (QWidget *part : std::initializer_list<QWidget *>{m_title, m_rename, m_state})
        part->setVisible(!editing);
}

void MachineHeader::beginRename()
{
    const MachineRecord *record = m_parts.machines.record(m_key);
    if (record == nullptr || m_parts.actions.obstacleToRename(m_key) != Obstacle::None)
        return;
    if (!isRenaming()) {
        m_edit->setText(editable(record->machine.name));
        showEditor(true);
    }
    m_edit->setFocus(Qt::ShortcutFocusReason);
    m_edit->selectAll();
    judgeName();
}

void MachineHeader::judgeName()
{
    const QString reason = m_edit->text().trimmed().isEmpty() ? tr("The VM needs a name.") : QString();
    m_keep->setEnabled(reason.isEmpty());
    m_keep->setToolTip(reason);
    m_edit->setAccessibleDescription(reason);
}

void MachineHeader::endRename(bool keep)
{
    const QString name = m_edit->text().trimmed();
    const MachineRecord *record = m_parts.machines.record(m_key);
    if (keep && name.isEmpty())
        return;
    showEditor(false);
    m_rename->setFocus(Qt::OtherFocusReason);
    if (keep && record != nullptr && name != record->machine.name)
        Q_EMIT renameRequested(name);
    refresh();
}

bool MachineHeader::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_edit && event->type() == QEvent::ShortcutOverride &&
        static_cast<const QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        event->accept(); // else Esc would go to whoever closes something
        return true;
    }
    if (watched == m_edit && event->type() == QEvent::KeyPress &&
        static_cast<const QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        endRename(false);
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void MachineHeader::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::PaletteChange) {
        recolour();
        refresh();
    }
    QWidget::changeEvent(event);
}

} // namespace kustos::ui
