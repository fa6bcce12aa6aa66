// SPDX-License-Identifier: Apache-2.0
#include "core/db/statement.h"
#include "core/store/importing/importledger.h"

namespace duebook {

namespace {

#define STORED_INVOICE                                                                             \
    "SELECT id, account_id, kind, number_key, issue_day, due_day, currency, amount, open_amount, " \
    "settled_day, disputed_amount, order_number, text, row_version"

#define EVER_DISPUTED ", EXISTS (SELECT 1 FROM dispute_invoice di WHERE di.invoice_id = invoice.id)"

constexpr auto kEach = STORED_INVOICE ", 0 FROM invoice ORDER BY id";
constexpr auto kEachWithDisputes = STORED_INVOICE EVER_DISPUTED " FROM invoice ORDER BY id";
constexpr auto kEachOpen =
    STORED_INVOICE ", 0 FROM invoice WHERE open_amount <> 0 AND id <= $1 ORDER BY id";
constexpr auto kAccounts =
    "SELECT id, number, number_key, number_loose, name, terms_days FROM account ORDER BY id";
constexpr auto kByKey = STORED_INVOICE EVER_DISPUTED
    " FROM invoice WHERE account_id = $1 AND number_key = $2 AND kind = $3";
constexpr auto kById = STORED_INVOICE EVER_DISPUTED " FROM invoice WHERE id = $1";

constexpr auto kPaymentCount = R"(
    SELECT count(*) FROM payment
     WHERE account_id = $1 AND day = $2 AND currency = $3 AND amount = $4 AND reference_key = $5
       AND coalesce(import_id, 0) <> $6)";

constexpr auto kOnAccount = R"(
    SELECT account_id, currency, min(reference), reference_key,
           cast(sum(unallocated_amount) AS bigint), max(day)
      FROM payment
     WHERE unallocated_amount <> 0 AND day <= $1 AND coalesce(import_id, 0) <> $2
     GROUP BY account_id, currency, reference_key
    HAVING sum(unallocated_amount) <> 0
     ORDER BY account_id, currency, reference_key)";
constexpr auto kOnAccountOf = R"(
    SELECT coalesce(cast(sum(unallocated_amount) AS bigint), 0) FROM payment
     WHERE account_id = $1 AND currency = $2 AND reference_key = $3 AND day <= $4)";
constexpr auto kAccountNumber = "SELECT number FROM account WHERE id = $1";
constexpr auto kLastAllocation =
    "SELECT max(day) FROM allocation WHERE invoice_id = $1 OR credit_id = $1";

constexpr auto kOpenInvoice = R"(
    SELECT id, currency, open_amount FROM invoice
     WHERE account_id = $1 AND number_key = $2 AND kind <> 2)";

constexpr auto kOnlyImported = R"(
    SELECT a.id, a.payment_id, a.day, p.row_version
      FROM allocation a
      JOIN payment p ON p.id = a.payment_id
     WHERE a.invoice_id = $1 AND a.import_id IS NOT NULL
       AND (SELECT count(*) FROM allocation o WHERE o.invoice_id = $1) = 1
       AND (SELECT count(*) FROM allocation o WHERE o.payment_id = a.payment_id) = 1)";

constexpr auto kOnlyImportedDisputes = R"(
    SELECT count(*) > 0 AND count(*) = count(d.import_id)
      FROM dispute_invoice di
      JOIN dispute d ON d.id = di.dispute_id
     WHERE di.invoice_id = $1 AND d.state = 1)";

constexpr auto kDescribe = R"(
    SELECT a.number, i.number, i.currency, i.open_amount
      FROM invoice i JOIN account a ON a.id = i.account_id
     WHERE i.id = $1)";

StoredInvoice readStored(const Statement &row)
{
    StoredInvoice stored;
    stored.id = row.integer(0);
    stored.account = row.integer(1);
    stored.kind = int(row.integer(2));
    stored.numberKey = row.utf8(3);
    stored.issued = row.integer(4);
    stored.due = row.integer(5);
    stored.currency = row.utf8(6);
    stored.amount = row.integer(7);
    stored.open = row.integer(8);
    if (!row.isNull(9))
        stored.settled = row.integer(9);
    stored.disputedAmount = row.integer(10);
    stored.orderNumber = row.utf8(11);
    stored.text = row.utf8(12);
    stored.rowVersion = row.integer(13);
    stored.everDisputed = row.flag(14);
    return stored;
}

} // namespace

qint64 ImportLedgerReader::invoiceCount(Database &db)
{
    return db.integer("SELECT count(*) FROM invoice");
}

bool ImportLedgerReader::hasPayments(Database &db)
{
    return db.integer(
               "SELECT EXISTS (SELECT 1 FROM payment) OR EXISTS (SELECT 1 FROM allocation)") != 0;
}

void ImportLedgerReader::eachInvoice(Database &db, bool withDisputes,
                                     const std::function<void(const StoredInvoice &)> &use)
{
    Statement select(db, withDisputes ? kEachWithDisputes : kEach);
    while (select.next())
        use(readStored(select));
}

bool ImportLedgerReader::find(Database &db, qint64 account, QByteArrayView numberKey,
                              InvoiceKind kind,
                              const std::function<void(const StoredInvoice &)> &use)
{
    Statement select(db, kByKey);
    select.bind(account).bindUtf8(numberKey).bind(int(kind));
    if (!select.next())
        return false;
    use(readStored(select));
    return true;
}

bool ImportLedgerReader::find(Database &db, qint64 id,
                              const std::function<void(const StoredInvoice &)> &use)
{
    Statement select(db, kById);
    select.bind(id);
    if (!select.next())
        return false;
    use(readStored(select));
    return true;
}

int ImportLedgerReader::paymentCount(Database &db, qint64 account, qint64 day, Currency currency,
                                     qint64 amount, QByteArrayView referenceKey, ImportId except)
{
    Statement select(db, kPaymentCount);
    select.bind(account).bind(day).bindUtf8(currency.codeBytes()).bind(amount);
    select.bindUtf8(referenceKey).bind(except.number());
    return select.next() ? int(select.integer(0)) : 0;
}

std::vector<ImportLedgerReader::OnAccount>
ImportLedgerReader::onAccount(Database &db, qint64 upToDay, ImportId except)
{
    Statement select(db, kOnAccount);
    select.bind(upToDay).bind(except.number());
    std::vector<OnAccount> found;
    while (select.next())
        found.push_back({select.integer(0), Currency::fromCode(select.utf8(1)).value_or(Currency()),
                         select.utf8(2).toByteArray(), select.utf8(3).toByteArray(),
                         select.integer(4), select.integer(5)});
    return found;
}

qint64 ImportLedgerReader::onAccount(Database &db, qint64 account, Currency currency,
                                     QByteArrayView referenceKey, qint64 upToDay)
{
    Statement select(db, kOnAccountOf);
    select.bind(account).bindUtf8(currency.codeBytes()).bindUtf8(referenceKey).bind(upToDay);
    return select.next() ? select.integer(0) : 0;
}

QString ImportLedgerReader::accountNumber(Database &db, qint64 account)
{
    Statement select(db, kAccountNumber);
    select.bind(account);
    return select.next() ? select.text(0) : QString();
}

std::optional<qint64> ImportLedgerReader::lastAllocationDay(Database &db, qint64 invoice)
{
    Statement select(db, kLastAllocation);
    select.bind(invoice);
    return select.next() && !select.isNull(0) ? std::optional(select.integer(0)) : std::nullopt;
}

std::optional<ImportLedgerReader::OpenInvoice>
ImportLedgerReader::openInvoice(Database &db, qint64 account, QByteArrayView numberKey)
{
    Statement select(db, kOpenInvoice);
    select.bind(account).bindUtf8(numberKey);
    if (!select.next())
        return std::nullopt;
    return OpenInvoice{select.integer(0), Currency::fromCode(select.utf8(1)).value_or(Currency()),
                       select.integer(2)};
}

std::optional<ImportLedgerReader::OnlyAllocation>
ImportLedgerReader::onlyImportedAllocation(Database &db, qint64 invoice)
{
    Statement select(db, kOnlyImported);
    select.bind(invoice);
    if (!select.next())
        return std::nullopt;
    return OnlyAllocation{select.integer(0), select.integer(1), select.integer(2),
                          select.integer(3)};
}

bool ImportLedgerReader::hasOnlyImportedDisputes(Database &db, qint64 invoice)
{
    Statement select(db, kOnlyImportedDisputes);
    select.bind(invoice);
    return select.next() && select.flag(0);
}

void ImportLedgerReader::eachOpen(Database &db, qint64 upToId,
                                  const std::function<void(const StoredInvoice &)> &use)
{
    Statement select(db, kEachOpen);
    select.bind(upToId);
    while (select.next())
        use(readStored(select));
}

qint64 ImportLedgerReader::newestInvoiceId(Database &db)
{
    return db.integer("SELECT coalesce(max(id), 0) FROM invoice");
}

std::vector<KnownAccountRow> ImportLedgerReader::accounts(Database &db)
{
    Statement select(db, kAccounts);
    std::vector<KnownAccountRow> accounts;
    while (select.next())
        accounts.push_back({select.id<AccountId>(0), select.text(1), select.text(2), select.text(3),
                            select.text(4), int(select.integer(5))});
    return accounts;
}

MissingInvoice ImportLedgerReader::describe(Database &db, qint64 invoice)
{
    Statement select(db, kDescribe);
    select.bind(invoice);
    MissingInvoice missing;
    if (select.next()) {
        const Currency currency = Currency::fromCode(select.utf8(2)).value_or(Currency());
        missing = {InvoiceId(invoice), select.text(0), select.text(1),
                   Money(select.integer(3), currency)};
    }
    return missing;
}

} // namespace duebook
