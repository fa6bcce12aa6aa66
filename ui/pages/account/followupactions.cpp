// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/account/followupactions.h"

#include "core/services/followupservice.h"
#include "ui/support/async.h"
#include "ui/support/wording.h"

namespace duebook::ui {

FollowUpActions::FollowUpActions(BookContext &book, QObject *parent) : QObject(parent), m_book(book)
{
}

void FollowUpActions::done(const FollowUp &followUp)
{
    run(followUp, tr("Follow-up done"), [followUp](FollowUpService &service) {
        return service.done(followUp.id, followUp.rowVersion);
    });
}

void FollowUpActions::snooze(const FollowUp &followUp, QDate due, QTime time)
{
    const Wording wording = Wording::of(m_book);
    run(followUp, tr("Snoozed until %1").arg(wording.dayAndTime(due, time)),
        [followUp, due, time](FollowUpService &service) {
            return service.snooze(followUp.id, followUp.rowVersion, due, time);
        });
}

void FollowUpActions::reassign(const FollowUp &followUp, UserId assignee, const QString &name)
{
    run(followUp, tr("Given to %1").arg(name), [followUp, assignee](FollowUpService &service) {
        return service.reassign(followUp.id, followUp.rowVersion, assignee);
    });
}

void FollowUpActions::cancel(const FollowUp &followUp)
{
    run(followUp, tr("Follow-up cancelled"), [followUp](FollowUpService &service) {
        return service.cancel(followUp.id, followUp.rowVersion);
    });
}

void FollowUpActions::reopen(const FollowUp &followUp)
{
    // The timeline may show an older version than the book has: a click on what is closed means
    // "open it", whatever else was changed since.
    run(followUp, tr("Follow-up opened again"), [id = followUp.id](FollowUpService &service) {
        const Result<FollowUp> now = service.followUp(id);
        return now ? service.reopen(id, now->rowVersion) : now;
    });
}

void FollowUpActions::run(const FollowUp &before, const QString &what, Change change)
{
    whenDone(this, m_book.write([change = std::move(change)](Session &session) {
        FollowUpService service(session);
        return change(service);
    }),
             [this, before, what](const Result<FollowUp> &now) {
                 if (!now) {
                     Q_EMIT noticed(now.error().sentence, Tone::Bad);
                     return;
                 }
                 UndoOffer offer;
                 offer.text = what;
                 offer.undo = [self = QPointer(this), before, version = now->rowVersion] {
                     if (self)
                         self->undo(before, version);
                 };
                 Q_EMIT undoOffered(offer);
             });
}

void FollowUpActions::undo(const FollowUp &before, qint64 rowVersion)
{
    whenDone(this, m_book.write([before, rowVersion](Session &session) {
        return FollowUpService(session).restore(before, rowVersion);
    }),
             [this](const Result<FollowUp> &restored) {
                 if (!restored)
                     Q_EMIT noticed(restored.error().sentence, Tone::Bad);
             });
}

} // namespace duebook::ui
