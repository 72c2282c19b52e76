// SPDX-License-Identifier: GPL-3.0-or-later
#include "delegates/operationproxy.h"

#include <gtest/gtest.h>

namespace {

using namespace kustos;
using kustos::ui::OperationProxy;

Operation failed(const QString &detail)
{
    Operation operation;
    operation.state = Operation::State::Failed;
    operation.error = Error{Error::Kind::Rejected, Error::Cause::None, 0, detail, std::nullopt};
    return operation;
}

TEST(ShortResult, GivesTheReasonItselfWhereThereIsOne)
{
    const QString told = OperationProxy::shortResult(failed(QStringLiteral("the disk is full")));
    EXPECT_TRUE(told.endsWith(QStringLiteral("the disk is full"))) << told.toStdString();
    EXPECT_LT(told.size(), OperationProxy::result(failed(QStringLiteral("the disk is full"))).size());
    EXPECT_EQ(OperationProxy::shortResult(failed({})), OperationProxy::result(failed({})));
}

TEST(ShortResult, SaysAReasonOfOurOwnHostInTheUsersLanguage)
{
    Operation operation = failed(QStringLiteral("SQLITE_FULL"));
    operation.error->code = QStringLiteral("disk_full");
    EXPECT_FALSE(OperationProxy::shortResult(operation).contains(QStringLiteral("SQLITE")));
    EXPECT_TRUE(OperationProxy::shortResult(operation).contains(QStringLiteral("full")));
    EXPECT_LT(OperationProxy::shortResult(operation).size(), OperationProxy::result(operation).size());
}

TEST(ShortResult, ShowsUntrustedTextPlain)
{
    EXPECT_TRUE(
        OperationProxy::shortResult(failed(QStringLiteral("a\u202eb"))).contains(QStringLiteral("<U+202E>")));
}

TEST(ShortResult, WhatRunsIsSaidWhole)
{
    Operation running;
    running.state = Operation::State::Running;
    running.permille = 420;
    EXPECT_EQ(OperationProxy::shortResult(running), OperationProxy::result(running));
}

} // namespace
