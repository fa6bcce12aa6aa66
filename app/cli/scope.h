// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/values.h"
#include "core/domain/report.h"

namespace duebook::cli {

/// `--account`, `--collector` and `--segment` of the reports.
std::vector<OptionSpec> scopeOptions();
Result<ReportScope> readScope(const CommandLine &given, Session &session);

} // namespace duebook::cli
