// SPDX-License-Identifier: Apache-2.0
#include "core/store/ledger/unknowndays.h"

namespace duebook {

namespace {

constexpr auto kAny = "SELECT EXISTS (SELECT 1 FROM payment WHERE import_id IS NOT NULL"
                      " AND reference_key = 'beforeimport')";
constexpr auto kSettledBy = "SELECT EXISTS (SELECT 1 FROM allocation l WHERE l.invoice_id = $1"
                            " AND l.day = $2 AND " DUEBOOK_PAID_ON_UNKNOWN_DAY("l.payment_id") ")";
// Dated on the day of its list, or for want of it on the invoice's: then it is known to be made
// when the list was read.
constexpr auto kAround = R"(
    SELECT count(*), max(created_at) FROM payment
     WHERE import_id IS NOT NULL AND reference_key = 'beforeimport'
       AND (day > $1 OR created_at >= $2))";

} // namespace

SettledDays::SettledDays(Database &db)
    : m_allKnown(db.integer(kAny) == 0), m_unknown(db, kSettledBy)
{
}

bool SettledDays::isKnown(qint64 invoice, qint64 settledDay)
{
    if (m_allKnown)
        return true;
    m_unknown.reset().bind(invoice).bind(settledDay);
    return !m_unknown.next() || !m_unknown.flag(0);
}

UnknownPayments unknownPaymentsAround(Database &db, QDate day, const QDateTime &dayEnds)
{
    Statement select(db, kAround);
    select.bind(day).bind(dayEnds);
    UnknownPayments found;
    if (!select.next() || select.integer(0) == 0)
        return found;
    found.count = select.integer(0);
    found.until = select.moment(1).toTimeZone(dayEnds.timeZone()).date();
    return found;
}

} // namespace duebook
