// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/backuplist.h"

#include "presenters/backuppresenter.h"
#include "widgets/backuptree.h"
#include "widgets/failuredetail.h"
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
    connect(m_tree, &BackupTree::optionsWanted, this, &BackupList::takeFocus);
    // A row that goes takes the focus out of its options before they are destroyed.
    connect(&presenter, &QAbstractItemModel::rowsRemoved, this, qOverload<>(&BackupList::place));
    connect(&presenter, &QAbstractItemModel::rowsInserted, this, qOverload<>(&BackupList::place));
    connect(&presenter, &QAbstractItemModel::layoutChanged, this, qOverload<>(&BackupList::place));
    connect(&presenter, &QAbstractItemModel::dataChanged, this, &BackupList::refreshOptions);
}

QWidget *BackupList::Opened::content() const
{
    return failure != nullptr ? static_cast<QWidget *>(failure) : options;
}

BackupOptions *BackupList::optionsOf(const QModelIndex &row) const
{
    const auto found =
        std::ranges::find(m_opened, QPersistentModelIndex(row.siblingAtColumn(0)), &Opened::row);
    return found == m_opened.end() ? nullptr : found->options;
}

bool BackupList::isOpen(const QModelIndex &row) const
{
    return std::ranges::any_of(m_opened, [&row](const Opened &opened) { return opened.row == row; });
}

void BackupList::takeFocus(const QModelIndex &row)
{
    const auto found =
        std::ranges::find(m_opened, QPersistentModelIndex(row.siblingAtColumn(0)), &Opened::row);
    if (found == m_opened.end())
        return;
    if (found->options != nullptr)
        found->options->takeFocus();
    else
        found->failure->takeFocus();
}

void BackupList::open(const QModelIndex &row)
{
    const BackupRow *line = m_presenter.row(row);
    if (line == nullptr || isOpen(row))
        return;
    Opened opened{QPersistentModelIndex(row), new QWidget(this)};
    fill(opened, *line);
    opened.content()->installEventFilter(this);
    opened.frame->installEventFilter(this);
    m_opened.append(opened);
    place();
}

void BackupList::fill(Opened &opened, const BackupRow &row)
{
    const auto close = [this, stable = opened.row] { m_tree->setOpen(stable, false); };
    if (row.kind == BackupRow::Kind::Failed) {
        opened.failure = new FailureDetail(opened.frame);
        opened.failure->setFacts(m_factsOf(row));
        connect(opened.failure, &FailureDetail::backUpRequested, this, &BackupList::backUpRequested);
        connect(opened.failure, &FailureDetail::closeRequested, this, close);
        return;
    }
    auto *options = new BackupOptions(opened.frame);
    opened.options = options;
    options->setFacts(m_factsOf(row));
    connect(options, &BackupOptions::downloadRequested, this, [this, stable = opened.row] {
        if (const BackupRow *now = m_presenter.row(stable))
            Q_EMIT downloadRequested(now->backup);
    });
    connect(options, &BackupOptions::restoreRequested, this, [this, stable = opened.row] {
        if (const BackupRow *now = m_presenter.row(stable))
            Q_EMIT restoreRequested(now->backup);
    });
    connect(options, &BackupOptions::cancelRequested, this, &BackupList::cancelRequested);
    connect(options, &BackupOptions::closeRequested, this, close);
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
        const BackupRow *line = m_presenter.row(opened.row);
        if (line == nullptr)
            continue;
        if (opened.options != nullptr)
            opened.options->setFacts(m_factsOf(*line));
        else
            opened.failure->setFacts(m_factsOf(*line));
    }
}

void BackupList::place()
{
    if (m_placing || m_opened.isEmpty())
        return;
    m_placing = true; // asking the view for a place may make it lay out, which ends here again
    for (qsizetype i = m_opened.size() - 1; i >= 0; --i) {
        const Opened &opened = m_opened.at(i);
        const BackupRow *line = m_presenter.row(opened.row);
        const bool fits = line != nullptr && m_presenter.hasChildren(opened.row) &&
                          (opened.failure != nullptr) == (line->kind == BackupRow::Kind::Failed);
        if (fits)
            place(opened);
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
    opened.content()->setGeometry(QRect(whole.topLeft() - seen.topLeft(), whole.size()));
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
