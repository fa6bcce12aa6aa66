// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/output.h"
#include "core/rules/importing/importreport.h"

namespace duebook::cli {

/// What became of every column that no field names: not used, with sample values, and what was
/// worked out instead of read.
void printUnusedColumns(Output &out, const ImportInspection &inspection);

} // namespace duebook::cli
