// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/followup.h"
#include "core/domain/page.h"

#include <optional>
#include <vector>

namespace duebook {

/// Which follow-ups a list shows; conditions are joined with "and".
struct FollowUpFilter {
    UserId assignee;          ///< unset = everybody's; of done ones: who did it
    bool withCovered = false; ///< with `assignee`: also of those whose work that person does today
    bool withoutAssignee = false; ///< only those that nobody is to do
    AccountId account;            ///< unset = of all accounts
    QString text;                 ///< each word begins a word of the account's number, name or city
    std::optional<FollowUpKind> kind;
    QDate dueFrom;  ///< that day included; invalid = any
    QDate dueUntil; ///< that day included; invalid = any
    bool openOnly = true;
    bool doneOnly = false; ///< those done instead, the last one first
};

struct FollowUpPage {
    std::vector<FollowUp> rows;  ///< earliest due first; of done ones the last done first
    std::optional<PageKey> next; ///< nothing = that was the last page
};

/// Open follow-ups by when they are due.
struct FollowUpCounts {
    int overdue = 0;  ///< due before today
    int dueToday = 0; ///< due today

    int due() const { return overdue + dueToday; }
    friend bool operator==(const FollowUpCounts &, const FollowUpCounts &) = default;
};

} // namespace duebook
