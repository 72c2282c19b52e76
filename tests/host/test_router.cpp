// SPDX-License-Identifier: GPL-3.0-or-later
#include "host/http/router.h"

#include <gtest/gtest.h>

using namespace kustos::host::http;

namespace {

Router router()
{
    Router router;
    const auto say = [](int status) {
        return [status](const Request &, const QStringList &) { return Response{status, {}, {}, {}}; };
    };
    router.add("GET", QStringLiteral("deployments"), say(1));
    router.add("GET", QStringLiteral("deployments/:id/backups"), say(2));
    router.add("POST", QStringLiteral("deployments/:id/backups"), say(3));
    return router;
}

TEST(Router, FindsByMethodAndHandsOverIds)
{
    const Router routes = router();
    const auto match = routes.find("POST", QStringLiteral("deployments/abc/backups"));
    ASSERT_TRUE(match.handler);
    EXPECT_EQ(match.ids, QStringList{QStringLiteral("abc")});
    EXPECT_EQ((*match.handler)({}, {}).status, 3);
    EXPECT_EQ((*routes.find("HEAD", QStringLiteral("deployments")).handler)({}, {}).status, 1);
}

TEST(Router, TellsUnknownPathsFromWrongMethods)
{
    const Router routes = router();
    EXPECT_TRUE(routes.find("GET", QStringLiteral("deployments/")).allowed.isEmpty());
    EXPECT_TRUE(routes.find("GET", QString()).allowed.isEmpty());
    EXPECT_TRUE(routes.find("GET", QStringLiteral("deployments/a/b/backups")).allowed.isEmpty());
    const auto match = routes.find("DELETE", QStringLiteral("deployments/abc/backups"));
    EXPECT_FALSE(match.handler);
    EXPECT_EQ(match.allowed, QByteArray("GET, POST"));
}

} // namespace
