// SPDX-License-Identifier: Apache-2.0
#include "core/services/followups/reminderengine.h"

#include "core/base/log.h"
#include "core/rules/followups/reminderplan.h"
#include "core/rules/team/permissions.h"
#include "core/store/followups/followuprepository.h"
#include "core/store/team/coverrepository.h"

#include <QLocale>

#include <unordered_map>

namespace duebook {

namespace {

// A transaction on a shared book lasts less than 50 ms.
constexpr size_t kClaimsPerTransaction = 500;

} // namespace

QString ReminderEngine::keyOf(FollowUpId id)
{
    return QStringLiteral("follow-up/%1").arg(id.number());
}

struct ReminderEngine::Found {
    std::vector<UnfiredFollowUp> due; ///< the earliest first
    QDateTime nextLook;
};

Result<ReminderEngine::Found> ReminderEngine::find()
{
    if (m_session.readOnly() || !may(Right::KeepFollowUps, m_session.user()))
        return Found{};
    const Result<std::vector<UnfiredFollowUp>> unfired =
        m_session.read([&](Database &db) -> Result<std::vector<UnfiredFollowUp>> {
            const UserId me = m_session.user().id;
            const QDate today = m_session.today();
            // While somebody does this person's work, the reminders are for that one.
            if (CoverRepository::coverOf(db, me, today))
                return std::vector<UnfiredFollowUp>();
            std::vector<UserId> people;
            if (me.isSet())
                people.push_back(me);
            for (const Cover &cover : CoverRepository::coveredBy(db, me, today))
                people.push_back(cover.absent);
            return FollowUpRepository::unfired(db, people, today);
        });
    if (!unfired)
        return unfired.error();

    std::vector<ReminderItem> items;
    items.reserve(unfired->size());
    for (const UnfiredFollowUp &followUp : *unfired)
        items.push_back({followUp.id, followUp.due, followUp.time, false, {}});
    ReminderSettings settings;
    settings.zone = m_session.zone();
    settings.allDay = m_session.settings().allDayReminder;
    settings.mostSingle = kMostSingle;
    const ReminderStep step = remindersDue(items, {}, m_session.clock().nowUtc(), settings);

    Found found{{}, step.lookAgain};
    if (step.fire.empty())
        return found;
    std::unordered_map<FollowUpId, const UnfiredFollowUp *> byId;
    for (const UnfiredFollowUp &followUp : *unfired)
        byId.emplace(followUp.id, &followUp);
    for (const FollowUpId id : step.fire)
        found.due.push_back(*byId.at(id));
    return found;
}

Result<ReminderLook> ReminderEngine::look()
{
    const Result<Found> found = find();
    if (!found)
        return found.error();
    return ReminderLook{qint64(found->due.size()), found->nextLook};
}

Result<Reminders> ReminderEngine::tick()
{
    const Result<Found> found = find();
    if (!found)
        return found.error();
    Reminders reminders;
    reminders.nextLook = found->nextLook;
    if (found->due.empty())
        return reminders;
    return claim(found->due, std::move(reminders));
}

Result<void> ReminderEngine::confirm()
{
    return m_session.write([&](Transaction &transaction) -> Result<void> {
        FollowUpRepository::confirmShown(transaction, m_session.client());
        return {};
    });
}

Result<Reminders> ReminderEngine::claim(const std::vector<UnfiredFollowUp> &due,
                                        Reminders reminders)
{
    const bool single = due.size() <= size_t(kMostSingle);
    for (size_t from = 0; from < due.size(); from += kClaimsPerTransaction) {
        const size_t to = std::min(due.size(), from + kClaimsPerTransaction);
        qint64 claimed = 0;
        std::vector<FollowUp> toShow;
        const Result<void> written = m_session.write([&](Transaction &transaction) -> Result<void> {
            for (size_t i = from; i < to; ++i) {
                if (!FollowUpRepository::claim(transaction, due[i], m_session.client()))
                    continue;
                ++claimed;
                // Read with the claim: once it is committed nothing may stand between it and the
                // person.
                if (single) {
                    if (std::optional<FollowUp> shown =
                            FollowUpRepository::find(transaction, due[i].id))
                        toShow.push_back(std::move(*shown));
                }
            }
            return {};
        });
        if (!written && reminders.fired == 0)
            return written.error();
        if (!written) {
            // What was claimed is shown now; the rest is still there at the next look.
            qCWarning(logReminder) << "claiming stopped after" << reminders.fired;
            break;
        }
        reminders.fired += claimed;
        for (FollowUp &followUp : toShow) {
            reminders.notifications.push_back(describe(followUp));
            reminders.followUps.push_back(std::move(followUp));
        }
    }
    if (reminders.fired == 0)
        return reminders;
    qCInfo(logReminder) << "reminded of" << reminders.fired;
    if (!single)
        reminders.notifications.push_back({QStringLiteral("follow-ups"),
                                           tr("%Ln follow-up(s) are due", "", int(reminders.fired)),
                                           tr("Open Today to see whom to contact first."),
                                           {}});
    return reminders;
}

Notification ReminderEngine::describe(const FollowUp &followUp) const
{
    QString body = followUp.reason.isEmpty() ? tr("A follow-up is due.") : followUp.reason;
    if (followUp.assignee.isSet() && followUp.assignee != m_session.user().id)
        body += QLatin1Char('\n') + tr("For %1").arg(followUp.assigneeName);
    if (followUp.due < m_session.today())
        body += QLatin1Char('\n') +
                tr("Due since %1").arg(QLocale().toString(followUp.due, QLocale::ShortFormat));
    else if (followUp.time.isValid())
        body += QLatin1Char('\n') +
                tr("Due at %1").arg(QLocale().toString(followUp.time, QLocale::ShortFormat));
    return {keyOf(followUp.id), followUp.accountName, body, followUp.id};
}

} // namespace duebook
