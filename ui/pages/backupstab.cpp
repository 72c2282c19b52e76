// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/backupstab.h"

#include "dialogs/displacementsheet.h"
#include "dialogs/folderdialog.h"
#include "dialogs/restoresheet.h"
#include "presenters/backuppresenter.h"
#include "services/operationregister.h"
#include "text/words.h"
#include "widgets/backuplist.h"
#include "widgets/backuptree.h"
#include "widgets/emptybackups.h"
#include "widgets/failuredetail.h"
#include "widgets/icons.h"

#include <QApplication>
#include <QClipboard>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QShortcut>
#include <QStackedWidget>

#include <algorithm>

namespace kustos::ui {

using text::Words;
using namespace std::chrono_literals;

BackupsTab::BackupsTab(const ServiceKey &service, Inventory &inventory, OperationRegister &operations,
                       BackupActions &actions, const Clock &clock, QWidget *parent, ChooseFolder chooseFolder)
    : QWidget(parent)
    , m_service(service)
    , m_inventory(inventory)
    , m_operations(operations)
    , m_actions(actions)
    , m_clock(clock)
    , m_chooseFolder(std::move(chooseFolder))
    , m_model(new BackupModel(inventory, operations, service, BackupOptions::Rows, FailureDetail::Rows, this))
    , m_presenter(new BackupPresenter(*m_model, clock, this))
{
    if (!m_chooseFolder)
        m_chooseFolder = [this](std::function<void(const QString &)> chosen) {
            FolderDialog::ask(this, {}, std::move(chosen));
        };
    build();
    watch();
    updateIcons();
    retranslate();
}

void BackupsTab::build()
{
    m_title = new QLabel(this);
    m_title->setFont(sectionFont());
    m_actionsRow = new QWidget(this);
    m_backUp = new QPushButton(m_actionsRow);
    m_backUp->setProperty("primary", true);
    m_reason = new QLabel(m_actionsRow);
    m_reason->setTextFormat(Qt::PlainText);
    m_reason->setWordWrap(true);
    m_list = new BackupList(*m_presenter, [this](const BackupRow &row) { return factsOf(row); }, this);
    m_empty = new EmptyBackups(this);
    m_stack = new QStackedWidget(this);
    m_stack->addWidget(m_list);
    m_stack->addWidget(m_empty);

    auto *row = new QHBoxLayout(m_actionsRow);
    row->setContentsMargins({});
    row->setSpacing(Grid + Grid / 2);
    row->addWidget(m_backUp);
    row->addWidget(m_reason, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(PageMargin, 2 * Grid, PageMargin, 2 * Grid);
    column->setSpacing(Grid + Grid / 2);
    column->addWidget(m_title);
    column->addWidget(m_actionsRow);
    column->addWidget(m_stack, 1);
}

void BackupsTab::watch()
{
    connect(m_backUp, &QPushButton::clicked, this, &BackupsTab::pressBackUp);
    connect(&m_empty->button(), &QPushButton::clicked, this, &BackupsTab::pressBackUp);
    auto *shortcut = new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_N), this);
    shortcut->setAutoRepeat(false);
    connect(shortcut, &QShortcut::activated, this, &BackupsTab::pressBackUp);
    connect(m_list, &BackupList::downloadRequested, this, &BackupsTab::download);
    connect(m_list, &BackupList::restoreRequested, this, &BackupsTab::askForRestore);
    connect(m_list, &BackupList::backUpRequested, this, &BackupsTab::pressBackUp);
    connect(m_list, &BackupList::cancelRequested, this,
            [this](const OperationId &id) { m_actions.cancel(id); });
    connect(&m_list->tree(), &BackupTree::rowCopyRequested, this,
            [this](const QModelIndex &row) { copy(m_presenter->rowText(row)); });
    connect(&m_list->tree(), &BackupTree::commandCopyRequested, this, &BackupsTab::copyCommand);

    connect(&m_inventory, &Inventory::recordChanged, this, [this](const ServiceKey &key) {
        if (key == m_service)
            refresh();
    });
    const auto ofConnection = [this](const ConnectionId &id) {
        if (id == m_service.connection)
            refresh();
    };
    connect(&m_inventory, &Inventory::servicesChanged, this, ofConnection);
    connect(&m_inventory, &Inventory::connectionChanged, this, ofConnection);
    const auto ofOperation = [this](const OperationId &id) {
        const Operation *operation = m_operations.find(id);
        if (operation != nullptr && operation->target == m_service)
            refresh();
    };
    connect(&m_operations, &OperationRegister::added, this, ofOperation);
    connect(&m_operations, &OperationRegister::changed, this, ofOperation);

    m_rest.setSingleShot(true);
    m_minute.setInterval(60s);
    connect(&m_minute, &QTimer::timeout, this, [this] {
        m_presenter->refreshTimes();
        refresh();
    });
    m_minute.start();
}

const ServiceRecord *BackupsTab::record() const
{
    return m_inventory.record(m_service);
}

QString BackupsTab::reason(Obstacle obstacle) const
{
    const ServiceRecord *known = record();
    return Words::of(obstacle, known != nullptr ? known->service.type : QString());
}

BackupOptions::Facts BackupsTab::factsOf(const BackupRow &row) const
{
    BackupOptions::Facts facts;
    facts.row = row;
    facts.downloadReason = reason(m_actions.obstacleToDownload(m_service, row.backup));
    facts.restoreReason = reason(m_actions.obstacleToRestore(m_service, row.backup));
    facts.backUpReason = reason(m_actions.obstacleToBackUp(m_service));
    facts.command = m_actions.restoreCommand(m_service, row.backup);
    const QList<Operation> running = m_operations.runningFor(m_service);
    const auto transfer = std::ranges::find_if(running, [&row](const Operation &operation) {
        return operation.kind == Operation::Kind::Download && operation.backup == row.backup;
    });
    if (transfer != running.end())
        facts.transfer = *transfer;
    return facts;
}

void BackupsTab::refresh()
{
    const QString why = reason(m_actions.obstacleToBackUp(m_service));
    m_backUp->setEnabled(why.isEmpty());
    m_backUp->setToolTip(why.isEmpty() ? QKeySequence(Qt::CTRL | Qt::Key_N).toString(QKeySequence::NativeText)
                                       : why);
    m_backUp->setAccessibleDescription(why);
    m_reason->setText(why);

    const ServiceRecord *known = record();
    const bool empty = m_presenter->rowCount() == 0;
    m_empty->setFacts(known != nullptr && known->reading.readAt.isValid(), why);
    m_actionsRow->setVisible(!empty);
    m_stack->setCurrentWidget(empty ? static_cast<QWidget *>(m_empty) : m_list);
    m_list->refreshDetails();
}

void BackupsTab::retranslate()
{
    m_title->setText(tr("Available backups"));
    m_backUp->setText(tr("Back up now"));
    m_list->tree().setAccessibleName(m_title->text());
    m_presenter->retranslate();
    refresh();
}

void BackupsTab::updateIcons()
{
    m_reason->setPalette(inkPalette(quietText(palette())));
}

void BackupsTab::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::PaletteChange) {
        updateIcons();
        refresh();
    }
    QWidget::changeEvent(event);
}

void BackupsTab::pressBackUp()
{
    if (m_rest.isActive() || m_actions.obstacleToBackUp(m_service) != Obstacle::None)
        return;
    m_rest.start(QApplication::doubleClickInterval());
    if (const auto displaced = m_actions.displacedByBackUp(m_service))
        askForDisplacement(*displaced);
    else
        backUp();
}

void BackupsTab::backUp()
{
    m_actions.backUpNow(m_service);
    refresh();
}

void BackupsTab::askForDisplacement(const RestorePoint &displaced)
{
    const QString why = reason(m_actions.obstacleToDownload(m_service, displaced.id));
    auto *sheet = new DisplacementSheet(displaced, why, this);
    connect(sheet, &DisplacementSheet::backUpChosen, this, &BackupsTab::backUp);
    connect(sheet, &DisplacementSheet::downloadChosen, this, [this, id = displaced.id] { download(id); });
    sheet->open();
}

void BackupsTab::download(const BackupId &backup)
{
    m_chooseFolder([this, backup](const QString &folder) {
        m_actions.download(m_service, backup, folder);
        refresh();
    });
}

void BackupsTab::askForRestore(const BackupId &backup)
{
    const BackupRow *row = m_model->row(m_model->indexOf(backup));
    const ServiceRecord *known = record();
    const Connection *connection = m_inventory.connection(m_service.connection);
    if (row == nullptr || known == nullptr)
        return;
    RestoreSheet::Facts facts{*row, known->service, Connection::Kind::Compose,
                              m_actions.defaultRestoreName(m_service)};
    if (connection != nullptr)
        facts.connection = connection->kind;
    auto *sheet = new RestoreSheet(facts, this);
    connect(sheet, &RestoreSheet::chosen, this, [this, backup](const QString &name) {
        m_actions.restore(m_service, backup, name);
        refresh();
    });
    sheet->open();
}

void BackupsTab::copy(const QString &text)
{
    if (!text.isEmpty())
        QGuiApplication::clipboard()->setText(text);
}

void BackupsTab::copyCommand(const QModelIndex &row)
{
    const BackupRow *line = m_presenter->row(row);
    const bool complete = line != nullptr && line->kind == BackupRow::Kind::Complete;
    copy(complete ? m_actions.restoreCommand(m_service, line->backup) : m_actions.backupCommand(m_service));
}

} // namespace kustos::ui
