// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace duebook::cli {

/// `duebook-cli --help`: what the program is, every verb in one line, the global options.
QString overview();

/// `--help` of a verb, or of the first word of several ("follow-up").
QString verbHelp(const QString &name);

/// The man page in roff, made from the same tables.
QString manPage();

} // namespace duebook::cli
