// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/themepainting.h"

#include "widgets/icons.h"
#include "widgets/theme.h"

#include <QPainter>

namespace kustos::ui::painting {

namespace {

constexpr qreal Radius = 6;

//! Restores the painter when the stroke is done.
class Saved
{
public:
    explicit Saved(QPainter *painter)
        : m_painter(painter)
    {
        m_painter->save();
        m_painter->setRenderHint(QPainter::Antialiasing);
    }
    ~Saved() { m_painter->restore(); }
    Saved(const Saved &) = delete;
    Saved &operator=(const Saved &) = delete;

private:
    QPainter *m_painter;
};

bool is(const QStyleOption &option, QStyle::StateFlag flag)
{
    return (option.state & flag) != 0;
}

QColor accent(const QPalette &palette)
{
    return palette.color(QPalette::Active, QPalette::Highlight);
}

//! The text colour, thinned: the same veil works on every ground and in both schemes.
QColor veil(const QPalette &palette, qreal strength)
{
    QColor colour = palette.color(QPalette::Active, QPalette::Text);
    colour.setAlphaF(static_cast<float>(strength));
    return colour;
}

void box(QPainter *painter, const QRect &rect, const QColor &fill, const QColor &border,
         qreal radius = Radius)
{
    painter->setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
    painter->setPen(border.isValid() ? QPen(border, 1) : QPen(Qt::NoPen));
    const qreal inset = border.isValid() ? 0.5 : 0.0;
    painter->drawRoundedRect(QRectF(rect).adjusted(inset, inset, -inset, -inset), radius, radius);
}

} // namespace

void focusRing(const QRect &rect, const QPalette &palette, QPainter *painter)
{
    const Saved saved(painter);
    painter->setBrush(Qt::NoBrush);
    painter->setPen(QPen(toneColor(Tone::Accent, palette), 2));
    painter->drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), Radius - 1, Radius - 1);
}

void button(const QStyleOption &option, QPainter *painter, ButtonLook look)
{
    const Saved saved(painter);
    const QPalette &palette = option.palette;
    const bool enabled = is(option, QStyle::State_Enabled);
    const bool pressed = enabled && (is(option, QStyle::State_Sunken) || is(option, QStyle::State_On));
    const bool hovered = enabled && is(option, QStyle::State_MouseOver);
    switch (look) {
    case ButtonLook::Primary: {
        QColor fill = enabled ? accent(palette) : toneGround(Tone::Neutral, palette);
        if (pressed)
            fill = fill.darker(118);
        else if (hovered)
            fill = fill.darker(108);
        box(painter, option.rect, fill, {});
        break;
    }
    case ButtonLook::Plain:
        box(painter, option.rect, palette.color(QPalette::Button),
            enabled ? palette.color(QPalette::Active, QPalette::Mid) : hairline(palette));
        [[fallthrough]];
    case ButtonLook::Quiet:
        if (pressed || hovered)
            box(painter, option.rect, veil(palette, pressed ? 0.11 : 0.06), {});
        break;
    }
    if (is(option, QStyle::State_HasFocus) && is(option, QStyle::State_KeyboardFocusChange)) {
        if (look == ButtonLook::Primary)
            box(painter, option.rect.adjusted(2, 2, -2, -2), {}, Qt::white, Radius - 2);
        focusRing(option.rect, palette, painter);
    }
}

void field(const QStyleOption &option, QPainter *painter)
{
    const Saved saved(painter);
    const QPalette &palette = option.palette;
    const bool enabled = is(option, QStyle::State_Enabled);
    box(painter, option.rect, enabled ? palette.color(QPalette::Base) : palette.color(QPalette::Window),
        enabled ? palette.color(QPalette::Active, QPalette::Mid) : hairline(palette));
    if (enabled && is(option, QStyle::State_HasFocus))
        focusRing(option.rect, palette, painter);
}

void pill(const QRect &rect, const QPalette &palette, bool selected, bool hovered, QPainter *painter)
{
    if (!selected && !hovered)
        return;
    const Saved saved(painter);
    box(painter, rect, selected ? toneGround(Tone::Accent, palette) : veil(palette, 0.05), {});
}

void checkBox(const QStyleOption &option, QPainter *painter)
{
    const Saved saved(painter);
    const QPalette &palette = option.palette;
    const bool on = is(option, QStyle::State_On) || is(option, QStyle::State_NoChange);
    const bool enabled = is(option, QStyle::State_Enabled);
    if (!on) {
        box(painter, option.rect, palette.color(QPalette::Base),
            palette.color(QPalette::Active, QPalette::Dark), 4);
        return;
    }
    box(painter, option.rect, enabled ? accent(palette) : palette.color(QPalette::Active, QPalette::Mid), {},
        4);
    painter->setPen(QPen(Qt::white, 1.75, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const QPointF o = QRectF(option.rect).topLeft();
    painter->drawPolyline(QPolygonF{o + QPointF(4, 8.25), o + QPointF(7, 11), o + QPointF(12, 5.25)});
}

void radioButton(const QStyleOption &option, QPainter *painter)
{
    const Saved saved(painter);
    const QPalette &palette = option.palette;
    const QRectF ring = QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5);
    if (is(option, QStyle::State_On)) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(accent(palette));
        painter->drawEllipse(ring);
        painter->setBrush(Qt::white);
        painter->drawEllipse(ring.center(), 3, 3);
        return;
    }
    painter->setBrush(palette.color(QPalette::Base));
    painter->setPen(QPen(palette.color(QPalette::Active, QPalette::Dark), 1));
    painter->drawEllipse(ring);
}

void progressLine(const QRect &rect, const QPalette &palette, int permille, QPainter *painter)
{
    const Saved saved(painter);
    constexpr int Thickness = 4;
    const QRectF track(rect.left(), rect.center().y() - Thickness / 2 + 1, rect.width(), Thickness);
    const auto bar = [painter](const QRectF &part) {
        painter->drawRoundedRect(part, Thickness / 2.0, Thickness / 2.0);
    };
    painter->setPen(Qt::NoPen);
    painter->setBrush(hairline(palette));
    bar(track);
    painter->setBrush(toneColor(Tone::Running, palette));
    if (permille >= 0) {
        QRectF done = track;
        done.setWidth(std::max<qreal>(Thickness, track.width() * std::min(permille, 1000) / 1000));
        if (permille > 0)
            bar(done);
        return;
    }
    // No count: three still dashes say "under way" without pretending to know how far.
    const qreal dash = track.width() / 7;
    for (int i = 0; i < 3; ++i)
        bar(QRectF(track.left() + dash * (1 + 2 * i), track.top(), dash, Thickness));
}

void progress(const QStyleOptionProgressBar &option, QPainter *painter)
{
    const int range = option.maximum - option.minimum;
    const int permille =
        range <= 0 ? -1
                   : static_cast<int>(qint64{std::max(0, option.progress - option.minimum)} * 1000 / range);
    progressLine(option.rect, option.palette, permille, painter);
}

void tabUnderline(const QStyleOptionTab &option, QPainter *painter, int gap)
{
    const Saved saved(painter);
    const QRect text = option.rect.adjusted(0, 0, -gap, 0);
    if (is(option, QStyle::State_Selected)) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(toneColor(Tone::Accent, option.palette));
        painter->drawRoundedRect(QRectF(text.left(), text.bottom() - 2, text.width(), 3), 1.5, 1.5);
    }
    if (is(option, QStyle::State_HasFocus))
        focusRing(text.adjusted(-4, 6, 4, -5), option.palette, painter);
}

void tabLabel(const QStyleOptionTab &option, QPainter *painter, int gap)
{
    const Saved saved(painter);
    QFont font = painter->font();
    const bool selected = is(option, QStyle::State_Selected);
    font.setWeight(selected ? QFont::DemiBold : QFont::Medium);
    painter->setFont(font);
    const bool lit = selected || is(option, QStyle::State_MouseOver);
    painter->setPen(lit ? option.palette.color(QPalette::WindowText) : quietText(option.palette));
    painter->drawText(option.rect.adjusted(0, 0, 4 - gap, -2),
                      Qt::AlignLeft | Qt::AlignVCenter | Qt::TextShowMnemonic, option.text);
}

void splitter(const QStyleOption &option, QPainter *painter)
{
    const QPoint middle = option.rect.center();
    const bool upright = is(option, QStyle::State_Horizontal);
    const QRect line = upright ? QRect(middle.x(), option.rect.top(), 1, option.rect.height())
                               : QRect(option.rect.left(), middle.y(), option.rect.width(), 1);
    painter->fillRect(line, hairline(option.palette));
}

void headerSection(const QStyleOption &option, QPainter *painter)
{
    painter->fillRect(option.rect, option.palette.color(QPalette::Base));
    painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1),
                      hairline(option.palette));
}

void scrollBar(const QStyleOptionSlider &option, QPainter *painter, const QRect &slider)
{
    if (option.maximum <= option.minimum)
        return;
    const Saved saved(painter);
    const bool active = is(option, QStyle::State_MouseOver) || is(option, QStyle::State_Sunken);
    const QRectF handle = option.orientation == Qt::Vertical ? QRectF(slider).adjusted(3, 2, -3, -2)
                                                             : QRectF(slider).adjusted(2, 3, -2, -3);
    painter->setPen(Qt::NoPen);
    painter->setBrush(veil(option.palette, active ? 0.42 : 0.24));
    painter->drawRoundedRect(handle, 3, 3);
}

QRect scrollBarPart(const QStyleOptionSlider &option, QStyle::SubControl part)
{
    const bool upright = option.orientation == Qt::Vertical;
    const int length = upright ? option.rect.height() : option.rect.width();
    const int range = std::max(0, option.maximum - option.minimum);
    int handle = length;
    if (range > 0) {
        const qint64 share = qint64{option.pageStep} * length / (qint64{range} + option.pageStep);
        handle = static_cast<int>(std::clamp<qint64>(share, std::min(32, length), length));
    }
    const int start = QStyle::sliderPositionFromValue(option.minimum, option.maximum, option.sliderPosition,
                                                      length - handle, option.upsideDown);
    const auto rect = [&](int from, int size) {
        const QRect own =
            upright ? QRect(0, from, option.rect.width(), size) : QRect(from, 0, size, option.rect.height());
        return QStyle::visualRect(option.direction, option.rect, own.translated(option.rect.topLeft()));
    };
    switch (part) {
    case QStyle::SC_ScrollBarSlider:
        return rect(start, handle);
    case QStyle::SC_ScrollBarGroove:
        return option.rect;
    case QStyle::SC_ScrollBarSubPage:
        return rect(0, start);
    case QStyle::SC_ScrollBarAddPage:
        return rect(start + handle, length - start - handle);
    default:
        return {};
    }
}

} // namespace kustos::ui::painting
