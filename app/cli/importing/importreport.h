// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/output.h"
#include "core/rules/importing/importreport.h"

namespace duebook::cli {

/// How the file was read, what it did or would do, and every row that was not taken.
void printImportReport(Output &out, const QString &path, const ImportSettings &settings,
                       const ImportReport &report, bool dryRun, bool listChanges);

void printImportRuns(Output &out, const std::vector<ImportRun> &runs, const QTimeZone &zone);

void printImportProfiles(Output &out, const std::vector<ImportProfile> &profiles);

} // namespace duebook::cli
