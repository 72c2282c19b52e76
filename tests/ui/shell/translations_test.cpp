// SPDX-License-Identifier: GPL-3.0-or-later
#include "language.h"

#include <QCoreApplication>
#include <QLocale>

#include <gtest/gtest.h>

using namespace kustos::ui;
using namespace Qt::StringLiterals;

namespace {

class LanguageTest : public ::testing::Test
{
protected:
    ~LanguageTest() override { QLocale::setDefault(QLocale::c()); }

    static QString said(const char *context, const char *source, int count = -1)
    {
        return QCoreApplication::translate(context, source, nullptr, count);
    }
};

TEST_F(LanguageTest, GermanUsesTheFixedTerms)
{
    Language language;
    language.select(Language::Choice::German);
    EXPECT_EQ(language.code(), u"de"_qs);
    EXPECT_EQ(said("kustos::ui::ServicePage", "Manage"), u"Verwalten"_qs);
    EXPECT_EQ(said("kustos::ui::ServicePage", "Overview"), u"Übersicht"_qs);
    EXPECT_EQ(said("kustos::ui::ServicePage", "Backups"), u"Sicherungen"_qs);
    EXPECT_EQ(said("kustos::ui::BackupsTab", "Back up now"), u"Jetzt sichern"_qs);
    EXPECT_EQ(said("kustos::ui::BackupOptions", "Download"), u"Herunterladen"_qs);
    EXPECT_EQ(said("kustos::ui::BackupOptions", "Restore"), u"Wiederherstellen"_qs);
    EXPECT_EQ(said("kustos::text::Words", "pending"), u"anstehend"_qs);
    EXPECT_EQ(said("kustos::text::Words", "provisioning"), u"wird bereitgestellt"_qs);
    EXPECT_EQ(QLocale().language(), QLocale::German);
}

TEST_F(LanguageTest, BothLanguagesHaveTheirPlurals)
{
    Language language;
    language.select(Language::Choice::German);
    EXPECT_EQ(said("kustos::text::Words", "%n hour(s) ago", 1), u"vor 1 Stunde"_qs);
    EXPECT_EQ(said("kustos::text::Words", "%n hour(s) ago", 3), u"vor 3 Stunden"_qs);
    language.select(Language::Choice::English);
    EXPECT_EQ(language.code(), u"en"_qs);
    EXPECT_EQ(said("kustos::text::Words", "%n hour(s) ago", 1), u"1 hour ago"_qs);
    EXPECT_EQ(said("kustos::text::Words", "%n hour(s) ago", 3), u"3 hours ago"_qs);
}

TEST_F(LanguageTest, GoesWhenItIsDestroyed)
{
    {
        Language language;
        language.select(Language::Choice::German);
        EXPECT_EQ(said("kustos::ui::ServicePage", "Manage"), u"Verwalten"_qs);
    }
    EXPECT_EQ(said("kustos::ui::ServicePage", "Manage"), u"Manage"_qs);
}

} // namespace
