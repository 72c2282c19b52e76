// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fixedendpoint.h"
#include "net/httpclient.h"
#include "providers/machineprovider.h"
#include "support/fakecloud.h"

#include <QNetworkAccessManager>

#include <functional>
#include <gtest/gtest.h>
#include <memory>
#include <ostream>
#include <string>
#include <vector>

namespace kustos::test {

//! Two pages of one row each; the second also repeats the row of the first, and says where the next one is at
//! a foreign address.
struct MachinePages
{
    QByteArray empty;
    QByteArray first;
    QByteArray second;
    bool mayEndEarly = false; //!< old rows may be left out
};

//! One call of a MachineProvider and the request whose answer the suite spoils.
struct MachineCall
{
    std::string name;
    QByteArray method;
    QByteArray path; //!< without a query
    int okStatus = 200;
    QByteArray ok;
    QByteArray missingField; //!< an answer without something that is needed; empty: none is needed
    //! Counts the rows; 1 for a single value. `id` is put where the machine's, or else the job's, id goes.
    std::function<QCoro::Task<Result<qsizetype>>(MachineProvider &, QString id, std::stop_token)> call;
    QString id;                        //!< a good one; empty where the path has none
    std::optional<MachinePages> pages; //!< of a list

    [[nodiscard]] bool mutates() const { return method != "GET"; }
};

struct MachineDialect
{
    std::string name;
    std::function<std::unique_ptr<MachineProvider>(net::HttpClient &, EndpointSource &)> make;
    std::function<void(FakeCloud &)> healthy; //!< routes what calls need besides the spoilt request
    QList<QByteArray> besides;                //!< paths with a query that belong to no call
};

struct MachineCase
{
    MachineDialect dialect;
    MachineCall call;
};

inline void PrintTo(const MachineCase &value, std::ostream *out)
{
    *out << value.dialect.name << "/" << value.call.name;
}

//! What every provider of virtual machines must do with every call, whatever its dialect.
class MachineProviderContract : public ::testing::TestWithParam<MachineCase>
{
protected:
    MachineProviderContract();

    [[nodiscard]] const MachineCall &call() const { return GetParam().call; }
    [[nodiscard]] QCoro::Task<Result<qsizetype>> run(std::stop_token stop = {});
    [[nodiscard]] Result<qsizetype> resultWith(Step step);
    [[nodiscard]] Error errorWith(Step step);
    //! What an answer that is none makes of a call of this kind.
    [[nodiscard]] Error::Kind unusable() const;
    [[nodiscard]] QList<QByteArray> asked() const; //!< the call's own requests: their paths

    FakeCloud m_cloud;
    QNetworkAccessManager m_network;
    net::HttpClient m_http{m_network};
    FixedEndpoint m_source;
    std::unique_ptr<MachineProvider> m_provider;
};

class MachineListContract : public MachineProviderContract
{
};
class MachineAnswerContract : public MachineProviderContract
{
};
class MachineIdContract : public MachineProviderContract
{
};

[[nodiscard]] std::vector<MachineCase> machineCases(const MachineDialect &dialect,
                                                    const std::vector<MachineCall> &calls,
                                                    const std::function<bool(const MachineCall &)> &fits);
[[nodiscard]] bool isAny(const MachineCall &call);
[[nodiscard]] bool isList(const MachineCall &call);
[[nodiscard]] bool needsFields(const MachineCall &call);
[[nodiscard]] bool takesId(const MachineCall &call);
[[nodiscard]] std::string machineCaseName(const ::testing::TestParamInfo<MachineCase> &info);

} // namespace kustos::test
