// SPDX-License-Identifier: Apache-2.0
#include "core/services/waiting/waitingnotesreplay.h"

#include "core/services/talks/noteservice.h"
#include "core/store/accounts/contactrepository.h"
#include "core/store/book/session.h"
#include "core/store/book/userrepository.h"

#include <QFileInfo>
#include <QScopeGuard>

#include <algorithm>

namespace duebook {

namespace {

/// The book itself cannot be had or written: no other note would fare better.
bool stopsAll(ErrorCode code)
{
    switch (code) {
    case ErrorCode::Busy:
    case ErrorCode::ReadOnly:
    case ErrorCode::Full:
    case ErrorCode::Damaged:
    case ErrorCode::NotABook:
    case ErrorCode::Newer:
    case ErrorCode::Io:
    case ErrorCode::Cancelled:
        return true;
    case ErrorCode::Invalid:
    case ErrorCode::NotFound:
    case ErrorCode::Conflict:
    case ErrorCode::Forbidden:
    case ErrorCode::Internal:
        break;
    }
    return false;
}

/// The person a contact was made one with meanwhile, else the contact itself.
ContactId survivorOf(Database &db, ContactId contact)
{
    std::optional<Contact> found = ContactRepository::find(db, contact);
    while (found && found->mergedInto.isSet() && found->mergedInto != contact) {
        contact = found->mergedInto;
        found = ContactRepository::find(db, contact);
    }
    return contact;
}

} // namespace

ReplayReport WaitingNotesReplay::replay(const QStringList &entries, int most,
                                        const WorkControl &control)
{
    ReplayReport report;
    int tried = 0;
    for (qsizetype at = 0; at < entries.size(); ++at) {
        if (tried == most || report.stopped) {
            report.left = entries.mid(at);
            break;
        }
        ++tried;
        const Result<WaitingNote> waiting = m_waitingNotes.read(entries[at]);
        if (!waiting && stopsAll(waiting.error().code)) {
            report.stopped = waiting.error();
            report.left = entries.mid(at);
            break;
        }
        if (!waiting) {
            // Another program of this computer was quicker, or the file is broken: it stays.
            report.refused += waiting.error().code == ErrorCode::NotFound ? 0 : 1;
            continue;
        }
        const Result<void> saved = save(*waiting, control);
        if (saved) {
            // Only now: the commit was acknowledged. Should it stay, its uid is known next time.
            (void)m_waitingNotes.remove(entries[at]);
            ++report.saved;
        } else if (stopsAll(saved.error().code)) {
            report.stopped = saved.error();
            report.left = entries.mid(at);
            break;
        } else {
            (void)m_waitingNotes.setRefusal(entries[at], saved.error().sentence);
            ++report.refused;
        }
    }
    return report;
}

Result<void> WaitingNotesReplay::save(const WaitingNote &waiting, const WorkControl &control)
{
    for (const NewDocument &document : waiting.note.documents) {
        if (!QFileInfo(document.path).isReadable())
            return Error{ErrorCode::NotFound,
                         tr("The copy of “%1” that waited with this note is gone: open the note in "
                            "the composer and attach the file again.")
                             .arg(document.name),
                         QStringLiteral("documents"), document.path};
    }
    const Result<User> author = authorOf(waiting);
    if (!author)
        return author.error();
    WaitingNote opened = waiting;
    const auto close = qScopeGuard([&] { m_waitingNotes.closeDocuments(waiting.entry); });
    if (const Result<void> readable = m_waitingNotes.openDocuments(opened); !readable)
        return readable;
    const Result<NewNote> note = asOfToday(opened);
    if (!note)
        return note.error();
    const User before = m_session.user();
    const auto back = qScopeGuard([this, &before] { m_session.setUser(before); });
    m_session.setUser(*author);
    const Result<NoteId> saved = NoteService(m_session).addNote(*note, control);
    return saved ? Result<void>() : Result<void>(saved.error());
}

Result<User> WaitingNotesReplay::authorOf(const WaitingNote &waiting)
{
    return m_session.read([&](Database &db) -> Result<User> {
        const std::optional<User> author = UserRepository::find(db, waiting.author);
        if (author && author->active)
            return *author;
        return Error{ErrorCode::Forbidden,
                     tr("%1, who wrote this, does not work with the book any more: open the note "
                        "in the composer to save it as yours.")
                         .arg(waiting.authorName),
                     {},
                     {}};
    });
}

Result<NewNote> WaitingNotesReplay::asOfToday(const WaitingNote &waiting)
{
    return m_session.read([&](Database &db) -> Result<NewNote> {
        NewNote note = waiting.note;
        note.contact = survivorOf(db, note.contact);
        if (note.promise)
            note.promise->contact = survivorOf(db, note.promise->contact);
        // What was to be done on a day that passed while it waited is to be done now.
        const QDate today = m_session.today();
        if (note.nextContact.isValid() && note.nextContact < today) {
            note.nextContact = today;
            note.nextTime = {};
        }
        if (note.responseDue.isValid() && note.responseDue < today)
            note.responseDue = today;
        return note;
    });
}

} // namespace duebook
