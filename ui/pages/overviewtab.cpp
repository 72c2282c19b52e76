// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/overviewtab.h"

#include "pages/tasklist.h"
#include "text/plaintext.h"
#include "text/words.h"
#include "widgets/factsgrid.h"
#include "widgets/statuscard.h"

#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace kustos::ui {

namespace {

using text::Words;

QLabel *sectionTitle(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setFont(sectionFont());
    label->setTextFormat(Qt::PlainText);
    return label;
}

} // namespace

OverviewTab::OverviewTab(const ServiceKey &key, const Inventory &inventory, const Clock &clock,
                         QWidget *parent)
    : QScrollArea(parent)
    , m_key(key)
    , m_inventory(inventory)
    , m_clock(clock)
{
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    build();
    connect(&m_inventory, &Inventory::recordChanged, this, &OverviewTab::refresh);
    connect(&m_inventory, &Inventory::servicesChanged, this, &OverviewTab::refresh);
    connect(&m_inventory, &Inventory::connectionChanged, this, &OverviewTab::refresh);
    retranslate();
}

void OverviewTab::build()
{
    auto *content = new QWidget(this);
    content->setBackgroundRole(QPalette::Base);
    content->setAutoFillBackground(true);
    m_last = new StatusCard(content);
    m_next = new StatusCard(content);
    m_detailsTitle = sectionTitle(content);
    m_details = new FactsGrid(content);
    for (int fact = 0; fact < FactCount; ++fact)
        m_details->addRow(fact == Identifier);
    m_tasksTitle = sectionTitle(content);
    m_tasks = new TaskList(m_clock, content);
    m_accessTitle = sectionTitle(content);
    m_access = new FactsGrid(content);
    m_access->addRow(true);

    auto *cards = new QHBoxLayout;
    cards->setSpacing(2 * Grid);
    cards->addWidget(m_last, 1);
    cards->addWidget(m_next, 1);
    m_hint = new QWidget(content);
    m_hintText = new QLabel(m_hint);
    m_hintText->setTextFormat(Qt::PlainText);
    m_hintText->setWordWrap(true);
    m_hintButton = new QPushButton(m_hint);
    connect(m_hintButton, &QPushButton::clicked, this, &OverviewTab::settingsRequested);
    auto *hint = new QHBoxLayout(m_hint);
    hint->setContentsMargins(0, Grid / 2, 0, 0);
    hint->setSpacing(Grid);
    hint->addWidget(m_hintText, 1);
    hint->addWidget(m_hintButton);
    auto *column = new QVBoxLayout;
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Grid);
    column->addLayout(cards);
    column->addWidget(m_hint);
    const auto section = [column](QLabel *title, QWidget *body) {
        column->addSpacing(3 * Grid);
        column->addWidget(title);
        column->addWidget(body);
    };
    section(m_detailsTitle, m_details);
    section(m_tasksTitle, m_tasks);
    section(m_accessTitle, m_access);
    column->addStretch(1);

    // Lines much longer than this tear label and value apart.
    auto *inner = new QWidget(content);
    inner->setMaximumWidth(920);
    inner->setLayout(column);
    auto *outer = new QHBoxLayout(content);
    outer->setContentsMargins(PageMargin, 2 * Grid + Grid, PageMargin, PageMargin);
    outer->addWidget(inner, 1);
    outer->addStretch(0);
    setWidget(content);
}

void OverviewTab::retranslate()
{
    m_last->setCaption(tr("Last backup"));
    m_next->setCaption(tr("Next backup"));
    m_detailsTitle->setText(tr("Details"));
    m_tasksTitle->setText(tr("Recent tasks"));
    m_accessTitle->setText(tr("Access", "section: connection strings and API address"));
    m_details->setLabel(Type, tr("Type"));
    m_details->setLabel(Version, tr("Version"));
    m_details->setLabel(Identifier, tr("ID"));
    m_details->setLabel(Place, tr("Place"));
    m_details->setLabel(Usage, tr("Usage"));
    m_details->setLabel(Created, tr("Created"));
    m_access->setLabel(0, tr("API endpoint"));
    m_tasks->setAccessibleName(tr("Recent tasks"));
    m_hintText->setText(tr("After a restart, planned backups run again only once Kustos is opened."));
    m_hintButton->setText(tr("Set up as a &user service …"));
    setAccessibleName(tr("Overview"));
    refresh();
}

void OverviewTab::refresh()
{
    const ServiceRecord *record = m_inventory.record(m_key);
    if (record == nullptr)
        return;
    refreshBackups(*record);
    refreshFacts(*record);
    refreshAccess(*record);
    m_tasks->setJobs(record->jobs);
    const Connection *connection = m_inventory.connection(m_key.connection);
    const bool here = connection != nullptr && connection->kind == Connection::Kind::ThisComputer;
    m_hint->setVisible(here && record->service.nextBackup && !m_hostIsService);
    m_hintText->setPalette(inkPalette(quietText(palette())));
}

void OverviewTab::setHostIsService(bool yes)
{
    m_hostIsService = yes;
    refresh();
}

void OverviewTab::refreshBackups(const ServiceRecord &record)
{
    const QDateTime now = m_clock.now();
    const auto last = std::ranges::find(record.backups, RestorePoint::State::Complete, &RestorePoint::state);
    if (last != record.backups.end()) {
        QStringList detail{Words::moment(last->createdAt), Words::of(last->kind, last->rawKind)};
        if (last->size)
            detail.append(Words::size(*last->size));
        m_last->set(Icon::Success, Tone::Good, Words::relative(last->createdAt, now),
                    detail.join(QStringLiteral("  ·  ")), Words::momentDetail(last->createdAt, now));
    } else if (record.reading.readAt.isValid()) {
        m_last->set(Icon::Warning, Tone::Warning, tr("None yet", "no backup exists"),
                    tr("Create the first one with “Back up now”."));
    } else {
        m_last->set(Icon::Unknown, Tone::Neutral, tr("Not read yet"), tr("Waiting for the service …"));
    }
    const auto running = std::ranges::find_if(
        record.jobs, [](const Job &job) { return job.kind == Job::Kind::Backup && !job.ended(); });
    const auto &planned = record.service.nextBackup;
    if (running != record.jobs.end()) {
        m_next->set(Icon::Running, Tone::Running, tr("Running now"),
                    planned ? Words::planned(planned->at, now) : Words::of(running->backupKind, {}));
    } else if (planned) {
        m_next->set(Icon::Planned, Tone::Accent, Words::relative(planned->at, now),
                    Words::planned(planned->at, now) + QStringLiteral("  ·  ") + Words::of(planned->kind, {}),
                    Words::momentDetail(planned->at, now));
    } else {
        // Our own host tells every plan it has; of a cloud, silence says nothing.
        const Connection *connection = m_inventory.connection(m_key.connection);
        if (connection != nullptr && connection->kind == Connection::Kind::Compose)
            m_next->set(Icon::Planned, Tone::Neutral, tr("Not known"),
                        tr("The service does not report its schedule."));
        else
            m_next->set(Icon::Planned, Tone::Neutral, tr("No schedule"),
                        tr("Backups are made on demand only."));
    }
}

void OverviewTab::refreshFacts(const ServiceRecord &record)
{
    const DatabaseService &service = record.service;
    m_details->setValue(Type, Words::databaseType(service.type));
    m_details->setValue(Version, text::plain(service.version, 60));
    m_details->setValue(Identifier, text::plain(service.id.text(), 120));
    m_details->setValue(Place, text::plain(service.place, 120));
    m_details->setValue(Usage, service.usage ? Words::size(*service.usage) : QString());
    m_details->setValue(Created, service.createdAt.isValid() ? Words::moment(service.createdAt) : QString(),
                        Words::momentDetail(service.createdAt, m_clock.now()));
}

void OverviewTab::refreshAccess(const ServiceRecord &record)
{
    const Connection *connection = m_inventory.connection(m_key.connection);
    const QStringList &strings = record.service.connectionStrings;
    const QString endpoint = connection != nullptr ? connection->endpoint : QString();
    m_access->setValue(0, text::plain(endpoint));
    const int wanted = static_cast<int>(strings.size()) + 1;
    m_access->removeRowsFrom(wanted);
    while (m_access->rowCount() < wanted)
        m_access->addRow(true, true);
    for (int i = 0; i < strings.size(); ++i) {
        m_access->setLabel(i + 1, strings.size() == 1 ? tr("Connection string")
                                                      : tr("Connection string %1").arg(i + 1));
        m_access->setValue(i + 1, strings.at(i));
    }
    const bool any = !strings.isEmpty() || !endpoint.isEmpty();
    m_accessTitle->setVisible(any);
    m_access->setVisible(any);
}

void OverviewTab::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::PaletteChange && m_hintText != nullptr)
        m_hintText->setPalette(inkPalette(quietText(palette())));
    QScrollArea::changeEvent(event);
}

} // namespace kustos::ui
