// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/helpdialog.h"

#include "widgets/theme.h"

#include <QEvent>
#include <QGridLayout>
#include <QKeySequence>
#include <QLabel>
#include <QPushButton>

namespace kustos::ui {

HelpDialog::HelpDialog(QWidget *parent)
    : Sheet(parent)
    , m_title(new QLabel(this))
    , m_close(new QPushButton(this))
{
    m_title->setFont(titleFont());
    m_close->setDefault(true);
    m_close->setProperty("primary", true);
    connect(m_close, &QPushButton::clicked, this, &QDialog::accept);
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(PageMargin, PageMargin, PageMargin, 2 * Grid);
    grid->setHorizontalSpacing(3 * Grid);
    grid->setVerticalSpacing(Grid);
    grid->addWidget(m_title, 0, 0, 1, 2);
    grid->setRowMinimumHeight(1, Grid / 2);
    constexpr int count = 13;
    for (int i = 0; i < count; ++i) {
        const Line line{new QLabel(this), new QLabel(this)};
        grid->addWidget(line.keys, i + 2, 0);
        grid->addWidget(line.what, i + 2, 1);
        m_lines.append(line);
    }
    grid->setColumnStretch(1, 1);
    grid->setRowMinimumHeight(count + 2, Grid);
    grid->addWidget(m_close, count + 3, 1, Qt::AlignRight);
    retranslate();
}

void HelpDialog::retranslate()
{
    setWindowTitle(tr("Keyboard help"));
    m_title->setText(tr("Keyboard help"));
    m_close->setText(tr("Cl&ose"));
    const auto native = [](const QKeySequence &keys) { return keys.toString(QKeySequence::NativeText); };
    const std::array<std::pair<QString, QString>, 13> lines{{
        {native(QKeySequence(Qt::Key_F5)), tr("Refresh")},
        {native(QKeySequence(Qt::CTRL | Qt::Key_F)), tr("Filter services and VMs")},
        {native(QKeySequence(Qt::CTRL | Qt::Key_N)), tr("Back up now, or take a snapshot")},
        {tr("Enter or Right", "keys"), tr("Show the options of a backup or snapshot")},
        {tr("Left", "key"), tr("Hide the options again")},
        {native(QKeySequence(Qt::Key_F2)), tr("Rename VM or snapshot")},
        {native(QKeySequence(Qt::Key_Delete)), tr("Delete snapshot")},
        {native(QKeySequence(Qt::CTRL | Qt::Key_C)), tr("Copy row")},
        {native(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C)), tr("Copy as command")},
        {native(QKeySequence(Qt::CTRL | Qt::Key_Comma)), tr("Settings")},
        {native(QKeySequence(Qt::Key_F1)), tr("Keyboard help")},
        {native(QKeySequence(Qt::Key_Escape)), tr("Close message or dialog")},
        {native(QKeySequence(Qt::CTRL | Qt::Key_Q)), tr("Quit")},
    }};
    const QPalette quiet = inkPalette(quietText(palette()));
    for (qsizetype i = 0; i < m_lines.size(); ++i) {
        m_lines.at(i).keys->setText(lines.at(static_cast<std::size_t>(i)).first);
        m_lines.at(i).keys->setPalette(quiet);
        m_lines.at(i).what->setText(lines.at(static_cast<std::size_t>(i)).second);
    }
}

void HelpDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        retranslate();
    Sheet::changeEvent(event);
}

} // namespace kustos::ui
