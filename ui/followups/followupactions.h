// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/services/followups/followupservice.h"
#include "ui/book/bookcontext.h"
#include "ui/frame/page.h"

#include <vector>

namespace duebook::ui {

/// What a person does with follow-ups, run on the writer, each with one offer to take it back, also
/// for many at once.
class FollowUpActions : public QObject {
    Q_OBJECT
public:
    /// `book` must outlive it.
    explicit FollowUpActions(BookContext &book, QObject *parent = nullptr);

    void done(const FollowUp &followUp);
    void snooze(const FollowUp &followUp, QDate due, QTime time);
    void reassign(const FollowUp &followUp, UserId assignee, const QString &name);
    void cancel(const FollowUp &followUp);
    void reopen(const FollowUp &followUp);

    // The same for what is chosen in a list.
    void done(const std::vector<FollowUpRef> &followUps);
    void snooze(const std::vector<FollowUpRef> &followUps, QDate due, QTime time);
    void reassign(const std::vector<FollowUpRef> &followUps, UserId assignee, const QString &name);
    void cancel(const std::vector<FollowUpRef> &followUps);
    void reopen(const std::vector<FollowUpRef> &followUps);
    /// `what` is told with the offer to take it back.
    void change(const std::vector<FollowUpRef> &followUps, const FollowUpChange &change,
                const QString &what);

Q_SIGNALS:
    void undoOffered(const duebook::ui::UndoOffer &offer);
    void noticed(const QString &sentence, duebook::ui::Tone tone);
    /// Something planned for this account was done, put off, given away or cancelled.
    void handled(duebook::AccountId account);

private:
    void tell(const FollowUpChanges &changes, const FollowUpChange &change, const QString &what);
    void undo(const FollowUpChanges &changes);

    BookContext &m_book;
};

} // namespace duebook::ui
