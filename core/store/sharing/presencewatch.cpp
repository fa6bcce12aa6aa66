// SPDX-License-Identifier: Apache-2.0
#include "core/store/sharing/presencewatch.h"

#include <algorithm>

namespace duebook {

namespace {

constexpr int kBeatsThatProve = 2;

} // namespace

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
            entry.wasHeld = before->wasHeld;
            const bool movedFree = moved && entry.lockIsFree && before->lockIsFree;
            entry.movedFree = before->movedFree + (movedFree ? 1 : 0);
            m_lies = m_lies || entry.movedFree >= kBeatsThatProve;
        }
        entry.wasHeld = entry.wasHeld || !entry.lockIsFree;
        seen.insert(note.file, entry);
    }
    m_seen = seen;
}

std::optional<PresenceWatch::Awaited> PresenceWatch::unsettled(Ms now) const
{
    std::optional<Awaited> last;
    for (const Seen &each : m_seen) {
        const Ms known = each.movedAt + (each.wasHeld ? m_limits.vanished : m_limits.gone);
        if (!each.lockIsFree || each.dead || now >= known)
            continue;
        if (!last || last->atMost < known - now)
            last = Awaited{each.host, known - now};
    }
    return last;
}

std::optional<PresenceWatch::Awaited> PresenceWatch::waitsFor(Ms now)
{
    if (!m_askedFirst || now - m_askedLast > m_limits.unasked)
        m_askedFirst = now;
    m_askedLast = now;
    std::optional<Awaited> last;
    for (const Seen &each : std::as_const(m_seen)) {
        // One that goes on without its lock tells that locks lie: the journal may be its own.
        const bool wentOn = !each.lockIsFree && each.movedAt > *m_askedFirst;
        const Ms silent = now - each.movedAt;
        if (each.dead || wentOn || silent >= m_limits.recover)
            continue;
        if (!last || last->atMost < m_limits.recover - silent)
            last = Awaited{each.host, m_limits.recover - silent};
    }
    return last;
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
