// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "models/snapshotmodel.h"

#include <QIdentityProxyModel>

namespace kustos::ui {

//! The list of snapshots in words: texts per column, tool tips, what a screen reader says. Colours and icons
//! are told as tones and names; the delegate paints them.
class SnapshotPresenter : public QIdentityProxyModel
{
    Q_OBJECT

public:
    enum Role {
        QuietRole = Qt::UserRole + 1000, //!< QString: a second, quiet text behind the first
        ToneRole,                        //!< int of Tone
        IconRole,                        //!< int of Icon; invalid: none
        WidestRole,      //!< of a header: QStringList, the longest texts that its column ordinarily holds
        WidestQuietRole, //!< of a header: the same for the quiet texts
    };

    SnapshotPresenter(SnapshotModel &model, const Clock &clock, QObject *parent = nullptr);

    void refreshTimes(); //!< relative times have moved on
    void retranslate();
    [[nodiscard]] const SnapshotRow *row(const QModelIndex &index) const;
    //! The row as one line of text, columns parted by tabs.
    [[nodiscard]] QString rowText(const QModelIndex &index) const;

    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QString text(const SnapshotRow &row, int column) const;
    [[nodiscard]] QString quiet(const SnapshotRow &row, int column) const;
    [[nodiscard]] QString toolTip(const SnapshotRow &row, int column) const;
    [[nodiscard]] QString spoken(const SnapshotRow &row) const;
    [[nodiscard]] QVariant icon(const SnapshotRow &row, int column) const;
    [[nodiscard]] QString title(int column) const;
    [[nodiscard]] QStringList widest(int column) const;

    SnapshotModel &m_model;
    const Clock &m_clock;
};

} // namespace kustos::ui
