// SPDX-License-Identifier: Apache-2.0
#include "core/store/ledger/invoicerepository.h"

#include "core/base/textfold.h"
#include "core/db/statement.h"
#include "core/store/book/conflict.h"
#include "core/store/book/fieldchanges.h"

namespace duebook {

namespace {

#define INVOICE_COLUMNS                                                                            \
    "id, account_id, kind, number, issue_day, due_day, currency, amount, open_amount,"             \
    " settled_day, order_number, text, disputed_amount, row_version"
constexpr auto kById = "SELECT " INVOICE_COLUMNS " FROM invoice WHERE id = $1";
constexpr auto kByNumber =
    "SELECT id FROM invoice WHERE account_id = $1 AND number_key = $2 AND kind = $3";
constexpr auto kOpenItems = "SELECT " INVOICE_COLUMNS " FROM invoice"
                            " WHERE account_id = $1 AND currency = $2 AND open_amount > 0"
                            " AND open_amount <> 0 AND kind <> 2"
                            " ORDER BY due_day, issue_day, id";
#undef INVOICE_COLUMNS
constexpr auto kOpenCredit = R"(
    SELECT coalesce(cast(sum(open_amount) AS bigint), 0)
      FROM invoice
     WHERE account_id = $1 AND currency = $2 AND kind = 2 AND open_amount <> 0)";
constexpr auto kInsert = R"(
    INSERT INTO invoice (account_id, kind, number, number_key, issue_day, due_day, currency,
                         amount, open_amount, settled_day, order_number, text,
                         created_at, created_by, changed_at, changed_by)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8, $9, $10, $11, $12, $13, $12, $13))";
constexpr auto kUpdate = R"(
    UPDATE invoice
       SET due_day = $3, order_number = $4, text = $5, changed_at = $6, changed_by = $7,
           row_version = row_version + 1
     WHERE id = $1 AND row_version = $2)";
// An invoice is reduced by its allocations, a credit note (negative) raised by those it was used
// for.
#define SETTLED_AMOUNT(day)                                                                        \
    "coalesce((SELECT cast(sum(l.amount) AS bigint) FROM allocation l"                             \
    "           WHERE l.invoice_id = $1" day "), 0)"                                               \
    " - coalesce((SELECT cast(sum(l.amount) AS bigint) FROM allocation l"                          \
    "              WHERE l.credit_id = $1" day "), 0)"
constexpr auto kRefreshOpen = "UPDATE invoice SET open_amount = amount - (" SETTLED_AMOUNT(
    "") "),"
        " settled_day = CASE WHEN amount - (" SETTLED_AMOUNT(
            "") ") <> 0 THEN NULL ELSE"
                " coalesce((SELECT max(l.day) FROM allocation l WHERE l.invoice_id = $1 OR "
                "l.credit_id = $1),"
                "          issue_day) END WHERE id = $1";
constexpr auto kRefreshDisputed = R"(
    UPDATE invoice
       SET disputed_amount = coalesce((SELECT cast(sum(p.amount) AS bigint)
                                         FROM dispute_invoice p
                                         JOIN dispute d ON d.id = p.dispute_id
                                        WHERE p.invoice_id = $1 AND d.state = 1), 0)
     WHERE id = $1)";
constexpr auto kOpenAsOf =
    "SELECT currency, CASE WHEN issue_day > $2 THEN 0 ELSE amount - (" SETTLED_AMOUNT(
        " AND l.day <= $2") ") END FROM invoice WHERE id = $1";
#undef SETTLED_AMOUNT

Invoice readInvoice(const Statement &row)
{
    const Currency currency = Currency::fromCode(row.utf8(6)).value_or(Currency());
    Invoice invoice;
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
    return invoice;
}

} // namespace

std::optional<Invoice> InvoiceRepository::find(Database &db, InvoiceId id)
{
    Statement select(db, kById);
    select.bind(id);
    return select.next() ? std::optional(readInvoice(select)) : std::nullopt;
}

std::optional<InvoiceId> InvoiceRepository::findByNumber(Database &db, AccountId account,
                                                         InvoiceKind kind, const QString &number)
{
    Statement select(db, kByNumber);
    select.bind(account).bind(foldNumber(number)).bind(qint64(kind));
    return select.next() ? std::optional(select.id<InvoiceId>(0)) : std::nullopt;
}

std::vector<Invoice> InvoiceRepository::openItems(Database &db, AccountId account,
                                                  Currency currency)
{
    Statement select(db, kOpenItems);
    select.bind(account).bind(currency.code());
    std::vector<Invoice> items;
    while (select.next())
        items.push_back(readInvoice(select));
    return items;
}

Money InvoiceRepository::openCredit(Database &db, AccountId account, Currency currency)
{
    Statement select(db, kOpenCredit);
    select.bind(account).bind(currency.code());
    select.next();
    return {select.integer(0), currency};
}

InvoiceId InvoiceRepository::insert(Transaction &transaction, const Invoice &invoice)
{
    Statement insert(transaction, kInsert);
    insert.bind(invoice.account)
        .bind(qint64(invoice.kind))
        .bind(invoice.number)
        .bind(foldNumber(invoice.number))
        .bind(invoice.issued)
        .bind(invoice.due)
        .bind(invoice.amount.currency().code())
        .bind(invoice.amount.minorUnits())
        .bind(invoice.amount.isZero() ? invoice.issued : QDate())
        .bind(invoice.orderNumber)
        .bind(invoice.text)
        .bind(transaction.now())
        .bind(transaction.user());
    insert.run();
    const InvoiceId id(transaction.db().lastInsertId());
    transaction.changed(Entity::Invoice, ChangeKind::Created, id.number(), invoice.account);
    transaction.audit(Entity::Invoice, id.number(), invoice.account,
                      QStringLiteral("invoice added"));
    return id;
}

Result<void> InvoiceRepository::update(Transaction &transaction, const Invoice &invoice)
{
    const std::optional<Invoice> before = find(transaction, invoice.id);
    if (!before || before->rowVersion != invoice.rowVersion)
        return conflictOrMissing(before.has_value());
    FieldChanges changes;
    changes.add("due", before->due, invoice.due);
    changes.add("order number", before->orderNumber, invoice.orderNumber);
    changes.add("text", before->text, invoice.text);
    if (changes.isEmpty())
        return {};
    Statement update(transaction, kUpdate);
    update.bind(invoice.id)
        .bind(invoice.rowVersion)
        .bind(invoice.due)
        .bind(invoice.orderNumber)
        .bind(invoice.text)
        .bind(transaction.now())
        .bind(transaction.user());
    update.run();
    transaction.changed(Entity::Invoice, ChangeKind::Updated, invoice.id.number(), before->account);
    transaction.audit(Entity::Invoice, invoice.id.number(), before->account,
                      QStringLiteral("invoice changed"), changes.json());
    return {};
}

void InvoiceRepository::refreshOpen(Transaction &transaction, InvoiceId id)
{
    Statement update(transaction, kRefreshOpen);
    update.bind(id);
    update.run();
}

void InvoiceRepository::refreshDisputed(Transaction &transaction, InvoiceId id)
{
    Statement update(transaction, kRefreshDisputed);
    update.bind(id);
    update.run();
}

std::optional<Money> InvoiceRepository::openAsOf(Database &db, InvoiceId id, QDate day)
{
    Statement select(db, kOpenAsOf);
    select.at(1).bind(id);
    select.at(2).bind(day);
    if (!select.next())
        return std::nullopt;
    return Money(select.integer(1), Currency::fromCode(select.utf8(0)).value_or(Currency()));
}

} // namespace duebook
