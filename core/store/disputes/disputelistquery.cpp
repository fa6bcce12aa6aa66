// SPDX-License-Identifier: Apache-2.0
#include "core/store/disputes/disputelistquery.h"

#include "core/base/days.h"
#include "core/base/textfold.h"
#include "core/store/disputes/disputerow.h"
#include "core/store/index/ftsexpression.h"
#include "core/store/ledger/ratequery.h"

#include <limits>
#include <string>

namespace duebook {

namespace {

// Parameters of every statement here: $1 owner, $2 account, $3 today, $4 reason, $5 words, $6 and
// $7 the range of an invoice's number, $8 key, $9 id.
constexpr auto kSelect = "SELECT " DUEBOOK_DISPUTE_COLUMNS ", a.number FROM dispute d ";
// The expression of the indexes ix_dispute_open and ix_dispute_owner.
constexpr auto kDeadline = "coalesce(d.deadline_day, 2147483647)";
constexpr auto kOfWords = R"(
    (d.id IN (SELECT rowid FROM search_dispute WHERE search_dispute MATCH $5)
     OR d.account_id IN (SELECT rowid FROM search_account WHERE search_account MATCH $5)
     OR d.id IN (SELECT p.dispute_id FROM invoice i
                   JOIN dispute_invoice p ON p.invoice_id = i.id
                  WHERE i.number_key >= $6 AND i.number_key < $7)))";

struct Conditions {
    std::string sql;
    QString words;
    QString number;
};

/// The index that has the rows in the order of the list.
const char *indexOf(const DisputeFilter &filter)
{
    const bool open = filter.state == DisputeState::Open;
    if (filter.account.isSet())
        return "INDEXED BY ix_dispute_account";
    if (filter.owner.isSet())
        return open ? "INDEXED BY ix_dispute_owner" : "INDEXED BY ix_dispute_owner_closed";
    return open ? "INDEXED BY ix_dispute_open" : "INDEXED BY ix_dispute_closed";
}

Conditions conditionsOf(const DisputeFilter &filter)
{
    const bool open = filter.state == DisputeState::Open;
    Conditions where;
    where.sql = indexOf(filter);
    where.sql += DUEBOOK_DISPUTE_JOINS;
    where.sql += open ? "WHERE d.state = 1" : "WHERE d.state = 2";
    if (filter.owner.isSet())
        where.sql += " AND d.owner_id = $1";
    if (filter.account.isSet())
        where.sql += " AND d.account_id = $2";
    if (filter.pastDeadline)
        where.sql += std::string(" AND ") + kDeadline + " < $3";
    if (!filter.reason.isEmpty())
        where.sql += " AND d.reason = $4";
    if (!filter.text.trimmed().isEmpty()) {
        where.words = ftsAnySpelling(searchTerms(filter.text));
        where.number = foldNumber(filter.text);
        where.sql += where.words.isEmpty() ? " AND 1 = 0" : std::string(" AND") + kOfWords;
    }
    return where;
}

void bindConditions(Statement &select, const DisputeListRequest &request, const Conditions &where)
{
    const DisputeFilter &filter = request.filter;
    if (filter.owner.isSet())
        select.at(1).bind(filter.owner);
    if (filter.account.isSet())
        select.at(2).bind(filter.account);
    if (filter.pastDeadline)
        select.at(3).bind(request.today);
    if (!filter.reason.isEmpty())
        select.at(4).bind(filter.reason);
    if (!where.words.isEmpty()) {
        select.at(5).bind(where.words);
        select.at(6).bind(where.number);
        select.at(7).bind(endOfPrefix(where.number));
    }
}

/// Reads on until a dispute passes the filter; nothing at the end.
std::optional<Dispute> nextPassing(Database &db, Statement &select, const DisputeFilter &filter,
                                   const DisputeSizes &sizes)
{
    while (select.next()) {
        Dispute dispute = readDispute(select);
        fillParts(db, dispute);
        if (filter.leastAmount <= 0 || sizes.size(dispute) >= filter.leastAmount)
            return dispute;
    }
    return std::nullopt;
}

qint64 keyOf(const Dispute &dispute)
{
    if (dispute.state == DisputeState::Settled)
        return toEpochDay(dispute.closed);
    return dispute.deadline.isValid() ? toEpochDay(dispute.deadline)
                                      : std::numeric_limits<qint32>::max();
}

qint64 clampedAdd(qint64 a, qint64 b)
{
    qint64 sum = 0;
    return __builtin_add_overflow(a, b, &sum) ? std::numeric_limits<qint64>::max() : sum;
}

} // namespace

DisputeSizes::DisputeSizes(Database &db, Currency base, int large, QDate today)
    : m_base(base), m_large(large), m_rates(RateQuery::upTo(db, today))
{
    for (int digit = 0; digit < base.minorDigits(); ++digit)
        m_large *= 10;
}

qint64 DisputeSizes::size(const Dispute &dispute) const
{
    qint64 sum = 0;
    for (const DisputePart &part : dispute.parts) {
        const Currency currency = part.amount.currency();
        if (currency == m_base) {
            sum = clampedAdd(sum, part.amount.minorUnits());
            continue;
        }
        const auto rate = std::find_if(m_rates.begin(), m_rates.end(),
                                       [&](const auto &known) { return known.first == currency; });
        if (rate == m_rates.end())
            continue;
        double minor = double(part.amount.minorUnits()) * double(rate->second) / 1e9;
        for (int digit = currency.minorDigits(); digit < m_base.minorDigits(); ++digit)
            minor *= 10;
        for (int digit = m_base.minorDigits(); digit < currency.minorDigits(); ++digit)
            minor /= 10;
        sum = clampedAdd(sum, qint64(std::min(minor, 9e18)));
    }
    return sum;
}

DisputeRow DisputeListQuery::row(Dispute dispute, const QString &accountNumber, QDate today,
                                 const DisputeSizes &sizes)
{
    DisputeRow row;
    const bool open = dispute.state == DisputeState::Open;
    row.accountNumber = accountNumber;
    row.daysOpen = int(dispute.opened.daysTo(open ? today : dispute.closed));
    row.pastDeadline = open && dispute.deadline.isValid() && dispute.deadline < today;
    row.large = sizes.isLarge(dispute);
    row.dispute = std::move(dispute);
    return row;
}

DisputePage DisputeListQuery::page(Database &db, const DisputeListRequest &request,
                                   const DisputeSizes &sizes)
{
    const bool open = request.filter.state == DisputeState::Open;
    const std::string key = open ? kDeadline : "d.closed_day";
    const Conditions where = conditionsOf(request.filter);
    std::string sql = kSelect + where.sql;
    if (request.after.id != 0)
        sql += " AND (" + key + ", d.id) " + (open ? ">" : "<") + " ($8, $9)";
    sql += " ORDER BY " + key + (open ? ", d.id" : " DESC, d.id DESC");

    Statement select(db, sql.c_str());
    bindConditions(select, request, where);
    if (request.after.id != 0) {
        select.at(8).bind(request.after.number);
        select.at(9).bind(request.after.id);
    }
    DisputePage page;
    PageKey last;
    while (std::optional<Dispute> dispute = nextPassing(db, select, request.filter, sizes)) {
        if (int(page.rows.size()) == request.limit) {
            page.next = last;
            break;
        }
        last = {keyOf(*dispute), {}, dispute->id.number()};
        page.rows.push_back(
            row(std::move(*dispute), select.text(kDisputeColumns), request.today, sizes));
    }
    return page;
}

DisputeTotals DisputeListQuery::totals(Database &db, const DisputeListRequest &request,
                                       const DisputeSizes &sizes)
{
    const Conditions where = conditionsOf(request.filter);
    const std::string sql = kSelect + where.sql;
    Statement select(db, sql.c_str());
    bindConditions(select, request, where);
    DisputeTotals totals;
    while (const auto dispute = nextPassing(db, select, request.filter, sizes)) {
        ++totals.count;
        std::vector<Currency> counted;
        for (const DisputePart &part : dispute->parts) {
            const Currency currency = part.amount.currency();
            auto sum = std::find_if(totals.sums.begin(), totals.sums.end(), [&](const auto &known) {
                return known.amount.currency() == currency;
            });
            if (sum == totals.sums.end())
                sum = totals.sums.insert(totals.sums.end(), {0, Money(0, currency)});
            sum->amount =
                Money(clampedAdd(sum->amount.minorUnits(), part.amount.minorUnits()), currency);
            if (std::find(counted.begin(), counted.end(), currency) == counted.end()) {
                ++sum->count;
                counted.push_back(currency);
            }
        }
    }
    std::sort(totals.sums.begin(), totals.sums.end(), [](const auto &a, const auto &b) {
        return a.amount.currency() < b.amount.currency();
    });
    return totals;
}

} // namespace duebook
