// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/iconengine.h"

#include <QFile>
#include <QGuiApplication>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

namespace kustos::ui {

namespace {

struct Drawing
{
    Icon icon;
    const char *file; //!< below :/icons, without ".svg"
};

constexpr Drawing drawings[]{
    {Icon::Backup, "backup"},
    {Icon::Snapshot, "snapshot"},
    {Icon::Offline, "offline"},
    {Icon::Live, "live"},
    {Icon::Delete, "delete"},
    {Icon::Download, "download"},
    {Icon::Restore, "restore"},
    {Icon::Copy, "copy"},
    {Icon::Refresh, "refresh"},
    {Icon::Folder, "folder"},
    {Icon::Close, "close"},
    {Icon::Search, "search"},
    {Icon::Cancel, "cancel"},
    {Icon::Success, "success"},
    {Icon::Failure, "failure"},
    {Icon::Warning, "warning"},
    {Icon::Information, "information"},
    {Icon::Running, "running"},
    {Icon::Pending, "pending"},
    {Icon::Planned, "planned"},
    {Icon::Unknown, "unknown"},
    {Icon::ChevronRight, "chevronright"},
    {Icon::ChevronDown, "chevrondown"},
    {Icon::Computer, "computer"},
    {Icon::Server, "server"},
    {Icon::Database, "database"},
    {Icon::Machine, "machine"},
    {Icon::Activity, "activity"},
    {Icon::Settings, "settings"},
    {Icon::Help, "help"},
    {Icon::More, "more"},
    {Icon::Rename, "rename"},
    {Icon::Key, "key"},
};

QLatin1String fileName(Icon which)
{
    for (const Drawing &known : drawings) {
        if (known.icon == which)
            return QLatin1String(known.file);
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
