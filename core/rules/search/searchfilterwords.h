// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/rules/search/searchterms.h"

#include <optional>

namespace duebook {

/// What stands before the colon: "by", "von", "מאת".
std::optional<SearchFilterKind> searchFilterKey(const QString &key);
/// The English key, as help and chips write it.
QString searchFilterName(SearchFilterKind kind);

/// What stands behind `kind:`; the beginning of a word of at least two letters will do.
struct SearchKindWord {
    SearchKind kind = SearchKind::Note;
    std::optional<NoteKind> noteKind;
};
std::optional<SearchKindWord> searchKindWord(const QString &word);
/// What stands behind `is:`.
std::optional<SearchState> searchStateWord(const QString &word);

/// The English words, to be offered.
QStringList searchKindWords();
QStringList searchStateWords();

} // namespace duebook
