// SPDX-License-Identifier: Apache-2.0
#include "tests/support/testpaths.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

namespace duebook::test {

QString sourceDir()
{
    const QString given = qEnvironmentVariable("DUEBOOK_SOURCE_DIR");
    if (!given.isEmpty())
        return given;
    QDir folder(QCoreApplication::applicationDirPath());
    while (!folder.exists(QStringLiteral("CMakePresets.json")) && folder.cdUp()) {
    }
    return folder.absolutePath();
}

std::optional<QString> sharedData(const QString &relative)
{
    const QString path = sourceDir() + QStringLiteral("/../shared/data/") + relative;
    if (!QFileInfo::exists(path))
        return std::nullopt;
    return QDir::cleanPath(path);
}

} // namespace duebook::test
