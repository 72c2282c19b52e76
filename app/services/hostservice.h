// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <QCoroTask>
#include <QObject>
#include <QString>
#include <QStringList>

namespace kustos {

//! kustos-host as a systemd service of the user, so that scheduled backups run without the window.
class HostService : public QObject
{
    Q_OBJECT

public:
    //! `program` is the path of kustos-host; `systemctl` is looked up in $PATH unless it is a path.
    HostService(QString program, QString stateDirectory, QString systemctl = QStringLiteral("systemctl"),
                QObject *parent = nullptr);

    //! Writes the unit and enables and starts it. Storage where the unit cannot be written;
    //! Offline/HostNotStarted with systemd's own sentence where there is no user session of systemd or it
    //! refuses.
    [[nodiscard]] QCoro::Task<Result<void>> install();
    //! Stops and disables it and removes the unit. Backups and settings stay.
    [[nodiscard]] QCoro::Task<Result<void>> remove();
    [[nodiscard]] bool isInstalled() const;

    [[nodiscard]] static QString unitFile();
    [[nodiscard]] static QByteArray unit(const QString &program, const QString &stateDirectory);

private:
    //! Never blocks: the process is watched by signals and ended after a deadline.
    [[nodiscard]] QCoro::Task<Result<void>> systemctl(QStringList arguments);

    QString m_program;
    QString m_stateDirectory;
    QString m_systemctl;
};

} // namespace kustos
