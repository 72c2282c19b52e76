// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusVariant>
#include <QObject>

namespace kustos::test {

//! The part of the desktop portal that tells the colour scheme, on a connection of its own.
class FakePortal final : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.portal.Settings")

public:
    explicit FakePortal(uint scheme)
        : m_scheme(scheme)
        , m_bus(QDBusConnection::connectToBus(QDBusConnection::SessionBus, QStringLiteral("fake-portal")))
    {
        m_onTheBus = m_bus.registerObject(path(), this, QDBusConnection::ExportScriptableContents) &&
                     m_bus.registerService(QStringLiteral("org.freedesktop.portal.Desktop")) &&
                     QDBusConnection::sessionBus().connect(
                         QStringLiteral("org.freedesktop.portal.Desktop"), path(),
                         QStringLiteral("org.freedesktop.portal.Settings"), QStringLiteral("SettingChanged"),
                         this, SLOT(hear(QDBusMessage)));
    }
    ~FakePortal() override { QDBusConnection::disconnectFromBus(QStringLiteral("fake-portal")); }

    [[nodiscard]] bool isOnTheBus() const { return m_onTheBus; }
    //! How many changes have arrived on the program's own connection.
    [[nodiscard]] int heard() const { return m_heard; }
    void change(uint scheme)
    {
        m_scheme = scheme;
        Q_EMIT SettingChanged(QStringLiteral("org.freedesktop.appearance"), QStringLiteral("color-scheme"),
                              QDBusVariant(scheme));
    }

    void changeAnimations(bool animations)
    {
        m_animations = animations;
        Q_EMIT SettingChanged(QStringLiteral("org.gnome.desktop.interface"),
                              QStringLiteral("enable-animations"), QDBusVariant(animations));
    }
    void changeReducedMotion(uint reduced)
    {
        m_reduced = reduced;
        Q_EMIT SettingChanged(QStringLiteral("org.freedesktop.appearance"), QStringLiteral("reduced-motion"),
                              QDBusVariant(reduced));
    }

    //! Wrapped twice, as the real one does.
    Q_SCRIPTABLE QDBusVariant Read(const QString &, const QString &key)
    {
        if (key == QLatin1String("enable-animations"))
            return QDBusVariant(QVariant::fromValue(QDBusVariant(m_animations)));
        if (key == QLatin1String("reduced-motion"))
            return QDBusVariant(QVariant::fromValue(QDBusVariant(m_reduced)));
        return QDBusVariant(QVariant::fromValue(QDBusVariant(m_scheme)));
    }

Q_SIGNALS:
    Q_SCRIPTABLE void SettingChanged(const QString &group, const QString &key, const QDBusVariant &value);

private Q_SLOTS:
    void hear(const QDBusMessage &) { ++m_heard; }

private:
    static QString path() { return QStringLiteral("/org/freedesktop/portal/desktop"); }

    uint m_scheme;
    uint m_reduced = 0;
    bool m_animations = true;
    QDBusConnection m_bus;
    bool m_onTheBus = false;
    int m_heard = 0;
};

} // namespace kustos::test
