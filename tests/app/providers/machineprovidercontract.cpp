// SPDX-License-Identifier: GPL-3.0-or-later
#include "machineprovidercontract.h"

#include "support/await.h"
#include "support/steps.h"

namespace kustos::test {

MachineProviderContract::MachineProviderContract()
{
    m_source.now = Endpoint{m_cloud.url(QString()), "token-1"};
    m_provider = GetParam().dialect.make(m_http, m_source);
    GetParam().dialect.healthy(m_cloud);
}

QCoro::Task<Result<qsizetype>> MachineProviderContract::run(std::stop_token stop)
{
    return call().call(*m_provider, call().id, stop);
}

Result<qsizetype> MachineProviderContract::resultWith(Step step)
{
    m_cloud.route(call().method, call().path, std::move(step)); // replaces a healthy one
    return await(run());
}

Error MachineProviderContract::errorWith(Step step)
{
    const auto result = resultWith(std::move(step));
    EXPECT_FALSE(result.has_value());
    return result ? Error{} : result.error();
}

Error::Kind MachineProviderContract::unusable() const
{
    return call().mutates() ? Error::Kind::OutcomeUnknown : Error::Kind::Protocol;
}

QList<QByteArray> MachineProviderContract::asked() const
{
    QList<QByteArray> paths;
    for (const Recorded &request : m_cloud.ledger()) {
        const bool own = request.method == call().method && request.path.split('?').first() == call().path;
        if (own && !GetParam().dialect.besides.contains(request.path))
            paths.append(request.path);
    }
    return paths;
}

std::vector<MachineCase> machineCases(const MachineDialect &dialect, const std::vector<MachineCall> &calls,
                                      const std::function<bool(const MachineCall &)> &fits)
{
    std::vector<MachineCase> cases;
    for (const MachineCall &call : calls) {
        if (fits(call))
            cases.push_back(MachineCase{dialect, call});
    }
    return cases;
}

bool isAny(const MachineCall &)
{
    return true;
}

bool isList(const MachineCall &call)
{
    return call.pages.has_value();
}

bool needsFields(const MachineCall &call)
{
    return !call.missingField.isEmpty();
}

bool takesId(const MachineCall &call)
{
    return !call.id.isEmpty();
}

std::string machineCaseName(const ::testing::TestParamInfo<MachineCase> &info)
{
    return info.param.dialect.name + "_" + info.param.call.name;
}

TEST_P(MachineProviderContract, GoodAnswerIsTakenAndTheTokenIsSent)
{
    const auto result = resultWith(json(call().okStatus, call().ok));
    ASSERT_TRUE(result.has_value()) << result.error().detail.toStdString();
    EXPECT_GT(*result, 0);
    EXPECT_EQ(asked().size(), 1);
    for (const Recorded &request : m_cloud.ledger())
        EXPECT_EQ(request.headers.value("authorization"), "Bearer token-1");
    EXPECT_EQ(m_cloud.mutations(), call().mutates() ? 1 : 0);
}

TEST_P(MachineListContract, EmptyListIsAList)
{
    const auto result = resultWith(json(200, call().pages->empty));
    ASSERT_TRUE(result.has_value()) << result.error().detail.toStdString();
    EXPECT_EQ(*result, 0);
}

TEST_P(MachineListContract, SecondPageIsAskedForByItsNumber)
{
    const auto [empty, first, second, mayEndEarly] = *call().pages;
    const auto result = resultWith([first, second](Peer &peer, const Recorded &request) {
        json(200, request.path.contains("page=1&") ? first : second)(peer, request);
    });
    ASSERT_TRUE(result.has_value()) << result.error().detail.toStdString();
    EXPECT_EQ(*result, 2) << "a row that moved between the pages counts once";
    ASSERT_EQ(asked().size(), 2);
    EXPECT_TRUE(asked().at(0).contains("page=1&per_page="));
    EXPECT_TRUE(asked().at(1).contains("page=2&per_page="));
}

TEST_P(MachineListContract, PagesThatNeverEndDo)
{
    const auto result = resultWith(json(200, call().pages->first));
    EXPECT_LE(asked().size(), 50);
    if (call().pages->mayEndEarly) {
        EXPECT_TRUE(result.has_value());
    } else {
        ASSERT_FALSE(result.has_value());
        EXPECT_EQ(result.error().cause, Error::Cause::TooLarge);
    }
}

TEST_P(MachineListContract, SecondPageThatFailsSpoilsTheList)
{
    const QByteArray first = call().pages->first;
    const Error error = errorWith([first](Peer &peer, const Recorded &request) {
        const bool isFirst = request.path.contains("page=1&");
        json(isFirst ? 200 : 500, isFirst ? first : QByteArray("{}"))(peer, request);
    });
    EXPECT_EQ(error.kind, Error::Kind::Server);
}

TEST_P(MachineAnswerContract, EmptyObjectIsNoAnswer)
{
    const Error error = errorWith(json(call().okStatus, "{}"));
    EXPECT_EQ(error.kind, unusable());
    EXPECT_EQ(error.cause, Error::Cause::MissingField);
    EXPECT_EQ(asked().size(), 1);
}

TEST_P(MachineAnswerContract, MissingFieldIsNamed)
{
    const Error error = errorWith(json(call().okStatus, call().missingField));
    EXPECT_EQ(error.kind, unusable());
    EXPECT_EQ(error.cause, Error::Cause::MissingField);
    EXPECT_FALSE(error.detail.isEmpty());
}

TEST_P(MachineProviderContract, BrokenOrTooDeepJsonIsNoAnswer)
{
    const QByteArray half = "{\"data\": [{\"id\": 7, ";
    const QByteArray deep = "{\"a\":" + QByteArray(200, '[') + QByteArray(200, ']') + "}";
    for (const QByteArray &body : {half, deep}) {
        constexpr int noContent = 204;
        const Error error = errorWith(json(call().okStatus == noContent ? 200 : call().okStatus, body));
        EXPECT_EQ(error.kind, unusable());
        EXPECT_EQ(error.cause, Error::Cause::BadJson);
    }
}

TEST_P(MachineProviderContract, WebPageIsNoAnswer)
{
    const Error error = errorWith(htmlPage());
    EXPECT_EQ(error.kind, unusable());
    EXPECT_EQ(error.cause, Error::Cause::Html);
}

TEST_P(MachineProviderContract, StatusesBecomeKinds)
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
                    json(status, R"({"message":"so nicht"})", {{"Retry-After", "7"}}));
        m_source.now.base = cloud.url(QString());
        const auto result = await(run());
        ASSERT_FALSE(result.has_value()) << status;
        EXPECT_EQ(result.error().kind, kind) << status;
        EXPECT_EQ(result.error().httpStatus, status);
        EXPECT_EQ(result.error().detail, QStringLiteral("so nicht"));
        EXPECT_EQ(result.error().retryAfter, std::chrono::seconds(7));
        EXPECT_EQ(cloud.mutations(), call().mutates() ? 1 : 0) << status;
    }
}

TEST_P(MachineProviderContract, GatewayThatGaveUpLeavesAChangeOpen)
{
    for (const int status : {502, 504}) {
        const Error error = errorWith(htmlPage(status));
        EXPECT_EQ(error.kind, call().mutates() ? Error::Kind::OutcomeUnknown : Error::Kind::Server) << status;
        EXPECT_EQ(error.cause, Error::Cause::Html);
        EXPECT_TRUE(error.detail.isEmpty()) << "a page is not quoted";
    }
    EXPECT_EQ(asked().size(), 2) << "one per call";
}

TEST_P(MachineProviderContract, RefusedTokenInvalidatesTheEndpointOnce)
{
    const Error error = errorWith(json(401, R"({"message":"no"})"));
    EXPECT_EQ(error.kind, Error::Kind::Unauthorized);
    EXPECT_EQ(m_source.invalidated, 1);
    EXPECT_EQ(asked().size(), 1) << "the same endpoint is not asked again";
}

TEST_P(MachineProviderContract, NewEndpointAfterARefusalIsTriedOnce)
{
    const QByteArray good = call().ok;
    const int status = call().okStatus;
    m_source.successors = {Endpoint{m_source.now.base, "token-2"}};
    const auto result = resultWith([=](Peer &peer, const Recorded &request) {
        const bool fine = request.headers.value("authorization") == "Bearer token-2";
        json(fine ? status : 401, fine ? good : QByteArray("{}"))(peer, request);
    });
    EXPECT_TRUE(result.has_value());
    EXPECT_EQ(asked().size(), 2);
}

TEST_P(MachineProviderContract, SecondRefusalIsTheEnd)
{
    m_source.successors = {Endpoint{m_source.now.base, "token-2"}, Endpoint{m_source.now.base, "token-3"}};
    const Error error = errorWith(json(401, "{}"));
    EXPECT_EQ(error.kind, Error::Kind::Unauthorized);
    EXPECT_EQ(asked().size(), 2);
}

TEST_P(MachineProviderContract, NobodyListens)
{
    m_source.now.base = QUrl(QStringLiteral("http://127.0.0.1:%1").arg(closedPort()));
    const auto result = await(run());
    ASSERT_FALSE(result.has_value());
    EXPECT_EQ(result.error().kind, Error::Kind::Offline);
    EXPECT_EQ(m_source.invalidated, 1);
}

TEST_P(MachineProviderContract, NoEndpointIsPassedOn)
{
    m_source.error = Error{Error::Kind::Offline, Error::Cause::HostNotStarted, 0, {}, std::nullopt};
    const auto result = await(run());
    ASSERT_FALSE(result.has_value());
    EXPECT_EQ(result.error().cause, Error::Cause::HostNotStarted);
    EXPECT_TRUE(m_cloud.ledger().empty());
}

TEST_P(MachineProviderContract, LostAnswerIsUnknownForAChangeAndNeverRepeated)
{
    m_source.successors = {Endpoint{m_source.now.base, "token-2"}, Endpoint{m_source.now.base, "token-3"}};
    int calls = 0;
    for (const Step &step : {closeAfterRequest(), resetAfterRequest(), halfStatusLine()}) {
        const Error error = errorWith(step);
        ++calls;
        if (call().mutates()) {
            EXPECT_EQ(error.kind, Error::Kind::OutcomeUnknown);
            EXPECT_EQ(m_cloud.mutations(), calls) << "exactly one request each";
            EXPECT_EQ(m_source.invalidated, 0);
        } else {
            EXPECT_EQ(error.kind, Error::Kind::Offline);
        }
    }
}

TEST_P(MachineProviderContract, SilenceEndsByCancelling)
{
    m_cloud.route(call().method, call().path, hang());
    std::stop_source stop;
    std::optional<Result<qsizetype>> result;
    QObject context;
    QCoro::connect(run(stop.get_token()), &context,
                   [&](const Result<qsizetype> &answer) { result = answer; });
    ASSERT_TRUE(waitUntil([&] { return asked().size() == 1; }));
    EXPECT_FALSE(result.has_value());
    stop.request_stop();
    ASSERT_TRUE(waitUntil([&] { return result.has_value(); }));
    ASSERT_FALSE(result->has_value());
    EXPECT_EQ(result->error().kind, call().mutates() ? Error::Kind::OutcomeUnknown : Error::Kind::Cancelled);
    EXPECT_EQ(m_source.invalidated, 0);
}

TEST_P(MachineProviderContract, OwnerDestroyedWhileWaiting)
{
    m_cloud.route(call().method, call().path, hang());
    std::optional<Result<qsizetype>> result;
    QObject context;
    QCoro::connect(run(), &context, [&](const Result<qsizetype> &answer) { result = answer; });
    ASSERT_TRUE(waitUntil([&] { return asked().size() == 1; }));
    m_provider.reset();
    ASSERT_TRUE(waitUntil([&] { return result.has_value(); }));
    EXPECT_FALSE(result->has_value());
    EXPECT_EQ(m_source.invalidated, 0);
}

TEST_P(MachineProviderContract, CancelledBeforeItBeganSendsNothing)
{
    std::stop_source stop;
    stop.request_stop();
    const auto result = await(run(stop.get_token()));
    ASSERT_FALSE(result.has_value());
    EXPECT_EQ(result.error().kind, Error::Kind::Cancelled);
    EXPECT_TRUE(m_cloud.ledger().empty());
    EXPECT_EQ(m_source.asked, 0);
}

TEST_P(MachineIdContract, IdThatCannotStandInAPathIsNotAsked)
{
    for (const QString &id : {QString(), QStringLiteral("."), QStringLiteral(".."), QString(300, u'7')}) {
        const auto result = await(call().call(*m_provider, id, {}));
        ASSERT_FALSE(result.has_value());
        EXPECT_EQ(result.error().kind, Error::Kind::NotFound);
    }
    EXPECT_TRUE(m_cloud.ledger().empty());
}

TEST_P(MachineIdContract, IdStaysInItsPlace)
{
    const auto result = await(call().call(*m_provider, QStringLiteral("a/../b?c=d#e"), {}));
    EXPECT_FALSE(result.has_value());
    ASSERT_FALSE(m_cloud.ledger().empty());
    EXPECT_TRUE(m_cloud.ledger().front().path.contains("/a%2F..%2Fb%3Fc%3Dd%23e"))
        << m_cloud.ledger().front().path.constData();
}

} // namespace kustos::test
