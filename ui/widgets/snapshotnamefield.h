// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QLineEdit;

namespace kustos::ui {

//! Where the name of the next snapshot is entered. It is filled with a suggestion, all of it selected, and
//! beside it stands the date that the number in it means. What the user has typed is never replaced.
class SnapshotNameField final : public QWidget
{
    Q_OBJECT

public:
    explicit SnapshotNameField(QWidget *parent = nullptr);

    //! Taken over only where the user has not typed anything else.
    void suggest(const QString &name);
    //! A snapshot was taken under this name: where it still stands here, it was used up.
    void useUp(const QString &name);
    [[nodiscard]] bool isEdited() const { return m_edited; }
    [[nodiscard]] QString name() const;     //!< as it would be sent
    [[nodiscard]] QString obstacle() const; //!< why it cannot be sent; empty: it can
    [[nodiscard]] QLineEdit &field() { return *m_field; }

Q_SIGNALS:
    void changed();
    void entered(); //!< Enter was pressed

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void retranslate();
    void recolour();
    void refresh();

    QLabel *m_label;
    QLineEdit *m_field;
    QLabel *m_meaning;
    bool m_edited = false;
    bool m_fresh = true; //!< nobody has been in the field since its name was suggested
};

} // namespace kustos::ui
