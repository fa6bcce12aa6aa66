// SPDX-License-Identifier: Apache-2.0
#include "core/services/upkeep/dayupkeep.h"

#include "core/rules/team/permissions.h"
#include "core/services/calendar/holidayservice.h"
#include "core/services/disputes/disputeupkeep.h"
#include "core/services/documents/documentservice.h"
#include "core/services/promises/promiseupkeep.h"
#include "core/store/book/recordrepository.h"
#include "core/store/book/settingsrepository.h"
#include "core/store/ledger/balancerepository.h"

namespace duebook {

namespace {

constexpr int kChangesKept = 10000;

} // namespace

Result<void> DayUpkeep::begin(Session &session)
{
    if (session.readOnly() || !may(Right::KeepUp, session.user()))
        return {};
    if (const Result<void> cleared = DocumentService(session).removeLeftovers(); !cleared)
        return cleared;
    // First: the days of grace of promises count the holidays.
    if (HolidayService::needsFilling(session)) {
        const Result<void> filled = session.write([&](Transaction &transaction) -> Result<void> {
            HolidayService::fill(transaction, session.settings().holidayCountry, session.today());
            return {};
        });
        if (!filled)
            return filled;
        if (const Result<void> loaded = session.loadSettings(); !loaded)
            return loaded;
    }
    return session.write([&](Transaction &transaction) -> Result<void> {
        BalanceRepository::bringToDay(transaction, session.settings().edges, session.today());
        PromiseUpkeep(transaction, session.settings(), session.today()).newDay();
        DisputeUpkeep::startDay(session, transaction);
        RecordRepository::trimChanges(transaction, kChangesKept);
        SettingsRepository::setDayBegun(transaction, session.today());
        return {};
    });
}

Result<void> DayUpkeep::beginOnce(Session &session)
{
    const Result<bool> begun =
        session.read([&](Database &db) -> Result<bool> { return hasBegun(db, session.today()); });
    if (!begun)
        return begun.error();
    return *begun ? Result<void>() : begin(session);
}

bool DayUpkeep::hasBegun(Database &db, QDate today)
{
    return SettingsRepository::dayBegun(db) == today;
}

} // namespace duebook
