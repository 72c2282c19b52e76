// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/machineparts.h"

#include <QTimer>
#include <QWidget>

#include <optional>

namespace kustos::ui {

class MessageBar;

//! What a machine asks its admin to decide: a shutdown that the guest ignores, a consistent snapshot that was
//! interrupted. Empty where there is nothing.
class MachineBars final : public QWidget
{
    Q_OBJECT

public:
    //! How long "Keep waiting" is kept quiet.
    static constexpr std::chrono::minutes patience{2};

    MachineBars(const MachineKey &key, const MachineParts &parts, QWidget *parent = nullptr);

    void refresh();

Q_SIGNALS:
    void turnOffRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void refreshIgnored();
    void refreshUnfinished();
    void keepWaiting();
    void show(MessageBar &bar, const QString &text, const QString &first, const QString &second);

    const MachineKey m_key;
    const MachineParts m_parts;
    MessageBar *m_ignored;
    MessageBar *m_unfinished;
    OperationId m_waitedFor; //!< of which the user said "Keep waiting"
    QTimer *m_patience;
    std::optional<Unfinished> m_left;
};

} // namespace kustos::ui
