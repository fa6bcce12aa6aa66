// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace duebook {

/// A found word inside a text: UTF-16 units, as QString counts them.
struct TextRange {
    qsizetype start = 0;
    qsizetype length = 0;

    friend bool operator==(const TextRange &, const TextRange &) = default;
};

/// A line with its marked words.
struct MarkedText {
    QString text;
    std::vector<TextRange> ranges; ///< rising, not overlapping
};

/// What is looked for: one word, or several that follow each other.
struct SearchTerm {
    QStringList words;  ///< letters and digits only, lower case, composed; at least one
    bool prefix = true; ///< the last word may go on

    friend bool operator==(const SearchTerm &, const SearchTerm &) = default;
};

/// What a person typed, as terms: words are beginnings of words, "in quotes" is a phrase of whole
/// words (an open quote goes on to the end and may still grow). Signs and emoji only separate.
/// At most 12 terms of at most 64 letters per word: more is not typed but pasted.
std::vector<SearchTerm> searchTerms(const QString &typed);

/// True when a word may begin in the middle of a run of letters (Chinese, Japanese, Thai): the
/// search index knows only the beginnings of runs.
bool hasUnspacedScript(const QString &text);

/// Where the terms stand in the text, accents, points and case forgiven: rising, overlaps merged.
std::vector<TextRange> markTerms(const QString &text, const std::vector<SearchTerm> &terms);

/// About `length` characters of the text on one line, from shortly before the first found word on,
/// with its marks.
MarkedText excerpt(const QString &text, const std::vector<SearchTerm> &terms, qsizetype length);

} // namespace duebook
