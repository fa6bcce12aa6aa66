// SPDX-License-Identifier: Apache-2.0
#include "app/drivers/reminderdriver.h"

#include "core/base/changeset.h"
#include "core/base/log.h"
#include "core/services/followups/followupservice.h"
#include "ui/book/async.h"
#include "ui/book/bookcontext.h"

namespace duebook::app {

namespace {

constexpr qint64 kShortestMs = 1000;
// Timers stand still while the computer sleeps, so none is trusted for longer.
constexpr qint64 kLongestMs = 60000;
constexpr int kSnoozeSeconds = 60 * 60;

} // namespace

ReminderDriver::ReminderDriver(ui::BookContext &book, Notifier &notifier, QObject *parent)
    : QObject(parent), m_book(book), m_notifier(notifier)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &ReminderDriver::lookNow);
    connect(&m_book, &ui::BookContext::changed, this, [this](const ChangeSet &changes) {
        if (!changes.touches(Entity::FollowUp))
            return;
        withdrawChanged(changes);
        lookNow();
    });
    connect(&m_book, &ui::BookContext::settingsChanged, this, &ReminderDriver::lookNow);
    connect(&m_book, &ui::BookContext::userChanged, this, &ReminderDriver::lookNow);
    m_notifier.onAction([this](const Notification &notification, NotificationAction action) {
        act(notification, action);
    });
    lookNow();
}

ReminderDriver::~ReminderDriver()
{
    // Nobody would answer their buttons.
    m_notifier.onAction({});
    for (const auto &[id, followUp] : m_shown)
        m_notifier.withdraw(ReminderEngine::keyOf(id));
}

void ReminderDriver::lookNow()
{
    if (m_looking) {
        m_again = true;
        return;
    }
    m_looking = true;
    const auto look = [](Session &session) { return ReminderEngine(session).look(); };
    ui::whenDone(this, m_book.read(look), [this](const Result<ReminderLook> &found) {
        if (!found) {
            qCWarning(logReminder) << "look failed" << int(found.error().code);
            plan({});
        } else if (found->due > 0) {
            fire();
        } else {
            plan(found->nextLook);
        }
    });
}

void ReminderDriver::fire()
{
    const auto tick = [](Session &session) { return ReminderEngine(session).tick(); };
    ui::whenDone(this, m_book.write(tick), [this](const Result<Reminders> &reminders) {
        if (!reminders) {
            qCWarning(logReminder) << "claim failed" << int(reminders.error().code);
            plan({});
            return;
        }
        show(*reminders);
        plan(reminders->nextLook);
    });
}

void ReminderDriver::plan(const QDateTime &nextLook)
{
    const qint64 wait = nextLook.isValid() ? m_book.clock().nowUtc().msecsTo(nextLook) : kLongestMs;
    m_timer.start(int(qBound(kShortestMs, wait, kLongestMs)));
    m_looking = false;
    Q_EMIT looked();
    if (std::exchange(m_again, false))
        lookNow();
}

void ReminderDriver::show(const Reminders &reminders)
{
    for (const FollowUp &followUp : reminders.followUps)
        m_shown.insert_or_assign(followUp.id, followUp);
    for (const Notification &notification : reminders.notifications)
        m_notifier.show(notification);
    if (reminders.fired == 0)
        return;
    (void)m_book.background([](Session &session) { return ReminderEngine(session).confirm(); });
    Q_EMIT reminded(reminders);
}

void ReminderDriver::act(const Notification &notification, NotificationAction action)
{
    const auto found = m_shown.find(notification.followUp);
    if (found == m_shown.end() || action == NotificationAction::Open) {
        Q_EMIT openRequested(found == m_shown.end() ? AccountId() : found->second.account);
        return;
    }
    const FollowUp before = found->second;
    const QDateTime later =
        m_book.clock().nowUtc().addSecs(kSnoozeSeconds).toTimeZone(m_book.zone());
    const auto change = [before, action, later](Session &session) {
        FollowUpService service(session);
        if (action == NotificationAction::Done)
            return service.done(before.id, before.rowVersion);
        return service.snooze(before.id, before.rowVersion, later.date(),
                              QTime(later.time().hour(), later.time().minute()));
    };
    ui::whenDone(this, m_book.write(change), [this, before](const Result<FollowUp> &after) {
        if (after)
            Q_EMIT acted(before, *after);
        else
            Q_EMIT failed(after.error());
    });
}

void ReminderDriver::withdrawChanged(const ChangeSet &changes)
{
    for (const Change &change : changes.changes) {
        const FollowUpId id(change.id);
        if (change.entity == Entity::FollowUp && m_shown.erase(id) > 0)
            m_notifier.withdraw(ReminderEngine::keyOf(id));
    }
}

} // namespace duebook::app
