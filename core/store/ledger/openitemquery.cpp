// SPDX-License-Identifier: Apache-2.0
#include "core/store/ledger/openitemquery.h"

#include "core/base/days.h"
#include "core/db/statement.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace duebook {

namespace {

// An invoice with a settled day has all its allocations up to then: nothing of it is open
// afterwards.
// Of those issued later, money may have come already (see `PaidAhead`).
#define ITEMS                                                                                      \
    "SELECT id, account_id, kind, currency, issue_day, due_day, open_amount FROM invoice"          \
    " WHERE (issue_day <= $1 AND (open_amount <> 0 OR settled_day > $1))"                          \
    "    OR (issue_day > $1 AND open_amount <> amount)"
constexpr auto kItems = ITEMS " ORDER BY id";
constexpr auto kItemsOfAccount = ITEMS " AND account_id = $2 ORDER BY id";
#undef ITEMS

// Both in order of the invoice: merged with the items while reading.
constexpr auto kLater = "SELECT invoice_id, amount FROM allocation WHERE day > $1"
                        " ORDER BY invoice_id";
constexpr auto kLaterOfAccount = R"(
    SELECT a.invoice_id, a.amount
      FROM invoice i
      JOIN allocation a ON a.invoice_id = i.id
     WHERE i.account_id = $2 AND a.day > $1
     ORDER BY a.invoice_id)";
constexpr auto kCreditsUsedLater = "SELECT credit_id, amount FROM allocation"
                                   " WHERE credit_id IS NOT NULL AND day > $1 ORDER BY credit_id";
constexpr auto kDisputed = R"(
    SELECT p.invoice_id, p.amount
      FROM dispute d
      JOIN dispute_invoice p ON p.dispute_id = d.id
     WHERE d.opened_day <= $1 AND (d.closed_day IS NULL OR d.closed_day > $1)
     ORDER BY p.invoice_id)";

// Each invoice that was issued after the day and has allocations: those up to the day.
constexpr auto kPaidAhead = R"(
    SELECT payment_id, credit_id, amount FROM allocation INDEXED BY ix_allocation_invoice
     WHERE invoice_id = $1 AND day <= $2)";
constexpr auto kCreditNote = "SELECT account_id, currency, issue_day, due_day FROM invoice"
                             " WHERE id = $1 AND issue_day <= $2";

#define PAYMENTS                                                                                   \
    "SELECT id, account_id, currency, day, unallocated_amount FROM payment WHERE day <= $1"
constexpr auto kPayments = PAYMENTS " ORDER BY id";
constexpr auto kPaymentsOfAccount = PAYMENTS " AND account_id = $2 ORDER BY id";
#undef PAYMENTS
constexpr auto kPaymentsUsedLater =
    "SELECT payment_id, amount FROM allocation WHERE day > $1 AND payment_id IS NOT NULL";
constexpr auto kPaymentsUsedLaterOfAccount = R"(
    SELECT a.payment_id, a.amount
      FROM payment p
      JOIN allocation a ON a.payment_id = p.id
     WHERE p.account_id = $2 AND a.day > $1)";

/// Sums per id, read along with ids that only rise.
class RisingSums {
public:
    explicit RisingSums(std::vector<std::pair<qint64, qint64>> sorted) : m_rows(std::move(sorted))
    {
    }

    qint64 of(qint64 id)
    {
        while (m_at < m_rows.size() && m_rows[m_at].first < id)
            ++m_at;
        qint64 sum = 0;
        for (; m_at < m_rows.size() && m_rows[m_at].first == id; ++m_at)
            sum += m_rows[m_at].second;
        return sum;
    }

private:
    std::vector<std::pair<qint64, qint64>> m_rows;
    size_t m_at = 0;
};

/// The same straight from a statement in order of id: nothing is kept.
class RisingRows {
public:
    RisingRows(Database &db, const char *sql, QDate day, AccountId account) : m_select(db, sql)
    {
        m_select.bind(day);
        if (account.isSet())
            m_select.bind(account);
        m_more = m_select.next();
    }

    qint64 of(qint64 id)
    {
        qint64 sum = 0;
        while (m_more && m_select.integer(0) <= id) {
            if (m_select.integer(0) == id)
                sum += m_select.integer(1);
            m_more = m_select.next();
        }
        return sum;
    }

private:
    Statement m_select;
    bool m_more = false;
};

/// Few currencies stand in millions of rows: the last one is remembered.
class CurrencyReader {
public:
    Currency read(const Statement &row, int column)
    {
        const QByteArrayView code = row.utf8(column);
        if (m_last.codeBytes() != code)
            m_last = Currency::fromCode(code).value_or(Currency());
        return m_last;
    }

private:
    Currency m_last;
};

/// Money and credit notes that stood on account on the day, as the invoices they settled were not
/// issued yet: (id, amount) of each.
struct PaidAhead {
    std::vector<std::pair<qint64, qint64>> payments;
    std::vector<std::pair<qint64, qint64>> credits;
};

PaidAhead visitInvoices(Database &db, QDate day, AccountId account,
                        const OpenItemQuery::Visit &visit)
{
    const bool one = account.isSet();
    RisingRows later(db, one ? kLaterOfAccount : kLater, day, account);
    RisingRows creditsUsedLater(db, kCreditsUsedLater, day, {});
    RisingRows disputed(db, kDisputed, day, {});
    CurrencyReader currency;
    PaidAhead ahead;
    Statement paidAhead(db, kPaidAhead);
    const qint64 last = toEpochDay(day);
    Statement select(db, one ? kItemsOfAccount : kItems);
    select.bind(day);
    if (one)
        select.bind(account);
    while (select.next()) {
        DatedItem item;
        const qint64 id = select.integer(0);
        if (select.integer(4) > last) {
            paidAhead.reset().bind(id).bind(day);
            while (paidAhead.next()) {
                if (!paidAhead.isNull(0))
                    ahead.payments.emplace_back(paidAhead.integer(0), paidAhead.integer(2));
                else if (!paidAhead.isNull(1))
                    ahead.credits.emplace_back(paidAhead.integer(1), paidAhead.integer(2));
            }
            continue;
        }
        item.invoice = InvoiceId(id);
        item.account = select.id<AccountId>(1);
        item.isCredit = select.integer(2) == 2;
        item.currency = currency.read(select, 3);
        item.issuedDay = select.integer(4);
        item.dueDay = select.integer(5);
        item.open = select.integer(6) + later.of(id) - creditsUsedLater.of(id);
        if (item.open == 0)
            continue;
        item.disputed = std::min(disputed.of(id), std::max<qint64>(item.open, 0));
        visit(item);
    }
    return ahead;
}

/// Credit notes there were on the day, by the part that a later invoice took.
void visitCreditsAhead(Database &db, QDate day, const PaidAhead &ahead,
                       const OpenItemQuery::Visit &visit)
{
    if (ahead.credits.empty())
        return;
    CurrencyReader currency;
    Statement select(db, kCreditNote);
    for (const auto &[id, amount] : ahead.credits) {
        select.reset().bind(id).bind(day);
        if (!select.next())
            continue;
        DatedItem item;
        item.invoice = InvoiceId(id);
        item.account = select.id<AccountId>(0);
        item.isCredit = true;
        item.currency = currency.read(select, 1);
        item.issuedDay = select.integer(2);
        item.dueDay = select.integer(3);
        item.open = -amount;
        visit(item);
    }
}

/// `used`: parts of payments that were still on account, and settled something after the day.
void visitPayments(Database &db, QDate day, AccountId account,
                   std::vector<std::pair<qint64, qint64>> used, const OpenItemQuery::Visit &visit)
{
    const bool one = account.isSet();
    {
        Statement select(db, one ? kPaymentsUsedLaterOfAccount : kPaymentsUsedLater);
        select.bind(day);
        if (one)
            select.bind(account);
        while (select.next())
            used.emplace_back(select.integer(0), select.integer(1));
    }
    if (!std::is_sorted(used.begin(), used.end()))
        std::sort(used.begin(), used.end());
    RisingSums usedLater(std::move(used));
    CurrencyReader currency;
    Statement select(db, one ? kPaymentsOfAccount : kPayments);
    select.bind(day);
    if (one)
        select.bind(account);
    while (select.next()) {
        const qint64 left = select.integer(4) + usedLater.of(select.integer(0));
        if (left == 0)
            continue;
        DatedItem item;
        item.payment = select.id<PaymentId>(0);
        item.account = select.id<AccountId>(1);
        item.currency = currency.read(select, 2);
        item.isCredit = true;
        item.issuedDay = select.integer(3);
        item.dueDay = item.issuedDay;
        item.open = -left;
        visit(item);
    }
}

} // namespace

void OpenItemQuery::forEach(Database &db, QDate day, AccountId account, const Visit &visit)
{
    PaidAhead ahead = visitInvoices(db, day, account, visit);
    visitCreditsAhead(db, day, ahead, visit);
    visitPayments(db, day, account, std::move(ahead.payments), visit);
}

std::vector<const char *> OpenItemQuery::wholeBookStatements()
{
    return {kItems, kLater, kCreditsUsedLater, kPayments, kPaymentsUsedLater};
}

} // namespace duebook
