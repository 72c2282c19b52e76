// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/tasklist.h"

#include "text/plaintext.h"
#include "text/words.h"
#include "widgets/elidedlabel.h"
#include "widgets/icons.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>

namespace kustos::ui {

namespace {

using text::Words;

struct Mark
{
    Icon which;
    Tone tone;
};

Mark markOf(Job::State state)
{
    switch (state) {
    case Job::State::Waiting:
        return {Icon::Pending, Tone::Neutral};
    case Job::State::Running:
        return {Icon::Running, Tone::Running};
    case Job::State::Complete:
        return {Icon::Success, Tone::Good};
    case Job::State::Failed:
        return {Icon::Failure, Tone::Failed};
    case Job::State::Unknown:
        break;
    }
    return {Icon::Unknown, Tone::Unknown};
}

} // namespace

TaskList::TaskList(const Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_clock(clock)
    , m_column(new QVBoxLayout(this))
    , m_empty(new QLabel(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
    m_empty->setTextFormat(Qt::PlainText);
    m_empty->setMinimumHeight(RowHeight);
    m_column->addWidget(m_empty);
    refresh();
}

void TaskList::setJobs(const QList<Job> &jobs)
{
    m_jobs = jobs.first(std::min(jobs.size(), shown));
    refresh();
}

namespace {

//! For the words that the list of backups uses too.
Operation asOperation(const Job &job)
{
    Operation operation;
    operation.kind = job.kind == Job::Kind::Restore ? Operation::Kind::Restore : Operation::Kind::BackUp;
    operation.state = Operation::State::Running;
    operation.permille = job.permille;
    return operation;
}

} // namespace

QString TaskList::title(const Job &job)
{
    switch (job.kind) {
    case Job::Kind::Backup:
        return tr("Backup");
    case Job::Kind::Restore:
        return tr("Restore", "noun");
    case Job::Kind::Other:
        break;
    }
    return job.title.isEmpty() ? tr("Task") : text::plain(job.title, 80);
}

QString TaskList::state(const Job &job)
{
    switch (job.state) {
    case Job::State::Waiting:
        return tr("pending");
    case Job::State::Running:
        if (job.phase == Job::Phase::Checking)
            return tr("checking");
        if (job.kind != Job::Kind::Other)
            return Words::progress(asOperation(job));
        return job.permille ? tr("%1 %", "progress").arg(QLocale().toString(*job.permille / 10))
                            : tr("running");
    case Job::State::Complete:
        return tr("completed");
    case Job::State::Failed:
        if (const QString known = Words::hostReason(job.code); !known.isEmpty())
            return tr("failed: %1").arg(known);
        return job.detail.isEmpty() ? tr("failed") : tr("failed: %1").arg(text::plain(job.detail, 120));
    case Job::State::Unknown:
        break;
    }
    return tr("unknown, checking");
}

TaskList::Row TaskList::makeRow()
{
    Row row;
    row.line = new QWidget(this);
    row.line->setFixedHeight(RowHeight);
    row.icon = new QLabel(row.line);
    row.title = new ElidedLabel(row.line);
    row.title->setMinimumWidth(208); // states stand under each other
    row.progress = new QProgressBar(row.line);
    row.progress->setTextVisible(false);
    row.progress->setFixedSize(140, 16);
    row.state = new ElidedLabel(row.line);
    row.state->setQuiet(true);
    row.when = new ElidedLabel(row.line);
    row.when->setQuiet(true);
    row.when->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    auto *layout = new QHBoxLayout(row.line);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Grid + Grid / 2);
    layout->addWidget(row.icon);
    layout->addWidget(row.title);
    layout->addWidget(row.state, 1);
    layout->addWidget(row.progress);
    layout->addWidget(row.when);
    m_column->addWidget(row.line);
    return row;
}

void TaskList::fill(Row &row, const Job &job)
{
    const QDateTime now = m_clock.now();
    const Mark mark = markOf(job.state);
    row.icon->setPixmap(icon(mark.which, palette(), mark.tone).pixmap(QSize(16, 16), devicePixelRatioF()));
    row.title->setText(
        job.kind == Job::Kind::Backup && job.backupKind != BackupKind::Unknown
            ? tr("%1, %2", "kind of task, kind of backup").arg(title(job), Words::of(job.backupKind, {}))
            : title(job));
    row.state->setText(state(job));
    row.when->setText(Words::moment(job.createdAt));
    row.when->setToolTip(QStringLiteral("<span style='white-space:pre'>%1</span>")
                             .arg(Words::momentDetail(job.createdAt, now).toHtmlEscaped()));
    row.progress->setVisible(job.state == Job::State::Running);
    row.progress->setRange(0, job.permille && job.phase != Job::Phase::Checking ? 1000 : 0);
    row.progress->setValue(job.permille.value_or(0));
    row.progress->setAccessibleName(tr("Progress: %1").arg(row.title->text()));
    row.progress->setAccessibleDescription(row.state->text());
    row.line->setAccessibleName(
        QStringList{row.title->text(), row.state->text(), row.when->text()}.join(QStringLiteral(", ")));
    row.line->show();
}

void TaskList::refresh()
{
    while (m_rows.size() < m_jobs.size())
        m_rows.append(makeRow());
    for (qsizetype i = 0; i < m_rows.size(); ++i) {
        if (i < m_jobs.size())
            fill(m_rows[i], m_jobs.at(i));
        else
            m_rows[i].line->hide();
    }
    m_empty->setText(tr("No tasks yet."));
    m_empty->setVisible(m_jobs.isEmpty());
    const QPalette quiet = inkPalette(quietText(palette()));
    m_empty->setPalette(quiet);
}

void TaskList::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        refresh();
    QWidget::changeEvent(event);
}

} // namespace kustos::ui
