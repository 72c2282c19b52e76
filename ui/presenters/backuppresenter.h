// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "models/backupmodel.h"

#include <QIdentityProxyModel>

namespace kustos::ui {

//! The list of backups in words: texts per column, tool tips, what a screen reader says. Colours and icons
//! are told as tones and names; the delegate paints them.
class BackupPresenter : public QIdentityProxyModel
{
    Q_OBJECT

public:
    enum Role {
        QuietRole = BackupModel::ExpiresAtRole + 1, //!< QString: a second, quiet text behind the first
        ToneRole,                                   //!< int of Tone
        IconRole,                                   //!< int of Icon
        WidestRole,      //!< of a header: QStringList, the longest texts that its column ordinarily holds
        WidestQuietRole, //!< of a header: the same for the quiet texts
    };

    BackupPresenter(BackupModel &model, const Clock &clock, QObject *parent = nullptr);

    //! Relative times have moved on.
    void refreshTimes();
    void retranslate();
    [[nodiscard]] const BackupRow *row(const QModelIndex &index) const;
    //! The row as one line of text, columns parted by tabs.
    [[nodiscard]] QString rowText(const QModelIndex &index) const;

    [[nodiscard]] static QString title(const QDateTime &createdAt); //!< "Sicherung vom 20.11.2026, 14:02 Uhr"
    [[nodiscard]] static QString kindText(const BackupRow &row);
    [[nodiscard]] static QString reasonText(const BackupRow &row); //!< why it failed
    [[nodiscard]] static QString retentionText(const BackupRow &row);

    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QString text(const BackupRow &row, int column) const;
    [[nodiscard]] QString quiet(const BackupRow &row, int column) const;
    [[nodiscard]] QString toolTip(const BackupRow &row, int column) const;
    [[nodiscard]] QString stateText(const BackupRow &row) const;
    [[nodiscard]] QString spoken(const BackupRow &row) const;
    [[nodiscard]] QStringList widest(int column) const;

    BackupModel &m_model;
    const Clock &m_clock;
};

} // namespace kustos::ui
