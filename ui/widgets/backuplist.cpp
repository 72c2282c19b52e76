// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/backuplist.h"

#include "presenters/backuppresenter.h"
#include "widgets/backuptree.h"
#include "widgets/theme.h"

#include <QCoreApplication>
#include <QEvent>
#include <QVBoxLayout>

#include <algorithm>

namespace kustos::ui {

BackupList::BackupList(BackupPresenter &presenter, FactsOf factsOf, QWidget *parent)
    : QWidget(parent)
    , m_presenter(presenter)
    , m_factsOf(std::move(factsOf))
    , m_tree(new BackupTree(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_tree);
    m_tree->setModel(&presenter);
    setFocusProxy(m_tree);

    connect(m_tree, &QTreeView::expanded, this, &BackupList::open);
    connect(m_tree, &QTreeView::collapsed, this, &BackupList::close);
    connect(m_tree, &BackupTree::placed, this, qOverload<>(&BackupList::place));
    connect(m_tree, &BackupTree::optionsWanted, this, [this](const QModelIndex &row) {
        if (BackupOptions *options = optionsOf(row))
            options->takeFocus();
    });
    // A row that goes takes the focus out of its options before they are destroyed.
    connect(&presenter, &QAbstractItemModel::rowsRemoved, this, qOverload<>(&BackupList::place));
    connect(&presenter, &QAbstractItemModel::rowsInserted, this, qOverload<>(&BackupList::place));
    connect(&presenter, &QAbstractItemModel::layoutChanged, this, qOverload<>(&BackupList::place));
    connect(&presenter, &QAbstractItemModel::dataChanged, this, &BackupList::refreshOptions);
}

BackupOptions *BackupList::optionsOf(const QModelIndex &row) const
{
    const auto found =
        std::ranges::find(m_opened, QPersistentModelIndex(row.siblingAtColumn(0)), &Opened::row);
    return found == m_opened.end() ? nullptr : found->options;
}

void BackupList::open(const QModelIndex &row)
{
    const BackupRow *line = m_presenter.row(row);
    if (line == nullptr || optionsOf(row) != nullptr)
        return;
    auto *frame = new QWidget(this);
    auto *options = new BackupOptions(frame);
    options->setFacts(m_factsOf(*line));
    options->installEventFilter(this);
    frame->installEventFilter(this);
    const QPersistentModelIndex stable(row);
    connect(options, &BackupOptions::downloadRequested, this, [this, stable] {
        if (const BackupRow *now = m_presenter.row(stable))
            Q_EMIT downloadRequested(now->backup);
    });
    connect(options, &BackupOptions::restoreRequested, this, [this, stable] {
        if (const BackupRow *now = m_presenter.row(stable))
            Q_EMIT restoreRequested(now->backup);
    });
    connect(options, &BackupOptions::cancelRequested, this, &BackupList::cancelRequested);
    connect(options, &BackupOptions::closeRequested, this,
            [this, stable] { m_tree->setOpen(stable, false); });
    m_opened.append(Opened{stable, frame, options});
    place();
}

void BackupList::close(const QModelIndex &row)
{
    const auto found = std::ranges::find(m_opened, QPersistentModelIndex(row), &Opened::row);
    if (found == m_opened.end())
        return;
    discard(m_opened.takeAt(std::distance(m_opened.begin(), found)));
}

void BackupList::discard(const Opened &opened)
{
    const QWidget *focused = focusWidget();
    if (focused != nullptr && opened.frame->isAncestorOf(focused))
        m_tree->setFocus(Qt::OtherFocusReason);
    opened.frame->hide();
    opened.frame->deleteLater();
}

void BackupList::refreshOptions()
{
    for (const Opened &opened : std::as_const(m_opened)) {
        if (const BackupRow *line = m_presenter.row(opened.row))
            opened.options->setFacts(m_factsOf(*line));
    }
}

void BackupList::place()
{
    if (m_placing || m_opened.isEmpty())
        return;
    m_placing = true; // asking the view for a place may make it lay out, which ends here again
    for (qsizetype i = m_opened.size() - 1; i >= 0; --i) {
        if (m_opened.at(i).row.isValid() && m_presenter.hasChildren(m_opened.at(i).row))
            place(m_opened.at(i));
        else
            discard(m_opened.takeAt(i));
    }
    m_placing = false;
}

void BackupList::place(const Opened &opened)
{
    const QRect first = m_tree->visualRect(m_presenter.index(0, 0, opened.row));
    const QWidget *viewport = m_tree->viewport();
    const QPoint origin = viewport->mapTo(this, QPoint());
    const int height = m_presenter.rowCount(opened.row) * RowHeight - 1; // the last line is the separator's
    const QRect whole(origin + QPoint(3, first.top()), QSize(viewport->width() - 3, height));
    const QRect seen = whole.intersected(QRect(origin, viewport->size()));
    if (!first.isValid() || seen.isEmpty()) {
        opened.frame->hide();
        return;
    }
    opened.frame->setGeometry(seen);
    opened.options->setGeometry(QRect(whole.topLeft() - seen.topLeft(), whole.size()));
    opened.frame->show();
    opened.frame->raise();
}

bool BackupList::eventFilter(QObject *watched, QEvent *event)
{
    // The wheel scrolls the list wherever the pointer is.
    if (event->type() == QEvent::Wheel && watched != this)
        return QCoreApplication::sendEvent(m_tree->viewport(), event);
    return QWidget::eventFilter(watched, event);
}

void BackupList::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::FontChange)
        m_tree->fitColumns();
    QWidget::changeEvent(event);
}

void BackupList::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_tree->fitColumns();
    place();
}

} // namespace kustos::ui
