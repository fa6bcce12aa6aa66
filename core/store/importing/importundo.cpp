// SPDX-License-Identifier: Apache-2.0
#include "core/store/importing/importundo.h"

#include "core/db/statement.h"
#include "core/store/accounts/accountrepository.h"
#include "core/store/accounts/contactrepository.h"
#include "core/store/disputes/disputerepository.h"
#include "core/store/importing/importpeople.h"
#include "core/store/index/searchindex.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <set>

namespace duebook {

namespace {

struct Check {
    ImportUndo::Obstacle obstacle;
    const char *sql;
};

using Obstacle = ImportUndo::Obstacle;

constexpr Check kChecks[] = {
    {Obstacle::LaterImport, R"(
        SELECT r.file_name
          FROM import_before later
          JOIN import_run r ON r.id = later.import_id AND r.undone_at IS NULL
         WHERE later.import_id > $1
           AND (EXISTS (SELECT 1 FROM import_before mine
                         WHERE mine.import_id = $1 AND mine.table_name = later.table_name
                           AND mine.row_id = later.row_id)
                OR (later.table_name = 'invoice'
                    AND EXISTS (SELECT 1 FROM invoice i
                                 WHERE i.id = later.row_id AND i.import_id = $1))
                OR (later.table_name = 'payment'
                    AND EXISTS (SELECT 1 FROM payment p
                                 WHERE p.id = later.row_id AND p.import_id = $1))
                OR (later.table_name = 'account'
                    AND EXISTS (SELECT 1 FROM account a
                                 WHERE a.id = later.row_id AND a.import_id = $1))
                OR (later.table_name = 'contact'
                    AND EXISTS (SELECT 1 FROM contact c
                                 WHERE c.id = later.row_id AND c.import_id = $1))
                OR (later.table_name = 'dispute'
                    AND EXISTS (SELECT 1 FROM dispute d
                                 WHERE d.id = later.row_id AND d.import_id = $1)))
         LIMIT 1)"},
    {Obstacle::InvoicePaid, R"(
        SELECT i.number
          FROM invoice i
          JOIN allocation al ON al.invoice_id = i.id OR al.credit_id = i.id
         WHERE i.import_id = $1 AND coalesce(al.import_id, 0) <> $1
         LIMIT 1)"},
    {Obstacle::InvoiceUsed, R"(
        SELECT i.number FROM invoice i
         WHERE i.import_id = $1
           AND (EXISTS (SELECT 1 FROM note_invoice u WHERE u.invoice_id = i.id)
                OR EXISTS (SELECT 1 FROM promise_invoice u WHERE u.invoice_id = i.id)
                OR EXISTS (SELECT 1 FROM message_invoice u WHERE u.invoice_id = i.id)
                OR EXISTS (SELECT 1 FROM dunning_event u WHERE u.invoice_id = i.id)
                OR EXISTS (SELECT 1 FROM document_link u WHERE u.invoice_id = i.id)
                OR EXISTS (SELECT 1 FROM dispute_invoice u
                             JOIN dispute d ON d.id = u.dispute_id
                            WHERE u.invoice_id = i.id AND coalesce(d.import_id, 0) <> $1))
         LIMIT 1)"},
    {Obstacle::InvoiceChanged,
     "SELECT number FROM invoice WHERE import_id = $1 AND row_version <> 1 LIMIT 1"},
    {Obstacle::InvoiceChanged, R"(
        SELECT i.number
          FROM import_before b
          JOIN invoice i ON i.id = b.row_id
         WHERE b.import_id = $1 AND b.table_name = 'invoice'
         GROUP BY i.id, i.number, i.row_version
        HAVING max(b.row_version) <> i.row_version
         LIMIT 1)"},
    {Obstacle::PaymentUsed, R"(
        SELECT a.number
          FROM payment p
          JOIN account a ON a.id = p.account_id
         WHERE p.import_id = $1
           AND (p.row_version <> 1
                OR EXISTS (SELECT 1 FROM allocation al
                            WHERE al.payment_id = p.id AND coalesce(al.import_id, 0) <> $1)
                OR EXISTS (SELECT 1 FROM document_link u WHERE u.payment_id = p.id))
         LIMIT 1)"},
    {Obstacle::AccountUsed, R"(
        SELECT a.number FROM account a
         WHERE a.import_id = $1
           AND (EXISTS (SELECT 1 FROM invoice u
                         WHERE u.account_id = a.id AND coalesce(u.import_id, 0) <> $1)
                OR EXISTS (SELECT 1 FROM payment u
                            WHERE u.account_id = a.id AND coalesce(u.import_id, 0) <> $1)
                OR EXISTS (SELECT 1 FROM contact u
                            WHERE u.account_id = a.id AND coalesce(u.import_id, 0) <> $1)
                OR EXISTS (SELECT 1 FROM dispute u
                            WHERE u.account_id = a.id AND coalesce(u.import_id, 0) <> $1)
                OR EXISTS (SELECT 1 FROM note u WHERE u.account_id = a.id)
                OR EXISTS (SELECT 1 FROM follow_up u WHERE u.account_id = a.id)
                OR EXISTS (SELECT 1 FROM promise u WHERE u.account_id = a.id)
                OR EXISTS (SELECT 1 FROM message u WHERE u.account_id = a.id)
                OR EXISTS (SELECT 1 FROM document_link u WHERE u.account_id = a.id))
         LIMIT 1)"},
    {Obstacle::AccountChanged,
     "SELECT number FROM account WHERE import_id = $1 AND row_version <> 1 LIMIT 1"},
    {Obstacle::AccountChanged, R"(
        SELECT a.number
          FROM import_before b
          JOIN account a ON a.id = b.row_id
         WHERE b.import_id = $1 AND b.table_name = 'account' AND b.row_version <> a.row_version
         LIMIT 1)"},
    {Obstacle::ContactUsed, R"(
        SELECT c.name FROM contact c
         WHERE c.import_id = $1
           AND (c.row_version <> 1 OR EXISTS (SELECT 1 FROM note u WHERE u.contact_id = c.id)
                OR EXISTS (SELECT 1 FROM promise u WHERE u.contact_id = c.id)
                OR EXISTS (SELECT 1 FROM message u WHERE u.contact_id = c.id))
         LIMIT 1)"},
    {Obstacle::ContactUsed, R"(
        SELECT c.name
          FROM import_before b
          JOIN contact c ON c.id = b.row_id
         WHERE b.import_id = $1 AND b.table_name = 'contact' AND b.row_version <> c.row_version
         LIMIT 1)"},
    // A dispute of an import that a person worked on, or that was settled by it and touched since.
    {Obstacle::DisputeUsed, R"(
        SELECT a.number
          FROM dispute d
          JOIN account a ON a.id = d.account_id
         WHERE d.import_id = $1
           AND (d.row_version <> coalesce((SELECT max(b.row_version) FROM import_before b
                                            WHERE b.import_id = $1 AND b.table_name = 'dispute'
                                              AND b.row_id = d.id), 1)
                OR EXISTS (SELECT 1 FROM document_link u
                            WHERE u.account_id = d.account_id AND u.dispute_id = d.id)
                OR EXISTS (SELECT 1 FROM escalation u
                            WHERE u.account_id = d.account_id AND u.dispute_id = d.id))
         LIMIT 1)"},
    {Obstacle::DisputeUsed, R"(
        SELECT a.number
          FROM import_before b
          JOIN dispute d ON d.id = b.row_id
          JOIN account a ON a.id = d.account_id
         WHERE b.import_id = $1 AND b.table_name = 'dispute'
         GROUP BY d.id, a.number, d.row_version
        HAVING max(b.row_version) <> d.row_version
         LIMIT 1)"},
};

constexpr auto kTouchedAccounts = R"(
    SELECT account_id FROM invoice WHERE import_id = $1
    UNION SELECT account_id FROM payment WHERE import_id = $1
    UNION SELECT i.account_id FROM import_before b JOIN invoice i ON i.id = b.row_id
           WHERE b.import_id = $1 AND b.table_name = 'invoice')";

// Newest first: a row changed twice ends as it was before the first change.
constexpr auto kBefore = R"(
    SELECT table_name, row_id, before FROM import_before WHERE import_id = $1
     ORDER BY position DESC)";

constexpr auto kImportedAccounts =
    "SELECT id, number, name, city FROM account WHERE import_id = $1";
constexpr auto kImportedContacts =
    "SELECT id, name, email, phone FROM contact WHERE import_id = $1";

// In this order no row is removed before those that speak of it.
constexpr const char *kRemovals[] = {
    "DELETE FROM allocation WHERE import_id = $1",
    "DELETE FROM payment WHERE import_id = $1",
    R"(DELETE FROM dispute_invoice
        WHERE dispute_id IN (SELECT id FROM dispute WHERE import_id = $1))",
    "DELETE FROM dispute WHERE import_id = $1",
    "DELETE FROM invoice WHERE import_id = $1",
    "DELETE FROM contact WHERE import_id = $1",
    R"(DELETE FROM account_balance
        WHERE account_id IN (SELECT id FROM account WHERE import_id = $1))",
    "DELETE FROM account WHERE import_id = $1",
    "DELETE FROM import_before WHERE import_id = $1",
};

constexpr auto kRestoreInvoice = R"(
    UPDATE invoice
       SET issue_day = $2, due_day = $3, amount = $4, open_amount = $5, disputed_amount = $6,
           order_number = $7, text = $8, settled_day = $9, row_version = row_version + 1,
           changed_at = $10, changed_by = $11
     WHERE id = $1)";
constexpr auto kRestorePayment = R"(
    UPDATE payment
       SET day = $2, row_version = row_version + 1, changed_at = $3, changed_by = $4
     WHERE id = $1)";
constexpr auto kRestoreAllocation = "UPDATE allocation SET day = $2 WHERE id = $1";
qint64 whole(const QJsonObject &before, const char *column)
{
    return before[QLatin1String(column)].toString().toLongLong();
}

QString text(const QJsonObject &before, const char *column)
{
    return before[QLatin1String(column)].toString();
}

void restoreInvoice(Transaction &transaction, qint64 id, const QJsonObject &before)
{
    Statement update(transaction, kRestoreInvoice);
    update.bind(id).bind(whole(before, "issue_day")).bind(whole(before, "due_day"));
    update.bind(whole(before, "amount")).bind(whole(before, "open_amount"));
    update.bind(whole(before, "disputed_amount")).bind(text(before, "order_number"));
    update.bind(text(before, "text"));
    if (before.contains(QLatin1String("settled_day")))
        update.bind(whole(before, "settled_day"));
    else
        update.bindNull();
    update.bind(transaction.now()).bind(transaction.user());
    update.run();
}

void restoreAccount(Transaction &transaction, qint64 id, const QJsonObject &before)
{
    const auto now = AccountRepository::find(transaction, AccountId(id));
    if (!now)
        return;
    Account account = *now;
    account.name = text(before, "name");
    account.segment = SegmentId(whole(before, "segment_id"));
    account.language = text(before, "language");
    account.currency =
        Currency::fromCode(QStringView(text(before, "currency"))).value_or(Currency());
    account.termsDays = int(whole(before, "terms_days"));
    account.creditLimit = std::nullopt;
    if (const auto limitCurrency =
            Currency::fromCode(QStringView(text(before, "credit_limit_currency"))))
        account.creditLimit = Money(whole(before, "credit_limit"), *limitCurrency);
    account.taxId = text(before, "tax_id");
    account.email = text(before, "email");
    account.phone = text(before, "phone");
    account.street = text(before, "street");
    account.postcode = text(before, "postcode");
    account.city = text(before, "city");
    account.country = text(before, "country");
    ImportPeopleWriter::writeAccount(transaction, account);
    SearchIndex::changeAccount(transaction, *now, account);
}

void restoreContact(Transaction &transaction, qint64 id, const QJsonObject &before)
{
    const auto now = ContactRepository::find(transaction, ContactId(id));
    if (!now)
        return;
    Contact contact = *now;
    contact.name = text(before, "name");
    contact.role = text(before, "role");
    contact.email = text(before, "email");
    contact.phone = text(before, "phone");
    contact.mobile = text(before, "mobile");
    contact.language = text(before, "language");
    ImportPeopleWriter::writeContact(transaction, contact);
    SearchIndex::changeContact(transaction, *now, contact);
}

void restoreDay(Transaction &transaction, const char *sql, qint64 id, const QJsonObject &before,
                bool stamped)
{
    Statement update(transaction, sql);
    update.bind(id).bind(whole(before, "day"));
    if (stamped)
        update.bind(transaction.now()).bind(transaction.user());
    update.run();
}

void restoreDispute(Transaction &transaction, qint64 id, const QJsonObject &before)
{
    const auto now = DisputeRepository::find(transaction, DisputeId(id));
    if (!now)
        return;
    Dispute dispute = *now;
    dispute.state = DisputeState::Open;
    dispute.outcome = DisputeOutcome::None;
    if (before.contains(QLatin1String("resolution")))
        dispute.resolution = text(before, "resolution");
    dispute.closed = {};
    // Read in this very transaction: nobody can have changed it in between.
    const Result<void> saved =
        DisputeRepository::update(transaction, *now, dispute, QStringLiteral("dispute reopened"));
    Q_ASSERT(saved);
    Q_UNUSED(saved);
}

void restore(Transaction &transaction, const QString &table, qint64 id, const QJsonObject &before)
{
    if (table == QLatin1String("invoice"))
        restoreInvoice(transaction, id, before);
    else if (table == QLatin1String("account"))
        restoreAccount(transaction, id, before);
    else if (table == QLatin1String("contact"))
        restoreContact(transaction, id, before);
    else if (table == QLatin1String("payment"))
        restoreDay(transaction, kRestorePayment, id, before, true);
    else if (table == QLatin1String("allocation"))
        restoreDay(transaction, kRestoreAllocation, id, before, false);
    else if (table == QLatin1String("dispute"))
        restoreDispute(transaction, id, before);
}

void removeFromSearch(Transaction &transaction, ImportId id)
{
    Statement accounts(transaction, kImportedAccounts);
    accounts.bind(id);
    while (accounts.next())
        SearchIndex::removeAccount(transaction, accounts.id<AccountId>(0), accounts.text(1),
                                   accounts.text(2), accounts.text(3));
    Statement contacts(transaction, kImportedContacts);
    contacts.bind(id);
    while (contacts.next())
        SearchIndex::removeContact(transaction, contacts.id<ContactId>(0), contacts.text(1),
                                   contacts.text(2), contacts.text(3));
}

} // namespace

std::optional<ImportUndo::Finding> ImportUndo::obstacle(Database &db, ImportId id)
{
    for (const Check &check : kChecks) {
        Statement select(db, check.sql);
        select.bind(id);
        if (select.next())
            return Finding{check.obstacle, select.text(0)};
    }
    return std::nullopt;
}

ImportUndo::TakenBack ImportUndo::takeBack(Transaction &transaction, ImportId id)
{
    struct Before {
        QString table;
        qint64 row;
        QByteArray json;
    };
    std::set<AccountId> touched;
    std::vector<Before> changed;
    {
        Statement select(transaction, kTouchedAccounts);
        select.bind(id);
        while (select.next())
            touched.insert(select.id<AccountId>(0));
        Statement before(transaction, kBefore);
        before.bind(id);
        while (before.next())
            changed.push_back({before.text(0), before.integer(1), before.utf8(2).toByteArray()});
        Statement accounts(transaction, kImportedAccounts);
        accounts.bind(id);
        while (accounts.next())
            touched.erase(accounts.id<AccountId>(0));
    }
    TakenBack back;
    for (const Before &row : changed) {
        restore(transaction, row.table, row.row, QJsonDocument::fromJson(row.json).object());
        if (row.table == QLatin1String("dispute"))
            back.disputes.emplace_back(row.row);
    }
    removeFromSearch(transaction, id);
    for (const char *sql : kRemovals) {
        Statement remove(transaction, sql);
        remove.bind(id);
        remove.run();
    }
    back.accounts.assign(touched.begin(), touched.end());
    return back;
}

} // namespace duebook
