// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/settingsdialog.h"

#include "dialogs/hostsection.h"
#include "language.h"
#include "preferences.h"
#include "widgets/appearance.h"
#include "widgets/hairline.h"

#include <QComboBox>
#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>

namespace kustos::ui {

namespace {

constexpr int Width = 520;

} // namespace

SettingsDialog::SettingsDialog(Language &language, Appearance &appearance, Preferences &preferences,
                               HostService &host, QWidget *parent)
    : Sheet(parent)
    , m_language(language)
    , m_appearance(appearance)
    , m_preferences(preferences)
    , m_title(new QLabel(this))
    , m_languageLabel(new QLabel(this))
    , m_languageBox(new QComboBox(this))
    , m_schemeLabel(new QLabel(this))
    , m_schemeBox(new QComboBox(this))
    , m_host(new HostSection(host, this))
    , m_close(new QPushButton(this))
{
    build();
    retranslate();
    connect(m_languageBox, &QComboBox::activated, this, [this](int index) {
        const auto choice = m_languageBox->itemData(index).value<Language::Choice>();
        m_preferences.setLanguage(choice);
        m_language.select(choice);
    });
    connect(m_schemeBox, &QComboBox::activated, this, [this](int index) {
        const auto choice = m_schemeBox->itemData(index).value<Appearance::Choice>();
        m_preferences.setScheme(choice);
        m_appearance.select(choice);
    });
    connect(m_host, &HostSection::hostChanged, this, [this] {
        fit();
        Q_EMIT hostChanged();
    });
    connect(m_close, &QPushButton::clicked, this, &QDialog::accept);
}

void SettingsDialog::build()
{
    m_title->setFont(titleFont());
    m_languageLabel->setBuddy(m_languageBox);
    m_schemeLabel->setBuddy(m_schemeBox);
    for (const Language::Choice choice :
         {Language::Choice::System, Language::Choice::German, Language::Choice::English})
        m_languageBox->addItem({}, QVariant::fromValue(choice));
    for (const Appearance::Choice choice :
         {Appearance::Choice::Auto, Appearance::Choice::Light, Appearance::Choice::Dark})
        m_schemeBox->addItem({}, QVariant::fromValue(choice));
    m_languageBox->setCurrentIndex(m_languageBox->findData(QVariant::fromValue(m_language.choice())));
    m_schemeBox->setCurrentIndex(m_schemeBox->findData(QVariant::fromValue(m_appearance.choice())));
    for (QComboBox *box : {m_languageBox, m_schemeBox})
        box->setMinimumWidth(240);
    m_close->setDefault(true);
    m_close->setProperty("primary", true);

    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(PageMargin, PageMargin, PageMargin, 2 * Grid);
    grid->setHorizontalSpacing(2 * Grid);
    grid->setVerticalSpacing(Grid + Grid / 2);
    grid->addWidget(m_title, 0, 0, 1, 2);
    grid->setRowMinimumHeight(1, Grid / 2);
    grid->addWidget(m_languageLabel, 2, 0);
    grid->addWidget(m_languageBox, 2, 1);
    grid->addWidget(m_schemeLabel, 3, 0);
    grid->addWidget(m_schemeBox, 3, 1);
    grid->setRowMinimumHeight(4, Grid / 2);
    grid->addWidget(new Hairline(this), 5, 0, 1, 2);
    grid->setRowMinimumHeight(6, Grid / 2);
    grid->addWidget(m_host, 7, 0, 1, 2);
    grid->setRowMinimumHeight(8, Grid);
    grid->setRowStretch(8, 1);
    grid->addWidget(m_close, 9, 1, Qt::AlignRight);
    grid->setColumnStretch(1, 1);
    setFixedWidth(Width);
}

void SettingsDialog::retranslate()
{
    setWindowTitle(tr("Settings"));
    m_title->setText(tr("Settings"));
    m_languageLabel->setText(tr("&Language"));
    m_languageBox->setItemText(0, tr("Same as the system"));
    // A language is called by its own name, so that everybody finds back to theirs.
    m_languageBox->setItemText(1, QStringLiteral("Deutsch"));
    m_languageBox->setItemText(2, QStringLiteral("English"));
    m_schemeLabel->setText(tr("&Colours"));
    m_schemeBox->setItemText(0, tr("Same as the desktop"));
    m_schemeBox->setItemText(1, tr("Light"));
    m_schemeBox->setItemText(2, tr("Dark"));
    m_languageBox->setAccessibleName(tr("Language"));
    m_schemeBox->setAccessibleName(tr("Colours"));
    m_close->setText(tr("Cl&ose"));
    fit();
}

// As high as its words need at this width.
void SettingsDialog::fit()
{
    // What the section needs may just have changed; the layouts would hear of it only later.
    m_host->layout()->invalidate();
    m_host->updateGeometry();
    layout()->invalidate();
    layout()->activate();
    resize(width(), layout()->totalHeightForWidth(width()));
}

void SettingsDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    Sheet::changeEvent(event);
}

} // namespace kustos::ui
