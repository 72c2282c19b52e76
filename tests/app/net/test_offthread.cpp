// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/offthread.h"
#include "support/await.h"

#include <QThread>

#include <atomic>
#include <gtest/gtest.h>
#include <memory>
#include <thread>
#include <vector>

namespace kustos::net {
namespace {

using namespace kustos::test;

TEST(OffThread, WorksElsewhereAndComesBack)
{
    QThread *worked = nullptr;
    const std::function<int()> work = [&worked] {
        worked = QThread::currentThread();
        return 42;
    };
    EXPECT_EQ(await(offThread<int>(work)), 42);
    EXPECT_NE(worked, QThread::currentThread());
    EXPECT_NE(worked, nullptr);
}

QCoro::Task<QThread *> threadAfterwards()
{
    co_await offThread<void>([] {});
    co_return QThread::currentThread();
}

TEST(OffThread, TheCallerGoesOnInItsOwnThread)
{
    EXPECT_EQ(await(threadAfterwards()), QThread::currentThread());
}

TEST(OffThread, CarriesWhatCannotBeCopied)
{
    const std::function<std::unique_ptr<int>()> work = [] { return std::make_unique<int>(7); };
    EXPECT_EQ(*await(offThread<std::unique_ptr<int>>(work)), 7);
}

TEST(OffThread, NothingRunsBeforeTheEventLoopTurns)
{
    std::atomic<bool> worked = false;
    bool back = false;
    auto task = offThread<void>([&worked] { worked = true; });
    QObject context;
    QCoro::connect(std::move(task), &context, [&back] { back = true; });
    while (!worked)
        std::this_thread::yield();
    EXPECT_FALSE(back) << "the caller would have been resumed from within its own call";
    EXPECT_TRUE(waitUntil([&back] { return back; }));
}

TEST(OffThread, ManyAtOnceAllComeBack)
{
    std::vector<QCoro::Task<int>> tasks;
    for (int i = 0; i < 2000; ++i)
        tasks.push_back(offThread<int>([i] { return i; }));
    for (int i = 0; i < 2000; ++i)
        EXPECT_EQ(await(std::move(tasks[static_cast<size_t>(i)])), i);
}

TEST(OffThread, ATaskThatNobodyHoldsEndsByItself)
{
    std::atomic<int> done = 0;
    for (int i = 0; i < 50; ++i)
        static_cast<void>(offThread<void>([&done] { ++done; }));
    EXPECT_TRUE(waitUntil([&done] { return done == 50; }));
    EXPECT_EQ(await(offThread<int>([] { return 1; })), 1);
}

} // namespace
} // namespace kustos::net
