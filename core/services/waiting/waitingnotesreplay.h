// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/progress.h"
#include "core/services/waiting/waitingnotes.h"

namespace duebook {

class Session;

/// What a replay did.
struct ReplayReport {
    int saved = 0;                ///< in the book by now, also those it had already
    int refused = 0;              ///< the book said why not; they stay
    QStringList left;             ///< not tried yet
    std::optional<Error> stopped; ///< the book could not be reached: the rest waits

    friend bool operator==(const ReplayReport &, const ReplayReport &) = default;
};

/// Brings waiting notes into the book, in their order, each as the person who wrote it and by its
/// uid: one that the book has already is done and not saved twice. Belongs to the thread of its
/// session.
class WaitingNotesReplay {
    Q_DECLARE_TR_FUNCTIONS(duebook::WaitingNotesReplay)
public:
    WaitingNotesReplay(Session &session, const WaitingNotes &waitingNotes)
        : m_session(session), m_waitingNotes(waitingNotes)
    {
    }

    /// Tries these entries, at most `most` of them so that other work comes between. A note the
    /// book refuses keeps the sentence and the others go on; when the book cannot be reached or
    /// written, everything from there on waits.
    ReplayReport replay(const QStringList &entries, int most, const WorkControl &control = {});

private:
    /// Ok = the book has it.
    Result<void> save(const WaitingNote &waiting, const WorkControl &control);
    Result<NewNote> asOfToday(const WaitingNote &waiting);
    Result<User> authorOf(const WaitingNote &waiting);

    Session &m_session;
    const WaitingNotes &m_waitingNotes;
};

} // namespace duebook
