// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"

#include <QSortFilterProxyModel>

namespace kustos::ui {

//! The tree as it is shown: filtered by name and type, with names in the window's language and spoken texts.
class ResourceProxy final : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    explicit ResourceProxy(const Clock &clock, QObject *parent = nullptr);

    void setWanted(const QString &text); //!< empty: everything
    void retranslate();

    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    const Clock &m_clock;
    QString m_wanted;
};

} // namespace kustos::ui
