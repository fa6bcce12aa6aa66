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

/// Copies the book online to `target`, then opens the copy and verifies it: quick_check, counts not
/// smaller than the source's before the copy, its audit chain's newest hash known to the source.
/// Errors: Io, Full, Damaged, Cancelled. The caller removes the file after an error.
Result<CopyCounts> writeVerifiedCopy(Database &source, const QString &target,
                                     const WorkControl &control);

} // namespace duebook
