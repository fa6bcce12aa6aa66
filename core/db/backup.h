// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/progress.h"
#include "core/db/database.h"

namespace duebook {

/// Copies the whole database to `target` (created; an existing file is overwritten) with SQLite's
/// online backup in small steps, so that others go on working. Reports pages. Throws `SqlFailure`;
/// `Cancelled` when stopped. The caller writes to a temporary name and renames.
void copyOnline(Database &source, const QString &target, const WorkControl &control);

} // namespace duebook
