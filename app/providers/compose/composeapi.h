// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/httpclient.h"
#include "providers/provider.h"

#include <QByteArray>
#include <QList>
#include <QStringList>
#include <QUrl>

#include <optional>

//! The dialect "Compose API 2016-07": paths and JSON to core types. Pure functions: bytes in, values or an
//! Error out. Unknown words of enumerations are no error: the value is Unknown and, where there is a place
//! for it, kept raw.
namespace kustos::compose {

//! What only the full form of a deployment tells and only this dialect needs.
struct DeploymentDetail
{
    DatabaseService service;
    QString clusterId; //!< may be empty
    bool full = false; //!< false: the short form of the list
};

struct BackupDetail
{
    RestorePoint backup;
    QUrl downloadLink; //!< invalid where the service gives none; may be relative
};

//! The address of a resource. `base` is the account's API root (".../2016-07" is added) or an instance of IBM
//! Cloud
//! (".../instances/<uuid>", with or without the version in front, "/api/api" is folded). Each segment is
//! escaped. Empty where a segment could leave its place in the path ("", ".", "..").
[[nodiscard]] std::optional<QUrl> resource(const QUrl &base, const QStringList &segments);

[[nodiscard]] Result<Account> account(const QByteArray &body);
[[nodiscard]] Result<QList<DeploymentDetail>> deployments(const QByteArray &body);
[[nodiscard]] Result<DeploymentDetail> deployment(const QByteArray &body);
[[nodiscard]] Result<QList<RestorePoint>> backups(const QByteArray &body); //!< newest first
[[nodiscard]] Result<BackupDetail> backup(const QByteArray &body);
[[nodiscard]] Result<QList<Job>> recipes(const QByteArray &body); //!< newest first
[[nodiscard]] Result<Job> recipe(const QByteArray &body);
[[nodiscard]] Result<QStringList> datacenters(const QByteArray &body); //!< slugs

//! {"deployment":{"name", "cluster_id" or "datacenter"}}; a place that is empty is left out.
[[nodiscard]] QByteArray restoreBody(const QString &name, const QString &clusterId,
                                     const QString &datacenter);

//! What a status other than 2xx means; detail from {"errors": text or {field: [text]}}, never from a web
//! page.
[[nodiscard]] Error refusal(const net::HttpReply &reply);

//! What the name of a restored service starts with, by the service's type.
[[nodiscard]] QString restorePrefix(const QString &type);

} // namespace kustos::compose
