// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QTimer>
#include <QWidget>

#include <chrono>
#include <optional>

class QLabel;
class QProgressBar;
class QPushButton;

namespace kustos {
class Clock;
}

namespace kustos::ui {

//! How far the snapshot is that is being taken: what is done now, a true percentage or none, since when, how
//! long the last one took, and a button to cancel it.
class CreationProgress final : public QWidget
{
    Q_OBJECT

public:
    struct Facts
    {
        QString phase;               //!< in the window's language
        std::optional<int> permille; //!< empty: nobody knows
        bool stuck = false;          //!< the guest does not react
        QDateTime startedAt;         //!< UTC; invalid: not told
        std::optional<std::chrono::seconds> last;
        bool cancellable = false;

        friend bool operator==(const Facts &, const Facts &) = default;
    };

    explicit CreationProgress(const Clock &clock, QWidget *parent = nullptr);

    void setFacts(const Facts &facts);

Q_SIGNALS:
    void cancelRequested();

protected:
    void changeEvent(QEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void retranslate();
    void refreshTimes();

    const Clock &m_clock;
    Facts m_facts;
    QLabel *m_phase;
    QProgressBar *m_bar;
    QLabel *m_times;
    QPushButton *m_cancel;
    QTimer m_second;
};

} // namespace kustos::ui
