// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/databaseservice.h"
#include "core/error.h"
#include "core/notice.h"
#include "core/obstacle.h"
#include "core/operation.h"
#include "core/reading.h"
#include "core/restorepoint.h"
#include "core/virtualmachine.h"

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

    // Of virtual machines:
    [[nodiscard]] static QString of(VirtualMachine::State state); //!< "läuft", "ausgeschaltet"
    //! A badge: "offline erstellt", "live erstellt"; empty where it is not told.
    [[nodiscard]] static QString of(Snapshot::Consistency consistency);
    [[nodiscard]] static QString explained(Snapshot::Consistency consistency); //!< what the badge means
    [[nodiscard]] static QString of(Snapshot::State state, const QString &raw);
    [[nodiscard]] static QString of(MachineJob::Kind kind, const QString &raw); //!< a noun: "Snapshot"
    [[nodiscard]] static QString of(MachineJob::State state);
    [[nodiscard]] static QString of(PowerAction action);        //!< a verb: "Herunterfahren"
    [[nodiscard]] static QString explained(PowerAction action); //!< "Herunterfahren (geordnet)"
    //! "Snapshot wird erstellt … 42 %", "wird heruntergefahren …", "abgeschlossen"
    [[nodiscard]] static QString progress(const MachineJob &job);

    //! Why a job failed, by its closed word or else the service's own sentence: what is not affected, the
    //! cause, the next step.
    [[nodiscard]] static QString failure(const QString &code, const QString &detail);
    [[nodiscard]] static bool isFailureCode(const QString &word); //!< one of that closed set
    //! As of(Error), where it belongs to a machine.
    [[nodiscard]] static QString machineError(const Error &error);
    //! As of(Obstacle, type), with the numbers of the limit that stands in the way.
    [[nodiscard]] static QString of(Obstacle obstacle, const SnapshotLimits &limits, const QDateTime &now);
    //! "3 von 10 Snapshots · nächster Snapshot ab 14:12 Uhr möglich (in 7 Minuten)"; empty without limits.
    [[nodiscard]] static QString limits(const SnapshotLimits &limits, qsizetype snapshots,
                                        const QDateTime &now);
    //! The date that a Unix timestamp (10 or 13 digits) at the end of a name means; empty where none is.
    [[nodiscard]] static QString stampIn(const QString &snapshotName);
    //! "web-01 ist seit 14:02 Uhr für Ihren Snapshot ausgeschaltet.", by what the machine is now.
    [[nodiscard]] static QString unfinished(const QString &machineName, VirtualMachine::State state,
                                            const QDateTime &since, const QDateTime &now);

private:
    // In words_errors.cpp; `untouched` is the sentence that says what is not affected.
    [[nodiscard]] static QString errorWords(const Error &error, const QString &untouched);
    // Those of virtual machines.
    [[nodiscard]] static QString ofMachine(Operation::Kind kind);
    [[nodiscard]] static QString ofMachine(Obstacle obstacle);
    [[nodiscard]] static QString ofMachine(const Notice &notice, const QString &machineName);
    [[nodiscard]] static QString machineProgress(const Operation &operation);
};

} // namespace kustos::text
