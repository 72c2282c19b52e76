// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "machinescene.h"
#include "widgets/messagebar.h"
#include "widgets/powerswitch.h"
#include "widgets/theme.h"

#include <QAccessible>
#include <QApplication>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QTabBar>
#include <QTest>
#include <QToolButton>
#include <QTranslator>

#include <gtest/gtest.h>

namespace kustos::tests {

//! Every text of ours in brackets: what is not retranslated at run time is seen at once.
class Brackets final : public QTranslator
{
public:
    [[nodiscard]] bool isEmpty() const override { return false; }
    [[nodiscard]] QString translate(const char *context, const char *source, const char *, int) const override
    {
        if (!QByteArray(context).startsWith("kustos::"))
            return {};
        return QLatin1Char('[') + QString::fromUtf8(source) + QLatin1Char(']');
    }
};

//! The page of the scene's machine, shown and active.
class MachinePageTest : public ::testing::Test
{
protected:
    MachinePageTest()
    {
        ui::applyTheme(*qApp, ui::Scheme::Light);
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    }
    ~MachinePageTest() override { QLocale::setDefault(QLocale::c()); }

    void show()
    {
        m_page = m_scene.page();
        m_page->resize(876, 640);
        m_page->show();
        m_page->activateWindow();
        ASSERT_TRUE(QTest::qWaitForWindowActive(m_page.get()));
    }
    [[nodiscard]] ui::PowerSwitch &power() const { return *m_page->findChild<ui::PowerSwitch *>(); }
    template <class T> [[nodiscard]] T *sheet() const
    {
        const auto found = m_page->findChildren<T *>();
        for (T *each : found) {
            if (each->isVisible())
                return each;
        }
        return nullptr;
    }
    //! The visible button whose label without its access key is `text`.
    [[nodiscard]] static QAbstractButton *button(const QWidget &parent, const QString &text)
    {
        const auto all = parent.findChildren<QAbstractButton *>();
        for (QAbstractButton *each : all) {
            if (each->isVisible() && QString(each->text()).remove(QLatin1Char('&')) == text)
                return each;
        }
        return nullptr;
    }
    [[nodiscard]] QLabel *label(const QString &text) const
    {
        const auto all = m_page->findChildren<QLabel *>();
        for (QLabel *each : all) {
            if (each->isVisible() && each->text() == text)
                return each;
        }
        return nullptr;
    }
    [[nodiscard]] QList<ui::MessageBar *> bars() const
    {
        QList<ui::MessageBar *> shown = m_page->findChildren<ui::MessageBar *>();
        shown.removeIf([](const ui::MessageBar *bar) { return !bar->isVisible(); });
        return shown;
    }
    [[nodiscard]] static QAccessible::State accessible(QWidget &widget)
    {
        return QAccessible::queryAccessibleInterface(&widget)->state();
    }

    MachineScene m_scene;
    std::unique_ptr<ui::MachinePage> m_page;
};

} // namespace kustos::tests
