// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/snapshotnamefield.h"

#include "presenters/snapshotwords.h"
#include "text/plaintext.h"
#include "text/words.h"

#include <QEvent>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>

namespace kustos::ui {

using text::Words;

namespace {

constexpr int FieldWidth = 320;

} // namespace

SnapshotNameField::SnapshotNameField(QWidget *parent)
    : QWidget(parent)
    , m_label(new QLabel(this))
    , m_field(new QLineEdit(this))
    , m_meaning(new QLabel(this))
{
    m_label->setBuddy(m_field);
    m_field->setMinimumWidth(FieldWidth / 2);
    m_field->setMaximumWidth(FieldWidth);
    m_field->installEventFilter(this);
    m_meaning->setTextFormat(Qt::PlainText);
    m_meaning->setWordWrap(true);
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins({});
    grid->setHorizontalSpacing(Grid + Grid / 2);
    grid->setVerticalSpacing(Grid / 2);
    grid->addWidget(m_label, 0, 0);
    grid->addWidget(m_field, 1, 0);
    grid->addWidget(m_meaning, 1, 1);
    grid->setColumnStretch(0, 2);
    grid->setColumnStretch(1, 3);
    setFocusProxy(m_field);

    connect(m_field, &QLineEdit::textEdited, this, [this] {
        m_edited = true;
        m_fresh = false;
    });
    connect(m_field, &QLineEdit::textChanged, this, [this] {
        refresh();
        Q_EMIT changed();
    });
    recolour();
    retranslate();
}

void SnapshotNameField::suggest(const QString &name)
{
    if (m_edited || m_field->text() == name)
        return;
    m_field->setText(name);
    m_field->selectAll();
    m_fresh = true;
}

void SnapshotNameField::useUp(const QString &name)
{
    if (this->name() == name)
        m_edited = false;
}

QString SnapshotNameField::name() const
{
    return SnapshotWords::entered(m_field->text());
}

QString SnapshotNameField::obstacle() const
{
    return SnapshotWords::nameObstacle(name());
}

void SnapshotNameField::refresh()
{
    const QString wanted = name();
    const QString visible = text::plain(wanted, 4000);
    QString meaning = obstacle();
    bool wrong = !meaning.isEmpty();
    if (!wrong && visible != wanted) {
        meaning = tr("Contains characters that cannot be seen: %1", "name of a snapshot")
                      .arg(text::plain(wanted, 80));
        wrong = true;
    } else if (!wrong) {
        const QString stamp = Words::stampIn(wanted);
        meaning = stamp.isEmpty() ? QString() : tr("= %1", "date and time that a number means").arg(stamp);
    }
    m_meaning->setText(meaning);
    m_meaning->setPalette(inkPalette(wrong ? toneColor(Tone::Warning, palette()) : quietText(palette())));
    m_field->setAccessibleDescription(meaning);
}

void SnapshotNameField::retranslate()
{
    m_label->setText(tr("Enter snapshot name"));
    m_field->setAccessibleName(m_label->text());
    refresh();
}

void SnapshotNameField::recolour()
{
    m_label->setPalette(inkPalette(quietText(palette())));
}

void SnapshotNameField::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::PaletteChange) {
        recolour();
        refresh();
    }
    QWidget::changeEvent(event);
}

void SnapshotNameField::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_fresh)
        m_field->selectAll();
}

// The first click into a fresh suggestion leaves all of it selected, as the Tab key does; the next one places
// the cursor.
bool SnapshotNameField::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::MouseButtonRelease:
        if (m_fresh && !m_field->hasSelectedText())
            m_field->selectAll();
        m_fresh = false;
        break;
    case QEvent::KeyPress: {
        m_fresh = false;
        const auto *key = static_cast<const QKeyEvent *>(event);
        if (key->key() != Qt::Key_Return && key->key() != Qt::Key_Enter)
            break;
        if (!key->isAutoRepeat())
            Q_EMIT entered();
        return true;
    }
    default:
        break;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace kustos::ui
