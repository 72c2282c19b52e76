// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocale>
#include <QObject>
#include <QTranslator>

namespace kustos::ui {

//! The language of the window, changed while it runs: installs the translators and the default locale, after
//! which Qt sends QEvent::LanguageChange to every widget.
class Language final : public QObject
{
    Q_OBJECT

public:
    enum class Choice { System, German, English };

    explicit Language(QObject *parent = nullptr);
    ~Language() override;

    void select(Choice choice);
    [[nodiscard]] Choice choice() const { return m_choice; }
    [[nodiscard]] QString code() const { return m_code; } //!< "de" or "en"

Q_SIGNALS:
    void changed();

private:
    void install(const QLocale &locale);

    Choice m_choice = Choice::System;
    QString m_code;
    QLocale m_system; //!< as it was before the first select()
    QTranslator m_own;
    QTranslator m_qt;
};

} // namespace kustos::ui
