// SPDX-License-Identifier: GPL-3.0-or-later
// The yardstick for the start: a bare Qt tree of 1,000 rows and nothing else.
#include <QApplication>
#include <QStandardItemModel>
#include <QTreeView>

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    QStandardItemModel model(1000, 4);
    for (int row = 0; row < 1000; ++row) {
        for (int column = 0; column < 4; ++column)
            model.setItem(row, column,
                          new QStandardItem(QStringLiteral("row %1, column %2").arg(row).arg(column)));
    }
    QTreeView view;
    view.setUniformRowHeights(true);
    view.setModel(&model);
    view.resize(1180, 760);
    view.show();
    return QApplication::exec();
}
