// SPDX-License-Identifier: Apache-2.0
#include "core/base/privatefolder.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

namespace duebook {

Result<PrivateFolder> PrivateFolder::create()
{
    auto folder =
        std::make_unique<QTemporaryDir>(QDir::temp().filePath(QStringLiteral("duebook-")));
    if (!folder->isValid() ||
        !QFile::setPermissions(folder->path(), QFileDevice::ReadOwner | QFileDevice::WriteOwner |
                                                   QFileDevice::ExeOwner))
        return Error{ErrorCode::Io,
                     QCoreApplication::translate("duebook::PrivateFolder",
                                                 "The folder for temporary files, \"%1\", cannot "
                                                 "be written: make room in it or choose another.")
                         .arg(QDir::toNativeSeparators(QDir::tempPath())),
                     {},
                     folder->errorString()};
    return PrivateFolder(std::move(folder));
}

} // namespace duebook
