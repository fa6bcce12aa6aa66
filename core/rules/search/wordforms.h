// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/searchwords.h"

namespace duebook {

/// Beginnings that other forms of a word share: "payments" gives "payment", "Rechnungen"
/// "rechnung", "paid" "pay", "Mueller" "muller", a Hebrew word itself with and without its
/// attached letters. Endings of English, German, French and Spanish, whatever language the word is
/// of: a guess for the second row, never instead of the word itself. Folded (textfold.h), without
/// the word; empty for short words and numbers.
QStringList wordForms(const QString &word);

/// The other spellings (spellings.h) and forms of a term; of phrases and of words in quotes only
/// spellings.
std::vector<SearchTerm> otherForms(const SearchTerm &term, bool foreignLetters = true);

/// The terms and all their other forms in one list, for marking what was found.
std::vector<SearchTerm> withOtherForms(const std::vector<SearchTerm> &terms);

/// True when the text has every term, with `forms` also in another form.
bool hasTerms(const QString &text, const std::vector<SearchTerm> &terms, bool forms);

} // namespace duebook
