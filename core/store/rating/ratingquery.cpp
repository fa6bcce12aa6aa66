// SPDX-License-Identifier: Apache-2.0
#include "core/store/rating/ratingquery.h"

#include "core/base/days.h"
#include "core/db/statement.h"
#include "core/domain/payment.h"
#include "core/store/ledger/ratequery.h"
#include "core/store/ledger/unknowndays.h"

#include <QJsonArray>

#include <algorithm>
#include <cmath>

namespace duebook {

namespace {

// A payment is entered within this time of its day; later ones are seen at the turn of the month.
constexpr int kLateEntryDays = 62;
constexpr int kMonths = 12;
// More than so many in one part are told as "accounts changed".
constexpr int kToldOneByOne = 20;

constexpr auto kStale = R"(
    SELECT a.id FROM account a
     WHERE a.rating_day IS NULL OR a.rating_day < $1 OR a.changed_at >= a.rating_day * 86400000
        OR EXISTS (SELECT 1 FROM account_balance b
                    WHERE b.account_id = a.id AND b.as_of_day >= a.rating_day))";
constexpr auto kPaid = R"(
    SELECT DISTINCT i.account_id
      FROM allocation l INDEXED BY ix_allocation_day
      JOIN invoice i ON i.id = l.invoice_id
      JOIN account a ON a.id = i.account_id
     WHERE l.day >= $1 AND l.created_at >= a.rating_day * 86400000)";
constexpr auto kPromises = R"(
    SELECT DISTINCT p.account_id
      FROM promise p INDEXED BY ix_promise_broken
      JOIN account a ON a.id = p.account_id
     WHERE p.state IN (3, 4) AND p.state_day >= $1 AND p.state_day >= a.rating_day)";
constexpr auto kDisputes = R"(
    SELECT DISTINCT d.account_id
      FROM dispute d INDEXED BY ix_dispute_closed
      JOIN account a ON a.id = d.account_id
     WHERE d.state = 2 AND d.closed_day >= $1 AND d.closed_day >= a.rating_day)";
constexpr auto kAll = "SELECT id FROM account ORDER BY id";
constexpr auto kAccount = R"(
    SELECT status, credit_limit, credit_limit_currency, rating, rating_reason, rating_day
      FROM account WHERE id = $1)";
// What the customer settled: payments, and discounts taken with them; not payments that an import
// found made, on a day nobody knows. Invoices older than the window by more than the longest terms
// that occur settle outside of it.
constexpr auto kSettled = R"(
    SELECT l.day, l.amount, l.day - i.due_day, i.currency,
           CASE WHEN i.settled_day IS NOT NULL AND i.settled_day <= l.day THEN 1 ELSE 0 END
      FROM invoice i INDEXED BY ix_invoice_issued
      JOIN allocation l INDEXED BY ix_allocation_invoice ON l.invoice_id = i.id
     WHERE i.account_id = $1 AND i.issue_day > $2 AND i.kind <> 2 AND l.day > $3 AND l.day <= $4
       AND l.kind IN (1, 3) AND NOT )" DUEBOOK_PAID_ON_UNKNOWN_DAY("l.payment_id");
constexpr auto kOverdue = R"(
    SELECT open_amount, $2 - due_day, currency
      FROM invoice INDEXED BY ix_invoice_open
     WHERE account_id = $1 AND due_day < $2 AND open_amount <> 0 AND open_amount > 0 AND kind <> 2)";
constexpr auto kBroken = R"(
    SELECT count(*) FROM promise INDEXED BY ix_promise_account
     WHERE account_id = $1 AND state = 4 AND state_day > $2)";
constexpr auto kRefused = R"(
    SELECT count(*) FROM dispute INDEXED BY ix_dispute_account
     WHERE account_id = $1 AND state = 2 AND outcome = 2 AND closed_day > $2)";
constexpr auto kReturned = R"(
    SELECT count(*) FROM payment INDEXED BY ix_payment_account
     WHERE account_id = $1 AND day > $2 AND amount < 0 AND method <> $3)";
constexpr auto kOwed = R"(
    SELECT current_amount + bucket1 + bucket2 + bucket3 + bucket4 + bucket5 + credit_amount
      FROM account_balance WHERE account_id = $1 AND currency = $2)";
constexpr auto kStore = R"(
    UPDATE account SET rating = $2, rating_reason = $3, rating_day = $4 WHERE id = $1)";
constexpr int kLongestOpenDays = 400;

void addIds(Statement &select, std::vector<AccountId> &ids)
{
    while (select.next())
        ids.push_back(select.id<AccountId>(0));
}

int counted(Statement &select, AccountId account, QDate from)
{
    select.reset().bind(account).bind(from);
    select.next();
    return int(select.integer(0));
}

/// Reads one account after the other with the same statements.
class InputReader {
public:
    InputReader(Database &db, const BookSettings &settings, QDate today)
        : m_base(settings.baseCurrency), m_rates(RateQuery::upTo(db, today)), m_today(today),
          m_from(today.addMonths(-kMonths)), m_account(db, kAccount), m_settled(db, kSettled),
          m_overdue(db, kOverdue), m_broken(db, kBroken), m_refused(db, kRefused),
          m_returned(db, kReturned), m_owed(db, kOwed)
    {
    }

    bool read(AccountId id, RatedAccount &rated)
    {
        m_account.reset().bind(id);
        if (!m_account.next())
            return false;
        rated.account = id;
        rated.input.insolvent = m_account.integer(0) == qint64(AccountStatus::Insolvency);
        rated.rating = m_account.text(3);
        rated.reason = m_account.text(4);
        rated.ratedOn = m_account.day(5);
        if (!m_account.isNull(1) && m_account.integer(1) > 0)
            readLimit(id, m_account.integer(1), m_account.text(2), rated.input);
        m_settled.reset()
            .bind(id)
            .bind(m_from.addDays(-kLongestOpenDays))
            .bind(m_from)
            .bind(m_today);
        while (m_settled.next())
            rated.input.settled.push_back({m_settled.day(0),
                                           inBase(m_settled.integer(1), m_settled.utf8(3)),
                                           int(m_settled.integer(2)), m_settled.flag(4)});
        m_overdue.reset().bind(id).bind(m_today);
        while (m_overdue.next())
            rated.input.overdue.push_back(
                {inBase(m_overdue.integer(0), m_overdue.utf8(2)), int(m_overdue.integer(1))});
        rated.input.brokenPromises = counted(m_broken, id, m_from);
        rated.input.disputesRejected = counted(m_refused, id, m_from);
        m_returned.reset().bind(id).bind(m_from).bind(QString::fromLatin1(kUsedOnAccount));
        rated.input.returnedPayments = m_returned.next() ? int(m_returned.integer(0)) : 0;
        return true;
    }

private:
    void readLimit(AccountId id, qint64 limit, const QString &currency, RatingInput &input)
    {
        m_owed.reset().bind(id).bind(currency);
        const qint64 owed = m_owed.next() ? m_owed.integer(0) : 0;
        input.limitUsePercent =
            int(std::clamp(double(owed) * 100.0 / double(limit), 0.0, 1'000'000.0));
    }

    qint64 inBase(qint64 amount, QByteArrayView code) const
    {
        const std::optional<Currency> currency = Currency::fromCode(code);
        if (!currency || *currency == m_base)
            return amount;
        for (const auto &[known, rate] : m_rates) {
            if (known != *currency)
                continue;
            const double shift = std::pow(10.0, m_base.minorDigits() - known.minorDigits());
            return qint64(std::clamp(double(amount) * double(rate) / 1e9 * shift, -9e17, 9e17));
        }
        return amount;
    }

    Currency m_base;
    std::vector<std::pair<Currency, qint64>> m_rates;
    QDate m_today;
    QDate m_from;
    Statement m_account;
    Statement m_settled;
    Statement m_overdue;
    Statement m_broken;
    Statement m_refused;
    Statement m_returned;
    Statement m_owed;
};

} // namespace

std::vector<AccountId> RatingQuery::stale(Database &db, QDate today)
{
    std::vector<AccountId> ids;
    {
        Statement select(db, kStale);
        select.bind(QDate(today.year(), today.month(), 1));
        addIds(select, ids);
    }
    for (const char *sql : {kPaid, kPromises, kDisputes}) {
        Statement select(db, sql);
        select.bind(today.addDays(-kLateEntryDays));
        addIds(select, ids);
    }
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    return ids;
}

std::vector<AccountId> RatingQuery::all(Database &db)
{
    std::vector<AccountId> ids;
    Statement select(db, kAll);
    addIds(select, ids);
    return ids;
}

std::vector<RatedAccount> RatingQuery::inputs(Database &db, std::span<const AccountId> accounts,
                                              const BookSettings &settings, QDate today)
{
    std::vector<RatedAccount> all;
    all.reserve(accounts.size());
    InputReader reader(db, settings, today);
    for (const AccountId account : accounts) {
        RatedAccount rated;
        if (reader.read(account, rated))
            all.push_back(std::move(rated));
    }
    return all;
}

void RatingQuery::store(Transaction &transaction, std::span<const StoredRating> ratings,
                        QDate today)
{
    Statement update(transaction, kStore);
    const auto differing = std::count_if(ratings.begin(), ratings.end(),
                                         [](const StoredRating &r) { return r.differs; });
    const bool many = differing > kToldOneByOne;
    if (many)
        transaction.changed(Entity::Account, ChangeKind::Updated, 0);
    for (const StoredRating &rating : ratings) {
        update.reset().bind(rating.account).bind(rating.rating).bind(rating.reason).bind(today);
        update.run();
        if (!many && rating.differs)
            transaction.changed(Entity::Account, ChangeKind::Updated, rating.account.number(),
                                rating.account);
        if (!rating.before.isEmpty() && rating.otherLetter())
            transaction.audit(Entity::Account, rating.account.number(), rating.account,
                              QStringLiteral("rating changed"),
                              {{QStringLiteral("rating"), QJsonArray{rating.before, rating.rating}},
                               {QStringLiteral("reason"), QJsonArray{QString(), rating.reason}}});
    }
}

void RatingQuery::storeRun(Transaction &transaction, qint64 otherLetters)
{
    transaction.audit(Entity::Everything, 0, {}, QStringLiteral("ratings worked out"),
                      {{QStringLiteral("accounts"), otherLetters}});
}

} // namespace duebook
