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

TEST(Router, LiteralSegmentsAreWholeAndCaseSensitive)
{
    const Router routes = router();
    for (const QString &path :
         {QStringLiteral("Deployments"), QStringLiteral("deployment"), QStringLiteral("deploymentss"),
          QStringLiteral("/deployments"), QStringLiteral("deployments/a/backup"),
          QStringLiteral("deployments/a/backups/"), QStringLiteral("deployments/a")}) {
        const auto match = routes.find("GET", path);
        EXPECT_FALSE(match.handler) << path.toStdString();
        EXPECT_TRUE(match.allowed.isEmpty()) << path.toStdString();
    }
}

TEST(Router, IdsAreHandedOverAsTheyStandForTheHandlerToProve)
{
    Router routes;
    routes.add("GET", QStringLiteral("a/:id/b/:id"), [](const Request &, const QStringList &ids) {
        return Response{200, {}, ids.join(u'|').toUtf8(), {}};
    });
    for (const auto &[path, ids] :
         {std::pair{"a/1/b/2", "1|2"}, std::pair{"a//b/2", "|2"}, std::pair{"a/../b/:id", "..|:id"},
          std::pair{"a/\xc3\xbc/b/x y", "\xc3\xbc|x y"}}) {
        const auto match = routes.find("GET", QString::fromUtf8(path));
        ASSERT_TRUE(match.handler) << path;
        EXPECT_EQ((*match.handler)({}, match.ids).body, QByteArray(ids));
    }
}

TEST(Router, HeadIsAGetAndNothingElseIs)
{
    const Router routes = router();
    EXPECT_TRUE(routes.find("HEAD", QStringLiteral("deployments/x/backups")).handler);
    for (const char *method : {"get", "OPTIONS", "PATCH", "PUT", "DELETE", "", "GETX"})
        EXPECT_FALSE(routes.find(method, QStringLiteral("deployments")).handler) << method;
    EXPECT_FALSE(Router().find("GET", QStringLiteral("deployments")).handler);
}

} // namespace
