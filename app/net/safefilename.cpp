// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/downloader.h"

#include <algorithm>
#include <array>

namespace kustos::net {

namespace {

constexpr qsizetype longestName = 120;
constexpr qsizetype longestExtension = 20;

bool isAllowedCharacter(QChar c)
{
    return (c >= u'A' && c <= u'Z') || (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'.' ||
           c == u'_' || c == u'-';
}

QString cleaned(QString text)
{
    std::replace_if(text.begin(), text.end(), [](QChar c) { return !isAllowedCharacter(c); }, u'_');
    while (text.startsWith(u'.') || text.startsWith(u'-'))
        text.remove(0, 1);
    return text;
}

//! Names that mean a device to another system the file may be carried to.
bool isReserved(const QString &name)
{
    const QString stem = name.section(u'.', 0, 0).toUpper();
    static const std::array<QLatin1StringView, 4> words{QLatin1StringView("CON"), QLatin1StringView("PRN"),
                                                        QLatin1StringView("AUX"), QLatin1StringView("NUL")};
    const bool numbered = stem.size() == 4 && (stem.startsWith(QLatin1StringView("COM")) ||
                                               stem.startsWith(QLatin1StringView("LPT")));
    return numbered || std::find(words.begin(), words.end(), stem) != words.end();
}

} // namespace

QString safeFileName(const QString &wanted, const QString &extension)
{
    const QString suffix = cleaned(extension).left(longestExtension);
    const QString ending = suffix.isEmpty() ? QString() : u'.' + suffix;
    QString stem = cleaned(wanted);
    if (!ending.isEmpty() && stem.endsWith(ending))
        stem.chop(ending.size());
    if (isReserved(stem))
        stem.prepend(u'_');
    stem.truncate(longestName - ending.size());
    while (stem.endsWith(u'.'))
        stem.chop(1);
    if (stem.isEmpty())
        stem = QStringLiteral("backup");
    return stem + ending;
}

} // namespace kustos::net
