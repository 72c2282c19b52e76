// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dialogs/consistentsheet.h"
#include "dialogs/deletesnapshotsheet.h"
#include "dialogs/newmachinesheet.h"
#include "dialogs/restoremachinesheet.h"
#include "pages/snapshotstab.h"
#include "presenters/snapshotpresenter.h"
#include "ui/snapshots/machinescene.h"
#include "widgets/emptyview.h"
#include "widgets/reasondetail.h"
#include "widgets/renamefield.h"
#include "widgets/snapshotlist.h"
#include "widgets/snapshotnamefield.h"
#include "widgets/snapshottree.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

namespace kustos::tests {

//! The tab over a hand-filled machine, as its tests press it.
class SnapshotsTabTest : public ::testing::Test
{
protected:
    SnapshotsTabTest() { QApplication::setDoubleClickInterval(0); }
    ~SnapshotsTabTest() override { QApplication::setDoubleClickInterval(400); }

    void show(QSize size = {980, 720})
    {
        m_tab = std::make_unique<ui::SnapshotsTab>(m_scene.m_key, m_scene.m_connections, m_scene.m_machines,
                                                   m_scene.m_operations, m_scene.m_actions, m_scene.m_clock);
        m_tab->resize(size);
        m_tab->show();
        ASSERT_TRUE(QTest::qWaitForWindowExposed(m_tab.get()));
        m_tab->activateWindow();
        QApplication::setActiveWindow(m_tab.get());
    }

    ui::SnapshotTree &tree() { return m_tab->list().tree(); }
    QModelIndex row(int number) { return tree().model()->index(number, 0); }
    ui::SnapshotOptions *options(int number) { return m_tab->list().optionsOf(row(number)); }
    QLineEdit &field() { return m_tab->take().name().field(); }
    ui::RenameField *renameField() { return m_tab->list().renameField(); }

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

    //! All texts that are to be read below `root`, one per line.
    static QString texts(const QWidget &root)
    {
        QStringList lines;
        const auto labels = root.findChildren<QLabel *>();
        for (const QLabel *label : labels) {
            if (label->isVisible())
                lines << label->text();
        }
        return lines.join(QLatin1Char('\n'));
    }

    void click(int number, int column = 1)
    {
        const QRect rect = tree().visualRect(row(number).siblingAtColumn(column));
        QTest::mouseClick(tree().viewport(), Qt::LeftButton, {}, rect.center());
    }

    //! A double click's time is over.
    static void rest() { QApplication::processEvents(); }

    //! Its end is told once it is on the disk.
    void end(const OperationId &id, Operation::State state)
    {
        QSignalSpy told(&m_scene.m_operations, &OperationRegister::changed);
        m_scene.end(id, state);
        EXPECT_TRUE(told.count() > 0 || told.wait(5000));
    }

    template <class Sheet> Sheet *sheet() { return m_tab->findChild<Sheet *>(); }
    [[nodiscard]] QList<RecordedMachineActions::Call> &calls() { return m_scene.m_actions.m_calls; }

    MachineScene m_scene;
    std::unique_ptr<ui::SnapshotsTab> m_tab;
};

} // namespace kustos::tests
