// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/badge.h"

#include <QPainter>

namespace kustos::ui {

namespace {

constexpr int Height = 22;
constexpr int DotSize = 6;
constexpr int Side = 9;

} // namespace

Badge::Badge(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void Badge::set(Tone tone, const QString &word)
{
    m_tone = tone;
    m_word = word;
    setAccessibleName(word);
    setVisible(!word.isEmpty());
    updateGeometry();
    update();
}

QFont Badge::wordFont() const
{
    QFont font = this->font();
    font.setPointSizeF(9);
    font.setWeight(QFont::Medium);
    return font;
}

QSize Badge::sizeHint() const
{
    return {QFontMetrics(wordFont()).horizontalAdvance(m_word) + 2 * Side + DotSize + 6, Height};
}

void Badge::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(toneGround(m_tone, palette()));
    painter.drawRoundedRect(rect(), Height / 2.0, Height / 2.0);
    painter.setBrush(toneColor(m_tone, palette()));
    painter.drawEllipse(QRectF(Side, (Height - DotSize) / 2.0, DotSize, DotSize));
    painter.setFont(wordFont());
    painter.setPen(toneColor(m_tone, palette()));
    painter.drawText(rect().adjusted(Side + DotSize + 6, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, m_word);
}

} // namespace kustos::ui
