// SPDX-License-Identifier: Apache-2.0
#include "core/store/reports/figuresquery.h"

#include "core/base/days.h"
#include "core/db/statement.h"
#include "core/store/ledger/openitemquery.h"
#include "core/store/ledger/unknowndays.h"
#include "core/store/reports/accountgroups.h"

#include <QtNumeric>

#include <algorithm>
#include <unordered_map>

namespace duebook {

namespace {

constexpr auto kInvoices = R"(
    SELECT account_id, kind, currency, issue_day, due_day, amount, settled_day, id
      FROM invoice
     WHERE issue_day <= $1)";
constexpr auto kPaymentAllocations = R"(
    SELECT i.account_id, i.currency, a.amount, a.day - i.issue_day
      FROM allocation a
      JOIN invoice i ON i.id = a.invoice_id
     WHERE a.kind = 1 AND a.day >= $1 AND a.day <= $2
       AND NOT )" DUEBOOK_PAID_ON_UNKNOWN_DAY("a.payment_id");
constexpr auto kDisputedInvoices = R"(
    SELECT DISTINCT i.id, i.account_id, i.currency
      FROM dispute_invoice p
      JOIN invoice i ON i.id = p.invoice_id
     WHERE i.issue_day >= $1 AND i.issue_day <= $2)";
constexpr auto kPayments = "SELECT account_id, currency, amount FROM payment"
                           " WHERE day >= $1 AND day <= $2";
constexpr auto kDiscounts = R"(
    SELECT i.account_id, i.currency, a.amount, a.kind
      FROM allocation a
      JOIN invoice i ON i.id = a.invoice_id
     WHERE a.kind IN (3, 4) AND a.day >= $1 AND a.day <= $2)";
constexpr auto kAccountName = "SELECT number, name FROM account WHERE id = $1";

constexpr qint64 kCreditNote = 2;
constexpr qint64 kDiscount = 3;

/// Months counted from year 0, by arithmetic alone: it runs for every invoice of the book.
int monthOf(qint64 epochDay)
{
    const qint64 day = epochDay + 719468;
    const qint64 era = (day >= 0 ? day : day - 146096) / 146097;
    const qint64 dayOfEra = day - era * 146097;
    const qint64 yearOfEra =
        (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146096) / 365;
    const qint64 dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    const qint64 fromMarch = (5 * dayOfYear + 2) / 153;
    return int((yearOfEra + era * 400) * 12 + fromMarch + 2);
}

struct AccountSales {
    qint64 count = 0;
    qint64 sales = 0;
};

/// Sums that only the walk over the invoices needs.
struct Walk {
    std::map<int, qint64> salesByMonth;
    std::unordered_map<qint64, AccountSales> byAccount;
};

class FiguresReader {
public:
    FiguresReader(Database &db, const ReportPeriod &period, const AgeingEdges &edges)
        : m_db(db), m_period(period), m_edges(edges),
          m_groups(db, AgeingBy::Currency, period.scope), m_from(toEpochDay(period.from)),
          m_to(toEpochDay(period.to)), m_settledOn(db)
    {
    }

    void readReceivables()
    {
        readReceivables(m_period.from.addDays(-1), &FiguresBase::opening, false);
        readReceivables(m_period.to, &FiguresBase::closing, true);
    }

    void readInvoices(int topAccounts);
    void readAllocations();
    void readDisputes();
    void readMovements();

    FiguresQuery::Answer takeAnswer() { return std::move(m_answer); }

private:
    FiguresBase &base(Currency currency) { return m_answer.byCurrency[currency]; }

    void add(qint64 &sum, qint64 amount)
    {
        if (qAddOverflow(sum, amount, &sum))
            m_answer.fits = false;
    }

    Currency currency(const Statement &row, int column)
    {
        const QByteArrayView code = row.utf8(column);
        if (m_currency.codeBytes() != code)
            m_currency = Currency::fromCode(code).value_or(Currency());
        return m_currency;
    }

    void readReceivables(QDate day, FiguresBase::Receivables FiguresBase::*part, bool late);
    void takeSettled(FiguresBase &figures, qint64 amount, qint64 issued, qint64 due,
                     qint64 settled);
    void finishMonths(FiguresBase &figures, const Walk &walk) const;
    void finishTop(FiguresBase &figures, Currency currency, const Walk &walk, int topAccounts);

    Database &m_db;
    const ReportPeriod &m_period;
    const AgeingEdges &m_edges;
    AccountGroups m_groups;
    qint64 m_from;
    qint64 m_to;
    Currency m_currency;
    SettledDays m_settledOn;
    FiguresQuery::Answer m_answer;
};

void FiguresReader::readReceivables(QDate day, FiguresBase::Receivables FiguresBase::*part,
                                    bool late)
{
    const qint64 asOf = toEpochDay(day);
    OpenItemQuery::forEach(m_db, day, m_period.scope.account, [&](const DatedItem &item) {
        if (!m_groups.contains(item.account))
            return;
        FiguresBase &figures = base(item.currency);
        FiguresBase::Receivables &open = figures.*part;
        add(open.balance, item.open);
        if (item.isCredit)
            return;
        const qint64 daysOverdue = asOf - item.dueDay;
        add(open.buckets[size_t(m_edges.bucketOf(daysOverdue))], item.open);
        ++open.openCount;
        if (daysOverdue <= 0)
            ++open.currentCount;
        else if (late)
            figures.daysLate.add(item.open, daysOverdue);
    });
}

void FiguresReader::takeSettled(FiguresBase &figures, qint64 amount, qint64 issued, qint64 due,
                                qint64 settled)
{
    const qint64 daysLate = std::max<qint64>(settled - due, 0);
    ++figures.settledCount;
    figures.daysToSettle += settled - issued;
    figures.lateDays += daysLate;
    figures.settledLate += daysLate > 0 ? 1 : 0;
    figures.mostDaysLate = std::max(figures.mostDaysLate, daysLate);
    figures.daysLate.add(amount, daysLate);
}

void FiguresReader::readInvoices(int topAccounts)
{
    std::map<Currency, Walk> walks;
    Statement select(m_db, kInvoices);
    select.bind(m_period.to);
    while (select.next()) {
        const AccountId account = select.id<AccountId>(0);
        if (!m_groups.contains(account))
            continue;
        const bool isCredit = select.integer(1) == kCreditNote;
        const Currency code = currency(select, 2);
        const qint64 issued = select.integer(3);
        const qint64 amount = select.integer(5);
        FiguresBase &figures = base(code);
        Walk &walk = walks[code];
        add(walk.salesByMonth[monthOf(issued)], amount);
        if (issued >= m_from) {
            add(figures.sales, amount);
            figures.invoices += isCredit ? 0 : 1;
            AccountSales &sales = walk.byAccount[account.number()];
            sales.count += isCredit ? 0 : 1;
            add(sales.sales, amount);
        }
        // An invoice of nothing was never to be paid.
        if (isCredit || amount == 0 || select.isNull(6))
            continue;
        const qint64 settled = select.integer(6);
        if (settled >= m_from && settled <= m_to && m_settledOn.isKnown(select.integer(7), settled))
            takeSettled(figures, amount, issued, select.integer(4), settled);
    }
    for (const auto &[code, walk] : walks) {
        finishMonths(base(code), walk);
        finishTop(base(code), code, walk, topAccounts);
    }
}

void FiguresReader::finishMonths(FiguresBase &figures, const Walk &walk) const
{
    const int newest = monthOf(m_to);
    const int oldest = walk.salesByMonth.begin()->first;
    for (int month = newest; month >= oldest; --month) {
        const auto found = walk.salesByMonth.find(month);
        const QDate first(month / 12, month % 12 + 1, 1);
        // The last month counts up to the last day of the period only.
        const int days = month == newest ? m_period.to.day() : first.daysInMonth();
        figures.newestMonths.push_back(
            {days, found == walk.salesByMonth.end() ? 0 : found->second});
    }
}

void FiguresReader::finishTop(FiguresBase &figures, Currency code, const Walk &walk,
                              int topAccounts)
{
    std::vector<TopAccount> all;
    all.reserve(walk.byAccount.size());
    for (const auto &[account, sales] : walk.byAccount)
        all.push_back({AccountId(account), {}, {}, sales.count, Money(sales.sales, code)});
    const auto shown = std::min(all.size(), size_t(std::max(topAccounts, 0)));
    std::partial_sort(all.begin(), all.begin() + qptrdiff(shown), all.end(),
                      [](const TopAccount &a, const TopAccount &b) {
                          return a.sales == b.sales ? a.account < b.account
                                                    : a.sales.minorUnits() > b.sales.minorUnits();
                      });
    all.resize(shown);
    for (TopAccount &account : all) {
        Statement select(m_db, kAccountName);
        select.bind(account.account);
        if (select.next()) {
            account.number = select.text(0);
            account.name = select.text(1);
        }
    }
    figures.top = std::move(all);
}

void FiguresReader::readAllocations()
{
    Statement select(m_db, kPaymentAllocations);
    select.bind(m_period.from).bind(m_period.to);
    while (select.next()) {
        if (m_groups.contains(select.id<AccountId>(0)))
            base(currency(select, 1)).daysToPay.add(select.integer(2), select.integer(3));
    }
}

void FiguresReader::readDisputes()
{
    Statement select(m_db, kDisputedInvoices);
    select.bind(m_period.from).bind(m_period.to);
    while (select.next()) {
        if (m_groups.contains(select.id<AccountId>(1)))
            ++base(currency(select, 2)).disputedCount;
    }
}

void FiguresReader::readMovements()
{
    Statement invoices(m_db, kInvoices);
    invoices.bind(m_period.to);
    while (invoices.next()) {
        if (invoices.integer(3) < m_from || !m_groups.contains(invoices.id<AccountId>(0)))
            continue;
        FiguresBase &figures = base(currency(invoices, 2));
        add(invoices.integer(1) == kCreditNote ? figures.credited : figures.invoiced,
            invoices.integer(5));
    }
    Statement payments(m_db, kPayments);
    payments.bind(m_period.from).bind(m_period.to);
    while (payments.next()) {
        if (m_groups.contains(payments.id<AccountId>(0)))
            add(base(currency(payments, 1)).paid, -payments.integer(2));
    }
    Statement discounts(m_db, kDiscounts);
    discounts.bind(m_period.from).bind(m_period.to);
    while (discounts.next()) {
        if (!m_groups.contains(discounts.id<AccountId>(0)))
            continue;
        FiguresBase &figures = base(currency(discounts, 1));
        add(discounts.integer(3) == kDiscount ? figures.discounts : figures.writtenOff,
            -discounts.integer(2));
    }
}

} // namespace

FiguresQuery::Answer FiguresQuery::figures(Database &db, const ReportPeriod &period,
                                           const AgeingEdges &edges, int topAccounts)
{
    FiguresReader reader(db, period, edges);
    reader.readReceivables();
    reader.readInvoices(topAccounts);
    reader.readAllocations();
    reader.readDisputes();
    return reader.takeAnswer();
}

FiguresQuery::Answer FiguresQuery::movements(Database &db, const ReportPeriod &period,
                                             const AgeingEdges &edges)
{
    FiguresReader reader(db, period, edges);
    reader.readReceivables();
    reader.readMovements();
    return reader.takeAnswer();
}

} // namespace duebook
