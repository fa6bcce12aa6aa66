// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/rules/importing/columncontent.h"
#include "core/services/importing/importplan.h"

namespace duebook {

/// The columns of the file by the names that a profile or a person gave. Errors: Invalid (no such
/// column; the sentence names those there are).
Result<std::map<ImportField, int>> givenColumns(const ImportPlan &plan);

/// A file that is a whole bookkeeping: of its rows only the customers' are taken.
void takeForm(ImportPlan &plan, QStringList &notes);

/// Which column each field stands in: what is given, what headings and values tell, and the further
/// columns that groups and a bookkeeping's rows fill.
void mapColumns(ImportPlan &plan, const std::map<ImportField, int> &given,
                const std::vector<ColumnFacts> &facts);

/// The plan's row filters. Errors: Invalid (no such column).
Result<void> planFilters(ImportPlan &plan);

/// A list of what is due when, without the days of the invoices: the due day stands for both.
void takeDueForIssue(ImportPlan &plan, const std::vector<ColumnFacts> &facts, QStringList &notes);

/// True for columns that no field names and that are used nevertheless.
bool namesOthers(const ImportPlan &plan, int column);

} // namespace duebook
