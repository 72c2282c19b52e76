// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/servicepage.h"

#include "delegates/resourcewords.h"
#include "pages/overviewtab.h"
#include "text/plaintext.h"
#include "text/words.h"
#include "widgets/badge.h"
#include "widgets/elidedlabel.h"
#include "widgets/hairline.h"
#include "widgets/icons.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QShortcut>
#include <QStackedWidget>
#include <QTabBar>
#include <QToolButton>

#include <utility>

namespace kustos::ui {

namespace {

Tone toneOf(DatabaseService::State state)
{
    switch (state) {
    case DatabaseService::State::Available:
        return Tone::Good;
    case DatabaseService::State::Provisioning:
        return Tone::Running;
    case DatabaseService::State::Failed:
        return Tone::Failed;
    case DatabaseService::State::Unknown:
        break;
    }
    return Tone::Unknown;
}

} // namespace

ServicePage::ServicePage(const ServiceKey &key, const Inventory &inventory, const Clock &clock,
                         const BackupsTabFactory &makeBackupsTab, QWidget *parent)
    : QWidget(parent)
    , m_key(key)
    , m_inventory(inventory)
    , m_clock(clock)
{
    build(makeBackupsTab);
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    connect(m_refresh, &QToolButton::clicked, this, &ServicePage::refreshRequested);
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int index) {
        m_stack->setCurrentIndex(index);
        Q_EMIT tabChanged(tab());
    });
    connect(&m_inventory, &Inventory::connectionChanged, this, &ServicePage::refresh);
    connect(&m_inventory, &Inventory::servicesChanged, this, &ServicePage::refresh);
    connect(&m_inventory, &Inventory::recordChanged, this, &ServicePage::refresh);
    // On the tab of the backups the key is the tab's own.
    auto *backUp = new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_N), m_overview);
    backUp->setAutoRepeat(false);
    connect(backUp, &QShortcut::activated, this, [this] {
        setTab(Tab::Backups);
        Q_EMIT backUpRequested();
    });
    connect(m_overview, &OverviewTab::settingsRequested, this, &ServicePage::settingsRequested);
    recolour();
    retranslate();
}

void ServicePage::build(const BackupsTabFactory &makeBackupsTab)
{
    m_crumb = new ElidedLabel(this);
    m_crumb->setQuiet(true);
    m_label = new Badge(this);
    m_title = new ElidedLabel(this);
    m_title->setFont(titleFont());
    m_state = new Badge(this);
    m_stand = new QLabel(this);
    m_stand->setTextFormat(Qt::PlainText);
    m_stand->setFont(bodyFont());
    m_refresh = new QToolButton(this);
    m_refresh->setAutoRaise(true);
    m_refresh->setFocusPolicy(Qt::StrongFocus);
    m_tabs = new QTabBar(this);
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->setUsesScrollButtons(false);
    m_tabs->addTab({});
    m_tabs->addTab({});
    m_overview = new OverviewTab(m_key, m_inventory, m_clock, this);
    m_stack = new QStackedWidget(this);
    m_stack->addWidget(m_overview);
    m_stack->addWidget(makeBackupsTab(m_key, m_stack));

    auto *crumbs = new QHBoxLayout;
    crumbs->setSpacing(Grid);
    crumbs->addWidget(m_crumb);
    crumbs->addWidget(m_label);
    crumbs->addStretch(1);
    auto *title = new QHBoxLayout;
    title->setSpacing(Grid + Grid / 2);
    title->addWidget(m_title);
    title->addWidget(m_state);
    title->addStretch(1);
    title->addWidget(m_stand);
    title->addWidget(m_refresh);
    auto *header = new QVBoxLayout;
    header->setContentsMargins(PageMargin, 2 * Grid, 2 * Grid, 0);
    header->setSpacing(0);
    header->addLayout(crumbs);
    header->addLayout(title);
    auto *tabs = new QHBoxLayout;
    tabs->setContentsMargins(PageMargin, Grid / 2, PageMargin, 0);
    tabs->addWidget(m_tabs);
    tabs->addStretch(1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(header);
    column->addLayout(tabs);
    column->addWidget(new Hairline(this));
    column->addWidget(m_stack, 1);
    setTabOrder(m_refresh, m_tabs);
    setTabOrder(m_tabs, m_stack);
}

ServicePage::Tab ServicePage::tab() const
{
    return m_tabs->currentIndex() == 1 ? Tab::Backups : Tab::Overview;
}

void ServicePage::setTab(Tab tab)
{
    m_tabs->setCurrentIndex(tab == Tab::Backups ? 1 : 0);
}

void ServicePage::setHostIsService(bool yes)
{
    m_overview->setHostIsService(yes);
}

void ServicePage::retranslate()
{
    m_tabs->setTabText(0, tr("Overview"));
    m_tabs->setTabText(1, tr("Backups"));
    m_tabs->setAccessibleName(tr("Tabs of the page Manage"));
    m_refresh->setToolTip(tr("Refresh (F5)"));
    m_refresh->setAccessibleName(tr("Refresh"));
    refresh();
}

void ServicePage::recolour()
{
    m_refresh->setIcon(icon(Icon::Refresh, palette(), Tone::Neutral));
}

void ServicePage::refresh()
{
    const ServiceRecord *record = m_inventory.record(m_key);
    const Connection *connection = m_inventory.connection(m_key.connection);
    if (record == nullptr || connection == nullptr)
        return;
    const QString name = text::plain(record->service.name, 120);
    m_crumb->setText(
        QStringLiteral("%1  ›  %2")
            .arg(ResourceWords::connectionName(connection->kind, connection->name), tr("Manage")));
    m_label->set(Tone::Warning, text::plain(connection->label, 30));
    m_title->setText(name);
    m_title->setAccessibleName(name);
    setAccessibleName(tr("Manage: %1", "page title for screen readers").arg(name));
    const bool known = connection->reading.state == Reading::State::Current ||
                       connection->reading.state == Reading::State::Never;
    const auto state = known ? record->service.state : DatabaseService::State::Unknown;
    m_state->set(toneOf(state), text::Words::of(state));
    refreshReading(*connection);
    m_overview->refresh();
}

void ServicePage::setReading(bool reading)
{
    if (std::exchange(m_isReading, reading) != reading)
        refresh();
}

void ServicePage::refreshReading(const Connection &connection)
{
    const ServiceRecord *record = m_inventory.record(m_key);
    // The worse of the two: a connection that answers says nothing about backups that could not be read.
    const bool connected = connection.reading.state == Reading::State::Current;
    const Reading &reading =
        connected && record->reading.state != Reading::State::Never ? record->reading : connection.reading;
    const QString age = text::Words::of(reading, m_clock.now());
    m_stand->setText(m_isReading ? tr("%1  ·  reading …", "as of when").arg(age) : age);
    const bool wrong =
        reading.state == Reading::State::Lost || reading.state == Reading::State::CredentialsExpired;
    m_stand->setPalette(inkPalette(wrong ? toneColor(Tone::Failed, palette()) : quietText(palette())));
}

void ServicePage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::PaletteChange) {
        recolour();
        refresh();
    }
    QWidget::changeEvent(event);
}

} // namespace kustos::ui
