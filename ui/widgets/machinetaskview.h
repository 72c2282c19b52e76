// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presenters/machinetasks.h"

#include <QListView>

namespace kustos::ui {

class MachineTaskModel;

//! Tasks of a machine as rows: icon, what, progress or result, when. Rows keep selection and place over a
//! refresh.
class MachineTaskView final : public QListView
{
    Q_OBJECT

public:
    //! `inset`: px from the edges to icon and time, for a view that goes from edge to edge.
    explicit MachineTaskView(int inset, QWidget *parent = nullptr);

    void setEvents(const QList<MachineEvent> &events, const QDateTime &now); //!< newest first
    //! As high as its rows, neither scrolled nor selected: part of a page that scrolls itself.
    void setStill();

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void placeBars();

    MachineTaskModel *m_model;
    const int m_inset;
    bool m_still = false;
};

} // namespace kustos::ui
