// SPDX-License-Identifier: Apache-2.0
#include "core/store/importledger.h"

#include "core/base/textfold.h"
#include "core/base/uid.h"
#include "core/db/statement.h"
#include "core/store/importrepository.h"
#include "core/store/searchindex.h"

#include <array>

namespace duebook {

namespace {

constexpr auto kAddAccount = R"(
    INSERT INTO account (uid, number, number_key, number_loose, name, name_key, import_id,
                         created_at, created_by, changed_at, changed_by)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $8, $9))";

constexpr auto kAddInvoice = R"(
    INSERT INTO invoice (account_id, kind, number, number_key, issue_day, due_day, currency, amount,
                         open_amount, settled_day, disputed_amount, order_number, text, import_id,
                         created_at, created_by, changed_at, changed_by)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $15, $16))";

constexpr auto kAddPayment = R"(
    INSERT INTO payment (account_id, day, currency, amount, unallocated_amount, method, reference,
                         reference_key, import_id, created_at, created_by, changed_at, changed_by)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $10, $11))";

constexpr auto kSetUnallocated = "UPDATE payment SET unallocated_amount = $2 WHERE id = $1";

constexpr auto kAddAllocation = R"(
    INSERT INTO allocation (invoice_id, kind, payment_id, day, amount, import_id, created_at,
                            created_by)
    VALUES ($1, 1, $2, $3, $4, $5, $6, $7))";

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

constexpr auto kOpenImportedDisputes = R"(
    SELECT d.id, d.row_version
      FROM dispute_invoice di
      JOIN dispute d ON d.id = di.dispute_id
     WHERE di.invoice_id = $1 AND d.state = 1 AND d.import_id IS NOT NULL)";

constexpr auto kCloseDispute = R"(
    UPDATE dispute
       SET state = 2, closed_day = $2, row_version = row_version + 1, changed_at = $3,
           changed_by = $4
     WHERE id = $1)";

// Secondary indexes of one table, as they were made.
constexpr auto kIndexes = R"(
    SELECT name, sql FROM sqlite_schema
     WHERE type = 'index' AND tbl_name = $1 AND sql IS NOT NULL
     ORDER BY name)";

} // namespace

struct ImportLedgerWriter::Statements {
    explicit Statements(Database &db)
        : invoice(db, kAddInvoice), payment(db, kAddPayment), allocation(db, kAddAllocation)
    {
    }
    Statement invoice;
    Statement payment;
    Statement allocation;
};

ImportLedgerWriter::ImportLedgerWriter(Transaction &transaction, ImportId import)
    : m_transaction(transaction), m_import(import),
      m_statements(std::make_unique<Statements>(transaction.db()))
{
    // Bound once: these are the same in every row.
    m_statements->invoice.at(14).bind(import).bind(transaction.now()).bind(transaction.user());
    m_statements->payment.at(9).bind(import).bind(transaction.now()).bind(transaction.user());
    m_statements->allocation.at(5).bind(import).bind(transaction.now()).bind(transaction.user());
}

ImportLedgerWriter::~ImportLedgerWriter() = default;

AccountId ImportLedgerWriter::addAccount(const QString &number, const QString &key,
                                         const QString &loose, const QString &name, bool index)
{
    Statement insert(m_transaction, kAddAccount);
    insert.bind(newUid()).bind(number).bind(key).bind(loose).bind(name).bind(foldText(name));
    insert.bind(m_import).bind(m_transaction.now()).bind(m_transaction.user());
    insert.run();
    const AccountId id(m_transaction.db().lastInsertId());
    if (index)
        SearchIndex::addAccount(m_transaction, id, number, name, {});
    return id;
}

qint64 ImportLedgerWriter::addInvoice(const InvoiceValues &values)
{
    Statement &insert = m_statements->invoice;
    insert.at(1).bind(values.account).bind(int(values.kind));
    insert.bindUtf8(values.number).bindUtf8(values.numberKey);
    insert.bind(values.issued).bind(values.due).bindUtf8(values.currency.codeBytes());
    insert.bind(values.amount).bind(values.open);
    if (values.settled)
        insert.bind(*values.settled);
    else
        insert.bindNull();
    insert.bind(values.disputed).bindUtf8(values.orderNumber).bindUtf8(values.text);
    insert.run();
    return m_transaction.db().lastInsertId();
}

qint64 ImportLedgerWriter::addPayment(qint64 account, qint64 day, Currency currency, qint64 amount,
                                      qint64 unallocated, QByteArrayView method,
                                      QByteArrayView reference, QByteArrayView referenceKey)
{
    Statement &insert = m_statements->payment;
    insert.at(1).bind(account).bind(day).bindUtf8(currency.codeBytes());
    insert.bind(amount).bind(unallocated);
    insert.bindUtf8(method).bindUtf8(reference).bindUtf8(referenceKey);
    insert.run();
    return m_transaction.db().lastInsertId();
}

void ImportLedgerWriter::setUnallocated(qint64 payment, qint64 rest)
{
    Statement update(m_transaction, kSetUnallocated);
    update.bind(payment).bind(rest);
    update.run();
}

void ImportLedgerWriter::addAllocation(qint64 invoice, qint64 payment, qint64 day, qint64 amount)
{
    Statement &insert = m_statements->allocation;
    insert.at(1).bind(invoice).bind(payment).bind(day).bind(amount);
    insert.run();
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

bool ImportLedgerWriter::closeImportedDisputes(qint64 invoice, qint64 day)
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
        close.bind(id).bind(day).bind(m_transaction.now()).bind(m_transaction.user());
        close.run();
    }
    return !disputes.empty();
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
    if (m_droppedIndexes.empty())
        return;
    // Sorting 4 MiB at a time stays inside the processor's cache: twice as fast as with 64 MiB.
    m_transaction.db().execute("PRAGMA cache_size = -4000");
    for (const QByteArray &sql : m_droppedIndexes)
        m_transaction.db().execute(sql.constData());
    m_droppedIndexes.clear();
}

BulkScope::BulkScope(Database &db) : m_db(db)
{
    try {
        m_mmapSize = db.integer("PRAGMA mmap_size");
        // Sorting for an index spills to a file instead of growing in memory.
        db.execute("PRAGMA temp_store = FILE; PRAGMA mmap_size = 0; PRAGMA cache_size = -32000");
    } catch (const SqlFailure &) {
        // Only speed and memory are at stake; what is wrong with the book shows in the work itself.
    }
}

BulkScope::~BulkScope()
{
    try {
        m_db.execute("PRAGMA temp_store = MEMORY; PRAGMA cache_size = -16000");
        m_db.execute("PRAGMA mmap_size = " + QByteArray::number(m_mmapSize));
    } catch (const SqlFailure &) {
        // As above.
    }
}

} // namespace duebook
