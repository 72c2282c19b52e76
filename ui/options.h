// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "language.h"
#include "widgets/appearance.h"

#include <QStringList>

#include <optional>

namespace kustos::ui {

//! What the command line asks of the window, for this run only: `--scheme light|dark`, `--language de|en`.
struct Options
{
    std::optional<Appearance::Choice> scheme;
    std::optional<Language::Choice> language;

    //! Takes what it knows out of `arguments` and leaves the rest in their order. A value it does not know is
    //! left too.
    [[nodiscard]] static Options takeFrom(QStringList &arguments);
};

} // namespace kustos::ui
