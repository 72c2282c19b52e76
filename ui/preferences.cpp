// SPDX-License-Identifier: GPL-3.0-or-later
#include "preferences.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>

namespace kustos::ui {

namespace {

QString languageKey()
{
    return QStringLiteral("interface/language");
}
QString schemeKey()
{
    return QStringLiteral("interface/scheme");
}
QString geometryKey()
{
    return QStringLiteral("window/geometry");
}
QString sidebarKey()
{
    return QStringLiteral("window/sidebar");
}
QString activityKey()
{
    return QStringLiteral("window/activity");
}
QString activityOpenKey()
{
    return QStringLiteral("window/activityOpen");
}
QString downloadFolderKey()
{
    return QStringLiteral("downloads/folder");
}

QString connectionKey()
{
    return QStringLiteral("selected/connection");
}
QString serviceKey()
{
    return QStringLiteral("selected/service");
}

} // namespace

Preferences::Preferences(const QString &path)
    : m_settings(prepared(path), QSettings::IniFormat)
{
}

QString Preferences::defaultPath()
{
    return QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation) +
           QStringLiteral("/kustos.ini");
}

QString Preferences::prepared(const QString &path)
{
    constexpr auto ownerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
    QDir().mkpath(QFileInfo(path).absolutePath());
    // QSettings makes its file readable for everybody, but keeps the mode of one that exists.
    QFile file(path);
    if (!file.exists() && file.open(QIODevice::WriteOnly | QIODevice::NewOnly, ownerOnly))
        file.close();
    else
        QFile::setPermissions(path, ownerOnly);
    return path;
}

Language::Choice Preferences::language() const
{
    const QString kept = m_settings.value(languageKey()).toString();
    if (kept == QLatin1String("de"))
        return Language::Choice::German;
    return kept == QLatin1String("en") ? Language::Choice::English : Language::Choice::System;
}

void Preferences::setLanguage(Language::Choice choice)
{
    if (choice == Language::Choice::System)
        m_settings.remove(languageKey());
    else
        m_settings.setValue(languageKey(),
                            choice == Language::Choice::German ? QStringLiteral("de") : QStringLiteral("en"));
}

Appearance::Choice Preferences::scheme() const
{
    const QString kept = m_settings.value(schemeKey()).toString();
    if (kept == QLatin1String("light"))
        return Appearance::Choice::Light;
    return kept == QLatin1String("dark") ? Appearance::Choice::Dark : Appearance::Choice::Auto;
}

void Preferences::setScheme(Appearance::Choice choice)
{
    if (choice == Appearance::Choice::Auto)
        m_settings.remove(schemeKey());
    else
        m_settings.setValue(schemeKey(), choice == Appearance::Choice::Dark ? QStringLiteral("dark")
                                                                            : QStringLiteral("light"));
}

QByteArray Preferences::windowGeometry() const
{
    return m_settings.value(geometryKey()).toByteArray();
}

QByteArray Preferences::sidebarState() const
{
    return m_settings.value(sidebarKey()).toByteArray();
}

QByteArray Preferences::activityState() const
{
    return m_settings.value(activityKey()).toByteArray();
}

bool Preferences::activityOpen() const
{
    return m_settings.value(activityOpenKey(), true).toBool();
}

void Preferences::setWindow(const QByteArray &geometry, const QByteArray &sidebar, const QByteArray &activity,
                            bool activityOpen)
{
    m_settings.setValue(geometryKey(), geometry);
    m_settings.setValue(sidebarKey(), sidebar);
    m_settings.setValue(activityKey(), activity);
    m_settings.setValue(activityOpenKey(), activityOpen);
}

std::optional<ServiceKey> Preferences::selected() const
{
    const QString service = m_settings.value(serviceKey()).toString();
    if (service.isEmpty())
        return std::nullopt;
    return ServiceKey{ConnectionId(m_settings.value(connectionKey()).toString()), ServiceId(service)};
}

void Preferences::setSelected(const std::optional<ServiceKey> &key)
{
    m_settings.setValue(connectionKey(), key ? key->connection.text() : QString());
    m_settings.setValue(serviceKey(), key ? key->service.text() : QString());
}

QString Preferences::downloadFolder() const
{
    return m_settings.value(downloadFolderKey()).toString();
}

void Preferences::setDownloadFolder(const QString &path)
{
    m_settings.setValue(downloadFolderKey(), path);
}

} // namespace kustos::ui
