// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/sheet.h"

class QComboBox;
class QLabel;
class QPushButton;

namespace kustos {
class HostService;
}

namespace kustos::ui {

class Appearance;
class Language;
class HostSection;
class Preferences;

//! Language, colours, backups in the background. What is chosen holds at once and is kept; open it with
//! open(), it never blocks.
class SettingsDialog final : public Sheet
{
    Q_OBJECT

public:
    SettingsDialog(Language &language, Appearance &appearance, Preferences &preferences, HostService &host,
                   QWidget *parent = nullptr);

Q_SIGNALS:
    void hostChanged(); //!< it was made a service of the user, or is one no longer

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void retranslate();
    void fit();

    Language &m_language;
    Appearance &m_appearance;
    Preferences &m_preferences;
    QLabel *m_title;
    QLabel *m_languageLabel;
    QComboBox *m_languageBox;
    QLabel *m_schemeLabel;
    QComboBox *m_schemeBox;
    HostSection *m_host;
    QPushButton *m_close;
};

} // namespace kustos::ui
