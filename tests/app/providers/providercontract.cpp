// SPDX-License-Identifier: GPL-3.0-or-later
#include "providercontract.h"

#include "support/await.h"
#include "support/steps.h"

#include <algorithm>

namespace kustos::test {

ProviderContract::ProviderContract()
{
    m_source.now = Endpoint{m_cloud.url(QString()), "token-1"};
    m_provider = GetParam().dialect.make(m_http, m_source);
}

Result<void> ProviderContract::resultWith(Step step)
{
    GetParam().dialect.healthy(m_cloud);
    m_cloud.route(call().method, call().path, std::move(step)); // replaces a healthy one
    return await(call().call(*m_provider, {}));
}

Error ProviderContract::errorWith(Step step)
{
    const auto result = resultWith(std::move(step));
    EXPECT_FALSE(result.has_value());
    return result ? Error{} : result.error();
}

int ProviderContract::asked() const
{
    const auto ledger = m_cloud.ledger();
    return static_cast<int>(std::ranges::count_if(ledger, [this](const Recorded &request) {
        return request.method == call().method && request.path == call().path;
    }));
}

std::vector<ContractCase> casesOf(const ContractDialect &dialect, const std::vector<ContractCall> &calls)
{
    std::vector<ContractCase> cases;
    for (const ContractCall &call : calls)
        cases.push_back(ContractCase{dialect, call});
    return cases;
}

std::string nameOf(const ::testing::TestParamInfo<ContractCase> &info)
{
    return info.param.dialect.name + "_" + info.param.call.name;
}

TEST_P(ProviderContract, GoodAnswerIsTakenAndTheTokenIsSent)
{
    const auto result = resultWith(json(call().okStatus, call().ok));
    ASSERT_TRUE(result.has_value()) << result.error().detail.toStdString();
    EXPECT_EQ(asked(), 1);
    for (const Recorded &request : m_cloud.ledger())
        EXPECT_EQ(request.headers.value("authorization"), "Bearer token-1");
    EXPECT_EQ(m_cloud.mutations(), call().mutates() ? 1 : 0);
}

TEST_P(ProviderContract, EmptyObjectIsNoAnswer)
{
    const Error error = errorWith(json(call().okStatus, "{}"));
    EXPECT_EQ(error.kind, call().mutates() ? Error::Kind::OutcomeUnknown : Error::Kind::Protocol);
    EXPECT_EQ(error.cause, Error::Cause::MissingField);
    EXPECT_EQ(asked(), 1);
}

TEST_P(ProviderContract, MissingFieldIsNamed)
{
    const Error error = errorWith(json(call().okStatus, call().missingField));
    EXPECT_EQ(error.cause, Error::Cause::MissingField);
    EXPECT_FALSE(error.detail.isEmpty());
}

TEST_P(ProviderContract, BrokenJsonIsNoAnswer)
{
    const Error error = errorWith(json(call().okStatus, call().ok.left(call().ok.size() / 2)));
    EXPECT_EQ(error.kind, call().mutates() ? Error::Kind::OutcomeUnknown : Error::Kind::Protocol);
    EXPECT_EQ(error.cause, Error::Cause::BadJson);
}

TEST_P(ProviderContract, WebPageIsNoAnswer)
{
    const Error error = errorWith(htmlPage());
    EXPECT_EQ(error.kind, call().mutates() ? Error::Kind::OutcomeUnknown : Error::Kind::Protocol);
    EXPECT_EQ(error.cause, Error::Cause::Html);
}

TEST_P(ProviderContract, StatusesBecomeKinds)
{
    const std::vector<std::pair<int, Error::Kind>> table{
        {400, Error::Kind::Rejected}, {401, Error::Kind::Unauthorized}, {403, Error::Kind::Forbidden},
        {404, Error::Kind::NotFound}, {409, Error::Kind::Conflict},     {410, Error::Kind::NotFound},
        {422, Error::Kind::Rejected}, {429, Error::Kind::RateLimited},  {500, Error::Kind::Server},
        {503, Error::Kind::Server},
    };
    for (const auto &[status, kind] : table) {
        FakeCloud cloud;
        GetParam().dialect.healthy(cloud);
        cloud.route(call().method, call().path,
                    json(status, R"({"errors":"so nicht"})", {{"Retry-After", "7"}}));
        m_source.now.base = cloud.url(QString());
        const auto result = await(call().call(*m_provider, {}));
        ASSERT_FALSE(result.has_value()) << status;
        EXPECT_EQ(result.error().kind, kind) << status;
        EXPECT_EQ(result.error().httpStatus, status);
        EXPECT_EQ(result.error().detail, QStringLiteral("so nicht"));
        EXPECT_EQ(result.error().retryAfter, std::chrono::seconds(7));
        EXPECT_EQ(cloud.mutations(), call().mutates() ? 1 : 0) << status;
    }
}

TEST_P(ProviderContract, FieldErrorsBecomeLines)
{
    const Error error =
        errorWith(json(422, R"({"errors":{"datacenter":["is full"],"name":["is taken","is odd"]}})"));
    EXPECT_EQ(error.kind, Error::Kind::Rejected);
    EXPECT_EQ(error.detail, QStringLiteral("datacenter: is full\nname: is taken\nname: is odd"));
}

TEST_P(ProviderContract, WebPageWithAnErrorStatusIsNotQuoted)
{
    const Error error = errorWith(htmlPage(500));
    EXPECT_EQ(error.kind, Error::Kind::Server);
    EXPECT_EQ(error.cause, Error::Cause::Html);
    EXPECT_TRUE(error.detail.isEmpty());
}

TEST_P(ProviderContract, RefusedTokenInvalidatesTheEndpointOnce)
{
    const Error error = errorWith(json(401, R"({"errors":"invalid_token"})"));
    EXPECT_EQ(error.kind, Error::Kind::Unauthorized);
    EXPECT_GE(m_source.invalidated, 1);
    EXPECT_EQ(asked(), 1) << "the same endpoint is not asked again";
}

TEST_P(ProviderContract, NewEndpointAfterARefusalIsTriedOnce)
{
    const QByteArray good = call().ok;
    const int status = call().okStatus;
    m_source.successors = {Endpoint{m_source.now.base, "token-2"}};
    const auto result = resultWith([=](Peer &peer, const Recorded &request) {
        const bool fine = request.headers.value("authorization") == "Bearer token-2";
        json(fine ? status : 401, fine ? good : QByteArray("{}"))(peer, request);
    });
    EXPECT_TRUE(result.has_value());
    EXPECT_EQ(asked(), 2);
}

TEST_P(ProviderContract, NobodyListens)
{
    m_source.now.base = QUrl(QStringLiteral("http://127.0.0.1:%1").arg(closedPort()));
    const auto result = await(call().call(*m_provider, {}));
    ASSERT_FALSE(result.has_value());
    EXPECT_EQ(result.error().kind, Error::Kind::Offline);
    EXPECT_EQ(m_source.invalidated, 1);
}

TEST_P(ProviderContract, NoEndpointIsPassedOn)
{
    m_source.error = Error{Error::Kind::Offline, Error::Cause::HostNotStarted, 0, {}, std::nullopt};
    const auto result = await(call().call(*m_provider, {}));
    ASSERT_FALSE(result.has_value());
    EXPECT_EQ(result.error().cause, Error::Cause::HostNotStarted);
    EXPECT_TRUE(m_cloud.ledger().empty());
}

TEST_P(ProviderContract, LostAnswerIsUnknownForAChangeAndNeverRepeated)
{
    const Error error = errorWith(closeAfterRequest());
    if (call().mutates()) {
        EXPECT_EQ(error.kind, Error::Kind::OutcomeUnknown);
        EXPECT_EQ(m_cloud.mutations(), 1);
    } else {
        EXPECT_EQ(error.kind, Error::Kind::Offline);
    }
}

TEST_P(ProviderContract, SilenceEndsByCancelling)
{
    GetParam().dialect.healthy(m_cloud);
    m_cloud.route(call().method, call().path, hang());
    std::stop_source stop;
    std::optional<Result<void>> result;
    QObject context;
    QCoro::connect(call().call(*m_provider, stop.get_token()), &context,
                   [&](const Result<void> &answer) { result = answer; });
    ASSERT_TRUE(waitUntil([&] { return asked() == 1; }));
    EXPECT_FALSE(result.has_value());
    stop.request_stop();
    ASSERT_TRUE(waitUntil([&] { return result.has_value(); }));
    ASSERT_FALSE(result->has_value());
    EXPECT_EQ(result->error().kind, call().mutates() ? Error::Kind::OutcomeUnknown : Error::Kind::Cancelled);
}

TEST_P(ProviderContract, OwnerDestroyedWhileWaiting)
{
    GetParam().dialect.healthy(m_cloud);
    m_cloud.route(call().method, call().path, hang());
    std::optional<Result<void>> result;
    QObject context;
    QCoro::connect(call().call(*m_provider, {}), &context,
                   [&](const Result<void> &answer) { result = answer; });
    ASSERT_TRUE(waitUntil([&] { return asked() == 1; }));
    m_provider.reset();
    ASSERT_TRUE(waitUntil([&] { return result.has_value(); }));
    EXPECT_FALSE(result->has_value());
    EXPECT_EQ(m_source.invalidated, 0);
}

TEST_P(ProviderContract, CancelledBeforeItBeganSendsNothing)
{
    std::stop_source stop;
    stop.request_stop();
    const auto result = await(call().call(*m_provider, stop.get_token()));
    ASSERT_FALSE(result.has_value());
    EXPECT_EQ(result.error().kind, Error::Kind::Cancelled);
    EXPECT_TRUE(m_cloud.ledger().empty());
}

} // namespace kustos::test
