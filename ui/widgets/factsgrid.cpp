// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/factsgrid.h"

#include "text/plaintext.h"
#include "widgets/copybutton.h"
#include "widgets/theme.h"

#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QUrl>

namespace kustos::ui {

namespace {

constexpr int LabelWidth = 168;
constexpr int LineHeight = 28;

QString dots()
{
    return QString(8, QChar(0x2022));
}

} // namespace

FactsGrid::FactsGrid(QWidget *parent)
    : QWidget(parent)
    , m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(Grid);
    m_grid->setVerticalSpacing(0);
    m_grid->setColumnMinimumWidth(0, LabelWidth);
    m_grid->setColumnStretch(1, 1);
}

QString FactsGrid::masked(const QString &secret)
{
    const QUrl url(secret, QUrl::StrictMode);
    if (!url.isValid() || url.scheme().isEmpty() ||
        (url.host().isEmpty() && !url.isLocalFile() && url.path().isEmpty()))
        return dots();
    if (url.userInfo().isEmpty() && !url.hasQuery() && !url.hasFragment() &&
        secret.contains(QLatin1String("://")))
        return secret;
    if (url.host().isEmpty())
        return dots();
    QString shown = url.scheme() + QStringLiteral("://");
    if (!url.userInfo().isEmpty())
        shown += dots() + QLatin1Char('@');
    shown += url.host();
    if (url.port() >= 0)
        shown += QLatin1Char(':') + QString::number(url.port());
    shown += url.path();
    if (url.hasQuery() || url.hasFragment())
        shown += QLatin1Char('?') + dots();
    return shown;
}

int FactsGrid::addRow(bool copyable, bool secret)
{
    Row row;
    const int number = rowCount();
    row.label = new QLabel(this);
    row.label->setTextFormat(Qt::PlainText);
    row.label->setMinimumHeight(LineHeight);
    row.value = new QLabel(this);
    row.value->setTextFormat(Qt::PlainText);
    row.value->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    row.value->setFont(bodyFont());
    row.value->setWordWrap(secret);
    row.value->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    row.label->setBuddy(row.value);
    auto *line = new QHBoxLayout;
    line->setSpacing(Grid / 2);
    line->addWidget(row.value, secret ? 1 : 0);
    if (secret) {
        row.reveal = new QPushButton(this);
        row.reveal->setProperty("quiet", true);
        row.reveal->setCheckable(true);
        line->addWidget(row.reveal);
        connect(row.reveal, &QPushButton::toggled, this, [this, number](bool on) {
            m_rows[number].revealed = on;
            refresh(m_rows[number]);
        });
    }
    if (copyable) {
        row.copy = new CopyButton(this);
        row.copy->setFixedSize(LineHeight, LineHeight);
        line->addWidget(row.copy);
    }
    if (!secret)
        line->addStretch(1);
    m_grid->addWidget(row.label, number, 0, Qt::AlignVCenter);
    m_grid->addLayout(line, number, 1);
    m_rows.append(row);
    refresh(m_rows.last());
    recolour();
    return number;
}

void FactsGrid::removeRowsFrom(int first)
{
    while (rowCount() > first) {
        const Row row = m_rows.takeLast();
        if (QLayoutItem *line = m_grid->itemAtPosition(rowCount(), 1)) {
            m_grid->removeItem(line);
            delete line;
        }
        for (QWidget *widget : {static_cast<QWidget *>(row.label), static_cast<QWidget *>(row.value),
                                static_cast<QWidget *>(row.copy), static_cast<QWidget *>(row.reveal)})
            delete widget;
    }
}

void FactsGrid::setLabel(int row, const QString &label)
{
    Row &wanted = m_rows[row];
    wanted.label->setText(label);
    refresh(wanted);
}

void FactsGrid::setValue(int row, const QString &value, const QString &toolTip)
{
    Row &wanted = m_rows[row];
    wanted.text = value;
    wanted.value->setToolTip(
        toolTip.isEmpty()
            ? QString()
            : QStringLiteral("<span style='white-space:pre'>%1</span>").arg(toolTip.toHtmlEscaped()));
    refresh(wanted);
}

void FactsGrid::refresh(Row &row)
{
    const QString hidden = row.reveal != nullptr ? masked(row.text) : row.text;
    // What is copied is the text itself; what is shown hides nothing of it. Strings of large clusters are
    // long.
    const QString shown = text::plain(row.revealed ? row.text : hidden, 2000);
    if (row.value->text() != shown)
        row.value->setText(shown); // only then: a new text would drop the user's selection
    // A label that has a name of its own is read by that alone.
    row.value->setAccessibleName(QStringLiteral("%1: %2").arg(row.label->text(), shown));
    const bool there = !row.text.isEmpty();
    row.label->setVisible(there);
    row.value->setVisible(there);
    if (row.copy != nullptr) {
        row.copy->setVisible(there);
        row.copy->setContent(row.text);
        row.copy->setSubject(row.label->text());
    }
    if (row.reveal != nullptr) {
        row.reveal->setVisible(there && hidden != row.text);
        row.reveal->setText(row.revealed ? tr("Hide") : tr("Show"));
        row.reveal->setAccessibleName(
            (row.revealed ? tr("Hide %1", "connection string") : tr("Show %1", "connection string"))
                .arg(row.label->text()));
    }
}

void FactsGrid::recolour()
{
    for (const Row &row : std::as_const(m_rows)) {
        const QPalette quiet = inkPalette(quietText(palette()));
        row.label->setPalette(quiet);
    }
}

void FactsGrid::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        for (Row &row : m_rows)
            refresh(row);
    } else if (event->type() == QEvent::PaletteChange) {
        recolour();
    }
    QWidget::changeEvent(event);
}

} // namespace kustos::ui
