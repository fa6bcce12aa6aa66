// SPDX-License-Identifier: Apache-2.0
#pragma once

class QFile;

namespace duebook {

/// Brings what was written to `file` to the drive, so that other computers see it and a power cut
/// does not lose it. False when the drive refused. Any thread; waits for the drive.
bool syncToDrive(QFile &file);

} // namespace duebook
