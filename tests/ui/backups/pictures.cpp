// SPDX-License-Identifier: GPL-3.0-or-later
// backups_pictures DIR [dark] [hold] [de.qm]: the tab in its states as PNG files, for looking at it; `hold`
// shows it until its window is closed.
#include "pages/backupstab.h"
#include "presenters/backuppresenter.h"
#include "ui/backups/scene.h"
#include "widgets/backuplist.h"
#include "widgets/backuptree.h"
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

void take(Scene &scene, const QString &name, int openRow = -1, QSize size = {980, 640})
{
    ui::BackupsTab tab(scene.m_key, scene.m_inventory, scene.m_operations, scene.m_actions, scene.m_clock);
    tab.resize(size);
    tab.show();
    ui::BackupTree &tree = tab.list().tree();
    tree.setFocus();
    tree.setCurrentIndex(tree.model()->index(qMax(openRow, 0), 0));
    if (openRow >= 0)
        tree.setOpen(tree.model()->index(openRow, 0), true);
    save(tab, name);
    if (name != u"running"_qs)
        return;
    // The other scheme at run time.
    const auto before = ui::schemeOf(qApp->palette());
    ui::applyTheme(*qApp, before == ui::Scheme::Dark ? ui::Scheme::Light : ui::Scheme::Dark);
    save(tab, u"switched"_qs);
    ui::applyTheme(*qApp, before);
}

void takeRunning()
{
    Scene scene;
    const OperationId id = scene.press();
    scene.change(id, [](Operation &o) {
        o.state = Operation::State::Running;
        o.job = JobId(u"j"_qs);
    });
    Job job = Scene::job(u"j"_qs, scene.m_clock.m_now.addSecs(-40), Job::State::Running);
    job.permille = 420;
    scene.m_actions.m_toBackUp = Obstacle::JobRunning;
    scene.apply(scene.history(9), {job});
    take(scene, u"running"_qs, 2);
}

void takeSheets()
{
    Scene scene;
    scene.apply(scene.history(9));
    scene.m_actions.m_displaced = scene.history(9).at(2);
    ui::BackupsTab tab(scene.m_key, scene.m_inventory, scene.m_operations, scene.m_actions, scene.m_clock);
    tab.resize(980, 640);
    tab.show();
    tab.findChild<QPushButton *>()->click();
    if (auto *sheet = tab.findChild<QDialog *>()) {
        save(*sheet, u"displacement"_qs);
        sheet->close();
    }
    QTest::qWait(20);
    Q_EMIT tab.list().restoreRequested(scene.history(1).first().id);
    if (auto *sheet = tab.findChild<QDialog *>())
        save(*sheet, u"restore"_qs);
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

    if (arguments.contains(u"hold"_qs)) {
        Scene scene;
        scene.apply(scene.history(6));
        ui::BackupsTab tab(scene.m_key, scene.m_inventory, scene.m_operations, scene.m_actions,
                           scene.m_clock);
        tab.resize(980, 640);
        tab.show();
        return app.exec();
    }
    takeRunning();
    takeSheets();
    {
        Scene scene(u"janusgraph"_qs);
        scene.m_actions.m_toDownload = Obstacle::NotDownloadable;
        scene.apply(scene.history(6));
        take(scene, u"janusgraph"_qs, 1);
        take(scene, u"narrow"_qs, 1, {640, 560});
    }
    {
        Scene scene;
        scene.change(scene.press(), [](Operation &o) { o.state = Operation::State::Unknown; });
        scene.apply(scene.history(5));
        take(scene, u"unknown"_qs);
    }
    {
        Scene scene;
        Job failed = Scene::job(u"f"_qs, scene.m_clock.m_now.addSecs(-600), Job::State::Failed);
        failed.detail = u"the source is locked by another process for longer than 250 ms"_qs;
        Connection connection = *scene.m_inventory.connection(scene.m_key.connection);
        connection.reading = Reading{Reading::State::Lost, scene.m_clock.m_now, {}};
        scene.m_inventory.setConnection(connection);
        scene.m_actions.m_toBackUp = Obstacle::NotConnected;
        scene.apply(scene.history(5), {failed});
        take(scene, u"failed"_qs, 1);
    }
    {
        Scene scene;
        scene.apply(scene.history(200));
        take(scene, u"many"_qs, 4);
    }
    {
        Scene scene;
        scene.m_service.nextBackup.reset();
        scene.applyService();
        scene.apply({});
        take(scene, u"empty"_qs);
    }
    return 0;
}
