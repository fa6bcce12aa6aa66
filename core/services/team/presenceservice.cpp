// SPDX-License-Identifier: Apache-2.0
#include "core/services/team/presenceservice.h"

#include "core/base/log.h"
#include "core/rules/team/permissions.h"
#include "core/store/followups/followuprepository.h"
#include "core/store/team/presencerepository.h"

#include <cstdlib>

namespace duebook {

Result<std::vector<ClockDifference>> PresenceService::beat(const Place &place, Ms now)
{
    if (m_session.readOnly() || !may(Right::KeepUp, m_session.user()))
        return std::vector<ClockDifference>();
    PresentClient self;
    self.uid = m_session.client();
    self.user = m_session.user().id;
    self.account = place.account;
    self.writing = place.writing;
    QHash<QString, Seen> seen;
    std::vector<ClockDifference> differences;
    const Result<void> written = m_session.write([&](Transaction &transaction) -> Result<void> {
        if (!PresenceRepository::beat(transaction, self) && m_here)
            qCWarning(logBook) << "this client was taken for gone; its claims are lost";
        seen.clear();
        differences.clear();
        for (const PresentClient &each : PresenceRepository::all(transaction)) {
            if (each.uid == self.uid)
                continue;
            const auto before = m_seen.constFind(each.uid);
            const bool stands =
                before != m_seen.constEnd() && before->heartbeats == each.heartbeats;
            const Seen entry{each.heartbeats, stands ? before->movedAt : now};
            if (now - entry.movedAt >= kGone &&
                PresenceRepository::removeSilent(transaction, each)) {
                FollowUpRepository::releaseClaims(transaction, each.uid);
                continue;
            }
            seen.insert(each.uid, entry);
            // It beat since our last look, so its clock then and ours now should agree.
            const qint64 ahead = transaction.now().msecsTo(each.beatAt);
            if (before != m_seen.constEnd() && !stands && std::abs(ahead) >= kClocksAgree.count())
                differences.push_back({each.host, ahead / 1000});
        }
        return {};
    });
    if (!written)
        return written.error();
    m_here = true;
    m_seen = seen;
    return differences;
}

Result<void> PresenceService::leave()
{
    if (!m_here)
        return {};
    m_here = false;
    return m_session.write([&](Transaction &transaction) -> Result<void> {
        PresenceRepository::leave(transaction, m_session.client());
        FollowUpRepository::releaseClaims(transaction, m_session.client());
        return {};
    });
}

Result<std::vector<PresentClient>> PresenceService::others(Session &session)
{
    return session.read([&](Database &db) -> Result<std::vector<PresentClient>> {
        std::vector<PresentClient> clients = PresenceRepository::all(db);
        std::erase_if(clients,
                      [&](const PresentClient &each) { return each.uid == session.client(); });
        return clients;
    });
}

} // namespace duebook
