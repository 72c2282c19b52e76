// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/plaintext.h"

#include <gtest/gtest.h>

using kustos::text::plain;

TEST(PlainText, leavesOrdinaryWritingAlone)
{
    for (const QString &text : {u"nightly-2026"_qs, u"Größe: 24,6 MB"_qs, u"日本語 العربية"_qs,
                                u"😀 e\u0301"_qs, u"<b>&amp;</b>"_qs})
        EXPECT_EQ(plain(text), text);
}

TEST(PlainText, showsDirectionChangesByNumber)
{
    EXPECT_EQ(plain(u"invoice\u202Egpj.exe"_qs), u"invoice<U+202E>gpj.exe"_qs);
    EXPECT_EQ(plain(u"\u2066a\u2069\u200F"_qs), u"<U+2066>a<U+2069><U+200F>"_qs);
}

TEST(PlainText, showsControlsAndWhatHasNoWidth)
{
    EXPECT_EQ(plain(QString(QChar(0))), u"<U+0000>"_qs);
    EXPECT_EQ(plain(u"\x1B[31m"_qs), u"<U+001B>[31m"_qs);
    EXPECT_EQ(plain(u"a\u200Bb\uFEFFc\u00ADd"_qs), u"a<U+200B>b<U+FEFF>c<U+00AD>d"_qs);
    EXPECT_EQ(plain(u"\u3164"_qs), u"<U+3164>"_qs);
    const char32_t tag = 0xE0041;
    EXPECT_EQ(plain(QString::fromUcs4(&tag, 1)), u"<U+E0041>"_qs);
}

TEST(PlainText, makesLineEndsSpaces)
{
    EXPECT_EQ(plain(u"one\r\ntwo\nthree\rfour\u2028five\tsix"_qs), u"one two three four five six"_qs);
    EXPECT_EQ(plain(u"wide\u2003space\u00A0here"_qs), u"wide space here"_qs);
}

TEST(PlainText, showsHalvesOfPairs)
{
    EXPECT_EQ(plain(QString(QChar(0xD83D))), u"<U+D83D>"_qs);
    EXPECT_EQ(plain(QString(QChar(0xDE00)) + u"x"_qs), u"<U+DE00>x"_qs);
}

TEST(PlainText, cutsWithoutTearingAnythingApart)
{
    EXPECT_EQ(plain(QString(10'000, u'x')), QString(300, u'x') + QChar(0x2026));
    EXPECT_EQ(plain(QString(300, u'x')), QString(300, u'x'));
    EXPECT_EQ(plain(u"ab😀"_qs, 3), u"ab…"_qs);
    EXPECT_EQ(plain(u"ab😀"_qs, 4), u"ab😀"_qs);
    EXPECT_EQ(plain(u"ab\u202Ec"_qs, 6), u"ab…"_qs);
    EXPECT_EQ(plain({}), QString());
}
