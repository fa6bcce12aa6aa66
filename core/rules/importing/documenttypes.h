// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/rules/importing/wordmeaning.h"

namespace duebook {

/// What a document type column says, as accounting programs write it in English, German, French,
/// Spanish, Italian, Dutch, Swedish, Danish, Norwegian, Polish, Portuguese and Hebrew, and the
/// codes of the usual programs. Unknown for every other word: never an invoice by default.
WordMeaning documentTypeMeaning(const QString &text);

} // namespace duebook
