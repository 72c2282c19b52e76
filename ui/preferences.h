// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ids.h"
#include "language.h"
#include "widgets/appearance.h"

#include <QByteArray>
#include <QSettings>

#include <optional>

namespace kustos::ui {

//! What the window remembers: its language, scheme, place and what was selected. One INI file, 0600, no
//! secrets.
class Preferences final
{
public:
    //! `path` of the file; made with mode 0600 where it is missing.
    explicit Preferences(const QString &path);

    [[nodiscard]] static QString defaultPath(); //!< in the user's configuration directory

    [[nodiscard]] Language::Choice language() const;
    void setLanguage(Language::Choice choice);
    [[nodiscard]] Appearance::Choice scheme() const;
    void setScheme(Appearance::Choice choice);
    [[nodiscard]] QByteArray windowGeometry() const;
    [[nodiscard]] QByteArray sidebarState() const;
    [[nodiscard]] QByteArray activityState() const;
    [[nodiscard]] bool activityOpen() const; //!< true where nothing was kept
    void setWindow(const QByteArray &geometry, const QByteArray &sidebar, const QByteArray &activity,
                   bool activityOpen);
    [[nodiscard]] std::optional<ServiceKey> selected() const;
    void setSelected(const std::optional<ServiceKey> &key);
    [[nodiscard]] QString downloadFolder() const; //!< of the last download; empty: none yet
    void setDownloadFolder(const QString &path);

private:
    [[nodiscard]] static QString prepared(const QString &path);

    QSettings m_settings;
};

} // namespace kustos::ui
