// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/output.h"
#include "app/cli/values.h"
#include "app/cli/verb.h"
#include "core/domain/promiselist.h"

namespace duebook::cli {

// How promises are printed, and the words of their states.

const Choices<PromiseState> &promiseStateWords();

std::vector<Column> promiseColumns(Format format);
std::vector<Cell> promiseCells(Format format, const PromiseRow &row, const QTimeZone &zone);

/// A table of these promises, which are of one account.
Result<ExitCode> printPromises(Run &run, Session &session, const std::vector<Promise> &promises);

void printReliability(Output &out, const std::vector<PromiseReliability> &rows);

} // namespace duebook::cli
