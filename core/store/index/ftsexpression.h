// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/searchwords.h"

namespace duebook {

/// The terms as the full-text index wants them: all must be found, last words may go on, `ss` and
/// `ß` are the same. Empty when there is nothing to look for.
QString ftsExpression(const std::vector<SearchTerm> &terms);

/// The same where each word may be spelled otherwise (spellings.h): for filters, which have one
/// row.
QString ftsAnySpelling(const std::vector<SearchTerm> &terms);

/// The same for texts that have some of the words only in another form (wordforms.h): what
/// `ftsExpression` finds is left out. Empty when no term has another form.
/// Of names all spellings are looked for, of long texts those that cost little.
QString ftsOtherForms(const std::vector<SearchTerm> &terms, bool ofNames = false);

/// The text after every text that begins with `prefix`, in the order of the database.
QString endOfPrefix(const QString &prefix);

} // namespace duebook
