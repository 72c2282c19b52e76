// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/backuprow.h"
#include "widgets/sheet.h"

class QGridLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace kustos::ui {

//! The consequences of a restore, before it starts: what is there now, what will be there afterwards, what it
//! costs and what is not copied. The new instance's name can be changed. Open it with open().
class RestoreSheet : public Sheet
{
    Q_OBJECT

public:
    struct Facts
    {
        BackupRow backup;
        DatabaseService service;
        Connection::Kind connection = Connection::Kind::ThisComputer;
        QString defaultName;
    };

    explicit RestoreSheet(const Facts &facts, QWidget *parent = nullptr);

Q_SIGNALS:
    void restoreChosen(const QString &newName);

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Line
    {
        QLabel *topic = nullptr;
        QLabel *now = nullptr;
        QLabel *afterwards = nullptr;
    };

    [[nodiscard]] QLabel *newLabel();
    [[nodiscard]] Line addLine(QGridLayout &grid, int row, QWidget *afterwards = nullptr);
    void retranslate();
    void recolour();
    void lay();
    void judgeName();
    [[nodiscard]] QString costNow() const;
    [[nodiscard]] QString costAfterwards() const;

    const Facts m_facts;
    QLabel *m_title;
    QLabel *m_id;
    QLabel *m_nameReason;
    QLineEdit *m_name;
    QPushButton *m_restore;
    QPushButton *m_cancel;
    Line m_head;
    Line m_nameLine;
    Line m_dataLine;
    Line m_placeLine;
    Line m_costLine;
    Line m_notCopiedLine;
};

} // namespace kustos::ui
