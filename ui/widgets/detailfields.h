// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QWidget>

class QGridLayout;
class QLabel;
class QToolButton;

namespace kustos::ui {

class ElidedField;

//! Labels and values of one thing, to select and to copy, one below the other. Where there is room the first
//! two, which are short, share a line.
class DetailFields final : public QWidget
{
    Q_OBJECT

public:
    //! One entry per field: whether it can be copied.
    explicit DetailFields(const QList<bool> &copyable, QWidget *parent = nullptr);

    void setNarrow(bool narrow);
    //! `copied` is what the clipboard gets; empty: nothing to copy.
    void set(int field, const QString &label, const QString &value, const QString &copied = {});
    void takeFocus(); //!< into the first value

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Field
    {
        QLabel *label = nullptr;
        ElidedField *value = nullptr;
        QToolButton *copy = nullptr;
    };

    [[nodiscard]] Field newField(bool copyable);
    void put(const Field &field, int row, int column, int span, int height);
    void updateIcons();

    QGridLayout *m_grid;
    QList<Field> m_fields;
};

} // namespace kustos::ui
