// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operation.h"

#include <QWidget>

class QProgressBar;
class QToolButton;

namespace kustos::ui {

//! The live part of a running operation's row: its progress, and for a download the button that stops it.
class OperationControls final : public QWidget
{
    Q_OBJECT

public:
    explicit OperationControls(QWidget *parent = nullptr);

    void set(const Operation &operation, bool cancellable);

Q_SIGNALS:
    void cancelPressed();

private:
    QProgressBar *m_progress;
    QToolButton *m_cancel;
};

} // namespace kustos::ui
