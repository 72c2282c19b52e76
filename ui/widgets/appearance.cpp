// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/appearance.h"

#include "widgets/sessionbus.h"

#include <QApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>

namespace kustos::ui {

namespace {

QString portal()
{
    return QStringLiteral("org.freedesktop.portal.Desktop");
}
QString portalPath()
{
    return QStringLiteral("/org/freedesktop/portal/desktop");
}
QString portalSettings()
{
    return QStringLiteral("org.freedesktop.portal.Settings");
}
QString group()
{
    return QStringLiteral("org.freedesktop.appearance");
}
QString key()
{
    return QStringLiteral("color-scheme");
}

} // namespace

Appearance::Appearance(QObject *parent)
    : QObject(parent)
{
}

Scheme Appearance::scheme() const
{
    switch (m_choice) {
    case Choice::Light:
        return Scheme::Light;
    case Choice::Dark:
        return Scheme::Dark;
    case Choice::Auto:
        break;
    }
    return m_desktop;
}

void Appearance::select(Choice choice)
{
    m_choice = choice;
    if (choice == Choice::Auto)
        askDesktop();
    apply();
}

void Appearance::askDesktop()
{
    if (m_asked || !hasSessionBus())
        return;
    m_asked = true;
    QDBusConnection bus = QDBusConnection::sessionBus();
    bus.connect(portal(), portalPath(), portalSettings(), QStringLiteral("SettingChanged"), this,
                SLOT(settingChanged(QDBusMessage)));
    QDBusMessage question =
        QDBusMessage::createMethodCall(portal(), portalPath(), portalSettings(), QStringLiteral("Read"));
    question << group() << key();
    auto *answer = new QDBusPendingCallWatcher(bus.asyncCall(question), this);
    connect(answer, &QDBusPendingCallWatcher::finished, this, [this](QDBusPendingCallWatcher *watcher) {
        const QDBusPendingReply<QDBusVariant> reply = *watcher;
        if (reply.isValid())
            takeDesktop(reply.value().variant());
        watcher->deleteLater();
    });
}

void Appearance::settingChanged(const QDBusMessage &message)
{
    const QVariantList told = message.arguments();
    if (told.size() == 3 && told.at(0).toString() == group() && told.at(1).toString() == key())
        takeDesktop(told.at(2));
}

void Appearance::takeDesktop(const QVariant &value)
{
    // Read() wraps its answer twice. 1: prefers dark, 2: prefers light, 0: no preference.
    QVariant inner = value;
    while (inner.canConvert<QDBusVariant>())
        inner = inner.value<QDBusVariant>().variant();
    m_desktop = inner.toUInt() == 1 ? Scheme::Dark : Scheme::Light;
    apply();
}

void Appearance::apply()
{
    const Scheme wanted = scheme();
    if (m_applied == wanted)
        return;
    m_applied = wanted;
    applyTheme(*qApp, wanted);
    Q_EMIT changed(wanted);
}

} // namespace kustos::ui
