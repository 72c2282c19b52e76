// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/snapshotrow.h"
#include "widgets/icons.h"

#include <QCoreApplication>
#include <QString>

namespace kustos::ui {

//! Lines of the list of snapshots in the window's language, and how they are marked.
class SnapshotWords
{
    Q_DECLARE_TR_FUNCTIONS(kustos::ui::SnapshotWords)

public:
    static constexpr int MostNameChars = 128; //!< of the names that are given here

    [[nodiscard]] static QString name(const Snapshot &snapshot); //!< or its id, or a word, where it has none
    [[nodiscard]] static QString name(const SnapshotRow &row);
    [[nodiscard]] static Icon iconOf(Snapshot::Consistency consistency);
    [[nodiscard]] static Tone toneOf(Snapshot::Consistency consistency);

    [[nodiscard]] static QString state(const SnapshotRow &row); //!< "wird gesichert … 42 %"
    [[nodiscard]] static Icon iconOf(const SnapshotRow &row);
    [[nodiscard]] static Tone toneOf(const SnapshotRow &row);
    [[nodiscard]] static bool inProgress(const SnapshotRow &row); //!< it has a bar
    [[nodiscard]] static QString reason(const SnapshotRow &row);  //!< why it failed
    //! "wird heruntergefahren …", "wird gesichert … 42 %", "wird geprüft", "wird eingeschaltet …"
    [[nodiscard]] static QString phase(MachineJob::Phase phase, int permille, bool ignored);

    //! What was typed as a name: no line breaks, no blanks at its ends.
    [[nodiscard]] static QString entered(const QString &typed);
    //! Why it cannot be a snapshot's name; empty: it can.
    [[nodiscard]] static QString nameObstacle(const QString &entered);

private:
    [[nodiscard]] static QString named(const QString &name, const SnapshotId &id);
};

} // namespace kustos::ui
