// SPDX-License-Identifier: Apache-2.0
#include "core/store/care/recordbeside.h"

#include "core/store/sharing/sidefolder.h"

#include <QFile>
#include <QSaveFile>

namespace duebook {

namespace {

constexpr qint64 kMostBytes = 4096;

} // namespace

QString recordBesidePath(const QString &bookPath)
{
    return SideFolder(bookPath).filePath(QStringLiteral("record"));
}

std::optional<RecordHead> readRecordBeside(const QString &bookPath, const QString &mark)
{
    QFile file(recordBesidePath(bookPath));
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    return recordHeadFromJson(file.read(kMostBytes), mark);
}

bool writeRecordBeside(const QString &bookPath, const RecordHead &head, const QString &mark)
{
    if (!SideFolder(bookPath).ensure())
        return false;
    QSaveFile file(recordBesidePath(bookPath));
    const QByteArray json = recordHeadToJson(head, mark);
    return file.open(QIODevice::WriteOnly) && file.write(json) == json.size() && file.commit();
}

} // namespace duebook
