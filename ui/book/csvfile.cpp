// SPDX-License-Identifier: Apache-2.0
#include "ui/book/csvfile.h"

#include "core/base/fullness.h"
#include "core/io/csvwriter.h"
#include "core/store/sharing/filecircle.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QSaveFile>

namespace duebook::ui {

Result<void> writeCsvFile(const QString &path, const QList<QStringList> &lines)
{
    QSaveFile file(path);
    const auto failed = [&] {
        if (ranFull(file))
            return Error{ErrorCode::Full,
                         QCoreApplication::translate("duebook::ui::csvfile",
                                                     "There is no room for “%1”: free some space "
                                                     "or choose another drive.")
                             .arg(QFileInfo(path).fileName()),
                         path, file.errorString()};
        return Error{ErrorCode::Io,
                     QCoreApplication::translate(
                         "duebook::ui::csvfile",
                         "“%1” cannot be written: choose another folder or close it elsewhere.")
                         .arg(QFileInfo(path).fileName()),
                     path, file.errorString()};
    };
    if (!openOwnFile(file, circleAt(path)))
        return failed();
    CsvWriter writer(file, ',', true);
    for (const QStringList &line : lines) {
        for (const QString &cell : line)
            writer.cell(cell);
        writer.endRow();
    }
    const Result<void> finished = writer.finish();
    if (!finished)
        return failed();
    if (!file.commit())
        return failed();
    return {};
}

} // namespace duebook::ui
