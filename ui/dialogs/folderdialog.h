// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QString>

#include <functional>

class QWidget;

namespace kustos::ui {

//! Asks for the folder of a download, without blocking.
class FolderDialog final
{
    Q_DECLARE_TR_FUNCTIONS(kustos::ui::FolderDialog)

public:
    //! Opens at `remembered`, or at the user's downloads where that is gone. `chosen` is called with the
    //! folder; not at all where the user thinks better of it.
    static void ask(QWidget *parent, const QString &remembered, std::function<void(const QString &)> chosen);
};

} // namespace kustos::ui
