// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fixedendpoint.h"
#include "net/httpclient.h"
#include "providers/provider.h"
#include "support/fakecloud.h"

#include <QNetworkAccessManager>

#include <functional>
#include <gtest/gtest.h>
#include <memory>
#include <ostream>
#include <string>
#include <vector>

namespace kustos::test {

//! One call of a Provider and the request whose answer the suite spoils.
struct ContractCall
{
    std::string name;
    QByteArray method;
    QByteArray path;
    int okStatus = 200;
    QByteArray ok;           //!< a good answer
    QByteArray missingField; //!< one without something that is needed
    std::function<QCoro::Task<Result<void>>(Provider &, std::stop_token)> call;

    [[nodiscard]] bool mutates() const { return method != "GET"; }
};

//! What a dialect brings to the suite: how its provider is made and what a healthy service answers.
struct ContractDialect
{
    std::string name;
    std::function<std::unique_ptr<Provider>(net::HttpClient &, EndpointSource &)> make;
    std::function<void(FakeCloud &)>
        healthy; //!< routes everything that calls need besides the spoilt request
};

struct ContractCase
{
    ContractDialect dialect;
    ContractCall call;
};

//! The name is enough in a report.
inline void PrintTo(const ContractCase &value, std::ostream *out)
{
    *out << value.dialect.name << "/" << value.call.name;
}

//! What every provider must do with every call, whatever its dialect.
class ProviderContract : public ::testing::TestWithParam<ContractCase>
{
protected:
    ProviderContract();

    //! The call's result where its request is answered like this.
    [[nodiscard]] Result<void> resultWith(Step step);
    [[nodiscard]] Error errorWith(Step step);
    [[nodiscard]] const ContractCall &call() const { return GetParam().call; }
    [[nodiscard]] int asked() const; //!< how often the call's own request arrived

    FakeCloud m_cloud;
    QNetworkAccessManager m_network;
    net::HttpClient m_http{m_network};
    FixedEndpoint m_source;
    std::unique_ptr<Provider> m_provider;
};

[[nodiscard]] std::vector<ContractCase> casesOf(const ContractDialect &dialect,
                                                const std::vector<ContractCall> &calls);
[[nodiscard]] std::string nameOf(const ::testing::TestParamInfo<ContractCase> &info);

} // namespace kustos::test
