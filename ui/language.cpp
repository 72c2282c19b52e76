// SPDX-License-Identifier: GPL-3.0-or-later
#include "language.h"

#include <QCoreApplication>
#include <QLibraryInfo>

namespace kustos::ui {

namespace {

//! Names of keys, in Qt's own context: Qt's translations are a package of their own that may be missing, and
//! a menu that says Ctrl beside a text that says Strg is no help.
[[maybe_unused]] constexpr const char *KeyNames[] = {
    QT_TRANSLATE_NOOP("QShortcut", "Ctrl"), QT_TRANSLATE_NOOP("QShortcut", "Shift"),
    QT_TRANSLATE_NOOP("QShortcut", "Del"), QT_TRANSLATE_NOOP("QShortcut", "Return"),
    QT_TRANSLATE_NOOP("QShortcut", "Enter")};

bool speaksGerman(const QLocale &locale)
{
    const QStringList wanted = locale.uiLanguages();
    return !wanted.isEmpty() && wanted.constFirst().startsWith(QLatin1String("de"));
}

} // namespace

Language::Language(QObject *parent)
    : QObject(parent)
    , m_system(QLocale::system())
{
}

Language::~Language()
{
    QCoreApplication::removeTranslator(&m_own);
    QCoreApplication::removeTranslator(&m_qt);
}

void Language::select(Choice choice)
{
    m_choice = choice;
    const bool german = choice == Choice::German || (choice == Choice::System && speaksGerman(m_system));
    m_code = german ? QStringLiteral("de") : QStringLiteral("en");
    // Numbers and dates go by the system where it speaks the chosen language, so that an Austrian keeps
    // theirs.
    const bool systemFits = m_system.language() == (german ? QLocale::German : QLocale::English);
    if (choice == Choice::System || systemFits)
        install(m_system);
    else
        install(german ? QLocale(QLocale::German, QLocale::Germany)
                       : QLocale(QLocale::English, QLocale::UnitedKingdom));
    Q_EMIT changed();
}

void Language::install(const QLocale &locale)
{
    QCoreApplication::removeTranslator(&m_own);
    QCoreApplication::removeTranslator(&m_qt);
    QLocale::setDefault(locale);
    if (m_qt.load(QStringLiteral("qtbase_") + m_code, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&m_qt);
    if (m_own.load(QStringLiteral(":/i18n/kustos_%1.qm").arg(m_code)))
        QCoreApplication::installTranslator(&m_own);
}

} // namespace kustos::ui
