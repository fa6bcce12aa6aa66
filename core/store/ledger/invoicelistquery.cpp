// SPDX-License-Identifier: Apache-2.0
#include "core/store/ledger/invoicelistquery.h"

#include "core/base/days.h"
#include "core/base/textfold.h"
#include "core/db/statement.h"
#include "core/rules/ledger/typedamounts.h"
#include "core/rules/search/numberparts.h"
#include "core/store/index/ftsexpression.h"
#include "core/store/index/numberparts.h"

namespace duebook {

namespace {

// Parameters of every statement here: $1 day, $2 account, $3 owner, $4 currency, $5 kind, $6 and $7
// the number's range, $8 beginning of the order number, $9 words of the account, $10 key, $11 id,
// $12 limit, $13 to $18 parts of the number, from $19 on amounts with the decimals of their
// currency.
constexpr auto kOpenNow = "i.open_amount";
// Rule 1 of the domain: what was open at the end of that day.
constexpr auto kOpenThen =
    "(i.amount - coalesce((SELECT cast(sum(l.amount) AS bigint) FROM allocation l"
    " WHERE l.invoice_id = i.id AND l.day <= $1), 0)"
    " + coalesce((SELECT cast(sum(l.amount) AS bigint) FROM allocation l"
    " WHERE l.credit_id = i.id AND l.day <= $1), 0))";
constexpr auto kColumns = R"(i.id, i.account_id, i.kind, i.number, i.issue_day, i.due_day,
    i.currency, i.amount, p.open_amount, i.settled_day, i.order_number, i.text, i.disputed_amount,
    i.row_version, a.number, a.name)";
constexpr int kKeyColumn = 16;
constexpr auto kOfText = " AND ((i.number_key >= $6 AND i.number_key < $7)";
constexpr auto kOfPart = " OR i.id IN (" DUEBOOK_INVOICES_BY_PART("$13", "$14") ")";
constexpr auto kOfWhole =
    " OR i.id IN (" DUEBOOK_INVOICES_BY_WHOLE("$15", "$16", "$17", "$18", "2000") ")";
constexpr int kFirstAmount = 19;
constexpr auto kOfAmount = R"( OR i.id IN (SELECT m.id FROM invoice m INDEXED BY ix_invoice_amount
     WHERE m.amount = $%1 AND $%2 = coalesce((SELECT c.digits FROM currency_scale c
                                               WHERE c.currency = m.currency), 2)))";
// No index leads to an order number: only within one account.
constexpr auto kOfOrder = " OR lower(i.order_number) LIKE $8 ESCAPE '!'";
constexpr auto kOfWords =
    " OR i.account_id IN (SELECT rowid FROM search_account WHERE search_account MATCH $9)";
constexpr auto kFind = R"(
    SELECT i.id, i.account_id, i.kind, i.number, i.issue_day, i.due_day, i.currency, i.amount,
           i.open_amount, i.settled_day, i.order_number, i.text, i.disputed_amount,
           i.row_version, a.number, a.name
      FROM invoice i
      JOIN account a ON a.id = i.account_id
     WHERE i.id = $1)";

struct SortColumn {
    std::string expression;
    bool isText = false;
    bool readsAccount = false;
};

SortColumn sortColumn(InvoiceSort sort, const std::string &open)
{
    switch (sort) {
    case InvoiceSort::Due:
        return {"i.due_day", false, false};
    case InvoiceSort::Issued:
        return {"i.issue_day", false, false};
    case InvoiceSort::Number:
        return {"i.number_key", true, false};
    case InvoiceSort::Amount:
        return {"i.amount", false, false};
    case InvoiceSort::Open:
        return {open, false, false};
    case InvoiceSort::Account:
        return {"s.name_key", true, true};
    }
    return {"i.due_day", false, false};
}

QString likePrefix(const QString &text)
{
    QString pattern;
    for (const QChar c : text.toLower()) {
        if (c == QLatin1Char('%') || c == QLatin1Char('_') || c == QLatin1Char('!'))
            pattern += QLatin1Char('!');
        pattern += c;
    }
    return pattern + QLatin1Char('%');
}

struct Conditions {
    std::string sql;
    QString words;
    NumberPart part;
    std::vector<AmountGuess> amounts;
    bool hasText = false;
};

Conditions conditionsOf(const InvoiceListRequest &request, const std::string &open)
{
    const InvoiceFilter &filter = request.filter;
    Conditions where;
    where.sql = " WHERE 1 = 1";
    if (request.dated) {
        where.sql += " AND i.issue_day <= $1";
        // Cheap first: what is settled by then cannot be open.
        if (filter.openOnly || filter.overdueOnly)
            where.sql += " AND (i.open_amount <> 0 OR i.settled_day > $1) AND " + open + " <> 0";
    } else if (filter.openOnly || filter.overdueOnly) {
        where.sql += " AND i.open_amount <> 0";
    }
    if (filter.overdueOnly)
        where.sql += " AND i.kind <> 2 AND i.due_day < $1";
    if (filter.disputedOnly)
        where.sql += " AND i.disputed_amount > 0";
    if (filter.account.isSet())
        where.sql += " AND i.account_id = $2";
    if (filter.owner.isSet())
        where.sql += " AND i.account_id IN (SELECT id FROM account WHERE owner_id = $3)";
    if (filter.currency.isSet())
        where.sql += " AND i.currency = $4";
    if (filter.kind)
        where.sql += " AND i.kind = $5";
    where.hasText = !filter.text.trimmed().isEmpty();
    if (where.hasText) {
        where.words = ftsAnySpelling(searchTerms(filter.text));
        where.part = numberPart(filter.text);
        where.sql += kOfText;
        if (!where.part.beginning.isEmpty())
            where.sql += kOfPart;
        if (!where.part.rest.isEmpty())
            where.sql += kOfWhole;
        where.amounts = typedAmounts(filter.text);
        for (size_t i = 0; i < where.amounts.size(); ++i) {
            const int number = kFirstAmount + int(i) * 2;
            where.sql += QString::fromLatin1(kOfAmount).arg(number).arg(number + 1).toStdString();
        }
        if (filter.account.isSet())
            where.sql += kOfOrder;
        else if (!where.words.isEmpty())
            where.sql += kOfWords;
        where.sql += ")";
    }
    return where;
}

void bindConditions(Statement &select, const InvoiceListRequest &request, const Conditions &where)
{
    const InvoiceFilter &filter = request.filter;
    if (request.dated || filter.overdueOnly)
        select.at(1).bind(request.day);
    if (filter.account.isSet())
        select.at(2).bind(filter.account);
    if (filter.owner.isSet())
        select.at(3).bind(filter.owner);
    if (filter.currency.isSet())
        select.at(4).bind(filter.currency.code());
    if (filter.kind)
        select.at(5).bind(qint64(*filter.kind));
    if (where.hasText) {
        const QString number = foldNumber(filter.text);
        select.at(6).bind(number);
        select.at(7).bind(endOfPrefix(number));
        if (!where.part.beginning.isEmpty())
            select.at(13).bind(where.part.beginning).bind(endOfPrefix(where.part.beginning));
        if (!where.part.rest.isEmpty())
            select.at(15)
                .bind(where.part.rest)
                .bind(endOfPrefix(where.part.rest))
                .bind(where.part.plain)
                .bind(endOfPrefix(where.part.plain));
        if (!where.amounts.empty())
            select.at(kFirstAmount);
        for (const AmountGuess &amount : where.amounts)
            select.bind(amount.minor).bind(amount.digits);
        if (filter.account.isSet())
            select.at(8).bind(likePrefix(filter.text.trimmed()));
        else if (!where.words.isEmpty())
            select.at(9).bind(where.words);
    }
}

InvoiceRow readRow(const Statement &row, QDate day)
{
    const Currency currency = Currency::fromCode(row.utf8(6)).value_or(Currency());
    InvoiceRow found;
    Invoice &invoice = found.invoice;
    invoice.id = row.id<InvoiceId>(0);
    invoice.account = row.id<AccountId>(1);
    invoice.kind = static_cast<InvoiceKind>(row.integer(2));
    invoice.number = row.text(3);
    invoice.issued = row.day(4);
    invoice.due = row.day(5);
    invoice.amount = Money(row.integer(7), currency);
    invoice.open = Money(row.integer(8), currency);
    invoice.settled = row.day(9);
    invoice.orderNumber = row.text(10);
    invoice.text = row.text(11);
    invoice.disputed = row.integer(12) != 0;
    invoice.rowVersion = row.integer(13);
    found.accountNumber = row.text(14);
    found.accountName = row.text(15);
    const qint64 open = std::max<qint64>(invoice.open.minorUnits(), 0);
    found.disputed = Money(std::min(row.integer(12), open), currency);
    if (!invoice.open.isZero() && invoice.kind != InvoiceKind::CreditNote)
        found.daysOverdue = invoice.due.daysTo(day);
    return found;
}

/// A sum over any number of 64-bit values, exact: high and low halves are added apart.
class WideSum {
public:
    void add(qint64 value)
    {
        m_high += value >> 32;
        m_low += value & 0xFFFFFFFF;
    }

    /// Nothing where it does not fit into 64 bits.
    std::optional<qint64> value() const
    {
        qint64 sum = 0;
        if (__builtin_mul_overflow(m_high + (m_low >> 32), qint64{1} << 32, &sum) ||
            __builtin_add_overflow(sum, m_low & 0xFFFFFFFF, &sum))
            return std::nullopt;
        return sum;
    }

private:
    qint64 m_high = 0;
    qint64 m_low = 0;
};

struct CurrencySums {
    Currency currency;
    qint64 count = 0;
    WideSum amount;
    WideSum open;
    WideSum overdue;
    WideSum disputed;
};

std::optional<InvoiceSum> narrowed(const CurrencySums &sums)
{
    InvoiceSum sum;
    sum.currency = sums.currency;
    sum.count = sums.count;
    const std::pair<const WideSum &, Money &> parts[] = {{sums.amount, sum.amount},
                                                         {sums.open, sum.open},
                                                         {sums.overdue, sum.overdue},
                                                         {sums.disputed, sum.disputed}};
    for (const auto &[wide, narrow] : parts) {
        const std::optional<qint64> value = wide.value();
        if (!value)
            return std::nullopt;
        narrow = Money(*value, sums.currency);
    }
    return sum;
}

} // namespace

InvoicePage InvoiceListQuery::page(Database &db, const InvoiceListRequest &request)
{
    const std::string open = request.dated ? kOpenThen : kOpenNow;
    const SortColumn column = sortColumn(request.sort, open);
    const Conditions where = conditionsOf(request, open);
    const std::string direction = request.descending ? " DESC" : "";
    std::string sql = "WITH page AS (SELECT i.id AS id, " + column.expression + " AS sort_key, " +
                      open + " AS open_amount FROM invoice i";
    if (column.readsAccount)
        sql += " JOIN account s ON s.id = i.account_id";
    sql += where.sql;
    if (request.after.id != 0)
        sql += " AND (" + column.expression + ", i.id) " + (request.descending ? "<" : ">") +
               " ($10, $11)";
    sql += " ORDER BY sort_key" + direction + ", i.id" + direction + " LIMIT $12) SELECT " +
           kColumns +
           ", p.sort_key FROM page p JOIN invoice i ON i.id = p.id"
           " JOIN account a ON a.id = i.account_id ORDER BY p.sort_key" +
           direction + ", p.id" + direction;

    Statement select(db, sql.c_str());
    bindConditions(select, request, where);
    if (request.after.id != 0) {
        if (column.isText)
            select.at(10).bind(request.after.text);
        else
            select.at(10).bind(request.after.number);
        select.at(11).bind(request.after.id);
    }
    // One more than shown tells whether there is a next page.
    select.at(12).bind(request.limit + 1);
    InvoicePage page;
    PageKey key;
    while (select.next()) {
        if (int(page.rows.size()) == request.limit) {
            page.next = key;
            break;
        }
        page.rows.push_back(readRow(select, request.day));
        key = {column.isText ? 0 : select.integer(kKeyColumn),
               column.isText ? select.text(kKeyColumn) : QString(),
               page.rows.back().invoice.id.number()};
    }
    return page;
}

std::optional<InvoiceRow> InvoiceListQuery::find(Database &db, InvoiceId id, QDate day)
{
    Statement select(db, kFind);
    select.bind(id);
    return select.next() ? std::optional(readRow(select, day)) : std::nullopt;
}

std::optional<std::vector<InvoiceSum>> InvoiceListQuery::sums(Database &db,
                                                              const InvoiceListRequest &request)
{
    const std::string open = request.dated ? kOpenThen : kOpenNow;
    const Conditions where = conditionsOf(request, open);
    const std::string sql = "SELECT i.currency, i.kind, i.due_day, i.disputed_amount, i.amount, " +
                            open + " FROM invoice i" + where.sql;
    Statement select(db, sql.c_str());
    bindConditions(select, request, where);
    const qint64 day = toEpochDay(request.day);
    std::vector<CurrencySums> all;
    CurrencySums *current = nullptr;
    while (select.next()) {
        if (current == nullptr || current->currency.codeBytes() != select.utf8(0)) {
            const Currency currency = Currency::fromCode(select.utf8(0)).value_or(Currency());
            auto found = std::find_if(all.begin(), all.end(), [&](const CurrencySums &sums) {
                return sums.currency == currency;
            });
            if (found == all.end()) {
                found = all.insert(all.end(), CurrencySums());
                found->currency = currency;
            }
            current = &*found;
        }
        const qint64 openAmount = select.integer(5);
        ++current->count;
        current->amount.add(select.integer(4));
        current->open.add(openAmount);
        if (select.integer(1) != qint64(InvoiceKind::CreditNote) && select.integer(2) < day)
            current->overdue.add(openAmount);
        current->disputed.add(std::min(select.integer(3), std::max<qint64>(openAmount, 0)));
    }
    std::sort(all.begin(), all.end(),
              [](const CurrencySums &a, const CurrencySums &b) { return a.currency < b.currency; });
    std::vector<InvoiceSum> sums;
    for (const CurrencySums &each : all) {
        const std::optional<InvoiceSum> sum = narrowed(each);
        if (!sum)
            return std::nullopt;
        sums.push_back(*sum);
    }
    return sums;
}

} // namespace duebook
