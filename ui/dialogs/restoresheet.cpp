// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/restoresheet.h"

#include "text/plaintext.h"
#include "text/words.h"
#include "widgets/hairline.h"
#include "widgets/theme.h"

#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace kustos::ui {

using text::plain;
using text::Words;

RestoreSheet::RestoreSheet(const Facts &facts, QWidget *parent)
    : Sheet(parent)
    , m_facts(facts)
    , m_title(newLabel())
    , m_id(newLabel())
    , m_nameReason(newLabel())
    , m_name(new QLineEdit(facts.defaultName, this))
    , m_restore(new QPushButton(this))
    , m_cancel(new QPushButton(this))
{
    setWindowModality(Qt::WindowModal);
    setAttribute(Qt::WA_DeleteOnClose);
    m_title->setFont(sectionFont());
    m_id->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_name->setMaxLength(200);
    m_name->setMinimumWidth(280);
    m_name->installEventFilter(this);
    m_restore->setAutoDefault(true); // Return presses it once it has the focus, and only then
    m_restore->setProperty("primary", true);
    m_cancel->setDefault(true);

    lay();
    recolour();

    connect(m_name, &QLineEdit::textChanged, this, &RestoreSheet::judgeName);
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_restore, &QPushButton::clicked, this, [this] {
        const QString name = m_name->text().trimmed();
        accept();
        Q_EMIT restoreChosen(name);
    });
    retranslate();
    m_name->setFocus();
    m_name->selectAll();
}

void RestoreSheet::lay()
{
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(3 * Grid);
    grid->setVerticalSpacing(Grid + Grid / 2);
    grid->setColumnStretch(1, 2);
    grid->setColumnStretch(2, 3);
    m_head = addLine(*grid, 0);
    grid->addWidget(new Hairline(this), 1, 0, 1, 3);
    m_nameLine = addLine(*grid, 2, m_name);
    grid->addWidget(m_nameReason, 3, 2);
    m_dataLine = addLine(*grid, 4);
    m_placeLine = addLine(*grid, 5);
    m_costLine = addLine(*grid, 6);
    m_notCopiedLine = addLine(*grid, 7);
    for (QLabel *head : {m_head.now, m_head.afterwards}) {
        QFont bold = bodyFont();
        bold.setWeight(QFont::DemiBold);
        head->setFont(bold);
    }

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(Grid);
    buttons->addStretch();
    buttons->addWidget(m_restore);
    buttons->addWidget(m_cancel);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(PageMargin, PageMargin, PageMargin, 2 * Grid);
    column->setSpacing(Grid / 2);
    column->addWidget(m_title);
    column->addWidget(m_id);
    column->addSpacing(2 * Grid);
    column->addLayout(grid);
    column->addStretch();
    column->addSpacing(2 * Grid);
    column->addLayout(buttons);
    setMinimumWidth(680);
    resize(760, 0);
}

// Also when the desktop turns dark while the sheet is open.
void RestoreSheet::recolour()
{
    const QPalette quiet = inkPalette(quietText(palette()));
    m_id->setPalette(quiet);
    m_nameReason->setPalette(inkPalette(toneColor(Tone::Warning, palette())));
    for (const Line &each : {m_nameLine, m_dataLine, m_placeLine, m_costLine, m_notCopiedLine}) {
        if (each.topic != nullptr)
            each.topic->setPalette(quiet);
    }
}

QLabel *RestoreSheet::newLabel()
{
    auto *label = new QLabel(this);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

RestoreSheet::Line RestoreSheet::addLine(QGridLayout &grid, int row, QWidget *afterwards)
{
    Line line{newLabel(), newLabel(), nullptr};
    line.topic->setWordWrap(false);
    const Qt::Alignment place =
        afterwards != nullptr ? Qt::Alignment(Qt::AlignVCenter) : Qt::Alignment(Qt::AlignTop);
    grid.addWidget(line.topic, row, 0, place);
    grid.addWidget(line.now, row, 1, place);
    if (afterwards == nullptr)
        afterwards = line.afterwards = newLabel();
    grid.addWidget(afterwards, row, 2, place);
    return line;
}

QString RestoreSheet::costNow() const
{
    return tr("as before");
}

QString RestoreSheet::costAfterwards() const
{
    if (m_facts.connection == Connection::Kind::Compose)
        return tr("a second service, which the provider may bill from the start of provisioning");
    return m_facts.backup.size
               ? tr("none; needs %1 on the host’s disk").arg(Words::size(*m_facts.backup.size))
               : tr("none; needs as much space on the host’s disk as the database");
}

void RestoreSheet::retranslate()
{
    const BackupRow &backup = m_facts.backup;
    const QString place = m_facts.service.place.isEmpty() ? tr("not reported by the service")
                                                          : plain(m_facts.service.place, 80);
    const QString title = tr("Restore the backup of %1 into a new service instance", "date and time")
                              .arg(Words::moment(backup.createdAt));
    setWindowTitle(tr("Restore"));
    m_title->setText(title);
    setAccessibleName(title);
    m_id->setText(tr("Backup ID: %1").arg(plain(backup.backup.text())));
    m_head.now->setText(tr("Now"));
    m_head.afterwards->setText(tr("Afterwards, in addition"));
    m_nameLine.topic->setText(tr("Name"));
    m_nameLine.now->setText(plain(m_facts.service.name, 120));
    m_name->setAccessibleName(tr("Name of the new service instance"));
    m_dataLine.topic->setText(tr("Data"));
    m_dataLine.now->setText(tr("stays as it is and keeps running"));
    m_dataLine.afterwards->setText(
        tr("as of %1", "date and time")
            .arg(Words::moment(backup.moment.isValid() ? backup.moment : backup.createdAt)));
    m_placeLine.topic->setText(tr("Place"));
    m_placeLine.now->setText(place);
    m_placeLine.afterwards->setText(place);
    m_costLine.topic->setText(tr("Cost"));
    m_costLine.now->setText(costNow());
    m_costLine.afterwards->setText(costAfterwards());
    m_notCopiedLine.topic->setText(tr("Not copied"));
    m_notCopiedLine.now->setText(QString());
    m_notCopiedLine.afterwards->setText(tr("Access data, the schedule of backups and the earlier backups. "
                                           "Applications stay connected to “%1”.")
                                            .arg(plain(m_facts.service.name, 80)));
    m_restore->setText(tr("Restore"));
    m_cancel->setText(tr("Cancel"));
    judgeName();
    resize(width(), layout()->totalHeightForWidth(width()));
}

void RestoreSheet::judgeName()
{
    const QString name = m_name->text().trimmed();
    QString reason;
    if (name.isEmpty())
        reason = tr("The new service instance needs a name.");
    else if (name == m_facts.service.name)
        reason = tr("The existing service has this name already.");
    m_nameReason->setText(reason);
    m_nameReason->setVisible(!reason.isEmpty());
    m_name->setAccessibleDescription(reason);
    m_restore->setEnabled(reason.isEmpty());
    m_restore->setToolTip(reason);
    m_restore->setAccessibleDescription(reason);
}

void RestoreSheet::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::PaletteChange)
        recolour();
    Sheet::changeEvent(event);
}

// Return in the field neither starts the restore nor throws the typed name away: it goes on to the button.
bool RestoreSheet::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_name && event->type() == QEvent::KeyPress) {
        const int key = static_cast<const QKeyEvent *>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            if (m_restore->isEnabled())
                m_restore->setFocus(Qt::TabFocusReason);
            return true;
        }
    }
    return Sheet::eventFilter(watched, event);
}

} // namespace kustos::ui
