// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusMessage>
#include <QObject>
#include <QVariant>

namespace kustos::ui {

//! Asks the desktop without waiting whether it wants less motion and keeps the style told
//! (SH_Widget_Animation_Duration is 0 then): org.freedesktop.appearance reduced-motion, or GNOME's older
//! enable-animations. Where nobody answers, there is motion.
class ReducedMotion final : public QObject
{
    Q_OBJECT

public:
    explicit ReducedMotion(QObject *parent = nullptr);

    [[nodiscard]] bool isReduced() const { return m_reduced || !m_animations; }

Q_SIGNALS:
    void changed(bool reduced);

private Q_SLOTS:
    void settingChanged(const QDBusMessage &message);

private:
    void ask(const QString &group, const QString &key);
    void take(const QString &key, QVariant value);

    bool m_reduced = false;
    bool m_animations = true;
};

} // namespace kustos::ui
