// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/domain/assignment.h"
#include "core/services/followups/followupservice.h"

#include <QCoreApplication>

#include <span>
#include <vector>

namespace duebook {

class Session;

/// What a person leaves behind.
struct HandOverPreview {
    qint64 accounts = 0;
    qint64 followUps = 0; ///< open
    qint64 disputes = 0;  ///< open, owned by the person

    bool empty() const { return accounts + followUps + disputes == 0; }
};

/// What changed hands; all that is needed to take it back.
struct HandedOver {
    UserId from; ///< of follow-ups and disputes; unset where only accounts were given
    UserId to;
    std::vector<OwnedAccount> accounts; ///< as they are now, with the owner they had
    FollowUpChanges followUps;
    std::vector<DisputeId> disputes;
    qint64 stayed = 0; ///< accounts that somebody changed meanwhile
};

/// Accounts given to other people (sentences 001-2, 001-15, 001-21): by rule, or all that a leaver
/// has, and the pool of small accounts that everybody works on (001-3). Managers and administrators
/// only; each account's change stands in its history. Long work is cut into transactions of a few
/// tens of milliseconds; stopped between them, what was done stays and is reported. Belongs to the
/// thread of its session.
class AssignmentService {
    Q_DECLARE_TR_FUNCTIONS(duebook::AssignmentService)
public:
    explicit AssignmentService(Session &session) : m_session(session) {}

    /// How many accounts the rule finds that `to` does not own yet. Errors: Invalid with place
    /// "letters" or "owing".
    Result<qint64> preview(const AssignmentRule &rule, UserId to);

    /// Errors: Forbidden; Invalid with place "to" (may not work), "letters", "owing".
    Result<HandedOver> assign(const AssignmentRule &rule, UserId to,
                              const WorkControl &control = {});

    /// These accounts, as they were seen, to `to` (unset = to nobody); those that somebody changed
    /// since stay and are counted. Errors: Forbidden; Invalid with place "to" (may not work).
    Result<HandedOver> assign(std::vector<OwnedAccount> accounts, UserId to,
                              const WorkControl &control = {});

    Result<HandOverPreview> previewHandOver(UserId from);

    /// What a person who no longer works here left, and where it stands now; empty for nothing.
    static QString leftSentence(const QString &name, const HandOverPreview &left);

    /// All accounts, open follow-ups and open disputes of `from` to `to`. Errors as `assign`.
    Result<HandedOver> handOver(UserId from, UserId to, const WorkControl &control = {});

    /// Gives everything back that nobody changed since; returns how many accounts and follow-ups
    /// stayed.
    Result<qint64> undo(const HandedOver &given);

    /// What the rule would change with this limit (whole base units; 0 empties the pool).
    Result<PoolChange> previewPool(int below);

    /// Brings the pool to the rule of the settings. Does nothing when the rule is off.
    Result<PoolChange> refreshPool();

    /// Carries a change out, for instance an undone one with `in` and `out` exchanged.
    Result<void> changePool(const PoolChange &change);

    /// By hand: the rule leaves these accounts alone from then on. Returns how those stood that
    /// changed.
    Result<std::vector<PoolPlace>> setPool(std::span<const AccountId> accounts, bool inPool);

    /// Takes `setPool` back, also that the rule leaves them alone. Returns how many stayed because
    /// somebody changed them since.
    Result<qint64> restorePool(std::span<const PoolPlace> before);

private:
    static Error nobody();
    std::optional<Error> problemIn(const AssignmentRule &rule) const;
    Result<std::vector<OwnedAccount>> found(const AssignmentRule &rule, UserId to);
    Result<void> checkTaker(UserId to);
    Result<void> moveAccounts(const std::vector<OwnedAccount> &accounts, HandedOver &given,
                              const WorkControl &control);

    Session &m_session;
};

} // namespace duebook
