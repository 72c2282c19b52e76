// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/powerswitch.h"

#include "widgets/themepainting.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QStyle>

#include <utility>

namespace kustos::ui {

namespace {

constexpr int Ring = 3; //!< room for the focus ring around the track
constexpr int TrackHeight = 28;
constexpr int Knob = 20;
constexpr int Gap = (TrackHeight - Knob) / 2;

class AccessiblePowerSwitch final : public QAccessibleWidget
{
public:
    explicit AccessiblePowerSwitch(QWidget *widget)
        : QAccessibleWidget(widget, QAccessible::CheckBox)
    {
    }

    [[nodiscard]] QAccessible::State state() const override
    {
        QAccessible::State state = QAccessibleWidget::state();
        state.checkable = true;
        state.checked = power().position() == PowerSwitch::Position::On;
        state.checkStateMixed = power().position() == PowerSwitch::Position::Unknown;
        state.busy = power().isBusy();
        return state;
    }
    [[nodiscard]] QStringList actionNames() const override
    {
        return QStringList{toggleAction()} + QAccessibleWidget::actionNames();
    }
    void doAction(const QString &name) override
    {
        if (name == toggleAction())
            static_cast<PowerSwitch *>(widget())->click();
        else
            QAccessibleWidget::doAction(name);
    }

private:
    [[nodiscard]] const PowerSwitch &power() const { return *static_cast<PowerSwitch *>(widget()); }
};

QAccessibleInterface *makeAccessible(const QString &className, QObject *object)
{
    if (className != QLatin1String(PowerSwitch::staticMetaObject.className()))
        return nullptr;
    return new AccessiblePowerSwitch(static_cast<QWidget *>(object));
}

void announce(QObject *object, void (*mark)(QAccessible::State &))
{
    QAccessible::State changed;
    mark(changed);
    QAccessibleStateChangeEvent event(object, changed);
    QAccessible::updateAccessibility(&event);
}

} // namespace

PowerSwitch::PowerSwitch(QWidget *parent)
    : QAbstractButton(parent)
{
    static const bool installed = [] {
        QAccessible::installFactory(makeAccessible);
        return true;
    }();
    Q_UNUSED(installed)
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAttribute(Qt::WA_Hover);
    m_turn.setInterval(60);
    connect(this, &QAbstractButton::clicked, this, [this] {
        if (takesPresses())
            Q_EMIT switchRequested();
    });
    connect(&m_turn, &QTimer::timeout, this, [this] {
        m_angle = (m_angle + 330) % 360;
        update();
    });
    refresh();
}

void PowerSwitch::setSubject(const QString &machine)
{
    m_subject = machine;
    refresh();
}

void PowerSwitch::setPosition(Position position)
{
    if (std::exchange(m_position, position) == position)
        return;
    refresh();
    announce(this, [](QAccessible::State &state) { state.checked = true; });
}

void PowerSwitch::setBusy(bool busy, const QString &note, bool open)
{
    m_note = note;
    m_open = open;
    const bool changed = std::exchange(m_busy, busy) != busy;
    refresh();
    if (changed)
        announce(this, [](QAccessible::State &state) { state.busy = true; });
}

void PowerSwitch::setReason(const QString &reason)
{
    m_reason = reason;
    setEnabled(reason.isEmpty());
    refresh();
}

QString PowerSwitch::word() const
{
    switch (m_position) {
    case Position::On:
        return tr("ON", "position of a machine's switch");
    case Position::Off:
        return tr("OFF", "position of a machine's switch");
    case Position::Unknown:
        break;
    }
    return QStringLiteral("?");
}

void PowerSwitch::refresh()
{
    const QString position =
        m_position == Position::Unknown ? tr("unknown", "position of a machine's switch") : word();
    const QString name = tr("Switch %1: %2", "machine, ON or OFF").arg(m_subject, position);
    if (accessibleName() != name)
        setAccessibleName(name);
    const QString more = m_reason.isEmpty() ? m_note : m_reason;
    if (accessibleDescription() != more)
        setAccessibleDescription(more);
    const QString act = m_position == Position::On ? tr("Switch off …") : tr("Turn on");
    const QString tip = more.isEmpty() ? act : more;
    setToolTip(QStringLiteral("<span>%1</span>").arg(tip.toHtmlEscaped()));
    spin();
    updateGeometry();
    update();
}

// A desktop that asks for reduced motion has animations of no length.
void PowerSwitch::spin()
{
    const bool moves = style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, this) > 0;
    if (m_busy && moves && isVisible())
        m_turn.start();
    else
        m_turn.stop();
    if (!m_turn.isActive())
        m_angle = 90;
}

QFont PowerSwitch::wordFont() const
{
    QFont font = this->font();
    font.setPointSizeF(9);
    font.setWeight(QFont::DemiBold);
    return font;
}

QSize PowerSwitch::sizeHint() const
{
    const QFontMetrics metrics(wordFont());
    const int widest = std::max(metrics.horizontalAdvance(tr("ON", "position of a machine's switch")),
                                metrics.horizontalAdvance(tr("OFF", "position of a machine's switch")));
    return {2 * Ring + 2 * Gap + Knob + widest + 2 * Grid, TrackHeight + 2 * Ring};
}

void PowerSwitch::paintKnob(QPainter &painter, const QRectF &knob, const QColor &ink) const
{
    if (!m_busy)
        return;
    if (!m_turn.isActive()) { // three still dots say the same without moving
        painter.setPen(Qt::NoPen);
        painter.setBrush(ink);
        for (int i = -1; i <= 1; ++i)
            painter.drawEllipse(knob.center() + QPointF(5.0 * i, 0), 1.5, 1.5);
        return;
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(ink, 2, Qt::SolidLine, Qt::RoundCap));
    painter.drawArc(knob.adjusted(4.5, 4.5, -4.5, -4.5), m_angle * 16, 250 * 16);
}

// ON is filled with its colour; OFF, and what cannot be pressed, is an outline whose word stays readable.
PowerSwitch::Colours PowerSwitch::colours() const
{
    const QPalette &scheme = palette();
    const bool on = m_position == Position::On;
    const QColor base = scheme.color(QPalette::Active, QPalette::Base);
    const QColor tone = toneColor(on ? Tone::Good : Tone::Neutral, scheme);
    if (!isEnabled()) {
        const QColor faint = on ? tone : scheme.color(QPalette::Active, QPalette::Dark);
        return {on ? toneGround(Tone::Good, scheme) : base, faint, faint, base, tone};
    }
    Colours colours = on ? Colours{tone, tone, base, tone, base}
                         : Colours{toneGround(Tone::Neutral, scheme), tone, tone, base, tone};
    if (takesPresses() && (isDown() || underMouse())) {
        const int strength = isDown() ? 114 : 107;
        const bool lighter = schemeOf(scheme) == Scheme::Dark && !on;
        colours.track = lighter ? colours.track.lighter(strength) : colours.track.darker(strength);
    }
    return colours;
}

void PowerSwitch::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Colours colours = this->colours();
    const QRectF track = QRectF(rect()).adjusted(Ring, Ring, -Ring, -Ring);
    painter.setPen(QPen(colours.edge, 1.5));
    painter.setBrush(colours.track);
    painter.drawRoundedRect(track.adjusted(0.75, 0.75, -0.75, -0.75), TrackHeight / 2.0 - 0.75,
                            TrackHeight / 2.0 - 0.75);

    qreal left = track.left() + Gap;
    if (m_position == Position::On)
        left = track.right() - Gap - Knob;
    else if (m_position == Position::Unknown)
        left = track.center().x() - Knob / 2.0;
    const QRectF knob(left, track.top() + Gap, Knob, Knob);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colours.knob);
    painter.drawEllipse(knob);
    paintKnob(painter, knob, colours.mark);
    painter.setFont(wordFont());
    painter.setPen(colours.word);
    QRectF text(knob.right(), track.top(), track.right() - knob.right() - 2, track.height());
    if (m_position == Position::On)
        text.setCoords(track.left() + 2, track.top(), knob.left(), track.bottom());
    if (m_position != Position::Unknown) {
        painter.drawText(text, static_cast<int>(Qt::AlignCenter) | Qt::TextSingleLine, word());
    } else if (!m_busy) {
        painter.setPen(colours.mark);
        painter.drawText(knob, static_cast<int>(Qt::AlignCenter) | Qt::TextSingleLine, word());
    }
    if (hasFocus() && window()->testAttribute(Qt::WA_KeyboardFocusChange)) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(toneColor(Tone::Accent, palette()), 2));
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), height() / 2.0, height() / 2.0);
    }
}

void PowerSwitch::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::StyleChange)
        refresh();
    QAbstractButton::changeEvent(event);
}

void PowerSwitch::keyPressEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_Return && event->key() != Qt::Key_Enter) {
        QAbstractButton::keyPressEvent(event);
        return;
    }
    if (!event->isAutoRepeat())
        click();
}

void PowerSwitch::showEvent(QShowEvent *event)
{
    QAbstractButton::showEvent(event);
    spin();
}

void PowerSwitch::hideEvent(QHideEvent *event)
{
    QAbstractButton::hideEvent(event);
    spin();
}

} // namespace kustos::ui
