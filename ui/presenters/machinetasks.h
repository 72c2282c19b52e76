// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operation.h"
#include "services/machineinventory.h"
#include "widgets/icons.h"

#include <QCoreApplication>
#include <QMetaType>

namespace kustos::ui {

//! One line of what is or was done with a machine, in the window's language.
struct MachineTask
{
    QString title;
    QString state; //!< whole; read aloud
    QString brief; //!< the same for a row: what its icon says already is left out
    QString when;
    QString detail; //!< tooltip, plain text with line ends
    Icon mark = Icon::Unknown;
    Tone tone = Tone::Unknown;
    bool runs = false;
    int permille = -1; //!< -1: no count

    friend bool operator==(const MachineTask &, const MachineTask &) = default;
};

//! The jobs the service tells, newest first, and before them what was pressed here and is no job yet.
class MachineTasks
{
    Q_DECLARE_TR_FUNCTIONS(kustos::ui::MachineTasks)

public:
    [[nodiscard]] static QList<MachineTask> of(const MachineRecord &record,
                                               const QList<Operation> &operations, const QDateTime &now);

private:
    [[nodiscard]] static MachineTask of(const MachineJob &job, const MachineRecord &record,
                                        const QDateTime &now);
    [[nodiscard]] static MachineTask of(const Operation &operation, const QDateTime &now);
};

} // namespace kustos::ui

Q_DECLARE_METATYPE(kustos::ui::MachineTask)
