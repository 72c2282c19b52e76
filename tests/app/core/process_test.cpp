// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/platform/process.h"

#include <QCoreApplication>
#include <QElapsedTimer>

#include <csignal>
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

namespace {

using namespace kustos::platform;

//! Runs a check in a process of its own, whose limits and masks nobody else shares. True where it exits with
//! 0.
template <class Check> bool inChild(const Check &check)
{
    const pid_t child = ::fork();
    if (child == 0)
        ::_exit(check() ? 0 : 1);
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

TEST(Process, ProtectsFilesAndCores)
{
    EXPECT_TRUE(inChild([] {
        ::umask(0);
        protectProcess();
        rlimit cores{1, 1};
        ::getrlimit(RLIMIT_CORE, &cores);
        char directory[8] = {};
        return ::umask(0) == 077 && cores.rlim_cur == 0 && cores.rlim_max == 0 &&
               ::getcwd(directory, sizeof directory) != nullptr && directory[1] == '\0';
    }));
}

TEST(Process, TerminationWaitsForItsListener)
{
    EXPECT_TRUE(inChild([] {
        protectProcess();
        ::raise(SIGTERM); // would end the process here if it were not held back
        ::raise(SIGINT);
        sigset_t pending;
        ::sigpending(&pending);
        return sigismember(&pending, SIGTERM) == 1 && sigismember(&pending, SIGINT) == 1;
    }));
}

TEST(Process, TerminationBecomesASignalOfTheLoop)
{
    sigset_t set;
    sigset_t before;
    sigemptyset(&set);
    sigaddset(&set, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &set, &before);
    {
        TerminationSignals termination;
        int requested = 0;
        QObject::connect(&termination, &TerminationSignals::requested, &termination,
                         [&requested] { ++requested; });
        ::kill(::getpid(), SIGTERM);
        QElapsedTimer clock;
        clock.start();
        while (requested == 0 && clock.elapsed() < 5000)
            QCoreApplication::processEvents(QEventLoop::AllEvents, 10);
        EXPECT_EQ(requested, 1);
    }
    pthread_sigmask(SIG_SETMASK, &before, nullptr);
}

TEST(Process, RaisesTheFileLimitToWhatIsAllowed)
{
    EXPECT_TRUE(inChild([] {
        rlimit limit{};
        ::getrlimit(RLIMIT_NOFILE, &limit);
        limit.rlim_cur = 32;
        ::setrlimit(RLIMIT_NOFILE, &limit);
        raiseFileLimit();
        ::getrlimit(RLIMIT_NOFILE, &limit);
        return limit.rlim_cur == limit.rlim_max;
    }));
}

} // namespace
