// SPDX-License-Identifier: Apache-2.0
#include "core/store/sharing/presencewatch.h"

#include <algorithm>

namespace duebook {

void PresenceWatch::take(const std::vector<PresenceNote> &notes, Ms now,
                         const QHash<QString, bool> &dead)
{
    QHash<QString, Seen> seen;
    for (const PresenceNote &note : notes) {
        const auto before = m_seen.constFind(note.file);
        Seen entry;
        entry.host = note.host;
        entry.heartbeat = note.heartbeat;
        entry.lockIsFree = note.lockIsFree;
        entry.dead = dead.value(note.file);
        entry.movedAt = now;
        if (before != m_seen.constEnd()) {
            const bool moved = note.heartbeat != before->heartbeat;
            entry.movedAt = moved ? now : before->movedAt;
            entry.wasFree = before->lockIsFree;
            m_lies = m_lies || (moved && entry.lockIsFree && entry.wasFree);
        }
        seen.insert(note.file, entry);
    }
    m_seen = seen;
}

bool PresenceWatch::settled(Ms now) const
{
    return std::all_of(m_seen.begin(), m_seen.end(), [&](const Seen &each) {
        return !each.lockIsFree || each.dead || now - each.movedAt >= m_limits.gone;
    });
}

std::optional<QString> PresenceWatch::waitsFor(Ms now)
{
    if (!m_askedFirst || now - m_askedLast > m_limits.unasked)
        m_askedFirst = now;
    m_askedLast = now;
    for (const Seen &each : std::as_const(m_seen)) {
        // One that goes on without its lock tells that locks lie: the journal may be its own.
        const bool wentOn = !each.lockIsFree && each.movedAt > *m_askedFirst;
        if (!each.dead && !wentOn && now - each.movedAt < m_limits.recover)
            return each.host;
    }
    return std::nullopt;
}

std::vector<QString> PresenceWatch::forgotten(Ms now) const
{
    std::vector<QString> files;
    for (auto each = m_seen.begin(); each != m_seen.end(); ++each) {
        if (each->dead || (each->lockIsFree && now - each->movedAt >= m_limits.forget))
            files.push_back(each.key());
    }
    return files;
}

} // namespace duebook
