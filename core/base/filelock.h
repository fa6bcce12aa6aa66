// SPDX-License-Identifier: Apache-2.0
#pragma once

class QFile;

namespace duebook {

/// A lock on the first byte of an open file that keeps out every other handle on the file, also of
/// this program. It goes with the handle. Any thread; may wait for the drive.
class FileLock {
public:
    enum class Outcome {
        Taken,
        HeldByOther,
        Unsupported, ///< the drive or the system knows no such lock
    };

    /// Never waits for another holder. `file` must be open for writing.
    static Outcome tryTake(QFile &file);
    static void release(QFile &file);
};

} // namespace duebook
