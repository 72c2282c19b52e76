// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/folderdialog.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QStandardPaths>

namespace kustos::ui {

void FolderDialog::ask(QWidget *parent, const QString &remembered,
                       std::function<void(const QString &)> chosen)
{
    const QString folder = !remembered.isEmpty() && QFileInfo(remembered).isDir()
                               ? remembered
                               : QStandardPaths::writableLocation(QStandardPaths::DownloadLocation);
    auto *dialog = new QFileDialog(parent, tr("Download the backup into a folder"), folder);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    // Qt's own translations may be missing; what is pressed and typed speaks the window's language anyway.
    dialog->setLabelText(QFileDialog::LookIn, tr("Look in:"));
    dialog->setLabelText(QFileDialog::FileName, tr("Folder:"));
    dialog->setLabelText(QFileDialog::Accept, tr("Download here"));
    dialog->setLabelText(QFileDialog::Reject, tr("Cancel"));
    dialog->resize(840, 560);
    QObject::connect(dialog, &QFileDialog::fileSelected, parent, std::move(chosen));
    dialog->open();
}

} // namespace kustos::ui
