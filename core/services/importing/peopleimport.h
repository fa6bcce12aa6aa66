// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/progress.h"
#include "core/services/importing/ledgerimport.h"

namespace duebook {

/// Imports a file of accounts or of contacts: compares each row with the book and, given a
/// transaction, writes the difference. Of a DATEV file only the customers are taken. Throws
/// `SqlFailure`.
Result<ImportReport> importPeople(const QString &path, const ImportPlan &plan,
                                  LedgerImport::Context context, const WorkControl &control);

} // namespace duebook
