// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtGlobal>

#include <vector>

namespace duebook {

/// The kinds of record that pages subscribe to. The numbers stand in `change_log`: only add at the
/// end.
enum class Entity {
    Account = 1,
    Contact,
    Invoice,
    Payment,
    Note,
    FollowUp,
    Promise,
    Dispute,
    Document,
    User,
    Setting,
    Import,
    Message,
    Everything, ///< a bulk change (import, undo): every page asks again
    Escalation,
    Cover,
    Remark,
    Holiday,
    Presence, ///< who is here and on which account: never audited
    Job,      ///< work that one client does for all, for example the day's backup
};

enum class ChangeKind { Created = 1, Updated, Removed };

/// One changed record. `account` is 0 where the record belongs to no account.
struct Change {
    Entity entity = Entity::Everything;
    ChangeKind kind = ChangeKind::Updated;
    qint64 id = 0;
    qint64 account = 0;

    friend bool operator==(const Change &, const Change &) = default;
};

/// What one committed transaction changed; announced only after the commit.
struct ChangeSet {
    std::vector<Change> changes;

    bool empty() const { return changes.empty(); }

    /// True when a record of this kind changed (a bulk change counts for every kind).
    bool touches(Entity entity) const
    {
        for (const Change &change : changes) {
            if (change.entity == entity || change.entity == Entity::Everything)
                return true;
        }
        return false;
    }

    /// True when something of this account changed (a bulk change counts for every account).
    bool touchesAccount(qint64 account) const
    {
        for (const Change &change : changes) {
            if (change.account == account || change.entity == Entity::Everything)
                return true;
        }
        return false;
    }
};

} // namespace duebook
