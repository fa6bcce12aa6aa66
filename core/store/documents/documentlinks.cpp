// SPDX-License-Identifier: Apache-2.0
#include "core/store/documents/documentlinks.h"

#include "core/db/statement.h"

#include <QJsonArray>

namespace duebook {

namespace {

#define LINKS                                                                                      \
    "SELECT l.id, l.account_id, l.note_id, l.invoice_id, l.promise_id, l.dispute_id, "             \
    "l.payment_id, a.number, a.name, coalesce(substr(n.text, 1, 120), ''), n.spoken_at, "          \
    "coalesce(i.number, ''), p.due_day, p.amount, p.currency, coalesce(s.reason, ''), "            \
    "s.opened_day, coalesce(y.reference, ''), y.day, y.amount, y.currency, "                       \
    "coalesce(n.created_at = l.created_at, 0) "                                                    \
    "FROM document_link l JOIN account a ON a.id = l.account_id "                                  \
    "LEFT JOIN note n ON n.id = l.note_id LEFT JOIN invoice i ON i.id = l.invoice_id "             \
    "LEFT JOIN promise p ON p.id = l.promise_id LEFT JOIN dispute s ON s.id = l.dispute_id "       \
    "LEFT JOIN payment y ON y.id = l.payment_id WHERE l.document_id = $1"
constexpr auto kLinks = LINKS " ORDER BY l.id";
constexpr auto kLink = LINKS " AND l.id = $2";
#undef LINKS
// One statement for each sort, with the columns of a link.
constexpr const char *kTargets[] = {
    "SELECT 0, a.id, NULL, NULL, NULL, s.id, NULL, a.number, a.name, '', NULL, '', NULL, NULL, "
    "NULL, s.reason, s.opened_day, '', NULL, NULL, NULL, 0 FROM dispute s "
    "JOIN account a ON a.id = s.account_id WHERE s.account_id = $1 AND s.state = 1 "
    "ORDER BY s.id DESC LIMIT $2",
    "SELECT 0, a.id, NULL, NULL, p.id, NULL, NULL, a.number, a.name, '', NULL, '', p.due_day, "
    "p.amount, p.currency, '', NULL, '', NULL, NULL, NULL, 0 FROM promise p "
    "JOIN account a ON a.id = p.account_id WHERE p.account_id = $1 "
    "ORDER BY p.due_day DESC LIMIT $2",
    "SELECT 0, a.id, NULL, i.id, NULL, NULL, NULL, a.number, a.name, '', NULL, i.number, NULL, "
    "NULL, NULL, '', NULL, '', NULL, NULL, NULL, 0 FROM invoice i "
    "JOIN account a ON a.id = i.account_id WHERE i.account_id = $1 "
    "ORDER BY i.issue_day DESC LIMIT $2",
    "SELECT 0, a.id, NULL, NULL, NULL, NULL, y.id, a.number, a.name, '', NULL, '', NULL, NULL, "
    "NULL, '', NULL, y.reference, y.day, y.amount, y.currency, 0 FROM payment y "
    "JOIN account a ON a.id = y.account_id WHERE y.account_id = $1 "
    "ORDER BY y.day DESC LIMIT $2",
    "SELECT 0, a.id, n.id, NULL, NULL, NULL, NULL, a.number, a.name, substr(n.text, 1, 120), "
    "n.spoken_at, '', NULL, NULL, NULL, '', NULL, '', NULL, NULL, NULL, 0 FROM note n "
    "JOIN account a ON a.id = n.account_id WHERE n.account_id = $1 "
    "ORDER BY n.spoken_at DESC LIMIT $2"};
constexpr auto kRemove = "DELETE FROM document_link WHERE id = $1";
constexpr auto kSame = R"(
    SELECT count(*) FROM document_link
     WHERE document_id = $1 AND account_id = $2 AND coalesce(note_id, 0) = $3
       AND coalesce(invoice_id, 0) = $4 AND coalesce(promise_id, 0) = $5
       AND coalesce(dispute_id, 0) = $6 AND coalesce(payment_id, 0) = $7)";

Money moneyIn(const Statement &row, int amount)
{
    if (row.isNull(amount))
        return {};
    return Money(row.integer(amount),
                 Currency::fromCode(row.utf8(amount + 1)).value_or(Currency()));
}

DocumentLinkRow readLink(const Statement &row)
{
    DocumentLinkRow link;
    link.id = row.integer(0);
    link.link = {row.id<AccountId>(1), row.id<NoteId>(2),    row.id<InvoiceId>(3),
                 row.id<PromiseId>(4), row.id<DisputeId>(5), row.id<PaymentId>(6)};
    link.accountNumber = row.text(7);
    link.accountName = row.text(8);
    link.noteText = row.text(9);
    link.noteAt = row.moment(10);
    link.invoiceNumber = row.text(11);
    link.promiseDue = row.day(12);
    link.promiseAmount = moneyIn(row, 13);
    link.disputeReason = row.text(15);
    link.disputeOpened = row.day(16);
    link.paymentReference = row.text(17);
    link.paymentDay = row.day(18);
    link.paymentAmount = moneyIn(row, 19);
    link.cameWithNote = row.flag(21);
    return link;
}

} // namespace

std::vector<DocumentLinkRow> DocumentLinks::of(Database &db, DocumentId id)
{
    Statement select(db, kLinks);
    select.bind(id);
    std::vector<DocumentLinkRow> links;
    while (select.next())
        links.push_back(readLink(select));
    return links;
}

std::optional<DocumentLinkRow> DocumentLinks::find(Database &db, DocumentId id, qint64 link)
{
    Statement select(db, kLink);
    select.bind(id).bind(link);
    return select.next() ? std::optional(readLink(select)) : std::nullopt;
}

void DocumentLinks::remove(Transaction &transaction, DocumentId id, const DocumentLinkRow &link)
{
    Statement erase(transaction, kRemove);
    erase.bind(link.id);
    erase.run();
    transaction.changed(Entity::Document, ChangeKind::Updated, id.number(), link.link.account);
    transaction.audit(Entity::Document, id.number(), link.link.account,
                      QStringLiteral("document unlinked"),
                      {{QStringLiteral("belongs_to"), QJsonArray{wordsOf(link), QString()}}});
}

bool DocumentLinks::exists(Database &db, DocumentId id, const DocumentLink &link)
{
    Statement select(db, kSame);
    select.bind(id)
        .bind(link.account)
        .bind(link.note.number())
        .bind(link.invoice.number())
        .bind(link.promise.number())
        .bind(link.dispute.number())
        .bind(link.payment.number());
    return select.next() && select.integer(0) > 0;
}

std::vector<DocumentLinkRow> DocumentLinks::targets(Database &db, AccountId account, int limit)
{
    std::vector<DocumentLinkRow> targets;
    for (const char *sql : kTargets) {
        Statement select(db, sql);
        select.bind(account).bind(limit);
        while (select.next())
            targets.push_back(readLink(select));
    }
    return targets;
}

QString DocumentLinks::wordsOf(const DocumentLinkRow &row)
{
    QStringList parts{QStringLiteral("account ") + row.accountNumber};
    if (row.link.note.isSet())
        parts += QStringLiteral("note %1").arg(row.link.note.number());
    if (row.link.invoice.isSet())
        parts += QStringLiteral("invoice ") + row.invoiceNumber;
    if (row.link.promise.isSet())
        parts += QStringLiteral("promise %1").arg(row.link.promise.number());
    if (row.link.dispute.isSet())
        parts += QStringLiteral("dispute %1").arg(row.link.dispute.number());
    if (row.link.payment.isSet())
        parts += QStringLiteral("payment %1").arg(row.link.payment.number());
    return parts.join(QStringLiteral(", "));
}

} // namespace duebook
