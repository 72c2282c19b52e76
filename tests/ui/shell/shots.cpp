// SPDX-License-Identifier: GPL-3.0-or-later
// Grabs the window in every state, language and scheme, to be looked at: ui_shell_shots <directory>
#include "windowfixture.h"

#include <QApplication>
#include <QDialog>
#include <QDir>
#include <QElapsedTimer>
#include <QPixmap>
#include <QTabBar>

using namespace kustos;
using namespace Qt::StringLiterals;

namespace {

void settle()
{
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < 120)
        QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
}

void grab(QWidget &widget, const QString &directory, const QString &name)
{
    settle();
    widget.grab().save(QDir(directory).filePath(name + u".png"_qs));
}

void shoot(const QString &directory, const QString &suffix, ui::Language::Choice language,
           ui::Appearance::Choice scheme)
{
    test::Shell shell;
    shell.language.select(language);
    shell.appearance.select(scheme);
    shell.fillWithExamples();
    ui::MainWindow &window = shell.open();
    const auto tabs = [&] {
        for (QTabBar *bar : window.findChildren<QTabBar *>())
            bar->setCurrentIndex(0);
    };
    tabs();
    grab(window, directory, u"overview-"_qs + suffix);
    window.resize(1180, 1180);
    grab(window, directory, u"tall-"_qs + suffix);
    window.resize(1180, 760);
    shell.loseConnection();
    grab(window, directory, u"lost-"_qs + suffix);
    shell.regainConnection();
    grab(window, directory, u"regained-"_qs + suffix);
    for (QTabBar *bar : window.findChildren<QTabBar *>())
        bar->setCurrentIndex(1);
    grab(window, directory, u"backups-"_qs + suffix);
    window.select(test::Shell::key(shell.exampleServices().at(2).id.text()));
    tabs();
    grab(window, directory, u"second-"_qs + suffix);
    window.showSettings();
    settle();
    for (QDialog *dialog : window.findChildren<QDialog *>()) {
        grab(*dialog, directory, u"settings-"_qs + suffix);
        dialog->close();
    }
    window.showHelp();
    settle();
    for (QDialog *dialog : window.findChildren<QDialog *>()) {
        grab(*dialog, directory, u"help-"_qs + suffix);
        dialog->close();
    }
    shell.addMachines();
    window.resize(1180, 760);
    grab(window, directory, u"machines-"_qs + suffix);
    test::Shell empty;
    empty.addThisComputer();
    empty.inventory.applyServices(test::Shell::here(), {}, empty.clock.now());
    grab(empty.open(), directory, u"empty-"_qs + suffix);
}

} // namespace

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    QApplication::setQuitOnLastWindowClosed(false);
    const QString directory = argc > 1 ? QString::fromLocal8Bit(argv[1]) : QDir::currentPath();
    QDir().mkpath(directory);
    shoot(directory, u"de-light"_qs, ui::Language::Choice::German, ui::Appearance::Choice::Light);
    shoot(directory, u"en-dark"_qs, ui::Language::Choice::English, ui::Appearance::Choice::Dark);
    shoot(directory, u"de-dark"_qs, ui::Language::Choice::German, ui::Appearance::Choice::Dark);
    shoot(directory, u"en-light"_qs, ui::Language::Choice::English, ui::Appearance::Choice::Light);
    return 0;
}
