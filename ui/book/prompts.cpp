// SPDX-License-Identifier: Apache-2.0
#include "ui/book/prompts.h"

#include "core/base/filename.h"
#include "ui/book/filedialog.h"

#include <QDesktopServices>
#include <QDir>
#include <QMessageBox>
#include <QPushButton>
#include <QStandardPaths>

namespace duebook::ui {

namespace {

QString documentsFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
}

} // namespace

void DesktopPrompts::chooseFiles(QWidget *parent, const QString &title, Files chosen)
{
    auto *dialog = new FileDialog(parent, title, documentsFolder());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    QObject::connect(dialog, &QFileDialog::filesSelected, parent, chosen);
    dialog->open();
}

void DesktopPrompts::chooseTarget(QWidget *parent, const QString &title,
                                  const QString &suggestedName, Target chosen)
{
    auto *dialog = new FileDialog(parent, title, documentsFolder());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(safeFileName(suggestedName));
    QObject::connect(dialog, &QFileDialog::fileSelected, parent, chosen);
    dialog->open();
}

void DesktopPrompts::ask(QWidget *parent, const QString &question, const QString &button,
                         Agreed agreed)
{
    auto *box =
        new QMessageBox(QMessageBox::Warning, QString(), question, QMessageBox::Cancel, parent);
    box->setAttribute(Qt::WA_DeleteOnClose);
    QPushButton *yes = box->addButton(button, QMessageBox::AcceptRole);
    box->setDefaultButton(QMessageBox::Cancel);
    QObject::connect(yes, &QPushButton::clicked, parent, agreed);
    box->open();
}

bool DesktopPrompts::open(const QUrl &url)
{
    return QDesktopServices::openUrl(url);
}

} // namespace duebook::ui
