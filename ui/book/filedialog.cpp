// SPDX-License-Identifier: Apache-2.0
#include "ui/book/filedialog.h"

#include <QFileInfo>

namespace duebook::ui {

QIcon PlainFileIcons::icon(const QFileInfo &file) const
{
    return QFileIconProvider::icon(file.isDir() ? Folder : File);
}

QString PlainFileIcons::type(const QFileInfo &file) const
{
    return file.isDir() ? tr("Folder") : file.suffix();
}

FileDialog::FileDialog(QWidget *parent, const QString &title, const QString &folder,
                       const QString &filter)
    : QFileDialog(parent, title, folder, filter)
{
#if defined(Q_OS_UNIX) && !defined(Q_OS_MACOS)
    // The desktop's own run inside of this program and look into the files, too.
    setOption(DontUseNativeDialog);
    setIconProvider(this);
#endif
}

QString FileDialog::chosen()
{
    return exec() == Accepted ? selectedFiles().value(0) : QString();
}

QString FileDialog::fileToOpen(QWidget *parent, const QString &title, const QString &folder,
                               const QString &filter)
{
    FileDialog dialog(parent, title, folder, filter);
    dialog.setFileMode(ExistingFile);
    return dialog.chosen();
}

QString FileDialog::fileToSave(QWidget *parent, const QString &title, const QString &suggestion,
                               const QString &filter)
{
    const QFileInfo file(suggestion);
    FileDialog dialog(parent, title, file.absolutePath(), filter);
    dialog.setAcceptMode(AcceptSave);
    dialog.selectFile(file.fileName());
    return dialog.chosen();
}

QString FileDialog::folder(QWidget *parent, const QString &title, const QString &suggestion)
{
    FileDialog dialog(parent, title, suggestion);
    dialog.setFileMode(Directory);
    dialog.setOption(ShowDirsOnly);
    return dialog.chosen();
}

} // namespace duebook::ui
