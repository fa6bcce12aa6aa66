// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <optional>

namespace duebook::cli {

enum class Stream { Input, Output, Error };

/// Whether a person looks at the stream.
bool isTerminal(Stream stream);

/// Columns of the terminal at standard output; 0 when it is none.
int terminalWidth();

/// Asks on the terminal, whatever the streams are connected to, and does not show what is typed.
/// Nothing when there is no terminal or the person gave up.
std::optional<QString> askUnseen(const QString &question);

/// Arguments and file names are UTF-8 also where the environment says otherwise, as under cron. To
/// be called before the application object is made.
void useUtf8();

} // namespace duebook::cli
