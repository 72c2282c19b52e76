// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/reducedmotion.h"

#include "widgets/sessionbus.h"

#include <QApplication>
#include <QDBusConnection>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>

namespace kustos::ui {

namespace {

QString appearance()
{
    return QStringLiteral("org.freedesktop.appearance");
}
QString gnome()
{
    return QStringLiteral("org.gnome.desktop.interface");
}
QString reduced()
{
    return QStringLiteral("reduced-motion");
}
QString animations()
{
    return QStringLiteral("enable-animations");
}

} // namespace

ReducedMotion::ReducedMotion(QObject *parent)
    : QObject(parent)
{
    if (!hasSessionBus())
        return;
    QDBusConnection::sessionBus().connect(
        QStringLiteral("org.freedesktop.portal.Desktop"), QStringLiteral("/org/freedesktop/portal/desktop"),
        QStringLiteral("org.freedesktop.portal.Settings"), QStringLiteral("SettingChanged"), this,
        SLOT(settingChanged(QDBusMessage)));
    ask(appearance(), reduced());
    ask(gnome(), animations());
}

void ReducedMotion::ask(const QString &group, const QString &key)
{
    QDBusMessage question = QDBusMessage::createMethodCall(
        QStringLiteral("org.freedesktop.portal.Desktop"), QStringLiteral("/org/freedesktop/portal/desktop"),
        QStringLiteral("org.freedesktop.portal.Settings"), QStringLiteral("Read"));
    question << group << key;
    auto *answer = new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(question), this);
    connect(answer, &QDBusPendingCallWatcher::finished, this, [this, key](QDBusPendingCallWatcher *watcher) {
        const QDBusPendingReply<QDBusVariant> reply = *watcher;
        if (reply.isValid())
            take(key, reply.value().variant());
        watcher->deleteLater();
    });
}

void ReducedMotion::settingChanged(const QDBusMessage &message)
{
    const QVariantList told = message.arguments();
    if (told.size() != 3)
        return;
    const QString group = told.at(0).toString();
    const QString key = told.at(1).toString();
    if ((group == appearance() && key == reduced()) || (group == gnome() && key == animations()))
        take(key, told.at(2));
}

void ReducedMotion::take(const QString &key, QVariant value)
{
    while (value.canConvert<QDBusVariant>()) // Read() wraps its answer twice
        value = value.value<QDBusVariant>().variant();
    const bool before = isReduced();
    if (key == reduced())
        m_reduced = value.toUInt() == 1;
    else
        m_animations = value.toBool();
    qApp->setProperty("kustosReducedMotion", isReduced());
    if (isReduced() != before)
        Q_EMIT changed(isReduced());
}

} // namespace kustos::ui
