// SPDX-License-Identifier: Apache-2.0
#pragma once

class QFileDevice;

namespace duebook {

/// Whether the system's number for a failure (errno; GetLastError under Windows) says that there is
/// no room: the drive is full, or what the person may use of it.
bool saysFull(int systemError);

/// Whether `file` failed for want of room. Qt keeps of that only the system's words.
bool ranFull(const QFileDevice &file);

} // namespace duebook
