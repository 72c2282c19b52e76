// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/machinebars.h"

#include "core/notice.h"
#include "text/plaintext.h"
#include "text/words.h"
#include "widgets/messagebar.h"

#include <QEvent>
#include <QVBoxLayout>

#include <algorithm>

namespace kustos::ui {

using text::plain;
using text::Words;

MachineBars::MachineBars(const MachineKey &key, const MachineParts &parts, QWidget *parent)
    : QWidget(parent)
    , m_key(key)
    , m_parts(parts)
    , m_ignored(new MessageBar(this))
    , m_unfinished(new MessageBar(this))
    , m_patience(new QTimer(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_unfinished);
    column->addWidget(m_ignored);
    m_ignored->setClosable(false);
    m_unfinished->setClosable(false);
    m_patience->setSingleShot(true);
    m_patience->setInterval(patience);
    connect(m_patience, &QTimer::timeout, this, [this] {
        m_waitedFor = {};
        refresh();
    });
    connect(m_ignored, &MessageBar::actionPressed, this, &MachineBars::keepWaiting);
    connect(m_ignored, &MessageBar::secondPressed, this, &MachineBars::turnOffRequested);
    connect(m_unfinished, &MessageBar::actionPressed, this, [this] {
        if (m_left)
            m_parts.actions.finishUnfinished(OperationId(m_left->operation));
        refresh();
    });
    connect(m_unfinished, &MessageBar::secondPressed, this, [this] {
        if (m_left)
            m_parts.actions.switchOnUnfinished(OperationId(m_left->operation));
        refresh();
    });
    refresh();
}

void MachineBars::refresh()
{
    refreshUnfinished();
    refreshIgnored();
    setVisible(!m_ignored->isHidden() || !m_unfinished->isHidden());
}

// Told aloud once; later only its words follow.
void MachineBars::show(MessageBar &bar, const QString &text, const QString &first, const QString &second)
{
    if (bar.isHidden())
        bar.present(Tone::Warning, text, first, second);
    else if (bar.text() != text)
        bar.reword(text, first, second);
}

void MachineBars::keepWaiting()
{
    const QList<Operation> running = m_parts.running(m_key);
    const auto ignored = std::ranges::find_if(running, &Operation::ignored);
    if (ignored != running.end())
        m_waitedFor = ignored->id;
    m_patience->start();
    refresh();
}

void MachineBars::refreshIgnored()
{
    const QList<Operation> running = m_parts.running(m_key);
    const auto ignored = std::ranges::find_if(running, &Operation::ignored);
    const MachineRecord *record = m_parts.machines.record(m_key);
    if (ignored == running.end() || ignored->id == m_waitedFor || record == nullptr) {
        m_ignored->hide();
        return;
    }
    Notice notice;
    notice.kind = Notice::Kind::ShutdownIgnored;
    notice.machine = m_key;
    show(*m_ignored, Words::of(notice, record->machine.name), tr("Keep &waiting"), tr("Turn o&ff …"));
    m_ignored->setSecondReason(Words::of(m_parts.actions.obstacleToPower(m_key, PowerAction::TurnOff), {}));
}

void MachineBars::refreshUnfinished()
{
    const QList<Unfinished> all = m_parts.actions.unfinished();
    const auto mine = std::ranges::find(all, m_key, &Unfinished::machine);
    const MachineRecord *record = m_parts.machines.record(m_key);
    if (mine == all.end() || record == nullptr) {
        m_left.reset();
        m_unfinished->hide();
        return;
    }
    m_left = *mine;
    const auto reading = m_parts.machines.reading(m_key.connection).state;
    const auto state =
        reading == Reading::State::Current ? record->machine.state : VirtualMachine::State::Unknown;
    const bool taken =
        mine->step == Operation::MachineStep::SnapshotDone || mine->step == Operation::MachineStep::Starting;
    const bool runs = state == VirtualMachine::State::Running;
    const QString what =
        taken ? tr("The snapshot “%1” is completed.") : tr("The snapshot “%1” is still due.");
    const QString text = Words::unfinished(record->machine.name, state, mine->since, m_parts.clock.now()) +
                         QLatin1Char(' ') + what.arg(plain(mine->snapshotName, 80));
    const QString first = !taken ? tr("F&inish snapshot") : runs ? tr("E&nd here") : tr("Turn &on");
    const QString second = taken ? QString() : runs ? tr("Do witho&ut snapshot") : tr("Only turn &on");
    show(*m_unfinished, text, first, second);
}

void MachineBars::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        refresh();
    QWidget::changeEvent(event);
}

} // namespace kustos::ui
