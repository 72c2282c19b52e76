// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/sheet.h"

#include <QList>

class QGridLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace kustos::ui {

//! What an action will have changed, before it starts: per topic what is now and what will be afterwards. The
//! safe button is the default. A name may be asked for. Open it with open(); the answer is a signal.
class ConsequenceSheet : public Sheet
{
    Q_OBJECT

public:
    struct Line
    {
        QString topic;
        QString now;
        QString afterwards;
    };
    //! Where the name is typed: as what is afterwards of the first topic, or below all, to confirm.
    enum class Name { None, OfFirstTopic, ToConfirm };

    explicit ConsequenceSheet(Name name, QWidget *parent = nullptr);

    //! The facts behind the sheet changed and the action cannot be done now; empty: it can.
    void setObstacle(const QString &reason);

Q_SIGNALS:
    void chosen(const QString &name); //!< trimmed; empty where none is asked for

protected:
    void setTitle(const QString &title, const QString &identity); //!< below the title: the id, quietly
    void setHeads(const QString &now, const QString &afterwards);
    void setLines(const QList<Line> &lines); //!< the same number each time
    void setButtons(const QString &action, const QString &leave);
    //! Of the field; `prompt` stands above it where it is there to confirm.
    void setNameTexts(const QString &accessibleName, const QString &prompt = {});
    void setName(const QString &name); //!< all of it selected, the focus in it
    [[nodiscard]] QString name() const;
    void judge(); //!< whether the action may be pressed

    virtual void retranslate() = 0;
    //! Why this name cannot be taken; empty: it can. `quiet`: not to be said, the user has only begun.
    [[nodiscard]] virtual QString nameReason(bool &quiet) const;

    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Labels
    {
        QLabel *topic = nullptr;
        QLabel *now = nullptr;
        QLabel *afterwards = nullptr;
    };

    [[nodiscard]] QLabel *newLabel();
    [[nodiscard]] Labels addLine(int row);
    void lay();
    void recolour();
    void fit();

    const Name m_where;
    QString m_obstacle;
    QGridLayout *m_grid;
    QLabel *m_title;
    QLabel *m_identity;
    QLabel *m_prompt;
    QLineEdit *m_name;
    QLabel *m_nameReason;
    QLabel *m_obstacleLabel;
    QPushButton *m_action;
    QPushButton *m_leave;
    Labels m_head;
    QList<Labels> m_lines;
};

} // namespace kustos::ui
