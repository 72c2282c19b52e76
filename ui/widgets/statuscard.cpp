// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/statuscard.h"

#include "widgets/elidedlabel.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QPainter>

namespace kustos::ui {

StatusCard::StatusCard(QWidget *parent)
    : QWidget(parent)
    , m_icon(new QLabel(this))
    , m_caption(new ElidedLabel(this))
    , m_value(new ElidedLabel(this))
    , m_detail(new ElidedLabel(this))
{
    m_caption->setQuiet(true);
    m_detail->setQuiet(true);
    m_value->setFont(sectionFont());
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(2 * Grid, 2 * Grid, 2 * Grid, 2 * Grid);
    grid->setHorizontalSpacing(Grid + Grid / 2);
    grid->setVerticalSpacing(Grid / 2);
    grid->setColumnStretch(1, 1);
    grid->addWidget(m_icon, 0, 0, 3, 1, Qt::AlignTop);
    grid->addWidget(m_caption, 0, 1);
    grid->addWidget(m_value, 1, 1);
    grid->addWidget(m_detail, 2, 1);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Maximum);
    refresh();
}

void StatusCard::setCaption(const QString &caption)
{
    m_caption->setText(caption);
}

void StatusCard::set(Icon which, Tone tone, const QString &value, const QString &detail,
                     const QString &toolTip)
{
    m_which = which;
    m_tone = tone;
    m_value->setText(value);
    m_detail->setText(detail);
    setToolTip(toolTip.isEmpty()
                   ? QString()
                   : QStringLiteral("<span style='white-space:pre'>%1</span>").arg(toolTip.toHtmlEscaped()));
    setAccessibleName(QStringLiteral("%1: %2, %3").arg(m_caption->text(), value, detail));
    refresh();
}

QString StatusCard::value() const
{
    return m_value->text();
}

void StatusCard::refresh()
{
    m_icon->setPixmap(icon(m_which, palette(), m_tone).pixmap(QSize(22, 22), devicePixelRatioF()));
    update();
}

void StatusCard::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        refresh();
    QWidget::changeEvent(event);
}

void StatusCard::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(palette().color(QPalette::AlternateBase));
    painter.setPen(QPen(hairline(palette()), 1));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8);
}

} // namespace kustos::ui
