// SPDX-License-Identifier: Apache-2.0
#include "core/store/ledger/paymentrepository.h"

#include "core/base/textfold.h"
#include "core/base/uid.h"
#include "core/db/statement.h"
#include "core/store/ledger/invoicerepository.h"

namespace duebook {

namespace {

#define PAYMENT_COLUMNS                                                                            \
    "id, account_id, day, currency, amount, unallocated_amount, method, reference, row_version"
constexpr auto kById = "SELECT " PAYMENT_COLUMNS " FROM payment WHERE id = $1";
constexpr auto kOfAccount = "SELECT " PAYMENT_COLUMNS " FROM payment WHERE account_id = $1"
                            " ORDER BY day DESC, id DESC LIMIT $2";
#undef PAYMENT_COLUMNS
constexpr auto kByUid = "SELECT id FROM payment WHERE uid = $1";
constexpr auto kOnAccount = R"(
    SELECT coalesce(cast(sum(unallocated_amount) AS bigint), 0)
      FROM payment
     WHERE account_id = $1 AND currency = $2 AND unallocated_amount <> 0)";
constexpr auto kInsert = R"(
    INSERT INTO payment (uid, account_id, day, currency, amount, unallocated_amount, method,
                         reference, reference_key, created_at, created_by, changed_at, changed_by)
    VALUES ($1, $2, $3, $4, $5, $5, $6, $7, $8, $9, $10, $9, $10))";
constexpr auto kAllocate = R"(
    INSERT INTO allocation (invoice_id, kind, payment_id, credit_id, day, amount, created_at,
                            created_by)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8))";
constexpr auto kRefreshUnallocated = R"(
    UPDATE payment
       SET unallocated_amount = amount - coalesce((SELECT cast(sum(l.amount) AS bigint)
                                                     FROM allocation l
                                                    WHERE l.payment_id = $1), 0)
     WHERE id = $1)";
#define ALLOCATIONS                                                                                \
    "SELECT l.id, l.invoice_id, l.kind, l.payment_id, l.credit_id, l.day, l.amount, i.currency,"   \
    "       i.number, coalesce(p.reference, c.number, '')"                                         \
    "  FROM allocation l"                                                                          \
    "  JOIN invoice i ON i.id = l.invoice_id"                                                      \
    "  LEFT JOIN payment p ON p.id = l.payment_id"                                                 \
    "  LEFT JOIN invoice c ON c.id = l.credit_id"
constexpr auto kOfInvoice = ALLOCATIONS " WHERE l.invoice_id = $1 OR l.credit_id = $1"
                                        " ORDER BY l.day, l.id";
constexpr auto kOfPayment = ALLOCATIONS " WHERE l.payment_id = $1 ORDER BY l.day, l.id";
#undef ALLOCATIONS

Payment readPayment(const Statement &row)
{
    const Currency currency = Currency::fromCode(row.utf8(3)).value_or(Currency());
    return {row.id<PaymentId>(0),
            row.id<AccountId>(1),
            row.day(2),
            Money(row.integer(4), currency),
            Money(row.integer(5), currency),
            row.text(6),
            row.text(7),
            row.integer(8)};
}

std::vector<AllocationRow> readAllocations(Statement &select)
{
    std::vector<AllocationRow> rows;
    while (select.next()) {
        Allocation allocation;
        allocation.id = select.id<AllocationId>(0);
        allocation.invoice = select.id<InvoiceId>(1);
        allocation.kind = static_cast<AllocationKind>(select.integer(2));
        allocation.payment = select.id<PaymentId>(3);
        allocation.credit = select.id<InvoiceId>(4);
        allocation.day = select.day(5);
        allocation.amount =
            Money(select.integer(6), Currency::fromCode(select.utf8(7)).value_or(Currency()));
        rows.push_back({allocation, select.text(8), select.text(9)});
    }
    return rows;
}

} // namespace

std::optional<Payment> PaymentRepository::find(Database &db, PaymentId id)
{
    Statement select(db, kById);
    select.bind(id);
    return select.next() ? std::optional(readPayment(select)) : std::nullopt;
}

std::optional<PaymentId> PaymentRepository::findByUid(Database &db, const QString &uid)
{
    Statement select(db, kByUid);
    select.bind(uid);
    return select.next() ? std::optional(select.id<PaymentId>(0)) : std::nullopt;
}

std::vector<Payment> PaymentRepository::of(Database &db, AccountId account, int limit)
{
    Statement select(db, kOfAccount);
    select.bind(account).bind(limit);
    std::vector<Payment> payments;
    while (select.next())
        payments.push_back(readPayment(select));
    return payments;
}

Money PaymentRepository::onAccount(Database &db, AccountId account, Currency currency)
{
    Statement select(db, kOnAccount);
    select.bind(account).bind(currency.code());
    select.next();
    return {select.integer(0), currency};
}

PaymentId PaymentRepository::insert(Transaction &transaction, const Payment &payment,
                                    const QString &uid)
{
    Statement insert(transaction, kInsert);
    insert.bind(uid.isEmpty() ? newUid() : uid)
        .bind(payment.account)
        .bind(payment.day)
        .bind(payment.amount.currency().code())
        .bind(payment.amount.minorUnits())
        .bind(payment.method)
        .bind(payment.reference)
        .bind(foldNumber(payment.reference))
        .bind(transaction.now())
        .bind(transaction.user());
    insert.run();
    const PaymentId id(transaction.db().lastInsertId());
    transaction.changed(Entity::Payment, ChangeKind::Created, id.number(), payment.account);
    transaction.audit(Entity::Payment, id.number(), payment.account,
                      QStringLiteral("payment added"));
    return id;
}

AllocationId PaymentRepository::allocate(Transaction &transaction, const Allocation &allocation,
                                         AccountId account)
{
    Statement insert(transaction, kAllocate);
    insert.bind(allocation.invoice)
        .bind(qint64(allocation.kind))
        .bind(allocation.payment)
        .bind(allocation.credit)
        .bind(allocation.day)
        .bind(allocation.amount.minorUnits())
        .bind(transaction.now())
        .bind(transaction.user());
    insert.run();
    const AllocationId id(transaction.db().lastInsertId());
    InvoiceRepository::refreshOpen(transaction, allocation.invoice);
    transaction.changed(Entity::Invoice, ChangeKind::Updated, allocation.invoice.number(), account);
    if (allocation.credit.isSet()) {
        InvoiceRepository::refreshOpen(transaction, allocation.credit);
        transaction.changed(Entity::Invoice, ChangeKind::Updated, allocation.credit.number(),
                            account);
    }
    if (allocation.payment.isSet()) {
        Statement update(transaction, kRefreshUnallocated);
        update.bind(allocation.payment);
        update.run();
    }
    return id;
}

std::vector<AllocationRow> PaymentRepository::allocationsOf(Database &db, InvoiceId invoice)
{
    Statement select(db, kOfInvoice);
    select.bind(invoice);
    return readAllocations(select);
}

std::vector<AllocationRow> PaymentRepository::allocationsOf(Database &db, PaymentId payment)
{
    Statement select(db, kOfPayment);
    select.bind(payment);
    return readAllocations(select);
}

} // namespace duebook
