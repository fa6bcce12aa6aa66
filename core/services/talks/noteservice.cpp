// SPDX-License-Identifier: Apache-2.0
#include "core/services/talks/noteservice.h"

#include "core/base/uid.h"
#include "core/rules/team/permissions.h"
#include "core/services/disputes/disputeservice.h"
#include "core/services/documents/documentintake.h"
#include "core/services/followups/followupservice.h"
#include "core/services/promises/promiseservice.h"
#include "core/store/book/conflict.h"
#include "core/store/documents/documentrepository.h"
#include "core/store/followups/followuprepository.h"
#include "core/store/talks/noterepository.h"
#include "core/store/timeline/timelinerepository.h"

#include <algorithm>

namespace duebook {

namespace {

constexpr qsizetype kLongestText = 200000;
// Clocks of two computers may differ a little; a conversation cannot be planned.
constexpr int kFutureMinutes = 5;

// What a follow-up quotes of the note.
constexpr qsizetype kQuoted = 120;

// A dispute's text is a note's, up to so much.
constexpr qsizetype kLongestDisputeText = 2000;

Error invalid(const QString &sentence, const char *place)
{
    return {ErrorCode::Invalid, sentence, QString::fromLatin1(place), {}};
}

/// An error of a promise or dispute, at its field within the note.
Error within(const char *part, Error error)
{
    error.place.prepend(QLatin1String(part) + QLatin1Char('.'));
    return error;
}

QString quoted(const QString &text)
{
    const QString line = text.simplified();
    return line.size() <= kQuoted ? line : line.left(kQuoted - 1) + QChar(0x2026);
}

} // namespace

Result<void> NoteService::check(const NewNote &draft)
{
    return m_session.read(
        [&](Database &db) { return checkIn(db, draft, NoteRepository::facts(db, draft)); });
}

Result<void> NoteService::checkIn(Database &db, const NewNote &draft, const NoteFacts &facts) const
{
    if (!facts.accountExists)
        return Error{ErrorCode::NotFound,
                     tr("Choose the account that the note is about."),
                     QStringLiteral("account"),
                     {}};
    if (draft.text.trimmed().isEmpty())
        return invalid(tr("Write what was said before saving."), "text");
    if (draft.text.size() > kLongestText)
        return invalid(tr("The text is too long for a note: add it as a document."), "text");
    if (draft.contact.isSet() && facts.contactAccount != draft.account)
        return invalid(tr("This contact does not belong to the account: choose another."),
                       "contact");
    if (draft.spokenAt.isValid() &&
        draft.spokenAt > m_session.clock().nowUtc().addSecs(qint64{kFutureMinutes} * 60))
        return invalid(tr("The conversation lies in the future: correct its day and time."),
                       "spokenAt");
    const bool sameAnswer = draft.responseDue == facts.correctedResponseDue;
    if (draft.responseDue.isValid() && draft.responseDue < m_session.today() && !sameAnswer)
        return invalid(tr("The day an answer is expected by has passed."), "responseDue");
    if (draft.nextTime.isValid() && !draft.nextContact.isValid())
        return invalid(tr("Choose the day of the next contact as well."), "nextContact");
    if (draft.nextContact.isValid() && draft.nextContact < m_session.today())
        return invalid(tr("The next contact lies in the past."), "nextContact");
    if (draft.nextAssignee.isSet() && !facts.assigneeActive)
        return invalid(tr("Choose a person who works with this book."), "nextAssignee");
    if (NoteRepository::inactiveUser(db, draft.inform).isSet())
        return invalid(tr("Inform only people who work with this book."), "inform");
    if (NoteRepository::foreignInvoice(db, draft.account, draft.invoices).isSet())
        return invalid(tr("One of the invoices does not belong to the account."), "invoices");
    if (draft.corrects.isSet() && facts.correctedAccount != draft.account)
        return invalid(tr("The note to be corrected is not one of this account."), "corrects");
    if (draft.corrects.isSet() && facts.correctedBy.isSet())
        return Error{ErrorCode::Conflict,
                     tr("Someone else corrected this note in the meantime: read the new version "
                        "first."),
                     QStringLiteral("corrects"),
                     {}};
    return checkCommitments(db, draft);
}

NewPromise NoteService::promiseOf(const NewNote &draft, NoteId note) const
{
    NewPromise promise = *draft.promise;
    promise.account = draft.account;
    promise.note = note;
    if (!promise.contact.isSet())
        promise.contact = draft.contact;
    if (!promise.made.isValid() && draft.spokenAt.isValid())
        promise.made = draft.spokenAt.toTimeZone(m_session.zone()).date();
    return promise;
}

NewDispute NoteService::disputeOf(const NewNote &draft, NoteId note) const
{
    NewDispute dispute = *draft.dispute;
    dispute.account = draft.account;
    dispute.note = note;
    if (dispute.text.isEmpty())
        dispute.text = draft.text.trimmed().left(kLongestDisputeText);
    if (!dispute.opened.isValid() && draft.spokenAt.isValid())
        dispute.opened = draft.spokenAt.toTimeZone(m_session.zone()).date();
    return dispute;
}

Result<void> NoteService::checkCommitments(Database &db, const NewNote &draft) const
{
    if (draft.promise) {
        if (const auto fine = PromiseService::checkIn(db, m_session, promiseOf(draft, {})); !fine)
            return within("promise", fine.error());
    }
    if (draft.dispute) {
        if (const auto fine = DisputeService::check(m_session, db, disputeOf(draft, {})); !fine)
            return within("dispute", fine.error());
    }
    return {};
}

Result<void> NoteService::addCommitments(Transaction &transaction, const NewNote &draft,
                                         NoteId note)
{
    if (draft.promise) {
        const auto made = PromiseService::addIn(transaction, m_session, promiseOf(draft, note));
        if (!made)
            return within("promise", made.error());
    }
    if (draft.dispute) {
        const auto opened = DisputeService::openIn(m_session, transaction, disputeOf(draft, note));
        if (!opened)
            return within("dispute", opened.error());
    }
    return {};
}

Result<NoteId> NoteService::addNote(const NewNote &given, const WorkControl &control)
{
    if (const auto allowed = require(Right::RecordNotes, m_session.user()); !allowed)
        return allowed.error();
    NewNote draft = given;
    if (draft.uid.isEmpty())
        draft.uid = newUid();
    // Files are read and written ahead only for a draft that can be saved; without files the
    // transaction below finds out.
    if (!draft.documents.empty()) {
        const Result<NoteId> same = m_session.read([&](Database &db) -> Result<NoteId> {
            const NoteFacts facts = NoteRepository::facts(db, draft);
            if (facts.sameUid.isSet())
                return facts.sameUid;
            if (const Result<void> fine = checkIn(db, draft, facts); !fine)
                return fine.error();
            return NoteId();
        });
        if (!same || same->isSet())
            return same;
    }

    DocumentIntake intake(m_session, control);
    if (const Result<void> staged = intake.stage(draft.documents); !staged)
        return staged.error();
    return m_session.write([&](Transaction &transaction) -> Result<NoteId> {
        const NoteFacts facts = NoteRepository::facts(transaction, draft);
        if (facts.sameUid.isSet())
            return facts.sameUid;
        if (const Result<void> fine = checkIn(transaction, draft, facts); !fine)
            return fine.error();
        const NoteId note = NoteRepository::insert(transaction, draft);
        if (draft.corrects.isSet())
            DocumentRepository::copyLinks(transaction, draft.corrects, note);
        DocumentLink link;
        link.account = draft.account;
        link.note = note;
        if (const auto linked = intake.link(transaction, link); !linked)
            return linked.error();
        if (const auto committed = addCommitments(transaction, draft, note); !committed)
            return committed.error();
        if (draft.direction == Direction::Incoming && !draft.corrects.isSet())
            closeAnswered(transaction, draft.account, draft.spokenAt);
        // A correction that expects the same answer keeps the alarm there is.
        if (draft.responseDue != facts.correctedResponseDue)
            addAnswer(transaction, draft, note);
        addFollowUps(transaction, draft, note);
        return note;
    });
}

void NoteService::addFollowUp(Transaction &transaction, NewFollowUp followUp, NoteId note)
{
    followUp.uid = newUid();
    followUp.note = note;
    FollowUpRepository::insert(transaction, followUp,
                               FollowUpService::needsNoReminder(m_session, followUp));
}

void NoteService::addFollowUps(Transaction &transaction, const NewNote &draft, NoteId note)
{
    NewFollowUp followUp;
    followUp.account = draft.account;
    if (draft.nextContact.isValid()) {
        followUp.assignee = draft.nextAssignee;
        followUp.due = draft.nextContact;
        followUp.time = draft.nextTime;
        followUp.reason = draft.nextReason.trimmed();
        addFollowUp(transaction, followUp, note);
    }
    std::vector<UserId> told{m_session.user().id};
    for (const UserId colleague : draft.inform) {
        if (std::find(told.begin(), told.end(), colleague) != told.end())
            continue;
        told.push_back(colleague);
        followUp = {};
        followUp.account = draft.account;
        followUp.assignee = colleague;
        followUp.due = m_session.today();
        followUp.kind = FollowUpKind::Inform;
        //: why a colleague has a follow-up: the text of a note to be read
        followUp.reason = tr("Read: %1").arg(quoted(draft.text));
        addFollowUp(transaction, followUp, note);
    }
}

void NoteService::addAnswer(Transaction &transaction, const NewNote &draft, NoteId note)
{
    for (const FollowUpId id : NoteRepository::answersOf(transaction, draft.corrects)) {
        const std::optional<FollowUp> before = FollowUpRepository::find(transaction, id);
        if (!before)
            continue;
        FollowUp after = *before;
        after.state = FollowUpState::Cancelled;
        (void)FollowUpRepository::update(transaction, *before, after,
                                         QStringLiteral("follow-up cancelled"));
    }
    if (!draft.responseDue.isValid())
        return;
    NewFollowUp followUp;
    followUp.account = draft.account;
    followUp.assignee = draft.nextAssignee;
    followUp.due = draft.responseDue;
    followUp.kind = FollowUpKind::Answer;
    //: why there is a follow-up: the text of the note that asks for an answer
    followUp.reason = tr("Answer expected: %1").arg(quoted(draft.text));
    addFollowUp(transaction, followUp, note);
}

void NoteService::closeAnswered(Transaction &transaction, AccountId account,
                                const QDateTime &spokenAt)
{
    const QDateTime at = spokenAt.isValid() ? spokenAt : transaction.now();
    for (const FollowUpId id : NoteRepository::awaitedAnswers(transaction, account, at)) {
        const std::optional<FollowUp> before = FollowUpRepository::find(transaction, id);
        if (!before)
            continue;
        FollowUp after = *before;
        after.state = FollowUpState::Done;
        after.doneAt = transaction.now();
        after.result = tr("answered");
        (void)FollowUpRepository::update(transaction, *before, after,
                                         QStringLiteral("follow-up done"));
    }
}

Result<Note> NoteService::note(NoteId id)
{
    return m_session.read([&](Database &db) -> Result<Note> {
        std::optional<Note> note = NoteRepository::find(db, id);
        if (!note)
            return conflictOrMissing(false);
        return std::move(*note);
    });
}

Result<std::vector<Note>> NoteService::versions(NoteId id)
{
    return m_session.read([&](Database &db) -> Result<std::vector<Note>> {
        std::vector<Note> versions = NoteRepository::versions(db, id);
        if (versions.empty())
            return conflictOrMissing(false);
        return versions;
    });
}

Result<TimelinePage> NoteService::timeline(AccountId account, const TimelineFilter &filter,
                                           const std::optional<TimelineKey> &before, int limit)
{
    const TimelineQuery query{account, filter, before, limit, m_session.zone()};
    return m_session.read([&](Database &db) -> Result<TimelinePage> {
        TimelinePage page{TimelineRepository::page(db, query), {}};
        if (!page.entries.empty() && int(page.entries.size()) == limit)
            page.next = page.entries.back().key;
        return page;
    });
}

} // namespace duebook
