// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QPersistentModelIndex>
#include <QWidget>

namespace kustos::ui {

class ExpandingTree;
class RowDetail;

//! A tree with the details of its open rows. These are real widgets beside the rows, not in the view's own
//! viewport: there a screen reader would not find them. They follow their row over scrolling and refreshes.
class ExpandingList : public QWidget
{
    Q_OBJECT

public:
    //! Takes over the tree, which has its model already.
    ExpandingList(ExpandingTree *tree, QWidget *parent = nullptr);

    [[nodiscard]] ExpandingTree &tree() { return *m_tree; }
    [[nodiscard]] RowDetail *detailOf(const QModelIndex &row) const; //!< null where it is closed
    //! Facts may have changed: asks for those of every open row again.
    void refreshDetails();

protected:
    //! Null: there is nothing to show of this row.
    [[nodiscard]] virtual RowDetail *newDetail(const QPersistentModelIndex &row, QWidget *frame) = 0;
    virtual void fill(RowDetail &detail, const QModelIndex &row) = 0;
    //! Whether the row is still of the kind that this widget is for.
    [[nodiscard]] virtual bool suits(const RowDetail &detail, const QModelIndex &row) const = 0;
    //! Rows are, or may be, at other places than before.
    virtual void placed() {}

    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Opened
    {
        QPersistentModelIndex row;
        QWidget *frame = nullptr; //!< the part of the detail that the viewport shows
        RowDetail *detail = nullptr;
    };

    void open(const QModelIndex &row);
    void close(const QModelIndex &row);
    void takeFocus(const QModelIndex &row);
    void discard(const Opened &opened);
    void place();
    void place(const Opened &opened);

    ExpandingTree *m_tree;
    QList<Opened> m_opened;
    bool m_placing = false;
};

} // namespace kustos::ui
