// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/services/talks/noteservice.h"
#include "core/services/waiting/waitingnotes.h"
#include "core/services/waiting/waitingnotesreplay.h"
#include "tests/support/ledger.h"
#include "tests/support/talks.h"

namespace duebook::test {

/// A book, and the notes that wait on one computer.
struct WaitingNotesBench : LedgerBook {
    QString folder = book.folder() + QStringLiteral("/outbox");
    WaitingNotes waitingNotes{folder};
    AccountId id = account("100");

    WaitingNote waiting(const QString &text)
    {
        WaitingNote waiting;
        waiting.note = aNote(id, text);
        waiting.note.uid = QStringLiteral("uid of ") + text;
        waiting.author = session.user().id;
        waiting.authorName = session.user().name;
        waiting.accountName = QStringLiteral("Halvorsen");
        waiting.keptAt = clock.nowUtc();
        return waiting;
    }
    QString keep(const QString &text) { return must(waitingNotes.add(waiting(text))); }
    ReplayReport replay(int most = 1000)
    {
        return WaitingNotesReplay(session, waitingNotes).replay(waitingNotes.entries(), most);
    }
    std::vector<Note> notes()
    {
        std::vector<Note> all;
        for (const TimelineEntry &entry : must(NoteService(session).timeline(id)).entries)
            if (const auto *note = entry.as<Note>())
                all.push_back(*note);
        return all;
    }
};

} // namespace duebook::test
