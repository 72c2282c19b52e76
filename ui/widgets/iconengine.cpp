// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/iconengine.h"

#include <QFile>
#include <QGuiApplication>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

namespace kustos::ui {

namespace {

QLatin1String fileName(Icon which)
{
    switch (which) {
    case Icon::Backup:
        return QLatin1String("backup");
    case Icon::Snapshot:
        return QLatin1String("snapshot");
    case Icon::Offline:
        return QLatin1String("offline");
    case Icon::Live:
        return QLatin1String("live");
    case Icon::Delete:
        return QLatin1String("delete");
    case Icon::Download:
        return QLatin1String("download");
    case Icon::Restore:
        return QLatin1String("restore");
    case Icon::Copy:
        return QLatin1String("copy");
    case Icon::Refresh:
        return QLatin1String("refresh");
    case Icon::Folder:
        return QLatin1String("folder");
    case Icon::Close:
        return QLatin1String("close");
    case Icon::Search:
        return QLatin1String("search");
    case Icon::Cancel:
        return QLatin1String("cancel");
    case Icon::Success:
        return QLatin1String("success");
    case Icon::Failure:
        return QLatin1String("failure");
    case Icon::Warning:
        return QLatin1String("warning");
    case Icon::Information:
        return QLatin1String("information");
    case Icon::Running:
        return QLatin1String("running");
    case Icon::Pending:
        return QLatin1String("pending");
    case Icon::Planned:
        return QLatin1String("planned");
    case Icon::Unknown:
        return QLatin1String("unknown");
    case Icon::ChevronRight:
        return QLatin1String("chevronright");
    case Icon::ChevronDown:
        return QLatin1String("chevrondown");
    case Icon::Computer:
        return QLatin1String("computer");
    case Icon::Server:
        return QLatin1String("server");
    case Icon::Database:
        return QLatin1String("database");
    case Icon::Machine:
        return QLatin1String("machine");
    case Icon::Activity:
        return QLatin1String("activity");
    case Icon::Settings:
        return QLatin1String("settings");
    case Icon::Help:
        return QLatin1String("help");
    case Icon::More:
        return QLatin1String("more");
    case Icon::Rename:
        return QLatin1String("rename");
    case Icon::Key:
        return QLatin1String("key");
    }
    return QLatin1String("unknown");
}

QByteArray drawing(Icon which, const QColor &colour)
{
    QFile file(QStringLiteral(":/icons/%1.svg").arg(fileName(which)));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return file.readAll().replace("currentColor", colour.name().toLatin1());
}

} // namespace

IconEngine::IconEngine(Icon which, const QPalette &palette, std::optional<Tone> tone)
    : m_which(which)
    , m_palette(palette)
    , m_tone(tone)
    , m_followsApplication(schemeOf(palette) == schemeOf(QGuiApplication::palette()))
{
}

QColor IconEngine::colour(QIcon::Mode mode) const
{
    const QPalette palette = m_followsApplication ? QGuiApplication::palette() : m_palette;
    if (mode == QIcon::Selected)
        return palette.color(QPalette::Active, QPalette::HighlightedText);
    if (mode == QIcon::Disabled)
        return palette.color(QPalette::Disabled, QPalette::Text);
    return m_tone ? toneColor(*m_tone, palette) : palette.color(QPalette::Active, QPalette::Text);
}

void IconEngine::paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state)
{
    const qreal ratio = painter->device() != nullptr ? painter->device()->devicePixelRatioF() : 1.0;
    QPixmap image = pixmap(rect.size() * ratio, mode, state);
    image.setDevicePixelRatio(ratio);
    painter->drawPixmap(rect.topLeft(), image);
}

QPixmap IconEngine::pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state)
{
    return scaledPixmap(size, mode, state, 1.0);
}

QPixmap IconEngine::scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State, qreal)
{
    if (size.isEmpty())
        return {};
    const QColor ink = colour(mode);
    const QString key = QStringLiteral("kustos-icon-%1-%2-%3x%4")
                            .arg(static_cast<int>(m_which))
                            .arg(ink.rgba(), 0, 16)
                            .arg(size.width())
                            .arg(size.height());
    QPixmap image;
    if (QPixmapCache::find(key, &image))
        return image;
    image = QPixmap(size);
    image.fill(Qt::transparent);
    QSvgRenderer renderer(drawing(m_which, ink));
    if (!renderer.isValid())
        return image;
    const int side = std::min(size.width(), size.height());
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    renderer.render(&painter, QRectF((size.width() - side) / 2.0, (size.height() - side) / 2.0, side, side));
    painter.end();
    QPixmapCache::insert(key, image);
    return image;
}

} // namespace kustos::ui
