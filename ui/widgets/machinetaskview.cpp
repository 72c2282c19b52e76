// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/machinetaskview.h"

#include "delegates/machinetaskdelegate.h"
#include "widgets/machinetaskmodel.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QProgressBar>

namespace kustos::ui {

MachineTaskView::MachineTaskView(int inset, QWidget *parent)
    : QListView(parent)
    , m_model(new MachineTaskModel(this))
    , m_inset(inset)
{
    setProperty("pills", true);
    setFrameShape(QFrame::NoFrame);
    setUniformItemSizes(true);
    setModel(m_model);
    setItemDelegate(new MachineTaskDelegate(inset, this));
    setMouseTracking(true);
    setEditTriggers(NoEditTriggers);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setBackgroundRole(QPalette::Base);
}

void MachineTaskView::setStill()
{
    m_still = true;
    setFocusPolicy(Qt::NoFocus);
    setSelectionMode(NoSelection);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void MachineTaskView::setEvents(const QList<MachineEvent> &events, const QDateTime &now)
{
    m_model->setEvents(events, now);
    placeBars();
    if (m_still)
        setFixedHeight(RowHeight * m_model->rowCount());
}

void MachineTaskView::placeBars()
{
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const QModelIndex index = m_model->index(row);
        QWidget *over = indexWidget(index);
        if (m_model->events().at(row).state != MachineEvent::State::Running) {
            if (over != nullptr)
                setIndexWidget(index, nullptr);
            continue;
        }
        const MachineTask task = m_model->task(row);
        if (over == nullptr) {
            over = new QWidget(viewport());
            over->setAttribute(Qt::WA_TransparentForMouseEvents);
            auto *bar = new QProgressBar(over);
            bar->setTextVisible(false);
            bar->setFixedSize(MachineTaskDelegate::barWidth, 16);
            auto *layout = new QHBoxLayout(over);
            layout->setContentsMargins(0, 0, m_inset + MachineTaskDelegate::whenWidth + 2 * Grid, 0);
            layout->addStretch(1);
            layout->addWidget(bar);
            setIndexWidget(index, over);
        }
        auto *bar = over->findChild<QProgressBar *>();
        bar->setVisible(task.runs); // the view shows `over` again by itself with every layout
        bar->setRange(0, task.permille >= 0 ? 1000 : 0);
        bar->setValue(std::max(0, task.permille));
        bar->setAccessibleName(tr("Progress: %1").arg(task.title));
        bar->setAccessibleDescription(task.state);
    }
}

void MachineTaskView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        placeBars();
        viewport()->update();
    }
    QListView::changeEvent(event);
}

void MachineTaskView::keyPressEvent(QKeyEvent *event)
{
    const QModelIndex row = currentIndex();
    if (!event->matches(QKeySequence::Copy) || !row.isValid()) {
        QListView::keyPressEvent(event);
        return;
    }
    const MachineTask task = m_model->task(row.row());
    QGuiApplication::clipboard()->setText(
        QStringList{task.title, task.state, task.when}.join(QLatin1Char('\t')));
}

} // namespace kustos::ui
