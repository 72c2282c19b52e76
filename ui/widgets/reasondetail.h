// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/rowdetail.h"

class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace kustos::ui {

//! Why something failed, in full, and the way to another attempt: stands in the open row of what failed.
class ReasonDetail : public RowDetail
{
    Q_OBJECT

public:
    static constexpr int Rows = 3; //!< blank rows of the list that it covers

    //! In the window's language.
    struct Texts
    {
        QString title; //!< for screen readers
        QString why;
        QString again;          //!< label of the button
        QString againObstacle;  //!< why not; empty: it can be done
        QString remove;         //!< label of the button; empty: there is nothing to remove
        QString removeObstacle; //!< why not; empty: it can be done
    };

    explicit ReasonDetail(QWidget *parent = nullptr);

    void setTexts(const Texts &texts);
    void takeFocus() override;

Q_SIGNALS:
    void againRequested();
    void removeRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    Texts m_texts;
    QPlainTextEdit *m_text;
    QPushButton *m_again;
    QPushButton *m_remove;
    QPushButton *m_copy;
    QLabel *m_obstacle;
};

} // namespace kustos::ui
