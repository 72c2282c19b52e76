// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QWidget>

class QGridLayout;
class QLabel;
class QPushButton;

namespace kustos::ui {

class CopyButton;

//! Labels and values under each other, values selectable as plain text. A row without a value is not shown.
class FactsGrid final : public QWidget
{
    Q_OBJECT

public:
    explicit FactsGrid(QWidget *parent = nullptr);

    //! Returns its number. A secret one is masked until "Show" is pressed.
    int addRow(bool copyable, bool secret = false);
    void removeRowsFrom(int first);
    [[nodiscard]] int rowCount() const { return static_cast<int>(m_rows.size()); }
    void setLabel(int row, const QString &label);
    void setValue(int row, const QString &value, const QString &toolTip = {});

    //! What is shown in place of a connection string: user, password and query are gone, the place stays
    //! readable.
    [[nodiscard]] static QString masked(const QString &secret);

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Row
    {
        QLabel *label = nullptr;
        QLabel *value = nullptr;
        CopyButton *copy = nullptr;
        QPushButton *reveal = nullptr;
        QString text;
        bool revealed = false;
    };

    void refresh(Row &row);
    void recolour();

    QGridLayout *m_grid;
    QList<Row> m_rows;
};

} // namespace kustos::ui
