// SPDX-License-Identifier: GPL-3.0-or-later
// machines_pictures DIR [dark] [de.qm]: the page of a machine in its states as PNG files, for looking at it.
#include "dialogs/poweroffsheet.h"
#include "dialogs/resetsheet.h"
#include "machinescene.h"
#include "pages/machineheader.h"
#include "widgets/powerswitch.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QDialog>
#include <QMenu>
#include <QTabBar>
#include <QTest>
#include <QTranslator>

using namespace kustos;
using namespace kustos::tests;

namespace {

QString directory;
QString suffix;

void save(QWidget &widget, const QString &name)
{
    QTest::qWait(80);
    widget.grab().save(directory + QLatin1Char('/') + name + suffix + QStringLiteral(".png"));
}

void take(MachineScene &scene, const QString &name, ui::MachinePage::Tab tab = ui::MachinePage::Tab::Overview,
          QSize size = {876, 640})
{
    const auto page = scene.page();
    page->setTab(tab);
    page->resize(size);
    page->show();
    page->findChild<QTabBar *>()->setFocus();
    save(*page, name);
}

void takeRunning()
{
    MachineScene scene;
    scene.m_label = QStringLiteral("Produktion");
    scene.m_actions.m_preview = true;
    scene.apply();
    scene.fillWithExamples();
    take(scene, QStringLiteral("running"));
    take(scene, QStringLiteral("narrow"), ui::MachinePage::Tab::Overview, {572, 520});
    take(scene, QStringLiteral("history"), ui::MachinePage::Tab::History);

    const auto page = scene.page();
    page->resize(876, 640);
    page->show();
    page->beginRename();
    save(*page, QStringLiteral("renaming"));
    Q_EMIT page->findChild<ui::PowerSwitch *>()->switchRequested();
    if (auto *sheet = page->findChild<ui::PowerOffSheet *>()) {
        save(*sheet, QStringLiteral("switch-off"));
        sheet->setReasons(QStringLiteral("Another action of this VM is still running."), {});
        save(*sheet, QStringLiteral("switch-off-reason"));
        sheet->close();
    }
    Q_EMIT page->findChild<ui::MachineHeader *>()->resetRequested();
    if (auto *sheet = page->findChild<ui::ResetSheet *>())
        save(*sheet, QStringLiteral("reset"));
    auto *menu = page->findChild<QMenu *>();
    menu->popup({0, 0});
    save(*menu, QStringLiteral("menu"));
}

void takeMoving()
{
    MachineScene scene;
    scene.fillWithExamples();
    scene.change(scene.m_actions.power(scene.m_key, PowerAction::ShutDown),
                 [](Operation &operation) { operation.state = Operation::State::Running; });
    take(scene, QStringLiteral("shutting-down"));
    scene.change(scene.lastOperation(), [](Operation &operation) { operation.ignored = true; });
    take(scene, QStringLiteral("ignored"));
}

void takeOff()
{
    MachineScene scene;
    scene.fillWithExamples();
    scene.m_machine.state = VirtualMachine::State::Off;
    scene.apply();
    take(scene, QStringLiteral("off"));
    scene.m_actions.m_unfinished = {{OperationId(QStringLiteral("o")), scene.m_key,
                                     Operation::MachineStep::Snapshot, scene.ago(3),
                                     QStringLiteral("web-01-1795179750")}};
    scene.m_actions.m_toPower.insert(PowerAction::Start, Obstacle::UnfinishedConsistent);
    take(scene, QStringLiteral("unfinished"));
}

void takeOthers()
{
    {
        MachineScene scene;
        scene.fillWithExamples();
        MachineJob running = scene.job(QStringLiteral("j9"), MachineJob::Kind::TakeSnapshot,
                                       MachineJob::State::Running, scene.ago(2));
        running.permille = 420;
        scene.m_jobs.prepend(running);
        scene.applySnapshots();
        for (const PowerAction action : {PowerAction::ShutDown, PowerAction::TurnOff})
            scene.m_actions.m_toPower.insert(action, Obstacle::MachineBusy);
        take(scene, QStringLiteral("snapshot-runs"));
        take(scene, QStringLiteral("snapshot-runs-history"), ui::MachinePage::Tab::History);
    }
    {
        MachineScene scene;
        scene.fillWithExamples();
        for (const PowerAction action : {PowerAction::Start, PowerAction::ShutDown, PowerAction::TurnOff})
            scene.m_actions.m_toPower.insert(action, Obstacle::NotConnected);
        scene.loseConnection();
        take(scene, QStringLiteral("lost"));
    }
    MachineScene scene;
    take(scene, QStringLiteral("empty"));
    take(scene, QStringLiteral("empty-history"), ui::MachinePage::Tab::History);
}

} // namespace

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    const QStringList arguments = app.arguments();
    directory = arguments.value(1, QStringLiteral("."));
    const bool dark = arguments.contains(QStringLiteral("dark"));
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    QTranslator translator;
    if (arguments.last().endsWith(QLatin1String(".qm")) && translator.load(arguments.last())) {
        QLocale::setDefault(QLocale(QLocale::German));
        QApplication::installTranslator(&translator);
        suffix += QStringLiteral("-de");
    }
    suffix += dark ? QStringLiteral("-dark") : QString();
    if (app.devicePixelRatio() > 1.5)
        suffix += QStringLiteral("-2x");
    ui::applyTheme(app, dark ? ui::Scheme::Dark : ui::Scheme::Light);
    takeRunning();
    takeMoving();
    takeOff();
    takeOthers();
    return 0;
}
