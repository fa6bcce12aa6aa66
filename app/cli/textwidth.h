// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace duebook::cli {

/// How many columns of a terminal the text takes: marks none, East Asian wide characters and
/// pictures two.
int textWidth(const QString &text);

/// The text without characters that would steer a terminal: a name in the book must not be able to
/// clear the screen. Line ends and tabs become blanks unless `keepLines`.
QString forTerminal(const QString &text, bool keepLines = false);

/// The text in lines of at most `width` columns, broken at blanks where possible; its own line ends
/// stay. `width` 0 breaks only at line ends.
QStringList wrapLines(const QString &text, int width);

} // namespace duebook::cli
