// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/db/database.h"

namespace duebook {

/// What a verified copy holds.
struct CopyCounts {
    qint64 accounts = 0;
    qint64 invoices = 0;
    qint64 notes = 0;
};

/// Copies the book online to `target`, then opens the copy and verifies it: quick_check, the chain
/// of its audit, that its newest row is known to the source, counts not smaller than the source's
/// before the copy, and the same open amounts per currency when nobody wrote meanwhile.
/// Errors: Io, Full, Damaged, Cancelled. The caller removes the file after an error.
Result<CopyCounts> writeVerifiedCopy(Database &source, const QString &target,
                                     const WorkControl &control);

/// Verifies a copy by itself: structure, and the chain of its audit.
/// Errors: Damaged, NotABook, Io, NotFound.
Result<CopyCounts> verifyCopy(const QString &path);

} // namespace duebook
