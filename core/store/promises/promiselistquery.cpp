// SPDX-License-Identifier: Apache-2.0
#include "core/store/promises/promiselistquery.h"

#include "core/base/days.h"
#include "core/base/textfold.h"
#include "core/db/statement.h"
#include "core/store/index/ftsexpression.h"
#include "core/store/promises/promiserepository.h"
#include "core/store/promises/promiserow.h"

#include <limits>
#include <map>

namespace duebook {

namespace {

// Parameters of every statement here: $1 account, $2 owner, $3 and $4 due days, $5 words, $6 and $7
// the range of invoice numbers, $8 and $9 day and id of the key, $10 limit.
constexpr auto kOfWords = " AND (p.id IN (SELECT rowid FROM search_promise"
                          " WHERE search_promise MATCH $5)"
                          " OR p.account_id IN (SELECT rowid FROM search_account"
                          " WHERE search_account MATCH $5)";
constexpr auto kOfNumber = " p.id IN (SELECT x.promise_id FROM invoice i"
                           " JOIN promise_invoice x ON x.invoice_id = i.id"
                           " WHERE i.number_key >= $6 AND i.number_key < $7))";
constexpr auto kOutcomes = R"(
    SELECT currency, count(*) FILTER (WHERE state = 2), count(*) FILTER (WHERE state = 3),
           count(*) FILTER (WHERE state = 4),
           coalesce(cast(sum(amount) FILTER (WHERE state = 2) AS bigint), 0),
           coalesce(cast(sum(amount) FILTER (WHERE state = 3) AS bigint), 0),
           coalesce(cast(sum(amount) FILTER (WHERE state = 4) AS bigint), 0)
      FROM promise
     WHERE account_id = $1 AND due_day < $2 AND state IN (2, 3, 4)
     GROUP BY currency ORDER BY currency)";

constexpr size_t kMostConditions = 1024;
constexpr qint64 kAnyDay = std::numeric_limits<qint32>::max();
constexpr PromiseState kEveryState[] = {PromiseState::Open,       PromiseState::Kept,
                                        PromiseState::PartlyKept, PromiseState::Broken,
                                        PromiseState::Replaced,   PromiseState::Cancelled};

struct Conditions {
    std::string sql;
    QString words;
    QString number;
};

Conditions conditionsOf(const PromiseFilter &filter)
{
    Conditions where;
    // All of them: gcc 12 takes growing a short string for an overflow when it optimises.
    where.sql.reserve(kMostConditions);
    if (filter.account.isSet())
        where.sql += " AND p.account_id = $1";
    if (filter.owner.isSet())
        where.sql += " AND p.account_id IN (SELECT id FROM account WHERE owner_id = $2)";
    if (filter.dueFrom.isValid())
        where.sql += " AND p.due_day >= $3";
    if (filter.dueUntil.isValid())
        where.sql += " AND p.due_day <= $4";
    if (filter.text.trimmed().isEmpty())
        return where;
    where.words = ftsAnySpelling(searchTerms(filter.text));
    where.number = foldNumber(filter.text);
    if (where.words.isEmpty() && where.number.isEmpty()) {
        where.sql += " AND 1 = 0";
        return where;
    }
    where.sql += where.words.isEmpty() ? " AND (" : kOfWords;
    if (where.number.isEmpty())
        where.sql += ")";
    else
        where.sql += (where.words.isEmpty() ? std::string() : std::string(" OR")) + kOfNumber;
    return where;
}

void bindConditions(Statement &select, const PromiseFilter &filter, const Conditions &where)
{
    if (filter.account.isSet())
        select.at(1).bind(filter.account);
    if (filter.owner.isSet())
        select.at(2).bind(filter.owner);
    if (filter.dueFrom.isValid())
        select.at(3).bind(filter.dueFrom);
    if (filter.dueUntil.isValid())
        select.at(4).bind(filter.dueUntil);
    if (!where.words.isEmpty())
        select.at(5).bind(where.words);
    if (!where.number.isEmpty()) {
        select.at(6).bind(where.number);
        select.at(7).bind(endOfPrefix(where.number));
    }
}

/// One sum over promises; nothing once it has left 64 bits.
void addTo(std::optional<Money> &sum, const Money &money)
{
    if (sum)
        sum = sum->plus(money);
}

} // namespace

PromisePage PromiseListQuery::page(Database &db, const PromiseListRequest &request)
{
    const PromiseFilter &filter = request.filter;
    const Conditions where = conditionsOf(filter);
    const std::string direction = request.latestFirst ? " DESC" : "";
    const std::string order = " ORDER BY due_day" + direction + ", id" + direction + " LIMIT $10";
    std::vector<PromiseState> states = filter.states;
    if (states.empty())
        states.assign(std::begin(kEveryState), std::end(kEveryState));
    // Each state by its own index, so that no state is sorted to find one page. An account's are
    // few.
    std::string found;
    for (const PromiseState state : states) {
        const std::string number = std::to_string(int(state));
        found += std::string(found.empty() ? "" : " UNION ALL ") +
                 "SELECT * FROM (SELECT p.id AS id, p.due_day AS due_day FROM promise p" +
                 (filter.account.isSet() ? "" : " INDEXED BY ix_promise_state") +
                 " WHERE p.state = " + number + where.sql + " AND (p.due_day, p.id) " +
                 (request.latestFirst ? "<" : ">") + " ($8, $9)" + order + ")";
    }
    const std::string sql = "SELECT " DUEBOOK_PROMISE_COLUMNS
                            ", a.number, coalesce(o.name, '') FROM (SELECT id,"
                            " due_day FROM (" +
                            found + ")" + order +
                            ") k JOIN promise p ON p.id = k.id" DUEBOOK_PROMISE_JOINS
                            " LEFT JOIN app_user o ON o.id = a.owner_id ORDER BY k.due_day" +
                            direction + ", k.id" + direction;
    Statement select(db, sql.c_str());
    bindConditions(select, filter, where);
    const bool fromTop = request.after.id == 0;
    select.at(8).bind(fromTop ? (request.latestFirst ? kAnyDay : -kAnyDay) : request.after.number);
    select.at(9).bind(request.after.id);
    // One more than shown tells whether there is a next page.
    select.at(10).bind(request.limit + 1);
    PromisePage page;
    while (select.next()) {
        if (int(page.rows.size()) == request.limit) {
            const Promise &last = page.rows.back().promise;
            page.next = PageKey{toEpochDay(last.due), {}, last.id.number()};
            break;
        }
        PromiseRow row;
        row.promise = readPromise(select);
        row.accountNumber = select.text(22);
        row.ownerName = select.text(23);
        page.rows.push_back(std::move(row));
    }
    select.reset();
    std::vector<Promise *> promises;
    for (PromiseRow &row : page.rows)
        promises.push_back(&row.promise);
    PromiseRepository::complete(db, promises);
    return page;
}

std::optional<std::vector<PromiseSum>> PromiseListQuery::sums(Database &db,
                                                              const PromiseFilter &filter)
{
    const Conditions where = conditionsOf(filter);
    std::string states;
    for (const PromiseState state : filter.states)
        states += (states.empty() ? "" : ", ") + std::to_string(int(state));
    const std::string sql =
        "SELECT p.currency, p.amount, p.received_amount FROM promise p WHERE 1 = 1" +
        (states.empty() ? std::string() : " AND p.state IN (" + states + ")") + where.sql;
    Statement select(db, sql.c_str());
    bindConditions(select, filter, where);
    struct Adding {
        qint64 count = 0;
        std::optional<Money> amount;
        std::optional<Money> received;
    };
    std::map<Currency, Adding> adding;
    while (select.next()) {
        const Currency currency = Currency::fromCode(select.utf8(0)).value_or(Currency());
        const auto [at, isNew] = adding.try_emplace(currency);
        Adding &sum = at->second;
        if (isNew)
            sum.amount = sum.received = Money(0, currency);
        ++sum.count;
        addTo(sum.amount, Money(select.integer(1), currency));
        addTo(sum.received, Money(select.integer(2), currency));
    }
    std::vector<PromiseSum> sums;
    for (const auto &[currency, sum] : adding) {
        if (!sum.amount || !sum.received)
            return std::nullopt;
        sums.push_back({currency, sum.count, *sum.amount, *sum.received});
    }
    return sums;
}

std::vector<PromiseOutcomes> PromiseListQuery::outcomes(Database &db, AccountId account,
                                                        QDate passed)
{
    Statement select(db, kOutcomes);
    select.bind(account).bind(passed);
    std::vector<PromiseOutcomes> outcomes;
    while (select.next())
        outcomes.push_back({Currency::fromCode(select.utf8(0)).value_or(Currency()),
                            {select.integer(1), select.integer(2), select.integer(3)},
                            {select.integer(4), select.integer(5), select.integer(6)}});
    return outcomes;
}

} // namespace duebook
