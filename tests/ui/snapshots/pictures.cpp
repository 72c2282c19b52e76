// SPDX-License-Identifier: GPL-3.0-or-later
// snapshots_pictures DIR [dark] [de.qm]: the tab in its states as PNG files, for looking at it.
#include "pages/snapshotstab.h"
#include "ui/snapshots/machinescene.h"
#include "widgets/snapshotlist.h"
#include "widgets/snapshottree.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QDialog>
#include <QLocale>
#include <QPushButton>
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
    widget.grab().save(directory + u'/' + name + suffix + u".png"_qs);
}

std::unique_ptr<ui::SnapshotsTab> tabOf(MachineScene &scene, QSize size = {980, 720})
{
    auto tab = std::make_unique<ui::SnapshotsTab>(scene.m_key, scene.m_connections, scene.m_machines,
                                                  scene.m_operations, scene.m_actions, scene.m_clock);
    tab->resize(size);
    tab->show();
    return tab;
}

void take(MachineScene &scene, const QString &name, int openRow = -1, QSize size = {980, 720})
{
    const auto tab = tabOf(scene, size);
    ui::SnapshotTree &tree = tab->list().tree();
    tree.setFocus();
    tree.setCurrentIndex(tree.model()->index(qMax(openRow, 0), 0));
    if (openRow >= 0)
        tree.setOpen(tree.model()->index(openRow, 0), true);
    save(*tab, name);
}

void takeSheets()
{
    MachineScene scene;
    scene.apply(scene.history(5));
    const auto tab = tabOf(scene);
    const SnapshotId id = scene.history(2).last().id;
    const auto shot = [&](const QString &name) {
        if (auto *sheet = tab->findChild<QDialog *>()) {
            save(*sheet, name);
            sheet->close();
        }
        QTest::qWait(20);
    };
    tab->pressConsistent();
    shot(u"sheet-consistent"_qs);
    scene.setState(VirtualMachine::State::Off);
    Q_EMIT tab->list().deleteRequested(id);
    shot(u"sheet-delete"_qs);
    Q_EMIT tab->list().restoreRequested(id);
    shot(u"sheet-restore"_qs);
    Q_EMIT tab->list().createRequested(id);
    shot(u"sheet-new"_qs);
    tab->list().rename(tab->list().tree().model()->index(1, 0));
    save(*tab, u"rename"_qs);
}

void takeStates()
{
    {
        MachineScene scene;
        scene.m_limits.perMachine = 10;
        scene.apply(scene.history(8));
        scene.m_actions.m_toRestore = Obstacle::MustBeOff;
        take(scene, u"running"_qs, 1);
        take(scene, u"narrow"_qs, 1, {640, 640});
    }
    {
        MachineScene scene;
        scene.setState(VirtualMachine::State::Off);
        scene.apply(scene.history(4));
        take(scene, u"off"_qs, 0);
    }
    {
        MachineScene scene;
        scene.apply(scene.history(4), {MachineScene::job(u"j"_qs, MachineJob::Phase::Copying, 420)});
        scene.m_actions.m_toTake = scene.m_actions.m_toConsistent = Obstacle::MachineBusy;
        take(scene, u"progress"_qs);
    }
    {
        MachineScene scene;
        scene.m_limits.perMachine = 10;
        scene.m_limits.interval = std::chrono::minutes(10);
        scene.m_limits.nextAllowedAt = scene.m_clock.m_now.addSecs(570);
        scene.m_actions.m_toTake = scene.m_actions.m_toConsistent = Obstacle::SnapshotTooSoon;
        MachineJob failed = MachineScene::job(u"f"_qs, MachineJob::Phase::Unknown);
        failed.state = MachineJob::State::Failed;
        failed.code = u"disk_full"_qs;
        scene.apply(scene.history(9), {failed});
        take(scene, u"limits"_qs, 0);
    }
    {
        MachineScene scene;
        scene.apply({});
        take(scene, u"empty"_qs);
    }
}

} // namespace

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    const QStringList arguments = app.arguments();
    directory = arguments.value(1, u"."_qs);
    const bool dark = arguments.contains(u"dark"_qs);
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    QTranslator translator;
    if (arguments.last().endsWith(u".qm"_qs) && translator.load(arguments.last())) {
        QLocale::setDefault(QLocale(QLocale::German));
        QApplication::installTranslator(&translator);
        suffix += u"-de"_qs;
    }
    suffix += dark ? u"-dark"_qs : u""_qs;
    if (app.devicePixelRatio() > 1.5)
        suffix += u"-2x"_qs;
    ui::applyTheme(app, dark ? ui::Scheme::Dark : ui::Scheme::Light);
    takeStates();
    takeSheets();
    return 0;
}
