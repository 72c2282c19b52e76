// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/detailfields.h"

#include "widgets/elidedfield.h"
#include "widgets/icons.h"

#include <QClipboard>
#include <QEvent>
#include <QGridLayout>
#include <QGuiApplication>
#include <QLabel>
#include <QToolButton>

namespace kustos::ui {
namespace {

constexpr int WideField = 28;
constexpr int NarrowField = 24;
constexpr const char *CopiedText = "kustosCopiedText";

} // namespace

DetailFields::DetailFields(const QList<bool> &copyable, QWidget *parent)
    : QWidget(parent)
    , m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins({});
    m_grid->setHorizontalSpacing(Grid);
    m_grid->setVerticalSpacing(0);
    for (const bool each : copyable)
        m_fields.append(newField(each));
    setNarrow(false);
    updateIcons();
}

DetailFields::Field DetailFields::newField(bool copyable)
{
    Field field{new QLabel(this), new ElidedField(this), nullptr};
    field.label->setTextFormat(Qt::PlainText);
    field.label->setBuddy(field.value);
    field.value->setFocusPolicy(copyable ? Qt::StrongFocus : Qt::ClickFocus);
    if (!copyable)
        return field;
    field.copy = new QToolButton(this);
    field.copy->setProperty("quiet", true);
    field.copy->setAutoRaise(true);
    field.copy->setIconSize({16, 16});
    connect(field.copy, &QToolButton::clicked, this, [copy = field.copy] {
        QGuiApplication::clipboard()->setText(copy->property(CopiedText).toString());
    });
    return field;
}

void DetailFields::put(const Field &field, int row, int column, int span, int height)
{
    field.value->setFixedHeight(height);
    m_grid->addWidget(field.label, row, column);
    if (field.copy == nullptr) {
        m_grid->addWidget(field.value, row, column + 1, 1, span + 1);
        return;
    }
    field.copy->setFixedSize(height, height);
    m_grid->addWidget(field.value, row, column + 1, 1, span);
    m_grid->addWidget(field.copy, row, column + 1 + span);
}

void DetailFields::setNarrow(bool narrow)
{
    while (QLayoutItem *item = m_grid->takeAt(0))
        delete item;
    m_grid->setColumnStretch(1, 1);
    m_grid->setColumnStretch(5, narrow ? 0 : 1);
    m_grid->setColumnMinimumWidth(3, narrow ? 0 : Grid);
    const int count = static_cast<int>(m_fields.size());
    if (narrow) {
        for (int i = 0; i < count; ++i)
            put(m_fields.at(i), i, 0, 1, NarrowField);
        return;
    }
    put(m_fields.at(0), 0, 0, 1, WideField);
    put(m_fields.at(1), 0, 4, 1, WideField);
    for (int i = 2; i < count; ++i)
        put(m_fields.at(i), i - 1, 0, 5, WideField);
}

void DetailFields::set(int field, const QString &label, const QString &value, const QString &copied)
{
    const Field &which = m_fields.at(field);
    which.label->setText(label);
    which.value->setAccessibleName(label);
    which.value->setValue(value);
    if (which.copy == nullptr)
        return;
    const QString what = tr("Copy: %1", "name of a field").arg(label);
    which.copy->setProperty(CopiedText, copied);
    which.copy->setAccessibleName(what);
    which.copy->setToolTip(what);
    which.copy->setVisible(!copied.isEmpty());
}

void DetailFields::takeFocus()
{
    m_fields.first().value->setFocus(Qt::TabFocusReason);
}

void DetailFields::updateIcons()
{
    const QPalette quiet = inkPalette(quietText(palette()));
    for (const Field &field : std::as_const(m_fields)) {
        field.label->setPalette(quiet);
        if (field.copy != nullptr)
            field.copy->setIcon(icon(Icon::Copy, palette()));
    }
}

void DetailFields::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        updateIcons();
    QWidget::changeEvent(event);
}

} // namespace kustos::ui
