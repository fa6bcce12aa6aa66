// SPDX-License-Identifier: Apache-2.0
#include "core/store/importledger.h"

#include "core/base/uid.h"
#include "core/db/statement.h"
#include "core/store/importrepository.h"
#include "core/store/rowinserter.h"
#include "core/store/searchindex.h"

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

constexpr auto kAddDispute = R"(
    INSERT INTO dispute (uid, account_id, reason, opened_day, state, closed_day, import_id,
                         created_at, created_by, changed_at, changed_by)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $8, $9))";

constexpr auto kAddDisputeInvoice =
    "INSERT INTO dispute_invoice (dispute_id, invoice_id, amount) VALUES ($1, $2, $3)";

constexpr auto kChangeInvoice = R"(
    UPDATE invoice
       SET issue_day = $2, due_day = $3, amount = $4, open_amount = $5, settled_day = $6,
           disputed_amount = $7, order_number = $8, text = $9, row_version = row_version + 1,
           changed_at = $10, changed_by = $11
     WHERE id = $1)";

constexpr auto kChangePaymentDay = R"(
    UPDATE payment SET day = $2, row_version = row_version + 1, changed_at = $3, changed_by = $4
     WHERE id = $1)";

constexpr auto kChangeAllocationDay = "UPDATE allocation SET day = $2 WHERE id = $1";

constexpr size_t kMostPending = 256;

constexpr auto kOpenImportedDisputes = R"(
    SELECT d.id, d.row_version
      FROM dispute_invoice di
      JOIN dispute d ON d.id = di.dispute_id
     WHERE di.invoice_id = $1 AND d.state = 1 AND d.import_id IS NOT NULL)";

constexpr auto kCloseDispute = R"(
    UPDATE dispute
       SET state = 2, outcome = CASE WHEN $5 = 1 THEN 4 ELSE 0 END, closed_day = $2, row_version = row_version + 1, changed_at = $3,
           changed_by = $4
     WHERE id = $1)";

// The rows of an import know their own dispute only: invoices of disputes that people opened, or
// that have several invoices, are looked at again.
#define DISPUTED_NOW                                                                               \
    "coalesce((SELECT cast(sum(p.amount) AS bigint) FROM dispute_invoice p"                        \
    " JOIN dispute d ON d.id = p.dispute_id WHERE p.invoice_id = invoice.id AND d.state = 1), 0)"
constexpr auto kRefreshDisputed =
    "UPDATE invoice SET disputed_amount = " DISPUTED_NOW
    " WHERE id IN (SELECT p.invoice_id FROM dispute d JOIN dispute_invoice p"
    "               ON p.dispute_id = d.id WHERE d.state = 1"
    "              UNION SELECT p.invoice_id FROM import_before b JOIN dispute_invoice p"
    "               ON p.dispute_id = b.row_id"
    "               WHERE b.import_id = $1 AND b.table_name = 'dispute')"
    "   AND disputed_amount <> " DISPUTED_NOW;
#undef DISPUTED_NOW

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

void ImportLedgerWriter::addDispute(qint64 account, qint64 invoice, qint64 opened,
                                    std::optional<qint64> closed, qint64 amount,
                                    QByteArrayView reason)
{
    Statement insert(m_transaction, kAddDispute);
    insert.bind(newUid()).bind(account).bindUtf8(reason).bind(opened).bind(closed ? 2 : 1);
    if (closed)
        insert.bind(*closed);
    else
        insert.bindNull();
    insert.bind(m_import).bind(m_transaction.now()).bind(m_transaction.user());
    insert.run();
    Statement link(m_transaction, kAddDisputeInvoice);
    link.bind(m_transaction.db().lastInsertId()).bind(invoice).bind(amount);
    link.run();
}

void ImportLedgerWriter::keepDispute(const Dispute &before)
{
    keepBefore("dispute", before.id.number(), before.rowVersion + 1,
               {{QStringLiteral("state"), QStringLiteral("1")},
                {QStringLiteral("resolution"), before.resolution}});
}

void ImportLedgerWriter::keepBefore(const char *table, qint64 id, qint64 versionAfter,
                                    const QJsonObject &before)
{
    ImportRepository::keepBefore(m_transaction, m_import, ++m_position, table, id, versionAfter,
                                 before);
}

void ImportLedgerWriter::changeInvoice(const StoredInvoice &before, const InvoiceValues &after)
{
    // Whole numbers as text: JSON numbers are floating point beyond 2^53.
    QJsonObject kept{
        {QStringLiteral("issue_day"), QString::number(before.issued)},
        {QStringLiteral("due_day"), QString::number(before.due)},
        {QStringLiteral("amount"), QString::number(before.amount)},
        {QStringLiteral("open_amount"), QString::number(before.open)},
        {QStringLiteral("disputed_amount"), QString::number(before.disputedAmount)},
        {QStringLiteral("order_number"), QString::fromUtf8(before.orderNumber)},
        {QStringLiteral("text"), QString::fromUtf8(before.text)},
    };
    if (before.settled)
        kept[QStringLiteral("settled_day")] = QString::number(*before.settled);
    keepBefore("invoice", before.id, before.rowVersion + 1, kept);
    Statement update(m_transaction, kChangeInvoice);
    update.bind(before.id).bind(after.issued).bind(after.due).bind(after.amount).bind(after.open);
    if (after.settled)
        update.bind(*after.settled);
    else
        update.bindNull();
    update.bind(after.disputed).bindUtf8(after.orderNumber).bindUtf8(after.text);
    update.bind(m_transaction.now()).bind(m_transaction.user());
    update.run();
}

void ImportLedgerWriter::changePaymentDay(const ImportLedgerReader::OnlyAllocation &allocation,
                                          qint64 day)
{
    const QJsonObject kept{{QStringLiteral("day"), QString::number(allocation.day)}};
    keepBefore("payment", allocation.payment, allocation.paymentVersion + 1, kept);
    keepBefore("allocation", allocation.allocation, 0, kept);
    Statement payment(m_transaction, kChangePaymentDay);
    payment.bind(allocation.payment).bind(day).bind(m_transaction.now()).bind(m_transaction.user());
    payment.run();
    Statement part(m_transaction, kChangeAllocationDay);
    part.bind(allocation.allocation).bind(day);
    part.run();
}

bool ImportLedgerWriter::closeImportedDisputes(qint64 invoice, qint64 day, bool paid)
{
    std::vector<std::pair<qint64, qint64>> disputes;
    {
        Statement select(m_transaction, kOpenImportedDisputes);
        select.bind(invoice);
        while (select.next())
            disputes.emplace_back(select.integer(0), select.integer(1));
    }
    for (const auto &[id, version] : disputes) {
        keepBefore("dispute", id, version + 1, {{QStringLiteral("state"), QStringLiteral("1")}});
        Statement close(m_transaction, kCloseDispute);
        close.bind(id).bind(day).bind(m_transaction.now()).bind(m_transaction.user()).bind(paid);
        close.run();
    }
    return !disputes.empty();
}

void ImportLedgerWriter::refreshDisputed()
{
    Statement refresh(m_transaction, kRefreshDisputed);
    refresh.bind(m_import);
    refresh.run();
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

BulkScope::BulkScope(Database &db, References references) : m_db(db)
{
    try {
        m_mmapSize = db.integer("PRAGMA mmap_size");
        // Sorting for an index spills to a file instead of growing in memory.
        db.execute("PRAGMA temp_store = FILE; PRAGMA mmap_size = 0; PRAGMA cache_size = -32000");
        if (references == References::FromImport)
            db.execute("PRAGMA foreign_keys = OFF");
    } catch (const SqlFailure &) {
        // Only speed and memory are at stake; what is wrong with the book shows in the work itself.
    }
}

BulkScope::~BulkScope()
{
    const QByteArray mmap = "PRAGMA mmap_size = " + QByteArray::number(m_mmapSize);
    for (const char *setting : {"PRAGMA foreign_keys = ON", "PRAGMA temp_store = MEMORY",
                                "PRAGMA cache_size = -16000", mmap.constData()}) {
        try {
            m_db.execute(setting);
        } catch (const SqlFailure &) {
            // As above.
        }
    }
}

} // namespace duebook
