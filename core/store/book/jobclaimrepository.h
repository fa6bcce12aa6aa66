// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/presence.h"
#include "core/store/book/session.h"

#include <optional>

namespace duebook {

/// Claims on work that one client does for all. The order of transactions decides who has it; a
/// claim holds as long as its claimant's row stands in `client` (see PresenceRepository), so a dead
/// client's claim can be taken once the others have seen it silent.
class JobClaimRepository {
public:
    /// Claims `name` for `client`: when nobody has it, when it failed, or when its claimant is no
    /// longer there. Nothing when another has it, it is done or uncertain.
    static std::optional<JobClaim> claim(Transaction &transaction, const QString &name,
                                         const QString &client);

    /// Ends a claim of ours. False when it was taken over meanwhile: what was done is then reported
    /// by nobody else.
    static bool end(Transaction &transaction, const JobClaim &claim, JobState state,
                    const QString &result);

    static std::optional<JobClaim> find(Database &db, const QString &name);

    /// The newest claim whose name begins with `prefix` and that is in one of the ended states.
    static std::optional<JobClaim> newestEnded(Database &db, const QString &prefix);

    /// Claims of vanished clients whose work may have been seen outside become uncertain.
    static int markUncertain(Transaction &transaction, const QString &prefix);

    /// Forgets ended claims that are older than `before`.
    static void trim(Transaction &transaction, const QDateTime &before);
};

} // namespace duebook
