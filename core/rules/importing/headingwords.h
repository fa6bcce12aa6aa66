// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/rules/importing/importprofile.h"

#include <span>

namespace duebook {

/// How accounting programs write the headings of a field.
struct HeadingWords {
    ImportField field;
    /// Headings folded and without blanks and signs, separated by blanks; the likeliest first.
    const char *words;
};

/// Every field's headings, in English, German (with DATEV and SAP), French, Spanish, Italian,
/// Portuguese, Dutch, Swedish, Danish, Norwegian, Finnish, Polish, Czech, Russian, Japanese and
/// Hebrew. Where one heading can mean two fields, the field that needs it more comes first.
std::span<const HeadingWords> headingWords();

} // namespace duebook
