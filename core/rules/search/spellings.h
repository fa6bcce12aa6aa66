// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/searchwords.h"

namespace duebook {

/// The same term as other people write it: letters that the index does not take apart (`Lodz` for
/// Łódź, `Smorrebrod` for Smørrebrød), umlauts written out (`Mueller`, Müller), a word
/// with and without the sign inside it (`obrien` for O'Brien, `pol358` for POL-358). Folded
/// (textfold.h) but for those letters; without the term itself; at most `kMostSpellings`.
/// Without `foreignLetters` only the few that are looked for in long texts too.
std::vector<SearchTerm> otherSpellings(const SearchTerm &term, bool foreignLetters = true);

constexpr size_t kMostSpellings = 12;

} // namespace duebook
