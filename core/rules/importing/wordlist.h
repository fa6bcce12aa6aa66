// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace duebook {

/// True where one of the text's words, or the text without blanks and signs, stands in `words`:
/// folded words, separated by blanks; one that ends in '*' is the beginning of words.
bool saysOneOf(const QString &text, const char *words);

} // namespace duebook
