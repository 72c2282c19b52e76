// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme.h"

#include <QDBusMessage>
#include <QObject>

#include <optional>

namespace kustos::ui {

//! Keeps the application's scheme: the user's choice, or what the desktop says
//! (org.freedesktop.portal.Settings, asked without waiting). Until the desktop has answered, or where there
//! is none, it is Light.
class Appearance final : public QObject
{
    Q_OBJECT

public:
    enum class Choice { Auto, Light, Dark };

    explicit Appearance(QObject *parent = nullptr);

    void select(Choice choice); //!< applies it at once
    [[nodiscard]] Choice choice() const { return m_choice; }
    [[nodiscard]] Scheme scheme() const;

Q_SIGNALS:
    void changed(kustos::ui::Scheme scheme);

private Q_SLOTS:
    void settingChanged(const QDBusMessage &message);

private:
    void askDesktop();
    void takeDesktop(const QVariant &value);
    void apply();

    Choice m_choice = Choice::Auto;
    Scheme m_desktop = Scheme::Light;
    std::optional<Scheme> m_applied;
    bool m_asked = false;
};

} // namespace kustos::ui
