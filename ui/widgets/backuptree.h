// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPersistentModelIndex>
#include <QTreeView>

namespace kustos::ui {

//! The rows of the list of backups. A click anywhere on a row, Enter or Right opens it; a click, Left or Esc
//! closes it.
class BackupTree : public QTreeView
{
    Q_OBJECT

public:
    explicit BackupTree(QWidget *parent = nullptr);

    void setModel(QAbstractItemModel *model) override;
    void setOpen(const QModelIndex &row, bool open);
    void fitColumns();

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

private:
    [[nodiscard]] QModelIndex rowAt(const QPoint &position) const;
    [[nodiscard]] QModelIndex currentRow() const;
    void setHovered(const QModelIndex &row);
    bool showReason(const QModelIndex &row);
    bool handleKey(const QKeyEvent &event);
    void holdPlace();
    void restorePlace();

    QPersistentModelIndex m_pressed;
    QPersistentModelIndex m_hovered;
    QPersistentModelIndex m_anchor; //!< the topmost row in sight while rows come and go
    int m_anchorTop = 0;
};

} // namespace kustos::ui
