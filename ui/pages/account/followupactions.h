// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/followup.h"
#include "ui/shell/page.h"
#include "ui/support/bookcontext.h"

#include <functional>

namespace duebook {
class FollowUpService;
}

namespace duebook::ui {

/// What a person does with a follow-up, run on the writer, each with an offer to take it back.
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

Q_SIGNALS:
    void undoOffered(const duebook::ui::UndoOffer &offer);
    void noticed(const QString &sentence, duebook::ui::Tone tone);

private:
    using Change = std::function<Result<FollowUp>(FollowUpService &service)>;
    void run(const FollowUp &before, const QString &what, Change change);
    void undo(const FollowUp &before, qint64 rowVersion);

    BookContext &m_book;
};

} // namespace duebook::ui
