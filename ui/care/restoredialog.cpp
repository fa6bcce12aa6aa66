// SPDX-License-Identifier: Apache-2.0
#include "ui/care/restoredialog.h"

#include "ui/look/theme.h"
#include "ui/text/format.h"

#include <QDir>
#include <QLabel>
#include <QLocale>

namespace duebook::ui {

namespace {

QString inWords(const BookLook &book)
{
    const QLocale locale;
    QStringList open;
    for (const Money &each : book.open)
        open += format::money(each, locale);
    if (open.isEmpty())
        open += RestoreDialog::tr("nothing");
    return RestoreDialog::tr("%1: last change %2; %3 accounts, %4 invoices, %5 notes; open: %6")
        .arg(book.company, locale.toString(book.newestChange.toLocalTime(), QLocale::ShortFormat),
             locale.toString(book.accounts), locale.toString(book.invoices),
             locale.toString(book.notes), open.join(QStringLiteral(", ")));
}

} // namespace

RestoreDialog::RestoreDialog(const QString &backup, const QString &book, const RestoreLook &look,
                             QWidget *parent)
    : FormDialog(tr("Restore a backup"), tr("Restore"), parent)
{
    setObjectName(QStringLiteral("restoreDialog"));
    addLine(QStringLiteral("restoreBackup"),
            tr("Backup “%1”").arg(QDir::toNativeSeparators(backup)));
    addLine(QStringLiteral("restoreBackupLook"), inWords(look.backup));
    addLine(QStringLiteral("restoreBook"),
            tr("takes the place of “%1”").arg(QDir::toNativeSeparators(book)));
    addLine(QStringLiteral("restoreBookLook"),
            look.present ? inWords(*look.present) : tr("which cannot be read."));
    if (!look.differs.isEmpty())
        addLine(QStringLiteral("restoreDiffers"), look.differs);
    else if (look.changesLost > 0)
        addLine(QStringLiteral("restoreLost"),
                tr("%n change(s) made after the backup are not in it.", nullptr,
                   int(look.changesLost)));
    addLine(QStringLiteral("restoreKept"),
            tr("The present book is kept beside it under another name."));
}

void RestoreDialog::addLine(const QString &name, const QString &text)
{
    auto *label = new QLabel(text, this);
    label->setObjectName(name);
    label->setWordWrap(true);
    addRow(label);
}

void RestoreDialog::submit()
{
    Q_EMIT submitted();
}

} // namespace duebook::ui
