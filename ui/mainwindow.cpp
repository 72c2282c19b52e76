// SPDX-License-Identifier: GPL-3.0-or-later
#include "mainwindow.h"

#include "delegates/resourcewords.h"
#include "dialogs/folderdialog.h"
#include "dialogs/helpdialog.h"
#include "dialogs/settingsdialog.h"
#include "language.h"
#include "pages/activitypanel.h"
#include "pages/backupstab.h"
#include "pages/machinepages.h"
#include "pages/sidebar.h"
#include "pages/welcomepage.h"
#include "preferences.h"
#include "presenters/noticetone.h"
#include "services/backupservice.h"
#include "services/hostservice.h"
#include "services/machinepoller.h"
#include "services/machineservice.h"
#include "services/operationregister.h"
#include "services/poller.h"
#include "text/words.h"
#include "widgets/appearance.h"
#include "widgets/messagebar.h"

#include <QCloseEvent>
#include <QDesktopServices>
#include <QFileInfo>
#include <QIcon>
#include <QKeyEvent>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QUrl>
#include <QVBoxLayout>

namespace kustos::ui {

namespace {

using text::Words;

bool isWrong(Reading::State state)
{
    return state == Reading::State::Lost || state == Reading::State::CredentialsExpired;
}

} // namespace

MainWindow::MainWindow(const Parts &parts, QWidget *parent)
    : QWidget(parent)
    , m_parts(parts)
{
    build();
    addKeys();
    connectParts();
    restoreWindow();
    for (const Connection &connection : m_parts.inventory.connections())
        m_states.insert(connection.id, connection.reading.state);
    chooseInitially();
    showSelected();
    retranslate();
    m_sidebar->focusTree();
}

void MainWindow::build()
{
    m_sidebar = new Sidebar(m_parts.inventory, m_parts.machines, m_parts.clock, this);
    m_stateBar = new MessageBar(this);
    m_stateBar->setClosable(false);
    m_noticeBar = new MessageBar(this);
    m_pages = new QStackedWidget(this);
    m_welcome = new WelcomePage(m_pages);
    m_pages->addWidget(m_welcome);
    m_machinePages = new MachinePages(
        {m_parts.machines, m_parts.inventory, m_parts.operations, m_parts.machineActions, m_parts.clock},
        m_parts.operations, *m_pages, this);
    m_activity = new ActivityPanel(m_parts.operations, m_parts.clock, this);

    auto *centre = new QWidget(this);
    auto *column = new QVBoxLayout(centre);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_stateBar);
    column->addWidget(m_noticeBar);
    column->addWidget(m_pages, 1);
    m_rows = new QSplitter(Qt::Vertical, this);
    m_rows->addWidget(centre);
    m_rows->addWidget(m_activity);
    m_rows->setStretchFactor(0, 1);
    m_rows->setChildrenCollapsible(false);
    m_rows->setMinimumWidth(572); // in a small window the tree gives way before the page
    m_rows->setHandleWidth(1);
    m_columns = new QSplitter(Qt::Horizontal, this);
    m_columns->addWidget(m_sidebar);
    m_columns->addWidget(m_rows);
    m_columns->setStretchFactor(1, 1);
    m_columns->setChildrenCollapsible(false);
    m_columns->setHandleWidth(1);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(m_columns);
    setMinimumSize(800, 520);
    setWindowIcon(QIcon(QStringLiteral(":/kustos.svg")));
}

void MainWindow::addKeys()
{
    const auto key = [this](const QKeySequence &keys, auto &&action) {
        auto *shortcut = new QShortcut(keys, this);
        connect(shortcut, &QShortcut::activated, this, std::forward<decltype(action)>(action));
    };
    key(QKeySequence(Qt::Key_F5), [this] { refreshNow(); });
    key(QKeySequence(Qt::CTRL | Qt::Key_F), [this] { m_sidebar->focusFilter(); });
    key(QKeySequence(Qt::CTRL | Qt::Key_Comma), [this] { showSettings(); });
    key(QKeySequence(Qt::Key_F1), [this] { showHelp(); });
    key(QKeySequence(Qt::CTRL | Qt::Key_Q), [this] { close(); });
}

void MainWindow::connectParts()
{
    connect(m_sidebar, &Sidebar::selectionChanged, this, [this] {
        m_chosen = true;
        showSelected();
    });
    connect(m_sidebar, &Sidebar::rowsChanged, this, [this] {
        chooseInitially();
        showSelected();
    });
    connect(m_sidebar, &Sidebar::settingsPressed, this, &MainWindow::showSettings);
    connect(m_sidebar, &Sidebar::helpPressed, this, &MainWindow::showHelp);
    connect(m_welcome, &WelcomePage::refreshPressed, this, &MainWindow::refreshNow);
    connect(m_welcome, &WelcomePage::openFirstPressed, m_sidebar, &Sidebar::selectFirst);
    connect(m_activity, &ActivityPanel::cancelRequested, this, [this](const OperationId &id) {
        const Operation *operation = m_parts.operations.find(id);
        if (operation != nullptr && !operation->machine.isEmpty())
            m_parts.machineActions.cancel(id);
        else
            m_parts.backups.cancel(id);
    });
    connect(m_machinePages, &MachinePages::refreshRequested, this, &MainWindow::refreshNow);
    connect(m_stateBar, &MessageBar::actionPressed, this, &MainWindow::refreshNow);
    connect(m_noticeBar, &MessageBar::closed, this, [this] {
        m_notice.reset();
        m_regained.reset();
    });
    connect(m_noticeBar, &MessageBar::actionPressed, this, [this] {
        if (m_notice)
            QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(m_notice->subject).absolutePath()));
    });
    connect(&m_parts.backups, &BackupService::noticed, this, &MainWindow::notice);
    connect(&m_parts.machineActions, &MachineService::noticed, this, &MainWindow::notice);
    connect(&m_parts.machines, &MachineInventory::machinesChanged, this, &MainWindow::dropGonePages);
    connect(&m_parts.inventory, &Inventory::connectionChanged, this, &MainWindow::connectionChanged);
    connect(&m_parts.inventory, &Inventory::servicesChanged, this, &MainWindow::dropGonePages);
    // A reading that is there at once needs no word; one that hangs must not look like none.
    m_slowReading.setSingleShot(true);
    m_slowReading.setInterval(500);
    connect(&m_slowReading, &QTimer::timeout, this, [this] { showReading(true); });
    const auto roundEnded = [this] {
        m_slowReading.stop();
        showReading(false);
    };
    connect(&m_parts.poller, &Poller::roundEnded, this, roundEnded);
    connect(&m_parts.machinePoller, &MachinePoller::roundEnded, this, roundEnded);
    m_minute.setInterval(20'000);
    connect(&m_minute, &QTimer::timeout, this, [this] {
        m_sidebar->refresh();
        wordState(false);
        if (auto *page = qobject_cast<ServicePage *>(m_pages->currentWidget()))
            page->refresh();
        m_machinePages->refreshShown();
    });
    m_minute.start();
}

void MainWindow::restoreWindow()
{
    if (!restoreGeometry(m_parts.preferences.windowGeometry()))
        resize(1180, 760);
    if (!m_columns->restoreState(m_parts.preferences.sidebarState()))
        m_columns->setSizes({304, 876});
    if (!m_rows->restoreState(m_parts.preferences.activityState()))
        m_rows->setSizes({height() - ActivityPanel::DefaultHeight, ActivityPanel::DefaultHeight});
    m_columns->setHandleWidth(1);
    m_rows->setHandleWidth(1);
    m_activity->setOpen(m_parts.preferences.activityOpen());
}

void MainWindow::keepWindow()
{
    m_parts.preferences.setWindow(saveGeometry(), m_columns->saveState(), m_rows->saveState(),
                                  m_activity->isOpen());
    if (m_chosen)
        m_parts.preferences.setSelected(m_sidebar->selected());
}

void MainWindow::chooseInitially()
{
    if (m_chosen || m_sidebar->hasCurrent())
        return;
    const std::optional<ServiceKey> kept = m_parts.preferences.selected();
    if (kept && m_sidebar->select(*kept))
        return;
    // The kept one may still be on its way: another is chosen only once its connection was read.
    const Connection *connection = kept ? m_parts.inventory.connection(kept->connection) : nullptr;
    if (connection == nullptr || connection->reading.state != Reading::State::Never)
        m_sidebar->selectFirst();
}

void MainWindow::select(const ServiceKey &key)
{
    m_sidebar->select(key);
}

void MainWindow::select(const MachineKey &key)
{
    m_sidebar->select(key);
}

void MainWindow::showSelected()
{
    const std::optional<ServiceKey> key = m_sidebar->selected();
    const std::optional<MachineKey> machine = m_sidebar->selectedMachine();
    m_parts.poller.setFocus(key);
    m_parts.machinePoller.setFocus(machine);
    wordState(false);
    if (machine && m_machinePages->show(*machine))
        return;
    if (!key || m_parts.inventory.record(*key) == nullptr) {
        showWelcome();
        return;
    }
    ServicePage *&page = m_servicePages[*key];
    if (page == nullptr)
        page = makePage(*key);
    page->setTab(m_tab);
    page->setHostIsService(m_parts.hostService.isInstalled());
    page->refresh();
    m_pages->setCurrentWidget(page);
}

void MainWindow::askForFolder(std::function<void(const QString &)> chosen)
{
    FolderDialog::ask(this, m_parts.preferences.downloadFolder(),
                      [this, chosen = std::move(chosen)](const QString &path) {
                          m_parts.preferences.setDownloadFolder(path);
                          chosen(path);
                      });
}

ServicePage *MainWindow::makePage(const ServiceKey &key)
{
    BackupsTab *backups = nullptr;
    auto *page = new ServicePage(
        key, m_parts.inventory, m_parts.clock,
        [this, &backups](const ServiceKey &service, QWidget *parent) {
            backups = new BackupsTab(
                service, m_parts.inventory, m_parts.operations, m_parts.backups, m_parts.clock, parent,
                [this](std::function<void(const QString &)> chosen) { askForFolder(std::move(chosen)); });
            return backups;
        },
        m_pages);
    connect(page, &ServicePage::backUpRequested, backups, &BackupsTab::pressBackUp);
    connect(page, &ServicePage::settingsRequested, this, &MainWindow::showSettings);
    connect(page, &ServicePage::refreshRequested, this, &MainWindow::refreshNow);
    connect(page, &ServicePage::tabChanged, this, [this](ServicePage::Tab tab) { m_tab = tab; });
    m_pages->addWidget(page);
    return page;
}

void MainWindow::showWelcome()
{
    const QList<Connection> connections = m_parts.inventory.connections();
    bool any = false;
    bool reading = connections.isEmpty();
    bool wrong = false;
    for (const Connection &connection : connections) {
        any = any || !m_parts.inventory.services(connection.id).isEmpty() ||
              !m_parts.machines.machines(connection.id).isEmpty();
        reading = reading || connection.reading.state == Reading::State::Never;
        wrong = wrong || isWrong(connection.reading.state);
    }
    m_welcome->setMode(any       ? WelcomePage::Mode::NothingSelected
                       : wrong   ? WelcomePage::Mode::NoConnection
                       : reading ? WelcomePage::Mode::Reading
                                 : WelcomePage::Mode::NoServices);
    m_pages->setCurrentWidget(m_welcome);
}

void MainWindow::dropGonePages()
{
    for (auto page = m_servicePages.begin(); page != m_servicePages.end();) {
        if (m_parts.inventory.record(page.key()) != nullptr) {
            ++page;
            continue;
        }
        page.value()->deleteLater();
        m_pages->removeWidget(page.value());
        page = m_servicePages.erase(page);
    }
    m_machinePages->dropGone();
    showSelected();
}

void MainWindow::showReading(bool reading)
{
    for (ServicePage *page : std::as_const(m_servicePages))
        page->setReading(reading);
    m_machinePages->setReading(reading);
}

void MainWindow::refreshNow()
{
    for (const Connection &connection : m_parts.inventory.connections())
        m_parts.poller.refresh(connection.id);
    for (const Connection &connection : m_parts.inventory.connections())
        m_parts.machinePoller.refresh(connection.id);
    m_slowReading.start();
}

QString MainWindow::nameOf(const Notice &notice) const
{
    if (!notice.machine.isEmpty()) {
        const MachineRecord *record = m_parts.machines.record(notice.machine);
        return record != nullptr ? record->machine.name : notice.machine.machine.text();
    }
    const ServiceRecord *record = m_parts.inventory.record(notice.target);
    return record != nullptr ? record->service.name : notice.target.service.text();
}

void MainWindow::notice(const Notice &notice)
{
    const bool asks =
        notice.kind == Notice::Kind::ShutdownIgnored || notice.kind == Notice::Kind::ConsistentInterrupted;
    if (asks && m_sidebar->selectedMachine() == notice.machine)
        return; // its page asks already, with the buttons to answer
    m_notice = notice;
    m_regained.reset();
    wordNotice(true);
}

void MainWindow::wordNotice(bool announced)
{
    QString words;
    QString action;
    Tone tone = Tone::Good;
    if (m_regained) {
        const Connection *connection = m_parts.inventory.connection(*m_regained);
        if (connection == nullptr)
            return;
        words = tr("The connection to “%1” is back.")
                    .arg(ResourceWords::connectionName(connection->kind, connection->name));
    } else if (m_notice) {
        tone = toneOf(m_notice->kind);
        words = Words::of(*m_notice, nameOf(*m_notice));
        if (m_notice->kind == Notice::Kind::DownloadDone ||
            m_notice->kind == Notice::Kind::DownloadDoneUnproved)
            action = tr("Open fol&der");
    } else {
        return;
    }
    if (announced)
        m_noticeBar->present(tone, words, action);
    else
        m_noticeBar->reword(words, action);
}

void MainWindow::connectionChanged(const ConnectionId &id)
{
    const Connection *connection = m_parts.inventory.connection(id);
    if (connection == nullptr)
        return;
    const Reading::State before = m_states.value(id, Reading::State::Never);
    const Reading::State now = connection->reading.state;
    m_states.insert(id, now);
    if (before == now)
        return;
    if (isWrong(before) && now == Reading::State::Current) {
        m_regained = id;
        wordNotice(true);
    } else if (isWrong(now) && m_regained) {
        m_regained.reset();
        m_noticeBar->hide();
    }
    wordState(true);
    chooseInitially();
    if (m_pages->currentWidget() == m_welcome)
        showSelected();
}

const Connection *MainWindow::shownConnection() const
{
    if (const auto key = m_sidebar->selected())
        return m_parts.inventory.connection(key->connection);
    if (const auto machine = m_sidebar->selectedMachine())
        return m_parts.inventory.connection(machine->connection);
    const QList<Connection> all = m_parts.inventory.connections();
    const auto wrong =
        std::ranges::find_if(all, [](const Connection &c) { return isWrong(c.reading.state); });
    return wrong == all.end() ? nullptr : m_parts.inventory.connection(wrong->id);
}

void MainWindow::wordState(bool announced)
{
    const Connection *connection = shownConnection();
    if (connection == nullptr || !isWrong(connection->reading.state)) {
        m_stateBar->hide();
        return;
    }
    const Reading &reading = connection->reading;
    const bool expired = reading.state == Reading::State::CredentialsExpired;
    QString words =
        expired ? tr("The credentials for “%1” have expired.") : tr("The connection to “%1” is lost.");
    words = words.arg(ResourceWords::connectionName(connection->kind, connection->name));
    // "Not reachable" is what the first sentence says; another cause is worth one of its own.
    const Error::Cause cause = reading.error ? reading.error->cause : Error::Cause::None;
    const bool plainLoss = cause == Error::Cause::None || cause == Error::Cause::HostUnreachable ||
                           cause == Error::Cause::ConnectionLost;
    if (!plainLoss)
        words += QLatin1Char(' ') + Words::of(*reading.error);
    if (reading.readAt.isValid()) {
        const QString rest =
            expired ? tr("What is shown is from %1; actions are off until they are renewed.", "point in time")
                    : tr("What is shown is from %1; actions are off until it is back.", "point in time");
        words += QLatin1Char(' ') + rest.arg(Words::moment(reading.readAt));
    }
    const QString action = expired ? tr("&Check again") : tr("Try a&gain");
    if (announced || m_stateBar->isHidden())
        m_stateBar->present(expired ? Tone::Warning : Tone::Failed, words, action);
    else
        m_stateBar->reword(words, action);
}

void MainWindow::showSettings()
{
    auto *dialog = new SettingsDialog(m_parts.language, m_parts.appearance, m_parts.preferences,
                                      m_parts.hostService, this);
    connect(dialog, &SettingsDialog::hostChanged, this, &MainWindow::showSelected);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void MainWindow::showHelp()
{
    auto *dialog = new HelpDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void MainWindow::retranslate()
{
    setWindowTitle(tr("Kustos"));
    wordNotice(false);
    wordState(false);
}

void MainWindow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

// Whoever has the focus had no use for it.
void MainWindow::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && event->modifiers() == Qt::NoModifier && m_noticeBar->isVisible()) {
        m_noticeBar->dismiss();
        return;
    }
    QWidget::keyPressEvent(event);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    keepWindow();
    QWidget::closeEvent(event);
}

} // namespace kustos::ui
