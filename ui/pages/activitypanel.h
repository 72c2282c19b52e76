// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/ids.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QListView;
class QStackedWidget;
class QToolButton;

namespace kustos {
class OperationModel;
class OperationRegister;
} // namespace kustos

namespace kustos::ui {

class Badge;
class OperationProxy;

//! Every operation, running and past. Folds down to its title.
class ActivityPanel final : public QWidget
{
    Q_OBJECT

public:
    static constexpr int DefaultHeight = 112; //!< its header and two rows

    ActivityPanel(const OperationRegister &operations, const Clock &clock, QWidget *parent = nullptr);

    void setOpen(bool open);
    [[nodiscard]] bool isOpen() const;

Q_SIGNALS:
    void openChanged(bool open);
    void cancelRequested(const kustos::OperationId &id);

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void retranslate();
    void refresh(); //!< summary, empty state, clock
    void refreshControls(int first, int last);

    OperationModel *m_model;
    OperationProxy *m_proxy;
    QToolButton *m_toggle;
    Badge *m_running;
    QStackedWidget *m_body;
    QListView *m_list;
    QLabel *m_empty;
    QTimer m_second;
};

} // namespace kustos::ui
