// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/plaintext.h"

#include <QChar>

namespace kustos::text {
namespace {

// Letters by category that nevertheless leave no mark on the screen.
bool isBlankLetter(char32_t c)
{
    return c == 0x034F || c == 0x115F || c == 0x1160 || c == 0x17B4 || c == 0x17B5 || c == 0x2800 ||
           c == 0x3164 || c == 0xFFA0;
}

bool isSpace(char32_t c)
{
    if (c == u'\n' || c == u'\r' || c == u'\t' || c == 0x0B || c == 0x0C || c == 0x85)
        return true;
    const auto category = QChar::category(c);
    return category == QChar::Separator_Space || category == QChar::Separator_Line ||
           category == QChar::Separator_Paragraph;
}

bool isHidden(char32_t c)
{
    switch (QChar::category(c)) {
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Other_Surrogate:
    case QChar::Other_NotAssigned:
        return true;
    default:
        return isBlankLetter(c);
    }
}

QString codePoint(char32_t c)
{
    return QStringLiteral("<U+%1>").arg(uint(c), 4, 16, QLatin1Char('0')).toUpper();
}

// A lone half of a surrogate pair comes out as itself and is shown by its number.
char32_t takeCodePoint(const QString &text, qsizetype &at)
{
    const QChar first = text.at(at++);
    if (first.isHighSurrogate() && at < text.size() && text.at(at).isLowSurrogate())
        return QChar::surrogateToUcs4(first, text.at(at++));
    return first.unicode();
}

QString shown(char32_t c)
{
    if (isSpace(c))
        return QStringLiteral(" ");
    return isHidden(c) ? codePoint(c) : QString::fromUcs4(&c, 1);
}

} // namespace

QString plain(const QString &untrusted, qsizetype limit)
{
    QString result;
    result.reserve(qMin(untrusted.size(), limit) + 1);
    for (qsizetype at = 0; at < untrusted.size();) {
        const bool lineEnd =
            untrusted.at(at) == u'\r' && at + 1 < untrusted.size() && untrusted.at(at + 1) == u'\n';
        if (lineEnd)
            ++at;
        const QString piece = shown(takeCodePoint(untrusted, at));
        if (result.size() + piece.size() > limit)
            return result + QChar(0x2026);
        result += piece;
    }
    return result;
}

} // namespace kustos::text
