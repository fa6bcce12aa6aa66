// SPDX-License-Identifier: Apache-2.0
#include "core/store/importing/importledger.h"

#include "core/db/statement.h"
#include "core/store/book/rowinserter.h"
#include "core/store/index/searchindex.h"

#include <QCoreApplication>

namespace duebook {

namespace {

// The shared values of all rows: import, moment, user.
constexpr int kShared = 3;
constexpr int kOwnOfAccount = 6;
constexpr int kOwnOfInvoice = 13;
constexpr int kOwnOfPayment = 8;
constexpr int kOwnOfAllocation = 4;

const RowInserter::Text &addAccounts()
{
    static const RowInserter::Text kText(
        "INSERT INTO account (import_id, created_at, created_by, changed_at, changed_by, uid,"
        " number, number_key, number_loose, name, name_key)",
        "$1, $2, $3, $2, $3", kShared, kOwnOfAccount);
    return kText;
}

const RowInserter::Text &addInvoices()
{
    static const RowInserter::Text kText(
        "INSERT INTO invoice (import_id, created_at, created_by, changed_at, changed_by,"
        " account_id, kind, number, number_key, issue_day, due_day, currency, amount, open_amount,"
        " settled_day, disputed_amount, order_number, text)",
        "$1, $2, $3, $2, $3", kShared, kOwnOfInvoice);
    return kText;
}

const RowInserter::Text &addPayments()
{
    static const RowInserter::Text kText(
        "INSERT INTO payment (import_id, created_at, created_by, changed_at, changed_by,"
        " account_id, day, currency, amount, unallocated_amount, method, reference, reference_key)",
        "$1, $2, $3, $2, $3", kShared, kOwnOfPayment);
    return kText;
}

const RowInserter::Text &addAllocations()
{
    static const RowInserter::Text kText(
        "INSERT INTO allocation (kind, import_id, created_at, created_by, invoice_id, payment_id,"
        " day, amount)",
        "1, $1, $2, $3", kShared, kOwnOfAllocation);
    return kText;
}

constexpr auto kLastAccount = "SELECT coalesce(max(id), 0) FROM account";
constexpr auto kLastInvoice = "SELECT coalesce(max(id), 0) FROM invoice";
constexpr auto kLastPayment = "SELECT coalesce(max(id), 0) FROM payment";

constexpr auto kSetUnallocated = "UPDATE payment SET unallocated_amount = $2 WHERE id = $1";

constexpr size_t kMostPending = 256;

// Secondary indexes of one table, as they were made; not those that new rows only lengthen at the
// end, or are seldom in.
constexpr auto kIndexes = R"(
    SELECT name, sql FROM sqlite_schema
     WHERE type = 'index' AND tbl_name = $1 AND sql IS NOT NULL
       AND name NOT IN ('ux_payment_uid', 'ix_payment_unallocated', 'ix_allocation_invoice',
                        'ix_allocation_payment', 'ix_allocation_credit', 'ix_account_owner',
                        'ix_account_hold')
     ORDER BY name)";

void bindInvoice(Statement &insert, const InvoiceValues &values)
{
    insert.bind(values.account).bind(int(values.kind));
    insert.bindUtf8(values.number).bindUtf8(values.numberKey);
    insert.bind(values.issued).bind(values.due).bindUtf8(values.currency.codeBytes());
    insert.bind(values.amount).bind(values.open);
    if (values.settled)
        insert.bind(*values.settled);
    else
        insert.bindNull();
    insert.bind(values.disputed).bindUtf8(values.orderNumber).bindUtf8(values.text);
}

} // namespace

struct ImportLedgerWriter::Pending {
    struct Payment {
        qint64 account;
        qint64 day;
        Currency currency;
        qint64 amount;
        qint64 unallocated;
        QByteArrayView method;
        QByteArrayView reference;
        QByteArrayView referenceKey;
    };
    struct Allocation {
        qint64 invoice;
        qint64 payment;
        qint64 day;
        qint64 amount;
    };

    explicit Pending(Database &db)
        : addAccount(db, addAccounts()), addInvoice(db, addInvoices()),
          addPayment(db, addPayments()), addAllocation(db, addAllocations()),
          lastAccount(db.integer(kLastAccount)), lastInvoice(db.integer(kLastInvoice)),
          lastPayment(db.integer(kLastPayment))
    {
    }

    RowInserter addAccount;
    RowInserter addInvoice;
    RowInserter addPayment;
    RowInserter addAllocation;
    std::vector<NewAccountRow> accounts;
    std::vector<InvoiceValues> invoices;
    std::vector<Payment> payments;
    std::vector<Allocation> allocations;
    qint64 lastAccount; ///< id of the newest, pending ones counted
    qint64 lastInvoice;
    qint64 lastPayment;
};

ImportLedgerWriter::ImportLedgerWriter(Transaction &transaction, ImportId import)
    : m_transaction(transaction), m_import(import),
      m_pending(std::make_unique<Pending>(transaction.db()))
{
    const auto now = transaction.now();
    const auto user = transaction.user();
    m_pending->addAccount.share(import, now, user);
    m_pending->addInvoice.share(import, now, user);
    m_pending->addPayment.share(import, now, user);
    m_pending->addAllocation.share(import, now, user);
}

ImportLedgerWriter::~ImportLedgerWriter() = default;

AccountId ImportLedgerWriter::addAccount(const NewAccountRow &account, bool index)
{
    if (m_pending->accounts.size() == kMostPending)
        flush();
    m_pending->accounts.push_back(account);
    const AccountId id(++m_pending->lastAccount);
    if (index)
        SearchIndex::addAccount(m_transaction, id, account.number, account.name, {});
    return id;
}

qint64 ImportLedgerWriter::addInvoice(const InvoiceValues &values)
{
    if (m_pending->invoices.size() == kMostPending)
        flush();
    m_pending->invoices.push_back(values);
    return ++m_pending->lastInvoice;
}

qint64 ImportLedgerWriter::addPayment(qint64 account, qint64 day, Currency currency, qint64 amount,
                                      qint64 unallocated, QByteArrayView method,
                                      QByteArrayView reference, QByteArrayView referenceKey)
{
    if (m_pending->payments.size() == kMostPending)
        flush();
    m_pending->payments.push_back(
        {account, day, currency, amount, unallocated, method, reference, referenceKey});
    return ++m_pending->lastPayment;
}

void ImportLedgerWriter::flush()
{
    const Database &db = m_transaction.db();
    Pending &pending = *m_pending;
    const auto mustBe = [](qint64 newest, qint64 expected) {
        // Allocations name the ids that were told before the rows were written.
        if (newest != expected)
            throw SqlFailure({ErrorCode::Internal,
                              QCoreApplication::translate(
                                  "duebook::ImportService",
                                  "The book numbers its rows in another order than the import "
                                  "needs; nothing was imported."),
                              {},
                              QStringLiteral("row %1, expected %2").arg(newest).arg(expected)});
    };
    if (!pending.accounts.empty()) {
        pending.addAccount.insert(std::span<const NewAccountRow>(pending.accounts),
                                  [](Statement &insert, const NewAccountRow &row) {
                                      insert.bind(row.uid).bind(row.number).bind(row.key);
                                      insert.bind(row.loose).bind(row.name).bind(row.nameKey);
                                  });
        mustBe(db.lastInsertId(), pending.lastAccount);
        pending.accounts.clear();
    }
    if (!pending.invoices.empty()) {
        pending.addInvoice.insert(std::span<const InvoiceValues>(pending.invoices), bindInvoice);
        mustBe(db.lastInsertId(), pending.lastInvoice);
        pending.invoices.clear();
    }
    if (!pending.payments.empty()) {
        pending.addPayment.insert(std::span<const Pending::Payment>(pending.payments),
                                  [](Statement &insert, const Pending::Payment &row) {
                                      insert.bind(row.account).bind(row.day);
                                      insert.bindUtf8(row.currency.codeBytes()).bind(row.amount);
                                      insert.bind(row.unallocated).bindUtf8(row.method);
                                      insert.bindUtf8(row.reference).bindUtf8(row.referenceKey);
                                  });
        mustBe(db.lastInsertId(), pending.lastPayment);
        pending.payments.clear();
    }
    if (!pending.allocations.empty()) {
        pending.addAllocation.insert(std::span<const Pending::Allocation>(pending.allocations),
                                     [](Statement &insert, const Pending::Allocation &row) {
                                         insert.bind(row.invoice).bind(row.payment);
                                         insert.bind(row.day).bind(row.amount);
                                     });
        pending.allocations.clear();
    }
}

void ImportLedgerWriter::setUnallocated(qint64 payment, qint64 rest)
{
    flush();
    Statement update(m_transaction, kSetUnallocated);
    update.bind(payment).bind(rest);
    update.run();
}

void ImportLedgerWriter::addAllocation(qint64 invoice, qint64 payment, qint64 day, qint64 amount)
{
    m_pending->allocations.push_back({invoice, payment, day, amount});
}

void ImportLedgerWriter::startBulk(const std::vector<const char *> &tables)
{
    std::vector<QByteArray> names;
    for (const char *table : tables) {
        Statement select(m_transaction, kIndexes);
        select.bind(QString::fromLatin1(table));
        while (select.next()) {
            names.push_back(select.utf8(0).toByteArray());
            m_droppedIndexes.push_back(select.utf8(1).toByteArray());
        }
    }
    for (const QByteArray &name : names)
        m_transaction.db().execute("DROP INDEX " + name);
}

void ImportLedgerWriter::finishBulk()
{
    flush();
    if (m_droppedIndexes.empty())
        return;
    // Sorting 4 MiB at a time stays inside the processor's cache: twice as fast as with 64 MiB.
    m_transaction.db().execute("PRAGMA cache_size = -4000");
    for (const QByteArray &sql : m_droppedIndexes)
        m_transaction.db().execute(sql.constData());
    m_droppedIndexes.clear();
}

} // namespace duebook
