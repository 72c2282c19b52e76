// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/poweroffsheet.h"

#include "text/plaintext.h"
#include "text/words.h"
#include "widgets/badge.h"
#include "widgets/copybutton.h"
#include "widgets/hairline.h"
#include "widgets/theme.h"

#include <QEvent>
#include <QFontDatabase>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace kustos::ui {

using text::plain;
using text::Words;

namespace {

constexpr int TopicWidth = 176;

QString command()
{
    return QStringLiteral("sudo shutdown -h now");
}

} // namespace

PowerOffSheet::PowerOffSheet(const Facts &facts, QWidget *parent)
    : Sheet(parent)
    , m_facts(facts)
    , m_title(newLabel())
    , m_id(newLabel())
    , m_reason(newLabel())
    , m_recommended(new Badge(this))
    , m_advice(newLabel())
    , m_command(new QLineEdit(command(), this))
    , m_copy(new CopyButton(this))
    , m_shutDown(new QPushButton(this))
    , m_turnOff(new QPushButton(this))
    , m_cancel(new QPushButton(this))
{
    setWindowModality(Qt::WindowModal);
    setAttribute(Qt::WA_DeleteOnClose);
    build();
    lay();
    const auto answer = [this](void (PowerOffSheet::*signal)()) {
        return [this, signal] {
            accept();
            Q_EMIT(this->*signal)();
        };
    };
    connect(m_shutDown, &QPushButton::clicked, this, answer(&PowerOffSheet::shutDownChosen));
    connect(m_turnOff, &QPushButton::clicked, this, answer(&PowerOffSheet::turnOffChosen));
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    recolour();
    retranslate();
    setReasons({}, {});
}

QLabel *PowerOffSheet::newLabel()
{
    auto *label = new QLabel(this);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

void PowerOffSheet::build()
{
    m_title->setFont(sectionFont());
    m_id->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_command->setReadOnly(true);
    m_command->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_command->setCursorPosition(0);
    m_copy->setContent(command());
    m_shutDown->setProperty("primary", true);
    m_turnOff->setAutoDefault(false);
    m_cancel->setAutoDefault(false);
}

PowerOffSheet::Line PowerOffSheet::addLine(QGridLayout &grid, int row)
{
    Line line{newLabel(), newLabel()};
    grid.addWidget(line.topic, row, 0, Qt::AlignTop);
    grid.addWidget(line.text, row, 1, Qt::AlignTop);
    return line;
}

void PowerOffSheet::lay()
{
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(3 * Grid);
    grid->setVerticalSpacing(Grid + Grid / 2);
    grid->setColumnMinimumWidth(0, TopicWidth);
    grid->setColumnStretch(1, 1);
    m_stops = addLine(*grid, 0);
    m_databases = addLine(*grid, 1);
    m_snapshot = addLine(*grid, 2);
    grid->addWidget(new Hairline(this), 3, 0, 1, 2);
    m_graceful = addLine(*grid, 4);
    auto *graceful = new QVBoxLayout;
    graceful->setSpacing(Grid / 2);
    graceful->addWidget(m_graceful.topic);
    graceful->addWidget(m_recommended, 0, Qt::AlignLeft);
    grid->addLayout(graceful, 4, 0, Qt::AlignTop);
    m_immediate = addLine(*grid, 5);
    grid->addWidget(m_reason, 6, 1);
    grid->addWidget(new Hairline(this), 7, 0, 1, 2);

    auto *line = new QHBoxLayout;
    line->setSpacing(Grid / 2);
    line->addWidget(m_command, 1);
    line->addWidget(m_copy);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(Grid);
    buttons->addWidget(m_turnOff);
    buttons->addStretch();
    buttons->addWidget(m_shutDown);
    buttons->addWidget(m_cancel);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(PageMargin, PageMargin, PageMargin, 2 * Grid);
    column->setSpacing(Grid / 2);
    column->addWidget(m_title);
    column->addWidget(m_id);
    column->addSpacing(2 * Grid);
    column->addLayout(grid);
    column->addSpacing(Grid / 2);
    column->addWidget(m_advice);
    column->addSpacing(Grid / 2);
    column->addLayout(line);
    column->addStretch();
    column->addSpacing(2 * Grid);
    column->addLayout(buttons);
    setTabOrder(m_id, m_command);
    setTabOrder(m_command, m_copy);
    setTabOrder(m_copy, m_turnOff);
    setTabOrder(m_turnOff, m_shutDown);
    setTabOrder(m_shutDown, m_cancel);
    setMinimumWidth(600);
    resize(640, 0);
}

void PowerOffSheet::setReasons(const QString &shutDown, const QString &turnOff)
{
    if (m_judged && m_shutDownReason == shutDown && m_turnOffReason == turnOff)
        return;
    m_judged = true;
    m_shutDownReason = shutDown;
    m_turnOffReason = turnOff;
    const auto apply = [](QPushButton *button, const QString &reason) {
        button->setEnabled(reason.isEmpty());
        button->setToolTip(reason);
        button->setAccessibleDescription(reason);
    };
    apply(m_shutDown, shutDown);
    apply(m_turnOff, turnOff);
    QStringList reasons{shutDown, turnOff};
    reasons.removeAll(QString());
    reasons.removeDuplicates();
    m_reason->setText(reasons.join(QLatin1Char(' ')));
    m_reason->setVisible(!reasons.isEmpty());
    // The gentle way is the default; where it is not open, the default is to do nothing.
    QPushButton *safe = shutDown.isEmpty() ? m_shutDown : m_cancel;
    safe->setDefault(true);
    if (focusWidget() == nullptr || !focusWidget()->isEnabled() || !isVisible())
        safe->setFocus();
    fit();
}

// The height follows the words; the width stays.
void PowerOffSheet::fit()
{
    layout()->activate();
    resize(width(), layout()->totalHeightForWidth(width()));
}

// Also when the desktop turns dark while the sheet is open.
void PowerOffSheet::recolour()
{
    const QPalette quiet = inkPalette(quietText(palette()));
    m_id->setPalette(quiet);
    m_advice->setPalette(quiet);
    for (const Line &each : {m_stops, m_databases, m_snapshot})
        each.topic->setPalette(quiet);
    const QPalette warning = inkPalette(toneColor(Tone::Warning, palette()));
    m_databases.text->setPalette(warning);
    m_snapshot.text->setPalette(m_facts.last ? QPalette() : warning);
    m_reason->setPalette(warning);
    for (const Line &each : {m_graceful, m_immediate}) {
        QFont strong = bodyFont();
        strong.setWeight(QFont::DemiBold);
        each.topic->setFont(strong);
    }
}

QString PowerOffSheet::lastSnapshot() const
{
    if (!m_facts.last)
        return m_facts.snapshotsKnown ? tr("There is none yet.") : tr("not read yet");
    const QDateTime &at = m_facts.last->createdAt;
    QStringList parts{Words::relative(at, m_facts.now), Words::moment(at),
                      Words::of(m_facts.last->consistency)};
    parts.removeAll(QString());
    return parts.join(QStringLiteral("  ·  "));
}

void PowerOffSheet::retranslate()
{
    const QString title = tr("Switch off “%1”", "VM").arg(plain(m_facts.machine.name, 80));
    setWindowTitle(tr("Switch off VM"));
    m_title->setText(title);
    setAccessibleName(title);
    m_id->setText(tr("VM ID: %1").arg(plain(m_facts.machine.id.text(), 120)));
    m_stops.topic->setText(tr("What stops"));
    m_stops.text->setText(tr("All services of this VM and every connection to them, until it is turned on "
                             "again."));
    m_databases.topic->setText(tr("Databases"));
    m_databases.text->setText(
        tr("Unless it shuts down, they may not be consistent on disk: many guarantee that only once their "
           "service is stopped or the VM has been shut down."));
    m_snapshot.topic->setText(tr("Last snapshot"));
    m_snapshot.text->setText(lastSnapshot());
    m_graceful.topic->setText(Words::explained(PowerAction::ShutDown));
    m_graceful.text->setText(
        tr("The operating system stops its services first. That may take some minutes."));
    m_recommended->set(Tone::Good, tr("recommended"));
    m_immediate.topic->setText(Words::explained(PowerAction::TurnOff));
    m_immediate.text->setText(tr("As if the plug were pulled. What has not been written to disk is lost."));
    m_advice->setText(tr("Or on the command line of the VM, so that all services are stopped before it "
                         "switches off:"));
    m_command->setAccessibleName(tr("Command for the VM’s command line"));
    m_copy->setSubject(tr("command", "what is copied"));
    m_shutDown->setText(Words::of(PowerAction::ShutDown));
    m_turnOff->setText(Words::of(PowerAction::TurnOff));
    m_cancel->setText(tr("Cancel"));
    setAccessibleDescription(
        QStringList{m_id->text(), m_stops.text->text(), m_databases.text->text(),
                    m_snapshot.topic->text() + QStringLiteral(": ") + m_snapshot.text->text()}
            .join(QLatin1Char(' ')));
    fit();
}

void PowerOffSheet::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::PaletteChange)
        recolour();
    Sheet::changeEvent(event);
}

} // namespace kustos::ui
