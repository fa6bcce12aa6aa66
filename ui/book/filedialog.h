// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QCoreApplication>
#include <QFileDialog>
#include <QFileIconProvider>

namespace duebook::ui {

/// What a file looks like in a list, told by its name alone.
class PlainFileIcons : public QFileIconProvider {
    Q_DECLARE_TR_FUNCTIONS(duebook::ui::PlainFileIcons)
public:
    QIcon icon(const QFileInfo &file) const override;
    QString type(const QFileInfo &file) const override;
};

/// A file dialog that opens none of the files it lists. Others look into a file to tell its kind,
/// and with POSIX locks to close a file gives away every lock that the program has on it: those of
/// SQLite on the open book, where it is among the files.
class FileDialog : private PlainFileIcons, public QFileDialog {
public:
    FileDialog(QWidget *parent, const QString &title, const QString &folder,
               const QString &filter = {});

    /// Each waits for the person; empty = nothing was chosen.
    static QString fileToOpen(QWidget *parent, const QString &title, const QString &folder,
                              const QString &filter);
    static QString fileToSave(QWidget *parent, const QString &title, const QString &suggestion,
                              const QString &filter);
    static QString folder(QWidget *parent, const QString &title, const QString &suggestion);

private:
    QString chosen();
};

} // namespace duebook::ui
