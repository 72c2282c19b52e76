// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QComboBox;
class QLabel;
class QPushButton;

namespace kustos::ui {

class Appearance;
class Language;
class Preferences;

//! Language and colours. What is chosen holds at once and is kept; open it with open(), it never blocks.
class SettingsDialog final : public QDialog
{
    Q_OBJECT

public:
    SettingsDialog(Language &language, Appearance &appearance, Preferences &preferences,
                   QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void retranslate();

    Language &m_language;
    Appearance &m_appearance;
    Preferences &m_preferences;
    QLabel *m_title;
    QLabel *m_languageLabel;
    QComboBox *m_languageBox;
    QLabel *m_schemeLabel;
    QComboBox *m_schemeBox;
    QPushButton *m_close;
};

} // namespace kustos::ui
