// One QApplication for every test binary, a fixed locale, and user directories that no test shares with the
// user.
#include <QApplication>
#include <QLocale>
#include <QTemporaryDir>

#include <gtest/gtest.h>
#include <sys/stat.h>

int main(int argc, char **argv)
{
    ::umask(0077);
    QTemporaryDir home;
    for (const char *name : {"HOME", "XDG_RUNTIME_DIR", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"})
        qputenv(name, home.path().toLocal8Bit());
    QLocale::setDefault(QLocale::c());
    QApplication app(argc, argv);
    QApplication::setQuitOnLastWindowClosed(false);
    ::testing::InitGoogleTest(&argc, argv);
    return RUN_ALL_TESTS();
}
