// SPDX-License-Identifier: Apache-2.0
#include "core/store/reports/accountgroups.h"

#include "core/db/statement.h"

namespace duebook {

namespace {

constexpr auto kAccounts = "SELECT id, owner_id, segment_id FROM account";

} // namespace

AccountGroups::AccountGroups(Database &db, AgeingBy by, const ReportScope &scope)
    : m_by(by), m_limited(scope.isSet())
{
    const bool grouped = by == AgeingBy::Collector || by == AgeingBy::Segment;
    if (!grouped && !m_limited)
        return;
    Statement select(db, kAccounts);
    while (select.next()) {
        const AccountId account = select.id<AccountId>(0);
        const UserId owner = select.id<UserId>(1);
        const SegmentId segment = select.id<SegmentId>(2);
        const bool within = (!scope.account.isSet() || scope.account == account) &&
                            (!scope.owner.isSet() || scope.owner == owner) &&
                            (!scope.segment.isSet() || scope.segment == segment);
        if (within)
            m_keys.emplace(account.number(),
                           by == AgeingBy::Collector ? owner.number() : segment.number());
    }
}

} // namespace duebook
