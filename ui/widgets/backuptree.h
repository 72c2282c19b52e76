// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/expandingtree.h"

namespace kustos::ui {

//! The rows of the list of backups.
class BackupTree final : public ExpandingTree
{
    Q_OBJECT

public:
    explicit BackupTree(QWidget *parent = nullptr);

    void fitColumns() override;
};

} // namespace kustos::ui
