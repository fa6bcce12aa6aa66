// SPDX-License-Identifier: Apache-2.0
#include "core/store/care/checkquery.h"

#include "core/base/log.h"
#include "core/db/pagesums.h"
#include "core/db/statement.h"
#include "core/store/ledger/balancerepository.h"

#include <QCryptographicHash>

namespace duebook {

namespace {

#define ALLOCATED(condition)                                                                       \
    "coalesce((SELECT cast(sum(l.amount) AS bigint) FROM allocation l WHERE " condition "), 0)"
#define COMPUTED_OPEN                                                                              \
    "(i.amount - " ALLOCATED("l.invoice_id = i.id") " + " ALLOCATED("l.credit_id = i.id") ")"
#define LAST_ALLOCATION                                                                            \
    "(SELECT max(l.day) FROM allocation l WHERE l.invoice_id = i.id OR l.credit_id = i.id)"
// Without allocations any settled day is as good as another: an invoice over nothing.
#define WRONG_INVOICE                                                                              \
    "(i.open_amount <> " COMPUTED_OPEN " OR (i.open_amount = 0 AND i.settled_day <>"               \
    " coalesce(" LAST_ALLOCATION ", i.settled_day)))"
#define COMPUTED_UNALLOCATED "(p.amount - " ALLOCATED("l.payment_id = p.id") ")"
#define COMPUTED_DISPUTED                                                                          \
    "coalesce((SELECT cast(sum(di.amount) AS bigint) FROM dispute_invoice di"                      \
    " JOIN dispute d ON d.id = di.dispute_id WHERE di.invoice_id = i.id AND d.state = 1), 0)"

constexpr auto kIntegrity = "SELECT integrity_check FROM pragma_integrity_check($1)";
constexpr auto kHolders = "SELECT pageno, name FROM dbstat";
constexpr auto kReferences = "SELECT \"table\" || ' ' || coalesce(rowid, '?') || ' -> ' || parent"
                             "  FROM pragma_foreign_key_check LIMIT $1";
constexpr auto kWrongInvoices =
    "SELECT i.number, a.number FROM invoice i JOIN account a ON a.id = i.account_id"
    " WHERE " WRONG_INVOICE " LIMIT $1";
constexpr auto kWrongDisputed =
    "SELECT i.number, a.number FROM invoice i JOIN account a ON a.id = i.account_id"
    " WHERE i.disputed_amount <> " COMPUTED_DISPUTED " LIMIT $1";
constexpr auto kWrongPayments =
    "SELECT p.reference, a.number FROM payment p JOIN account a ON a.id = p.account_id"
    " WHERE p.unallocated_amount <> " COMPUTED_UNALLOCATED " LIMIT $1";
constexpr auto kRepairInvoices =
    "UPDATE invoice AS i SET open_amount = " COMPUTED_OPEN ","
    " settled_day = CASE WHEN " COMPUTED_OPEN " <> 0 THEN NULL"
    " ELSE coalesce(" LAST_ALLOCATION ", i.settled_day, i.issue_day) END WHERE " WRONG_INVOICE;
constexpr auto kRepairDisputed = "UPDATE invoice AS i SET disputed_amount = " COMPUTED_DISPUTED
                                 " WHERE i.disputed_amount <> " COMPUTED_DISPUTED;
constexpr auto kRepairPayments =
    "UPDATE payment AS p SET unallocated_amount = " COMPUTED_UNALLOCATED
    " WHERE p.unallocated_amount <> " COMPUTED_UNALLOCATED;
constexpr auto kBalances = R"(
    SELECT account_id, currency, as_of_day, current_amount, bucket1, bucket2, bucket3, bucket4,
           bucket5, overdue_amount, credit_amount, disputed_amount, open_count, oldest_due_day
      FROM account_balance ORDER BY account_id, currency)";
constexpr auto kWithoutBalance = R"(
    SELECT account_id FROM invoice WHERE open_amount <> 0
     UNION SELECT account_id FROM payment WHERE unallocated_amount <> 0
    EXCEPT SELECT account_id FROM account_balance)";
constexpr auto kAccountNumber = "SELECT number FROM account WHERE id = $1";
constexpr auto kContents = R"(
    SELECT c.id, c.sha256, c.size, min(d.name)
      FROM document d
      JOIN document_content c ON c.id = d.content_id
     GROUP BY c.id, c.sha256, c.size ORDER BY c.id)";
constexpr auto kChunks =
    "SELECT position, data FROM document_chunk WHERE content_id = $1 ORDER BY position";

QStringList texts(Database &db, const char *sql, int limit)
{
    Statement select(db, sql);
    select.bind(limit);
    QStringList found;
    while (select.next())
        found += select.text(0);
    return found;
}

void addRows(Database &db, const char *sql, WrongRow::Kind kind, int limit,
             std::vector<WrongRow> &rows)
{
    Statement select(db, sql);
    select.bind(limit);
    while (select.next() && int(rows.size()) < limit)
        rows.push_back({kind, select.text(0), select.text(1)});
}

struct MaintainedAccount {
    AccountId account;
    QDate day;
    bool sameDay = true;
    bool overdueAgrees = true;
    std::vector<AccountBalance> balances;
};

AccountBalance readBalance(const Statement &row)
{
    AccountBalance balance;
    balance.account = row.id<AccountId>(0);
    balance.currency = Currency::fromCode(row.utf8(1)).value_or(Currency());
    for (int bucket = 0; bucket < kMostBuckets; ++bucket)
        balance.buckets[size_t(bucket)] = row.integer(3 + bucket);
    balance.credits = row.integer(10);
    balance.disputed = row.integer(11);
    balance.openCount = int(row.integer(12));
    balance.oldestDue = row.day(13);
    return balance;
}

bool agrees(Database &db, const MaintainedAccount &maintained, const AgeingEdges &edges)
{
    if (!maintained.sameDay || !maintained.overdueAgrees)
        return false;
    std::vector<AccountBalance> computed =
        BalanceRepository::computed(db, maintained.account, edges, maintained.day);
    std::sort(
        computed.begin(), computed.end(),
        [](const AccountBalance &a, const AccountBalance &b) { return a.currency < b.currency; });
    return computed == maintained.balances;
}

bool contentIsWhole(Database &db, qint64 content, const QByteArray &sha256, qint64 size,
                    const CancelFlag &cancel)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    Statement select(db, kChunks);
    select.bind(content);
    qint64 expected = 0;
    qint64 bytes = 0;
    while (!cancel.cancelled() && select.next()) {
        if (select.integer(0) != expected++)
            return false;
        const QByteArray data = select.blob(1);
        hash.addData(data);
        bytes += data.size();
    }
    return cancel.cancelled() || (bytes == size && hash.result() == sha256);
}

/// Reads the damaged pages themselves to find whose they are; none of them stays in the cache.
void nameHolders(Database &db, std::vector<WrongPage> &pages)
{
    trustPages(db, true);
    try {
        Statement select(db, kHolders);
        while (select.next()) {
            for (WrongPage &page : pages) {
                if (page.number == quint32(select.integer(0)))
                    page.holds = select.text(1);
            }
        }
    } catch (const SqlFailure &failure) {
        // Not every library has the table; and what is too damaged stays without a name.
        qCDebug(logBook) << "pages without name" << failure.error().detail;
    }
    trustPages(db, false);
    db.execute("PRAGMA shrink_memory");
}

} // namespace

std::vector<WrongPage> CheckQuery::wrongPages(Database &db, int limit, const WorkControl &control)
{
    std::vector<WrongPage> pages;
    for (const quint32 number : duebook::wrongPages(db, control)) {
        if (int(pages.size()) < limit)
            pages.push_back({number, {}});
    }
    if (!pages.empty())
        nameHolders(db, pages);
    return pages;
}

bool CheckQuery::hasPageSums(Database &db)
{
    return duebook::hasPageSums(db);
}

std::vector<SchemaDifference> CheckQuery::wrongSchema(Database &db, int limit)
{
    const std::vector<MigrationStep> steps = builtInSteps();
    const qint64 version = db.integer("PRAGMA user_version");
    if (version > latestVersion(steps))
        return {};
    std::vector<SchemaDifference> differences = schemaDifferences(db, version, steps);
    if (int(differences.size()) > limit)
        differences.resize(size_t(limit));
    return differences;
}

QStringList CheckQuery::integrity(Database &db, int limit)
{
    QStringList found = texts(db, kIntegrity, limit);
    if (found == QStringList{QStringLiteral("ok")})
        found.clear();
    return found;
}

QStringList CheckQuery::danglingReferences(Database &db, int limit)
{
    return texts(db, kReferences, limit);
}

std::vector<WrongRow> CheckQuery::wrongLedgerRows(Database &db, int limit)
{
    std::vector<WrongRow> rows;
    addRows(db, kWrongInvoices, WrongRow::Kind::InvoiceOpen, limit, rows);
    addRows(db, kWrongDisputed, WrongRow::Kind::InvoiceDisputed, limit, rows);
    addRows(db, kWrongPayments, WrongRow::Kind::PaymentUnallocated, limit, rows);
    return rows;
}

std::vector<WrongRow> CheckQuery::wrongBalances(Database &db, const AgeingEdges &edges, int limit,
                                                const CancelFlag &cancel)
{
    std::vector<WrongRow> rows;
    const auto report = [&](AccountId account) {
        Statement number(db, kAccountNumber);
        number.bind(account);
        number.next();
        rows.push_back({WrongRow::Kind::Balance, {}, number.text(0)});
    };
    MaintainedAccount current;
    const auto finish = [&] {
        if (current.account.isSet() && !agrees(db, current, edges))
            report(current.account);
    };
    Statement select(db, kBalances);
    while (int(rows.size()) < limit && !cancel.cancelled() && select.next()) {
        AccountBalance balance = readBalance(select);
        if (balance.account != current.account) {
            finish();
            current = {balance.account, select.day(2), true, true, {}};
        }
        current.sameDay = current.sameDay && current.day == select.day(2);
        current.overdueAgrees = current.overdueAgrees && balance.overdue() == select.integer(9);
        current.balances.push_back(std::move(balance));
    }
    finish();
    Statement missing(db, kWithoutBalance);
    while (int(rows.size()) < limit && missing.next())
        report(missing.id<AccountId>(0));
    return rows;
}

QStringList CheckQuery::wrongDocuments(Database &db, int limit, const WorkControl &control,
                                       qint64 *checked)
{
    QStringList names;
    Statement select(db, kContents);
    while (names.size() < limit && !control.cancel.cancelled() && select.next()) {
        ++*checked;
        if (!contentIsWhole(db, select.integer(0), select.blob(1), select.integer(2),
                            control.cancel))
            names += select.text(3);
    }
    return names;
}

qint64 CheckQuery::count(Database &db, const char *sql)
{
    return db.integer(sql);
}

qint64 CheckQuery::repairLedgerRows(Transaction &transaction)
{
    qint64 repaired = 0;
    for (const char *sql : {kRepairInvoices, kRepairDisputed, kRepairPayments}) {
        Statement update(transaction, sql);
        update.run();
        repaired += transaction.db().changedRows();
    }
    return repaired;
}

} // namespace duebook
