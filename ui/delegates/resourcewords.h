// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/inventory.h"
#include "widgets/theme.h"

#include <QCoreApplication>
#include <QModelIndex>

namespace kustos::ui {

//! What a row of the resource tree says, in the window's language; for the delegate, the filter and screen
//! readers.
class ResourceWords
{
    Q_DECLARE_TR_FUNCTIONS(kustos::ui::ResourceWords)

public:
    [[nodiscard]] static QString connectionName(Connection::Kind kind, const QString &name);
    [[nodiscard]] static QString name(const QModelIndex &index);
    [[nodiscard]] static QString type(const QModelIndex &index); //!< "SQLite", "VM"; empty for a connection
    //! Short, for the right edge: "vor 3 Stunden", "wird bereitgestellt … 42 %", "keine Sicherung",
    //! "ausgeschaltet".
    [[nodiscard]] static QString secondary(const QModelIndex &index, const QDateTime &now);
    [[nodiscard]] static Tone tone(const QModelIndex &index);
    //! Name, state and secondary as one sentence; also the tooltip.
    [[nodiscard]] static QString spoken(const QModelIndex &index, const QDateTime &now);

private:
    [[nodiscard]] static QString machineSecondary(const QModelIndex &index, const QDateTime &now);
    [[nodiscard]] static QString machineSpoken(const QModelIndex &index, const QDateTime &now);
    [[nodiscard]] static Tone machineTone(const QModelIndex &index);
};

} // namespace kustos::ui
