// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/error.h"
#include "core/services/followups/reminderengine.h"
#include "core/services/ports/ports.h"

#include <QObject>
#include <QTimer>

#include <unordered_map>

namespace duebook {
struct ChangeSet;
}

namespace duebook::ui {
class BookContext;
}

namespace duebook::app {

/// Asks the reminder engine again and again while a book is open, shows what it finds and carries
/// out what is clicked. The timer is only a hint; after sleep or a changed clock the next look
/// finds what is due. Lives on the GUI thread; book and notifier must outlive it. Create it when
/// the book is open: it looks at once.
class ReminderDriver : public QObject {
    Q_OBJECT
public:
    ReminderDriver(ui::BookContext &book, Notifier &notifier, QObject *parent = nullptr);
    ~ReminderDriver() override;

    void lookNow();

Q_SIGNALS:
    /// A notification was clicked. Unset account: many are due, show Today.
    void openRequested(duebook::AccountId account);
    /// Shown just now; for a list in the window.
    void reminded(const duebook::Reminders &reminders);
    /// Done or snoozed from a notification; `FollowUpService::restore(before, after.rowVersion)`
    /// undoes it.
    void acted(const duebook::FollowUp &before, const duebook::FollowUp &after);
    void failed(const duebook::Error &error);
    /// A look has ended and the next one is planned.
    void looked();

private:
    void plan(const QDateTime &nextLook);
    void fire();
    void show(const Reminders &reminders);
    void act(const Notification &notification, NotificationAction action);
    void withdrawChanged(const ChangeSet &changes);

    ui::BookContext &m_book;
    Notifier &m_notifier;
    QTimer m_timer;
    bool m_looking = false;
    bool m_again = false;
    std::unordered_map<FollowUpId, FollowUp> m_shown;
};

} // namespace duebook::app
