// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace duebook::cli {

enum class Stream { Output, Error };

/// Whether a person looks at the stream.
bool isTerminal(Stream stream);

/// Columns of the terminal at standard output; 0 when it is none.
int terminalWidth();

/// Arguments and file names are UTF-8 also where the environment says otherwise, as under cron. To
/// be called before the application object is made.
void useUtf8();

} // namespace duebook::cli
