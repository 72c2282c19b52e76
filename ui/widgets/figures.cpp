// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figures.h"

#include <QFontMetricsF>
#include <QPainter>

#include <cmath>

namespace kustos::ui::figures {

namespace {

qreal digitWidth(const QFontMetricsF &metrics)
{
    qreal widest = 0;
    for (char16_t digit = u'0'; digit <= u'9'; ++digit)
        widest = std::max(widest, metrics.horizontalAdvance(QChar(digit)));
    return widest;
}

//! Runs of other letters stay together, so that they are shaped as words.
template <class Take> qreal walk(const QFontMetricsF &metrics, const QString &text, Take &&take)
{
    const qreal cell = digitWidth(metrics);
    qreal x = 0;
    for (qsizetype at = 0; at < text.size();) {
        const bool digit = text.at(at).isDigit();
        qsizetype end = at + 1;
        while (!digit && end < text.size() && !text.at(end).isDigit())
            ++end;
        const QString run = text.mid(at, end - at);
        const qreal own = metrics.horizontalAdvance(run);
        take(digit ? x + (cell - own) / 2 : x, run);
        x += digit ? cell : own;
        at = end;
    }
    return x;
}

} // namespace

int width(const QFontMetrics &metrics, const QString &text)
{
    return static_cast<int>(std::ceil(walk(QFontMetricsF(metrics), text, [](qreal, const QString &) {})));
}

void draw(QPainter *painter, const QRect &rect, Qt::Alignment alignment, const QString &text)
{
    const QFontMetricsF metrics(painter->font(), painter->device());
    const auto nothing = [](qreal, const QString &) {};
    const qreal whole = walk(metrics, text, nothing);
    const qreal left = (alignment & Qt::AlignRight) != 0 ? rect.right() + 1 - whole : rect.left();
    const qreal base = std::round(rect.top() + (rect.height() - metrics.height()) / 2 + metrics.ascent());
    walk(metrics, text,
         [&](qreal x, const QString &run) { painter->drawText(QPointF(left + x, base), run); });
}

} // namespace kustos::ui::figures
