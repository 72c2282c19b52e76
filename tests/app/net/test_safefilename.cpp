// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/downloader.h"

#include <QRegularExpression>

#include <gtest/gtest.h>
#include <random>

namespace kustos::net {
namespace {

QStringList corpus()
{
    QStringList names{QString(),
                      QStringLiteral("."),
                      QStringLiteral(".."),
                      QStringLiteral("../"),
                      QStringLiteral("../../.ssh/authorized_keys"),
                      QStringLiteral("..\\..\\windows\\system.ini"),
                      QStringLiteral("/etc/passwd"),
                      QStringLiteral("C:\\x"),
                      QStringLiteral("~/.bashrc"),
                      QStringLiteral("-rf"),
                      QStringLiteral("--help"),
                      QStringLiteral(".-.-x"),
                      QStringLiteral("a\nb\rc\td"),
                      QStringLiteral("a") + QChar(0) + QStringLiteral("b"),
                      QStringLiteral("prod-2024<table>.old"),
                      QStringLiteral("$(rm -rf ~)"),
                      QStringLiteral("`id`;|&"),
                      QStringLiteral("%2e%2e%2f"),
                      QStringLiteral("größe.db"),
                      QString(QChar(0x202e)) + QStringLiteral("gnp.exe"),
                      QStringLiteral("\u00e9\u0301"),
                      QStringLiteral("CON"),
                      QStringLiteral("nul.txt"),
                      QStringLiteral("COM1"),
                      QStringLiteral("lpt9.db"),
                      QStringLiteral("x.sqlite"),
                      QStringLiteral("x.sqlite.sqlite"),
                      QStringLiteral(".sqlite"),
                      QStringLiteral("..."),
                      QStringLiteral("x..."),
                      QString(1000, u'a'),
                      QString(118, u'a') + QStringLiteral("..."),
                      QString(70000, QChar(0x4e2d))};
    std::mt19937 random(5);
    for (int i = 0; i < 300; ++i) {
        QString name;
        const int length = static_cast<int>(random() % 200);
        for (int k = 0; k < length; ++k)
            name += QChar(static_cast<char16_t>(random() % (i % 2 == 0 ? 128u : 65536u)));
        names.append(name);
    }
    return names;
}

TEST(SafeFileName, IsAlwaysOneHarmlessName)
{
    const QRegularExpression allowed(QStringLiteral("\\A[A-Za-z0-9_][A-Za-z0-9._-]*\\z"));
    for (const QString &extension : {QStringLiteral("sqlite"), QStringLiteral("tar.gz"), QString(),
                                     QStringLiteral("../x"), QString(500, u'e')}) {
        for (const QString &wanted : corpus()) {
            const QString name = safeFileName(wanted, extension);
            EXPECT_TRUE(allowed.match(name).hasMatch()) << name.toStdString();
            EXPECT_LE(name.toUtf8().size(), 120);
            EXPECT_EQ(safeFileName(name, extension), name) << "twice is as once";
            EXPECT_EQ(safeFileName(name, QString()), name)
                << "the downloader takes it: " << name.toStdString();
        }
    }
}

TEST(SafeFileName, KeepsWhatCanBeKept)
{
    EXPECT_EQ(safeFileName(QStringLiteral("prod-db_2026-11-20"), QStringLiteral("sqlite")),
              QStringLiteral("prod-db_2026-11-20.sqlite"));
    EXPECT_EQ(safeFileName(QStringLiteral("x.sqlite"), QStringLiteral("sqlite")), QStringLiteral("x.sqlite"));
    EXPECT_EQ(safeFileName(QStringLiteral("../../a b"), QStringLiteral("db")), QStringLiteral("_.._a_b.db"));
    EXPECT_EQ(safeFileName(QString(), QStringLiteral("db")), QStringLiteral("backup.db"));
    EXPECT_EQ(safeFileName(QStringLiteral("con"), QString()), QStringLiteral("_con"));
}

} // namespace
} // namespace kustos::net
