// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/virtualmachine.h"
#include "widgets/sheet.h"

#include <QList>

#include <optional>

class QGridLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace kustos::ui {

class Badge;
class CopyButton;

//! The warning before a machine is switched off: what stops, what that means for databases, how old the last
//! snapshot is; shut down, turn off, or leave it. Open it with open(); the answer comes as a signal.
class PowerOffSheet final : public Sheet
{
    Q_OBJECT

public:
    struct Facts
    {
        VirtualMachine machine;
        std::optional<Snapshot> last; //!< its newest complete snapshot
        bool snapshotsKnown = false;  //!< they were read at least once
        QDateTime now;                //!< UTC
    };

    explicit PowerOffSheet(const Facts &facts, QWidget *parent = nullptr);

    //! Why one of the two cannot be done now; empty: it can. May change while the sheet is open.
    void setReasons(const QString &shutDown, const QString &turnOff);

Q_SIGNALS:
    void shutDownChosen();
    void turnOffChosen();

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Line
    {
        QLabel *topic = nullptr;
        QLabel *text = nullptr;
    };

    [[nodiscard]] QLabel *newLabel();
    [[nodiscard]] Line addLine(QGridLayout &grid, int row);
    void build();
    void lay();
    void fit();
    void retranslate();
    void recolour();
    [[nodiscard]] QString lastSnapshot() const;

    const Facts m_facts;
    QString m_shutDownReason;
    QString m_turnOffReason;
    bool m_judged = false;
    QLabel *m_title;
    QLabel *m_id;
    Line m_stops;
    Line m_databases;
    Line m_snapshot;
    Line m_graceful;
    Line m_immediate;
    QLabel *m_reason;
    Badge *m_recommended;
    QLabel *m_advice;
    QLineEdit *m_command;
    CopyButton *m_copy;
    QPushButton *m_shutDown;
    QPushButton *m_turnOff;
    QPushButton *m_cancel;
};

} // namespace kustos::ui
