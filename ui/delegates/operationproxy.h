// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/operation.h"
#include "widgets/icons.h"

#include <QIdentityProxyModel>

namespace kustos::ui {

//! OperationModel in the window's language: title, tooltip and what a screen reader says of a row.
class OperationProxy final : public QIdentityProxyModel
{
    Q_OBJECT

public:
    explicit OperationProxy(const Clock &clock, QObject *parent = nullptr);

    void retranslate();
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

    [[nodiscard]] static QString title(const Operation &operation);  //!< "Sicherung von kundendaten"
    [[nodiscard]] static QString result(const Operation &operation); //!< progress, or how it ended and why
    //! For a narrow row: the service's own reason instead of the whole sentence, where there is one.
    [[nodiscard]] static QString shortResult(const Operation &operation);
    [[nodiscard]] QString
    times(const Operation &operation) const; //!< short: of earlier days only when it began
    [[nodiscard]] QString
    course(const Operation &operation) const; //!< when it began and how long it took so far
    [[nodiscard]] static Tone tone(const Operation &operation);
    [[nodiscard]] static Icon mark(const Operation &operation);

private:
    [[nodiscard]] static QString machineTitle(const Operation &operation);
    [[nodiscard]] static QString why(const Operation &operation);
    [[nodiscard]] bool isOfToday(const Operation &operation) const;

    const Clock &m_clock;
};

} // namespace kustos::ui
