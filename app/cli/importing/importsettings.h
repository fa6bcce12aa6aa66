// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/run.h"
#include "app/cli/verb.h"
#include "core/rules/importing/importreport.h"

namespace duebook::cli {

/// How a file is read: profile, options and what is recognised. Errors: Invalid where a question is
/// open, with the option that answers it; those of `ImportService::inspect`.
Result<ImportInspection> readSettings(Run &run, Session &session, const QString &path);

/// The options of "import".
std::vector<OptionSpec> importOptions();

} // namespace duebook::cli
