// SPDX-License-Identifier: Apache-2.0
#include "core/store/filecircle.h"

#include "core/store/drivekind.h"

namespace duebook {

Circle circleAt(const QString &path)
{
    const bool shared = driveKindOf(path) == DriveKind::Network || folderGivesItsGroup(path);
    return shared ? Circle::FolderGroup : Circle::Owner;
}

} // namespace duebook
