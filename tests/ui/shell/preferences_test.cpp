// SPDX-License-Identifier: GPL-3.0-or-later
#include "options.h"
#include "preferences.h"
#include "widgets/factsgrid.h"

#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

#include <gtest/gtest.h>
#include <sys/stat.h>

using namespace kustos;
using namespace kustos::ui;
using namespace Qt::StringLiterals;

TEST(Preferences, KeepsWhatWasChosen)
{
    const QTemporaryDir dir;
    const QString path = dir.filePath(u"deep/er/kustos.ini"_qs);
    const ServiceKey key{ConnectionId(u"here"_qs), ServiceId(u"a b/ü"_qs)};
    {
        Preferences first(path);
        EXPECT_EQ(first.language(), Language::Choice::System);
        EXPECT_EQ(first.scheme(), Appearance::Choice::Auto);
        EXPECT_TRUE(first.activityOpen());
        EXPECT_FALSE(first.selected().has_value());
        first.setLanguage(Language::Choice::German);
        first.setScheme(Appearance::Choice::Dark);
        first.setSelected(key);
        EXPECT_EQ(first.downloadFolder(), QString());
        first.setDownloadFolder(QStringLiteral("/srv/backups"));
        first.setWindow("geometry", "sidebar", "activity", false);
    }
    Preferences second(path);
    EXPECT_EQ(second.language(), Language::Choice::German);
    EXPECT_EQ(second.scheme(), Appearance::Choice::Dark);
    EXPECT_EQ(second.selected(), key);
    EXPECT_EQ(second.windowGeometry(), QByteArray("geometry"));
    EXPECT_EQ(second.sidebarState(), QByteArray("sidebar"));
    EXPECT_EQ(second.activityState(), QByteArray("activity"));
    EXPECT_FALSE(second.activityOpen());
    second.setLanguage(Language::Choice::System);
    second.setScheme(Appearance::Choice::Auto);
    EXPECT_EQ(second.downloadFolder(), QStringLiteral("/srv/backups"));
    second.setSelected(std::nullopt);
    EXPECT_EQ(second.language(), Language::Choice::System);
    EXPECT_EQ(second.scheme(), Appearance::Choice::Auto);
    EXPECT_FALSE(second.selected().has_value());
}

TEST(Preferences, AreReadableForTheUserOnly)
{
    const QTemporaryDir dir;
    const QString path = dir.filePath(u"kustos.ini"_qs);
    const auto mode = [&path] {
        struct stat info = {};
        EXPECT_EQ(::stat(path.toLocal8Bit().constData(), &info), 0);
        return info.st_mode & 0777U;
    };
    const mode_t before = ::umask(0022);
    {
        Preferences made(path);
        EXPECT_EQ(mode(), 0600U) << "before anything is in it";
        made.setScheme(Appearance::Choice::Dark);
    }
    EXPECT_EQ(mode(), 0600U) << "after it was written";
    ASSERT_EQ(::chmod(path.toLocal8Bit().constData(), 0644), 0);
    {
        Preferences again(path);
        again.setScheme(Appearance::Choice::Light);
    }
    EXPECT_EQ(mode(), 0600U) << "one that was open to all is closed";
    ::umask(before);
}

TEST(Options, TakesWhatItKnowsAndLeavesTheRest)
{
    QStringList arguments{u"kustos"_qs, u"--scheme"_qs,      u"dark"_qs,
                          u"file"_qs,   u"--language=de"_qs, u"--other"_qs};
    const Options options = Options::takeFrom(arguments);
    EXPECT_EQ(options.scheme, Appearance::Choice::Dark);
    EXPECT_EQ(options.language, Language::Choice::German);
    EXPECT_EQ(arguments, QStringList({u"kustos"_qs, u"file"_qs, u"--other"_qs}));
}

TEST(Options, LeavesValuesItDoesNotKnow)
{
    QStringList arguments{u"kustos"_qs, u"--scheme"_qs, u"pink"_qs, u"--language"_qs};
    const Options options = Options::takeFrom(arguments);
    EXPECT_FALSE(options.scheme.has_value());
    EXPECT_FALSE(options.language.has_value());
    EXPECT_EQ(arguments.size(), 4);
}

TEST(Options, ReadTheCommandLineAsTold)
{
    using Scheme = Appearance::Choice;
    struct Case
    {
        QStringList given;
        std::optional<Scheme> scheme;
        std::optional<Language::Choice> language;
        QStringList left;
    };
    const QList<Case> cases{
        {{}, {}, {}, {}},
        {{u"kustos"_qs}, {}, {}, {u"kustos"_qs}},
        {{u"--scheme=dark"_qs}, {}, {}, {u"--scheme=dark"_qs}}, // the program's own name is no option
        {{u"k"_qs, u"--scheme=light"_qs}, Scheme::Light, {}, {u"k"_qs}},
        {{u"k"_qs, u"--language"_qs, u"en"_qs}, {}, Language::Choice::English, {u"k"_qs}},
        {{u"k"_qs, u"--scheme"_qs, u"dark"_qs, u"--scheme=light"_qs}, Scheme::Light, {}, {u"k"_qs}},
        {{u"k"_qs, u"--scheme="_qs}, {}, {}, {u"k"_qs, u"--scheme="_qs}},
        {{u"k"_qs, u"--SCHEME"_qs, u"dark"_qs}, {}, {}, {u"k"_qs, u"--SCHEME"_qs, u"dark"_qs}},
        {{u"k"_qs, u"--schemes=dark"_qs}, {}, {}, {u"k"_qs, u"--schemes=dark"_qs}},
        {{u"k"_qs, u"dark"_qs, u"de"_qs}, {}, {}, {u"k"_qs, u"dark"_qs, u"de"_qs}},
        {{u"k"_qs, u"--language"_qs, u"--scheme"_qs, u"dark"_qs},
         Scheme::Dark,
         {},
         {u"k"_qs, u"--language"_qs}},
    };
    for (const Case &one : cases) {
        QStringList arguments = one.given;
        const Options options = Options::takeFrom(arguments);
        const std::string what = one.given.join(u' ').toStdString();
        EXPECT_EQ(options.scheme, one.scheme) << what;
        EXPECT_EQ(options.language, one.language) << what;
        EXPECT_EQ(arguments, one.left) << what;
    }
}

TEST(Preferences, DamagedFileCountsAsNoneAndIsMendedByTheNextChoice)
{
    const QTemporaryDir dir;
    const QString path = dir.filePath(u"kustos.ini"_qs);
    const QList<QByteArray> damages{QByteArray(), QByteArray("\0\0\xff\xfe[[[", 7),
                                    QByteArray("[interface\nscheme"),
                                    QByteArray("[interface]\nlanguage=@Variant(\\0\\0)\nscheme=pink\n"
                                               "[window]\nactivityOpen=maybe\n[selected]\nservice=\n"),
                                    QByteArray(300'000, '=')};
    for (const QByteArray &damage : damages) {
        QFile file(path);
        ASSERT_TRUE(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write(damage);
        file.close();
        {
            Preferences damaged(path);
            EXPECT_EQ(damaged.language(), Language::Choice::System);
            EXPECT_EQ(damaged.scheme(), Appearance::Choice::Auto);
            EXPECT_FALSE(damaged.selected().has_value());
            EXPECT_TRUE(damaged.downloadFolder().isEmpty());
            damaged.setScheme(Appearance::Choice::Dark);
        }
        EXPECT_EQ(Preferences(path).scheme(), Appearance::Choice::Dark) << damage.left(30).toStdString();
    }
}

TEST(Preferences, FolderThatCannotBeWrittenIsNoReasonToFail)
{
    Preferences nowhere(u"/proc/nothing/kustos.ini"_qs);
    nowhere.setLanguage(Language::Choice::German);
    EXPECT_EQ(nowhere.language(), Language::Choice::German) << "for this run";
    EXPECT_EQ(Preferences(u"/proc/nothing/kustos.ini"_qs).scheme(), Appearance::Choice::Auto);
}

TEST(FactsGrid, MasksWhatIsSecretInAConnectionString)
{
    const QString masked =
        FactsGrid::masked(u"postgres://admin:geheim@db.example.net:15400/compose?sslpassword=tief"_qs);
    EXPECT_FALSE(masked.contains(u"geheim"_qs));
    EXPECT_FALSE(masked.contains(u"admin"_qs));
    EXPECT_FALSE(masked.contains(u"tief"_qs));
    EXPECT_TRUE(masked.contains(u"db.example.net:15400/compose"_qs));
    EXPECT_EQ(FactsGrid::masked(u"sqlite:///srv/daten/kunden.db"_qs), u"sqlite:///srv/daten/kunden.db"_qs);
    for (const QString &odd :
         {u"host=db password=geheim"_qs, u"geheim"_qs, u"postgres:geheim"_qs,
          u"mongodb://a:geheim@h1:1,h2:2/db"_qs, u"redis://:geheim@cache"_qs, u"x://u:ge heim@h/"_qs})
        EXPECT_FALSE(FactsGrid::masked(odd).contains(u"heim"_qs)) << qPrintable(odd);
}
