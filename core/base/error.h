// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace duebook {

/// What kind of failure it is: decides the exit code of the command line and what a page offers.
enum class ErrorCode {
    Invalid, ///< what was typed or given cannot be used; `place` names the field or file:row:column
    NotFound,  ///< the thing asked for is not in the book
    Conflict,  ///< someone else changed the record since it was read
    Forbidden, ///< the user's role does not allow it
    Busy,      ///< the book is held by another client or cannot be reached; trying again may help
    ReadOnly,  ///< the book, its folder or the drive does not accept changes
    Full,      ///< no room left on the drive
    Damaged,   ///< the file is a book no longer in order
    NotABook,  ///< the file is something else
    Newer,     ///< the book was written by a newer Duebook
    Io,        ///< reading or writing a file failed
    Cancelled, ///< the person stopped it; nothing was written
    Internal,  ///< a bug of ours; the detail stands in the log
};

/// A failure as a value. `sentence` is for the person: one translated sentence that names the thing
/// and the remedy. `place` is the field's object name or `file:row:column`. `detail` is technical
/// and only for the log.
struct Error {
    ErrorCode code = ErrorCode::Internal;
    QString sentence;
    QString place;
    QString detail;

    friend bool operator==(const Error &, const Error &) = default;
};

} // namespace duebook
