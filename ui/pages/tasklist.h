// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/databaseservice.h"

#include <QList>
#include <QWidget>

class QLabel;
class QProgressBar;
class QVBoxLayout;

namespace kustos::ui {

class ElidedLabel;

//! The newest few jobs of a service as rows: icon, what, progress or result, when.
class TaskList final : public QWidget
{
    Q_OBJECT

public:
    static constexpr qsizetype shown = 5;

    explicit TaskList(const Clock &clock, QWidget *parent = nullptr);

    void setJobs(const QList<Job> &jobs); //!< newest first

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Row
    {
        QWidget *line = nullptr;
        QLabel *icon = nullptr;
        ElidedLabel *title = nullptr;
        QProgressBar *progress = nullptr;
        ElidedLabel *state = nullptr;
        ElidedLabel *when = nullptr;
    };

    [[nodiscard]] Row makeRow();
    void fill(Row &row, const Job &job);
    void refresh();
    [[nodiscard]] static QString title(const Job &job);
    [[nodiscard]] static QString state(const Job &job);

    const Clock &m_clock;
    QVBoxLayout *m_column;
    QLabel *m_empty;
    QList<Row> m_rows;
    QList<Job> m_jobs;
};

} // namespace kustos::ui
