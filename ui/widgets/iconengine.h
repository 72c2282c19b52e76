// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/icons.h"

#include <QIconEngine>

#include <optional>

namespace kustos::ui {

//! Draws one of our SVGs in a colour of the palette. A palette of the application's scheme is followed: after
//! a change of scheme the same icon paints itself in the new colours.
class IconEngine final : public QIconEngine
{
public:
    IconEngine(Icon which, const QPalette &palette, std::optional<Tone> tone);

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override;
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override;
    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State state, qreal scale) override;
    [[nodiscard]] QIconEngine *clone() const override { return new IconEngine(*this); }
    QString key() const override { return QStringLiteral("kustos"); }

private:
    [[nodiscard]] QColor colour(QIcon::Mode mode) const;

    Icon m_which;
    QPalette m_palette;
    std::optional<Tone> m_tone;
    bool m_followsApplication;
};

} // namespace kustos::ui
