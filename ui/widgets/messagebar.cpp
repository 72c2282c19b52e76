// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/messagebar.h"

#include "widgets/icons.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

namespace kustos::ui {

namespace {

class AccessibleMessageBar final : public QAccessibleWidget
{
public:
    explicit AccessibleMessageBar(QWidget *widget)
        : QAccessibleWidget(widget, QAccessible::AlertMessage)
    {
    }
};

QAccessibleInterface *makeAccessible(const QString &className, QObject *object)
{
    if (className != QLatin1String(MessageBar::staticMetaObject.className()))
        return nullptr;
    return new AccessibleMessageBar(static_cast<QWidget *>(object));
}

Icon iconOf(Tone tone)
{
    switch (tone) {
    case Tone::Good:
        return Icon::Success;
    case Tone::Running:
        return Icon::Running;
    case Tone::Warning:
        return Icon::Warning;
    case Tone::Failed:
        return Icon::Failure;
    case Tone::Unknown:
        return Icon::Unknown;
    case Tone::Neutral:
    case Tone::Accent:
        break;
    }
    return Icon::Information;
}

} // namespace

MessageBar::MessageBar(QWidget *parent)
    : QFrame(parent)
    , m_icon(new QLabel(this))
    , m_text(new QLabel(this))
    , m_action(new QPushButton(this))
    , m_second(new QPushButton(this))
    , m_close(new QToolButton(this))
{
    static const bool installed = [] {
        QAccessible::installFactory(makeAccessible);
        return true;
    }();
    Q_UNUSED(installed)
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_close->setAutoRaise(true);
    m_close->setFocusPolicy(Qt::StrongFocus);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(PageMargin, Grid / 2, Grid, Grid / 2);
    row->setSpacing(Grid);
    row->addWidget(m_icon, 0, Qt::AlignVCenter);
    row->addSpacing(Grid / 2);
    row->addWidget(m_text, 1);
    row->addWidget(m_action);
    row->addWidget(m_second);
    row->addWidget(m_close);
    setMinimumHeight(44);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    connect(m_action, &QPushButton::clicked, this, &MessageBar::actionPressed);
    connect(m_second, &QPushButton::clicked, this, &MessageBar::secondPressed);
    connect(m_close, &QToolButton::clicked, this, &MessageBar::dismiss);
    retranslate();
    recolour();
    hide();
}

void MessageBar::present(Tone tone, const QString &text, const QString &action, const QString &second)
{
    m_tone = tone;
    reword(text, action, second);
    recolour();
    show();
    announce();
}

void MessageBar::reword(const QString &text, const QString &action, const QString &second)
{
    m_text->setText(text);
    setAccessibleName(text);
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
    m_second->setText(second);
    m_second->setVisible(!second.isEmpty());
}

void MessageBar::setSecondReason(const QString &reason)
{
    m_second->setEnabled(reason.isEmpty());
    m_second->setToolTip(reason);
    m_second->setAccessibleDescription(reason);
}

void MessageBar::dismiss()
{
    hide();
    Q_EMIT closed();
}

void MessageBar::setClosable(bool closable)
{
    m_close->setVisible(closable);
}

QString MessageBar::text() const
{
    return m_text->text();
}

void MessageBar::announce()
{
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void MessageBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::PaletteChange)
        recolour();
    QFrame::changeEvent(event);
}

void MessageBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && !m_close->isHidden()) {
        dismiss();
        return;
    }
    QFrame::keyPressEvent(event);
}

void MessageBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), toneGround(m_tone, palette()));
    painter.fillRect(QRect(0, 0, 4, height()), toneColor(m_tone, palette()));
}

void MessageBar::retranslate()
{
    m_close->setToolTip(tr("Close message"));
    m_close->setAccessibleName(tr("Close message"));
}

void MessageBar::recolour()
{
    m_icon->setPixmap(icon(iconOf(m_tone), palette(), m_tone).pixmap(QSize(16, 16), devicePixelRatioF()));
    m_close->setIcon(icon(Icon::Close, palette(), Tone::Neutral));
    update();
}

} // namespace kustos::ui
