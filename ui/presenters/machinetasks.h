// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/machineevent.h"
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

//! Events of a machine in words.
class MachineTasks
{
    Q_DECLARE_TR_FUNCTIONS(kustos::ui::MachineTasks)

public:
    [[nodiscard]] static MachineTask of(const MachineEvent &event, const QDateTime &now);

private:
    [[nodiscard]] static QString title(const MachineEvent &event);
    [[nodiscard]] static QString whyFailed(const MachineEvent &event); //!< in whole sentences
    [[nodiscard]] static QString span(const MachineEvent &event, const QDateTime &now);
};

} // namespace kustos::ui

Q_DECLARE_METATYPE(kustos::ui::MachineTask)
