// SPDX-License-Identifier: GPL-3.0-or-later
#include "options.h"

namespace kustos::ui {

namespace {

//! "--name value" and "--name=value"; empty where it is not one of `known`, which then stays in the list.
QString take(QStringList &arguments, const QString &name, const QStringList &known)
{
    QString last;
    for (qsizetype i = 1; i < arguments.size();) {
        const QString &argument = arguments.at(i);
        const bool apart = argument == name && i + 1 < arguments.size();
        const QString value = apart                                          ? arguments.at(i + 1)
                              : argument.startsWith(name + QLatin1Char('=')) ? argument.mid(name.size() + 1)
                                                                             : QString();
        if (!known.contains(value)) {
            ++i;
            continue;
        }
        last = value;
        arguments.remove(i, apart ? 2 : 1);
    }
    return last;
}

} // namespace

Options Options::takeFrom(QStringList &arguments)
{
    Options options;
    const QString scheme =
        take(arguments, QStringLiteral("--scheme"), {QStringLiteral("light"), QStringLiteral("dark")});
    if (!scheme.isEmpty())
        options.scheme =
            scheme == QLatin1String("dark") ? Appearance::Choice::Dark : Appearance::Choice::Light;
    const QString language =
        take(arguments, QStringLiteral("--language"), {QStringLiteral("de"), QStringLiteral("en")});
    if (!language.isEmpty())
        options.language =
            language == QLatin1String("de") ? Language::Choice::German : Language::Choice::English;
    return options;
}

} // namespace kustos::ui
