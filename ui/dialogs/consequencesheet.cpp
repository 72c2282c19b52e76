// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/consequencesheet.h"

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

ConsequenceSheet::ConsequenceSheet(Name name, QWidget *parent)
    : Sheet(parent)
    , m_where(name)
    , m_grid(new QGridLayout)
    , m_title(newLabel())
    , m_identity(newLabel())
    , m_prompt(newLabel())
    , m_name(new QLineEdit(this))
    , m_nameReason(newLabel())
    , m_obstacleLabel(newLabel())
    , m_action(new QPushButton(this))
    , m_leave(new QPushButton(this))
{
    setWindowModality(Qt::WindowModal);
    setAttribute(Qt::WA_DeleteOnClose);
    m_title->setFont(sectionFont());
    m_identity->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_prompt->setBuddy(m_name);
    m_prompt->setVisible(m_where == Name::ToConfirm);
    m_name->setVisible(m_where != Name::None);
    m_name->setMinimumWidth(280);
    if (m_where == Name::OfFirstTopic)
        m_name->setMaxLength(200);
    m_name->installEventFilter(this);
    m_nameReason->hide();
    m_obstacleLabel->hide();
    m_action->setAutoDefault(true); // Return presses it once it has the focus, and only then
    m_action->setProperty("primary", true);
    m_leave->setDefault(true);
    lay();
    recolour();

    connect(m_name, &QLineEdit::textChanged, this, &ConsequenceSheet::judge);
    connect(m_leave, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_action, &QPushButton::clicked, this, [this] {
        const QString text = this->name();
        accept();
        Q_EMIT chosen(text);
    });
    if (m_where == Name::None)
        m_leave->setFocus();
    else
        m_name->setFocus();
}

void ConsequenceSheet::lay()
{
    m_grid->setHorizontalSpacing(3 * Grid);
    m_grid->setVerticalSpacing(Grid + Grid / 2);
    m_grid->setColumnStretch(1, 2);
    m_grid->setColumnStretch(2, 3);
    m_head = addLine(0);
    QFont bold = bodyFont();
    bold.setWeight(QFont::DemiBold);
    m_head.now->setFont(bold);
    m_head.afterwards->setFont(bold);
    m_grid->addWidget(new Hairline(this), 1, 0, 1, 3);

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(Grid);
    buttons->addStretch();
    buttons->addWidget(m_action);
    buttons->addWidget(m_leave);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(PageMargin, PageMargin, PageMargin, 2 * Grid);
    column->setSpacing(Grid / 2);
    column->addWidget(m_title);
    column->addWidget(m_identity);
    column->addSpacing(2 * Grid);
    column->addLayout(m_grid);
    if (m_where == Name::ToConfirm) {
        column->addSpacing(2 * Grid);
        column->addWidget(m_prompt);
        column->addWidget(m_name);
        column->addWidget(m_nameReason);
    }
    column->addSpacing(Grid);
    column->addWidget(m_obstacleLabel);
    column->addStretch();
    column->addSpacing(Grid);
    column->addLayout(buttons);
    setMinimumWidth(680);
    resize(760, 0);
}

QLabel *ConsequenceSheet::newLabel()
{
    auto *label = new QLabel(this);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

ConsequenceSheet::Labels ConsequenceSheet::addLine(int row)
{
    Labels line{newLabel(), newLabel(), nullptr};
    line.topic->setWordWrap(false);
    const bool named = m_where == Name::OfFirstTopic && row == 2;
    const Qt::Alignment place = named ? Qt::Alignment(Qt::AlignVCenter) : Qt::Alignment(Qt::AlignTop);
    m_grid->addWidget(line.topic, row, 0, place);
    m_grid->addWidget(line.now, row, 1, place);
    if (named) {
        m_grid->addWidget(m_name, row, 2, place);
        m_grid->addWidget(m_nameReason, row + 1, 2);
        return line;
    }
    line.afterwards = newLabel();
    m_grid->addWidget(line.afterwards, row, 2, place);
    return line;
}

// Also when the desktop turns dark while the sheet is open.
void ConsequenceSheet::recolour()
{
    const QPalette quiet = inkPalette(quietText(palette()));
    const QPalette warning = inkPalette(toneColor(Tone::Warning, palette()));
    m_identity->setPalette(quiet);
    m_nameReason->setPalette(warning);
    m_obstacleLabel->setPalette(warning);
    for (const Labels &each : std::as_const(m_lines))
        each.topic->setPalette(quiet);
}

void ConsequenceSheet::setTitle(const QString &title, const QString &identity)
{
    m_title->setText(title);
    m_identity->setText(identity);
    setAccessibleName(title);
    setAccessibleDescription(identity);
}

void ConsequenceSheet::setHeads(const QString &now, const QString &afterwards)
{
    m_head.now->setText(now);
    m_head.afterwards->setText(afterwards);
}

void ConsequenceSheet::setLines(const QList<Line> &lines)
{
    // Below the heads and their line; the first leaves a row for what is wrong with its name.
    while (m_lines.size() < lines.size())
        m_lines.append(addLine(m_lines.isEmpty() ? 2 : static_cast<int>(m_lines.size()) + 3));
    for (qsizetype i = 0; i < m_lines.size(); ++i) {
        const Line line = lines.value(i);
        const Labels &labels = m_lines.at(i);
        labels.topic->setText(line.topic);
        labels.now->setText(line.now);
        if (labels.afterwards != nullptr)
            labels.afterwards->setText(line.afterwards);
    }
    recolour();
}

void ConsequenceSheet::setButtons(const QString &action, const QString &leave)
{
    m_action->setText(action);
    m_leave->setText(leave);
    judge();
    fit();
}

void ConsequenceSheet::setNameTexts(const QString &accessibleName, const QString &prompt)
{
    m_name->setAccessibleName(accessibleName);
    m_prompt->setText(prompt);
}

void ConsequenceSheet::setName(const QString &name)
{
    m_name->setText(name);
    m_name->setFocus();
    m_name->selectAll();
}

QString ConsequenceSheet::name() const
{
    return m_name->text().trimmed();
}

void ConsequenceSheet::setObstacle(const QString &reason)
{
    if (m_obstacle == reason)
        return;
    m_obstacle = reason;
    m_obstacleLabel->setText(reason);
    m_obstacleLabel->setVisible(!reason.isEmpty());
    judge();
    fit();
}

QString ConsequenceSheet::nameReason(bool &) const
{
    return {};
}

void ConsequenceSheet::judge()
{
    bool quiet = false;
    const QString ofName = m_where == Name::None ? QString() : nameReason(quiet);
    m_nameReason->setText(ofName);
    m_nameReason->setVisible(!ofName.isEmpty() && !quiet);
    m_name->setAccessibleDescription(ofName);
    const QString reason = m_obstacle.isEmpty() ? ofName : m_obstacle;
    m_action->setEnabled(reason.isEmpty());
    m_action->setToolTip(reason);
    m_action->setAccessibleDescription(reason);
}

void ConsequenceSheet::fit()
{
    resize(width(), layout()->totalHeightForWidth(width()));
}

void ConsequenceSheet::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::PaletteChange)
        recolour();
    Sheet::changeEvent(event);
}

// Return in the field neither starts the action nor throws the typed name away: it goes on to the button.
bool ConsequenceSheet::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_name && event->type() == QEvent::KeyPress) {
        const int key = static_cast<const QKeyEvent *>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            if (m_action->isEnabled())
                m_action->setFocus(Qt::TabFocusReason);
            return true;
        }
    }
    return Sheet::eventFilter(watched, event);
}

} // namespace kustos::ui
