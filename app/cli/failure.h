// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/verb.h"

namespace duebook::cli {

/// What the shell is told about this failure.
ExitCode exitCodeOf(const Error &error);

/// "duebook-cli: verb: where: what to do", one line whatever the texts hold.
QString errorLine(const QString &verb, const Error &error);

/// The same as one line of JSON.
QString errorJson(const QString &verb, const Error &error);

} // namespace duebook::cli
