// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/operationcontrols.h"

#include "delegates/operationdelegate.h"
#include "delegates/operationproxy.h"
#include "widgets/icons.h"

#include <QHBoxLayout>
#include <QProgressBar>
#include <QToolButton>

namespace kustos::ui {

OperationControls::OperationControls(QWidget *parent)
    : QWidget(parent)
    , m_progress(new QProgressBar(this))
    , m_cancel(new QToolButton(this))
{
    m_progress->setTextVisible(false);
    m_progress->setFixedSize(OperationDelegate::progressWidth, 16);
    m_cancel->setAutoRaise(true);
    m_cancel->setFocusPolicy(Qt::StrongFocus);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 2 * Grid - 4, 0);
    row->setSpacing(0);
    row->addStretch(1);
    row->addWidget(m_progress);
    row->addSpacing(OperationDelegate::timesWidth + 2 * Grid + 4);
    QSizePolicy keep = m_cancel->sizePolicy();
    keep.setRetainSizeWhenHidden(true);
    m_cancel->setSizePolicy(keep);
    m_cancel->setFixedSize(OperationDelegate::buttonWidth, OperationDelegate::buttonWidth);
    row->addWidget(m_cancel);
    connect(m_cancel, &QToolButton::clicked, this, &OperationControls::cancelPressed);
}

void OperationControls::set(const Operation &operation, bool cancellable)
{
    const QString title = OperationProxy::title(operation);
    m_progress->setRange(0, operation.permille && !operation.checking ? 1000 : 0);
    m_progress->setValue(operation.permille.value_or(0));
    m_progress->setAccessibleName(tr("Progress: %1").arg(title));
    m_progress->setAccessibleDescription(OperationProxy::result(operation));
    m_cancel->setVisible(cancellable);
    m_cancel->setIcon(icon(Icon::Close, palette(), Tone::Neutral));
    m_cancel->setToolTip(tr("Cancel download"));
    m_cancel->setAccessibleName(tr("Cancel: %1").arg(title));
}

} // namespace kustos::ui
