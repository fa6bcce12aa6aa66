// SPDX-License-Identifier: Apache-2.0
#include "core/store/sharing/filecircle.h"

#include "core/store/sharing/drivekind.h"

namespace duebook {

Circle circleAt(const QString &path)
{
    const bool shared = driveKindOf(path) == DriveKind::Network || folderGivesItsGroup(path);
    return shared ? Circle::FolderGroup : Circle::Owner;
}

} // namespace duebook
