// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtGlobal>

class QFile;

namespace duebook {

/// Brings what was written to `file` to the drive, so that other computers see it and a power cut
/// does not lose it. False when the drive refused. Any thread; waits for the drive.
bool syncToDrive(QFile &file);

/// How long the file is at the drive now: on a share not what this computer remembers of it. Any
/// thread; waits for the drive.
qint64 sizeAtDrive(QFile &file);

} // namespace duebook
