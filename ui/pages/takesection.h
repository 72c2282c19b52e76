// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/creationprogress.h"

class QGridLayout;

namespace kustos::ui {

class ElidedLabel;
class SnapshotNameField;

//! The section "Snapshot erstellen / Take snapshot": the name, the two ways to take one with what each means,
//! the limits of the service, and the course of the one that is being taken.
class TakeSection final : public QWidget
{
    Q_OBJECT

public:
    enum class Power { Running, Off, Unknown };

    struct Facts
    {
        Power power = Power::Unknown;
        QString takeReason;       //!< why not; empty: it can be done
        QString consistentReason; //!< likewise
        QString limits;           //!< "8 of 10 snapshots"; empty: none are told
        bool limitsNear = false;  //!< the next press, or the one after it, will be refused
        std::optional<CreationProgress::Facts> progress; //!< of what is being taken now
    };

    explicit TakeSection(const Clock &clock, QWidget *parent = nullptr);

    void setFacts(const Facts &facts);
    [[nodiscard]] SnapshotNameField &name() { return *m_name; }
    [[nodiscard]] QString takeText() const; //!< of the first button
    [[nodiscard]] bool canTake() const;

Q_SIGNALS:
    void takeRequested();
    void consistentRequested();
    void cancelRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] QLabel *newLabel();
    void lay();
    void refresh();
    void showChoice(QPushButton &button, QLabel &label, const QString &reason, const QString &meaning);
    [[nodiscard]] QString advice() const;
    [[nodiscard]] QString consequence() const;

    Facts m_facts;
    QLabel *m_title;
    ElidedLabel *m_limits;
    SnapshotNameField *m_name;
    QPushButton *m_take;
    QPushButton *m_consistent;
    QLabel *m_advice;
    QLabel *m_consequence;
    CreationProgress *m_progress;
};

} // namespace kustos::ui
