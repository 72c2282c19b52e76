// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/databaseservice.h"
#include "core/error.h"
#include "core/notice.h"
#include "core/obstacle.h"
#include "core/operation.h"
#include "core/reading.h"
#include "core/restorepoint.h"

#include <QCoreApplication>
#include <QLocale>
#include <QString>

namespace kustos::text {

//! States and errors in the language of the installed translator. German and English terms are fixed; see
//! docs.
class Words
{
    Q_DECLARE_TR_FUNCTIONS(kustos::text::Words)

public:
    [[nodiscard]] static QString of(BackupKind kind,
                                    const QString &raw); //!< "täglich", "manuell (bei Bedarf)"
    [[nodiscard]] static QString of(RestorePoint::State state, const QString &raw);
    [[nodiscard]] static QString of(DatabaseService::State state); //!< "läuft", "wird bereitgestellt"
    [[nodiscard]] static QString of(Operation::Kind kind);   //!< "Sicherung", "Wiederherstellung", "Download"
    [[nodiscard]] static QString of(Operation::State state); //!< "unbekannt, wird geprüft"
    //! "wird gesichert … 42 %", "wird geprüft", "anstehend"
    [[nodiscard]] static QString progress(const Operation &operation);

    //! One exact reason; `type` is the service's type for sentences that name it.
    [[nodiscard]] static QString of(Obstacle obstacle, const QString &type);
    //! What is not affected, the cause, the next step: one to three sentences.
    [[nodiscard]] static QString of(const Error &error);
    [[nodiscard]] static QString of(const Notice &notice, const QString &serviceName);
    //! Why a job of our own host failed and what to do, from its closed word; empty where it is no known one.
    [[nodiscard]] static QString hostReason(const QString &code);
    [[nodiscard]] static QString hostRemedy(const QString &code);
    //! "Stand: 14:02 Uhr" / "as of 14:02", with the date where it is not today, and what is wrong where it
    //! is.
    [[nodiscard]] static QString of(const Reading &reading, const QDateTime &now);

    //! "geplant für 03:00 Uhr", with the date where it is more than a day ahead.
    [[nodiscard]] static QString planned(const QDateTime &at, const QDateTime &now);
    //! Where the service does not say when: "täglich, Zeitpunkt unbekannt, zuletzt 03:04 Uhr".
    [[nodiscard]] static QString plannedUnknown(const QDateTime &last);

    //! Local time with zone mark where the hour is doubled: "20.11.2026, 14:02 Uhr".
    [[nodiscard]] static QString moment(const QDateTime &utc);
    [[nodiscard]] static QString timeOfDay(const QDateTime &utc); //!< "14:02", in German "14:02 Uhr"
    //! Tooltip: UTC and the relative form.
    [[nodiscard]] static QString momentDetail(const QDateTime &utc, const QDateTime &now);
    [[nodiscard]] static QString relative(const QDateTime &utc, const QDateTime &now); //!< "vor 3 Stunden"
    [[nodiscard]] static QString size(ByteSize size);
    [[nodiscard]] static QString duration(std::chrono::milliseconds span); //!< "2 min 10 s"
    [[nodiscard]] static QString databaseType(const QString &type);        //!< "janusgraph" -> "JanusGraph"

private:
    // Those of virtual machines, in words_machines.cpp.
    [[nodiscard]] static QString ofMachine(Operation::Kind kind);
    [[nodiscard]] static QString ofMachine(Obstacle obstacle);
    [[nodiscard]] static QString ofMachine(const Notice &notice, const QString &machineName);
    [[nodiscard]] static QString machineProgress(const Operation &operation);
};

} // namespace kustos::text
