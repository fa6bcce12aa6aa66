// SPDX-License-Identifier: Apache-2.0
#include "ui/followups/followupactions.h"

#include "ui/book/async.h"
#include "ui/book/wording.h"

namespace duebook::ui {

FollowUpActions::FollowUpActions(BookContext &book, QObject *parent) : QObject(parent), m_book(book)
{
}

void FollowUpActions::done(const FollowUp &followUp)
{
    done(std::vector{FollowUpRef::of(followUp)});
}

void FollowUpActions::snooze(const FollowUp &followUp, QDate due, QTime time)
{
    snooze(std::vector{FollowUpRef::of(followUp)}, due, time);
}

void FollowUpActions::reassign(const FollowUp &followUp, UserId assignee, const QString &name)
{
    reassign(std::vector{FollowUpRef::of(followUp)}, assignee, name);
}

void FollowUpActions::cancel(const FollowUp &followUp)
{
    cancel(std::vector{FollowUpRef::of(followUp)});
}

void FollowUpActions::reopen(const FollowUp &followUp)
{
    // The timeline may show an older version than the book has: a click on what is closed means
    // "open it", whatever else was changed since.
    whenDone(this, m_book.read([id = followUp.id](Session &session) {
        return FollowUpService(session).followUp(id);
    }),
             [this](const Result<FollowUp> &now) {
                 if (now)
                     reopen(std::vector{FollowUpRef::of(*now)});
                 else
                     Q_EMIT noticed(now.error().sentence, Tone::Bad);
             });
}

void FollowUpActions::done(const std::vector<FollowUpRef> &followUps)
{
    change(followUps, FollowUpChange::done(), tr("Follow-up done"));
}

void FollowUpActions::snooze(const std::vector<FollowUpRef> &followUps, QDate due, QTime time)
{
    change(followUps, FollowUpChange::snooze(due, time),
           tr("Put off until %1").arg(Wording::of(m_book).dayAndTime(due, time)));
}

void FollowUpActions::reassign(const std::vector<FollowUpRef> &followUps, UserId assignee,
                               const QString &name)
{
    change(followUps, FollowUpChange::reassign(assignee), tr("Given to %1").arg(name));
}

void FollowUpActions::cancel(const std::vector<FollowUpRef> &followUps)
{
    change(followUps, FollowUpChange::cancel(), tr("Follow-up cancelled"));
}

void FollowUpActions::reopen(const std::vector<FollowUpRef> &followUps)
{
    change(followUps, FollowUpChange::reopen(), tr("Follow-up opened again"));
}

void FollowUpActions::change(const std::vector<FollowUpRef> &followUps,
                             const FollowUpChange &change, const QString &what)
{
    if (followUps.empty())
        return;
    whenDone(this, m_book.write([followUps, change](Session &session) {
        return FollowUpService(session).change(followUps, change);
    }),
             [this, change, what](const Result<FollowUpChanges> &changes) {
                 if (!changes)
                     Q_EMIT noticed(changes.error().sentence, Tone::Bad);
                 else
                     tell(*changes, change, what);
             });
}

void FollowUpActions::tell(const FollowUpChanges &changes, const FollowUpChange &change,
                           const QString &what)
{
    if (changes.steps.empty()) {
        Q_EMIT noticed(changes.refused.front().error.sentence, Tone::Bad);
        return;
    }
    UndoOffer offer;
    offer.text = what;
    const int count = int(changes.steps.size());
    if (count > 1)
        offer.text = tr("%1 · %n follow-up(s)", nullptr, count).arg(what);
    else if (changes.steps.front().next)
        offer.text = tr("%1 · comes again %2")
                         .arg(what, Wording::of(m_book).nearDay(changes.steps.front().next->due));
    if (changes.leftAlone() > 0)
        offer.text += QStringLiteral(" · ") + tr("overdue, and nothing else is planned");
    if (!changes.refused.empty())
        Q_EMIT noticed(tr("%n follow-up(s) were changed by someone else in the meantime and stay "
                          "as they are.",
                          nullptr, int(changes.refused.size())),
                       Tone::Warn);
    offer.undo = [self = QPointer(this), changes] {
        if (self)
            self->undo(changes);
    };
    Q_EMIT undoOffered(offer);
    if (change.kind == FollowUpChange::Kind::Edit || change.kind == FollowUpChange::Kind::Reopen)
        return;
    for (const FollowUpStep &step : changes.steps)
        Q_EMIT handled(step.now.account);
}

void FollowUpActions::undo(const FollowUpChanges &changes)
{
    whenDone(this, m_book.write([changes](Session &session) {
        return FollowUpService(session).restore(changes);
    }),
             [this](const Result<int> &stayed) {
                 if (!stayed)
                     Q_EMIT noticed(stayed.error().sentence, Tone::Bad);
                 else if (*stayed > 0)
                     Q_EMIT noticed(tr("%n follow-up(s) were changed since and stay as they are.",
                                       nullptr, *stayed),
                                    Tone::Warn);
             });
}

} // namespace duebook::ui
