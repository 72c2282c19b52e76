// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPersistentModelIndex>
#include <QTreeView>

namespace kustos::ui {

//! Rows that open in place. A click anywhere on a row, Enter or Right opens it; a click, Left or Esc closes
//! it. Its model has the rows at the top and below each as many blank lines as its details need; the last
//! column is the row's state.
class ExpandingTree : public QTreeView
{
    Q_OBJECT

public:
    explicit ExpandingTree(QWidget *parent = nullptr);

    void setModel(QAbstractItemModel *model) override;
    void setOpen(const QModelIndex &row, bool open);
    virtual void fitColumns() = 0;

Q_SIGNALS:
    void placed();                              //!< rows are, or may be, at other places than before
    void optionsWanted(const QModelIndex &row); //!< the focus should go into the options of this open row
    void rowCopyRequested(const QModelIndex &row);
    void commandCopyRequested(const QModelIndex &row);

protected:
    void drawRow(QPainter *painter, const QStyleOptionViewItem &option,
                 const QModelIndex &index) const override;
    void drawBranches(QPainter *painter, const QRect &rect, const QModelIndex &index) const override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    bool focusNextPrevChild(bool next) override;
    void scrollContentsBy(int dx, int dy) override;
    void updateGeometries() override;
    void resizeEvent(QResizeEvent *event) override;

    //! A key that was pressed on a row; true: it was taken.
    virtual bool handleKey(const QKeyEvent &event, const QModelIndex &row);
    //! The width of the longest of the texts that the presenter tells for a column under `role`.
    [[nodiscard]] int widest(int column, int role) const;
    [[nodiscard]] int titleWidth(int column) const;
    //! What is left for the other columns; as if the scroll bar were there: it comes and goes with the rows.
    [[nodiscard]] int roomBeside(int taken) const;

private:
    [[nodiscard]] QModelIndex rowAt(const QPoint &position) const;
    [[nodiscard]] QModelIndex currentRow() const;
    void setHovered(const QModelIndex &row);
    bool showReason(const QModelIndex &row);
    void holdPlace();
    void restorePlace();

    QPersistentModelIndex m_pressed;
    QPersistentModelIndex m_hovered;
    QPersistentModelIndex m_anchor; //!< the topmost row in sight while rows come and go
    int m_anchorTop = 0;
};

} // namespace kustos::ui
