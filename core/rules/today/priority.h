// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/money.h"
#include "core/domain/priorityweights.h"

#include <QChar>

#include <optional>
#include <vector>

namespace duebook {

/// Why an account stands where it does on Today.
enum class PriorityReason {
    AmountOverdue,   ///< `amount`
    Age,             ///< `days` the oldest item is overdue
    FollowUpDue,     ///< due today
    FollowUpOverdue, ///< `days` since it was due
    BrokenPromise,   ///< `count` promises broken in the last 90 days; `amount` if known
    OverLimit,       ///< `amount` above the credit limit
    Silence,         ///< `days` since the last contact; no `days` = never
    HoldRevisit,     ///< `days` since the hold should have been looked at, 0 = today
    Rating,          ///< `rating` A to E
    ResponseOverdue, ///< `days` since an answer was expected
};

/// One reason with its points, ready to be shown: "62,310 (+35)", "94 days (+22)".
struct PriorityPart {
    PriorityReason reason = PriorityReason::AmountOverdue;
    int points = 0;
    std::optional<Money> amount;
    std::optional<int> days;
    int count = 0;
    QChar rating;

    friend bool operator==(const PriorityPart &, const PriorityPart &) = default;
};

/// The score and its parts, most points first. `score` is the sum of the parts' points.
struct Priority {
    int score = 0;
    std::vector<PriorityPart> parts;

    friend bool operator==(const Priority &, const Priority &) = default;
};

/// What is known of one worklist row on the day. Amounts in one currency each; for several
/// currencies the caller takes the row's largest, or base-currency values.
struct PriorityInput {
    Money overdue; ///< what is asked for: unused credit taken off
    int oldestDaysOverdue = 0;
    std::optional<int>
        followUpDays; ///< today - due day of the earliest open follow-up; < 0 = later
    int brokenPromises = 0;
    std::optional<Money> brokenAmount;
    std::optional<Money> overLimit; ///< above the limit; <= 0 counts nothing
    bool everContacted = true;
    int daysSinceContact = 0;
    std::optional<int> holdRevisitDays; ///< today - revisit day; < 0 = later
    QChar rating;                       ///< 'A' to 'E'; null = unrated
    std::optional<int> responseDays;    ///< today - day an answer was expected by; <= 0 = not yet
};

/// The explained score of a row. Amount, age and silence count only when something is overdue.
/// Parts with no points are left out. Pure: the same input gives the same score.
Priority priorityOf(const PriorityInput &input, const PriorityWeights &weights = {});

/// What decides the place of a row in the list.
struct PriorityPlace {
    int score = 0;
    double chased = 0; ///< whole units, comparable between the rows
    qint64 id = 0;
};

/// The higher score comes first; of equal ones (each reason has its most) the larger amount, then
/// the lower id.
bool comesBefore(const PriorityPlace &a, const PriorityPlace &b);

} // namespace duebook
