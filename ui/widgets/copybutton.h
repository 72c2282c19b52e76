// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QToolButton>

namespace kustos::ui {

//! Copies one text to the clipboard and shows a tick for a moment.
class CopyButton final : public QToolButton
{
    Q_OBJECT

public:
    explicit CopyButton(QWidget *parent = nullptr);

    void setContent(const QString &content) { m_content = content; } //!< what is copied
    void setSubject(const QString &subject); //!< what it is called, in the window's language: "ID"

protected:
    void changeEvent(QEvent *event) override;

private:
    void copy();
    void refresh();

    QString m_content;
    QString m_subject;
    QTimer m_tick;
};

} // namespace kustos::ui
