// SPDX-License-Identifier: Apache-2.0
#include "ui/support/csvfile.h"

#include "core/io/csvwriter.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QSaveFile>

namespace duebook::ui {

Result<void> writeCsvFile(const QString &path, const QList<QStringList> &lines)
{
    QSaveFile file(path);
    const auto failed = [&] {
        return Error{ErrorCode::Io,
                     QCoreApplication::translate(
                         "duebook::ui::csvfile",
                         "“%1” cannot be written: choose another folder or close it elsewhere.")
                         .arg(QFileInfo(path).fileName()),
                     path, file.errorString()};
    };
    if (!file.open(QIODevice::WriteOnly))
        return failed();
    CsvWriter writer(file, ',', true);
    for (const QStringList &line : lines) {
        for (const QString &cell : line)
            writer.cell(cell);
        writer.endRow();
    }
    const Result<void> finished = writer.finish();
    if (!finished)
        return finished;
    if (!file.commit())
        return failed();
    return {};
}

} // namespace duebook::ui
