// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dialogs/displacementsheet.h"
#include "dialogs/restoresheet.h"
#include "pages/backupstab.h"
#include "presenters/backuppresenter.h"
#include "ui/backups/scene.h"
#include "widgets/backuplist.h"
#include "widgets/backuptree.h"
#include "widgets/emptybackups.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

namespace kustos::tests {

//! The tab over a hand-filled service, as its tests press it.
class BackupsTabTest : public ::testing::Test
{
protected:
    void show(QSize size = {980, 640})
    {
        m_tab = std::make_unique<ui::BackupsTab>(m_scene.m_key, m_scene.m_inventory, m_scene.m_operations,
                                                 m_scene.m_actions, m_scene.m_clock, nullptr,
                                                 [this](std::function<void(const QString &)> chosen) {
                                                     ++m_asked;
                                                     if (!m_folder.isEmpty())
                                                         chosen(m_folder);
                                                 });
        m_tab->resize(size);
        m_tab->show();
        ASSERT_TRUE(QTest::qWaitForWindowExposed(m_tab.get()));
        m_tab->activateWindow();
        QApplication::setActiveWindow(m_tab.get());
    }

    ui::BackupTree &tree() { return m_tab->list().tree(); }
    QModelIndex row(int number) { return tree().model()->index(number, 0); }
    ui::BackupOptions *options(int number) { return m_tab->list().optionsOf(row(number)); }

    //! The visible button of that text below `root`.
    static QPushButton *button(const QWidget &root, const QString &text)
    {
        const auto all = root.findChildren<QPushButton *>();
        for (QPushButton *each : all) {
            if (each->text() == text && each->isVisible())
                return each;
        }
        return nullptr;
    }

    QPoint inViewport(const QWidget &widget)
    {
        return tree().viewport()->mapFromGlobal(widget.mapToGlobal(QPoint()));
    }

    void click(int number, int column = 1)
    {
        const QRect rect = tree().visualRect(row(number).siblingAtColumn(column));
        QTest::mouseClick(tree().viewport(), Qt::LeftButton, {}, rect.center());
    }

    template <class Sheet> Sheet *sheet() { return m_tab->findChild<Sheet *>(); }

    BackupRow::Kind kind(int number)
    {
        return row(number).data(BackupModel::RowKindRole).value<BackupRow::Kind>();
    }

    Scene m_scene;
    QString m_folder = QStringLiteral("/chosen");
    int m_asked = 0;
    std::unique_ptr<ui::BackupsTab> m_tab;
};

} // namespace kustos::tests
