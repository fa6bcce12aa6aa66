// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/note.h"
#include "core/domain/search.h"
#include "core/rules/calendar/naturaldate.h"

#include <QDate>
#include <QString>
#include <QStringList>

#include <vector>

namespace duebook {

enum class SearchFilterKind { Account, By, From, Before, Until, Kind, State };

enum class SearchProblem {
    None,
    Incomplete, ///< nothing behind the colon yet
    NotADay,
    NoSuchKind,
    NoSuchState,
};

/// One filter inside the text, as it was typed.
struct SearchFilter {
    SearchFilterKind kind = SearchFilterKind::Account;
    QString value;        ///< without its quotes
    qsizetype start = 0;  ///< where it stands in the typed text
    qsizetype length = 0; ///< with its key
    SearchProblem problem = SearchProblem::None;
    QDate day; ///< of From, Before and Until
};

/// What is asked for: words, and what narrows them.
struct SearchQuestion {
    QString words; ///< the text without its filters; unknown filters stay in it as words
    std::vector<SearchFilter> filters; ///< in the order typed, also those with a problem
    QStringList unknown;               ///< keys that are no filter: "colour"

    QString account;                 ///< number or name; empty = any
    QString by;                      ///< login or name; "me" as typed; empty = anybody
    QDate from;                      ///< on this day or later; invalid = from the beginning
    QDate before;                    ///< earlier than this day; invalid = to the end
    std::vector<SearchKind> kinds;   ///< empty = all
    std::vector<NoteKind> noteKinds; ///< empty = all kinds of note
    SearchState state = SearchState::Any;

    /// True when something narrows the search.
    bool narrowed() const;
    bool wants(SearchKind kind) const;
};

/// Takes apart what was typed into the search box:
///
/// - `account:10020`, `account:"Müller & Söhne"`, `by:anna`, `kind:call,email`, `is:overdue`
/// - `after:mon` (that day or later), `before:1.3.` (earlier than that day), `until:yesterday`
/// - a blank behind the colon is forgiven; the last of two filters of one kind counts, kinds add up
/// - keys and values may be English, German, French, Spanish or Hebrew words
///
/// Days lie in the past where they can: `mon` is the last Monday, `1.3.` the last first of March.
/// Nothing that can be typed is an error; only the first 2,000 signs count. Pure.
SearchQuestion readSearch(const QString &typed, const NaturalDateContext &dates);

/// The text without this filter, as removing its chip leaves it.
QString withoutFilter(const QString &typed, const SearchFilter &filter);

/// Replaces every filter of `kind` by one with this value; an empty value takes it away.
QString withFilter(const QString &typed, const NaturalDateContext &dates, SearchFilterKind kind,
                   const QString &value);

} // namespace duebook
