// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtGlobal>

class QFile;

namespace duebook {

/// A lock on one byte of an open file that keeps out every other handle on the file, also of this
/// program. It goes with the handle. On SMB and on Windows nobody else can read that byte: `at` is
/// to lie outside what others read, and may lie behind the end of the file. Any thread; may wait
/// for the drive.
class FileLock {
public:
    enum class Outcome {
        Taken,
        HeldByOther,
        Unsupported, ///< the drive or the system knows no such lock
    };

    /// Makes the file anew, open for reading and writing, for a lock that is held on it for long.
    /// Linux's SMB client gives two openings of one computer that are alike a single handle at the
    /// server, whose locks go with the first of them that is closed: this opening is like no other.
    /// False when it exists or cannot be made. `file.fileName()` is empty afterwards: Qt does not
    /// know the name of an open handle.
    static bool makeFile(QFile &file);

    /// Never waits for another holder. `file` must be open for writing.
    static Outcome tryTake(QFile &file, qint64 at);
    static void release(QFile &file, qint64 at);

    /// Whether nobody has taken it. Those who ask at the same moment do not see each other. `file`
    /// must be open for reading.
    static bool isFree(QFile &file, qint64 at);
};

} // namespace duebook
