// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/hostprocess.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonObject>
#include <QUrl>

#include <gtest/gtest.h>

namespace kustos::test {

struct Reply
{
    int status = 0;                        //!< 0: no complete answer came
    QHash<QByteArray, QByteArray> headers; //!< names in lower case
    QByteArray body;

    [[nodiscard]] QJsonObject json() const;
    [[nodiscard]] QString errorText() const { return json().value(u"errors").toString(); }
};
using Headers = QList<std::pair<QByteArray, QByteArray>>;

//! One request on a connection of its own, https without looking at the certificate.
[[nodiscard]] Reply call(const QString &base, const QByteArray &method, const QByteArray &target,
                         const Headers &headers = {}, const QByteArray &body = {});

//! A real host in a directory of its own.
class ServiceTest : public ::testing::Test
{
protected:
    void startHost(const QStringList &options = {}) { ASSERT_TRUE(m_host.start(options)); }
    [[nodiscard]] QString in(const QString &name) const { return m_directory.filePath(name); }
    //! A database with `rows` rows of 500 bytes in table t; its path.
    QString makeDatabase(const QString &name, int rows = 100, const char *journal = "WAL");
    //! Registers a database of that name; its path is in(name).
    QString addDatabase(const QString &name, int rows = 100, const char *journal = "WAL",
                        const QStringList &options = {});

    //! With the bearer, below /2016-07/.
    [[nodiscard]] Reply get(const QString &path);
    [[nodiscard]] Reply post(const QString &path, const QByteArray &body = {});
    [[nodiscard]] QList<QJsonObject> list(const QString &path, const QString &name);
    [[nodiscard]] QList<QJsonObject> backups(const QString &deployment);
    //! Asks until the recipe has ended or 60 s are over.
    [[nodiscard]] QJsonObject ended(const QString &recipe);
    //! Asks until the recipe is in this phase with at least one page done (copying), or has ended.
    [[nodiscard]] QJsonObject inPhase(const QString &recipe, const QString &phase);
    //! POST backups; the recipe's id.
    [[nodiscard]] QString startBackup(const QString &deployment);
    //! A complete backup; its id.
    QString backUp(const QString &deployment);
    [[nodiscard]] QString backupFile(const QString &deployment, const QString &backup) const;
    //! All files below the state directory's backups and instances.
    [[nodiscard]] QStringList storedFiles() const;
    //! First column of the first row.
    static QString query(const QString &path, const char *sql);
    static QByteArray sha256Of(const QString &path);

    QTemporaryDir m_directory;
    HostProcess m_host;
};

} // namespace kustos::test
