// SPDX-License-Identifier: Apache-2.0
#include "core/store/care/exportquery.h"

#include "core/db/statement.h"
#include "core/domain/money.h"

#include <array>

namespace duebook {

namespace {

/// How a column of a statement is written.
enum class Cell : char {
    Text = 't',
    Day = 'd',
    Moment = 'm',
    Minutes = 'n',
    Amount = 'a',
};

struct Source {
    const char *sql;
    const char *cells; ///< one `Cell` per column of the statement
    int currency = 0;  ///< the column of the amounts' currency
};

constexpr const char *kAccountColumns[] = {"number",
                                           "name",
                                           "status",
                                           "segment",
                                           "owner",
                                           "representative",
                                           "language",
                                           "currency",
                                           "terms_days",
                                           "discount_days",
                                           "discount_basis_points",
                                           "limit_currency",
                                           "credit_limit",
                                           "hold",
                                           "hold_reason",
                                           "hold_since",
                                           "hold_revisit",
                                           "tax_id",
                                           "email",
                                           "phone",
                                           "street",
                                           "postcode",
                                           "city",
                                           "country",
                                           "rating",
                                           "status_reason",
                                           "status_since",
                                           "status_revisit",
                                           "in_pool"};
constexpr Source kAccounts{R"(
    SELECT a.number, a.name,
           CASE a.status WHEN 1 THEN 'active' WHEN 2 THEN 'insolvency' WHEN 3 THEN 'legal'
                         WHEN 4 THEN 'agency' ELSE 'closed' END,
           s.name, o.login, r.login, a.language, a.currency, a.terms_days, a.discount_days,
           a.discount_bp, a.credit_limit_currency, a.credit_limit, a.hold, a.hold_reason,
           a.hold_since_day, a.hold_revisit_day, a.tax_id, a.email, a.phone, a.street, a.postcode,
           a.city, a.country, a.rating, a.status_reason, a.status_since_day, a.status_revisit_day,
           a.in_pool
      FROM account a
      LEFT JOIN segment s ON s.id = a.segment_id
      LEFT JOIN app_user o ON o.id = a.owner_id
      LEFT JOIN app_user r ON r.id = a.representative_id
     ORDER BY a.id)",
                           "ttttttttttttattddtttttttttddt", 11};
constexpr const char *kContactColumns[] = {"account",        "name",
                                           "role",           "email",
                                           "phone",          "mobile",
                                           "language",       "preferred_channel",
                                           "do_not_contact", "do_not_contact_reason",
                                           "has_left",       "main",
                                           "merged_into"};
constexpr Source kContacts{R"(
    SELECT a.number, c.name, c.role, c.email, c.phone, c.mobile, c.language, c.preferred_channel,
           c.do_not_contact, c.do_not_contact_reason, c.has_left, c.is_main, m.name
      FROM contact c JOIN account a ON a.id = c.account_id
      LEFT JOIN contact m ON m.id = c.merged_into
     ORDER BY c.id)",
                           "ttttttttttttt"};
constexpr const char *kAccountPersonColumns[] = {"account", "user", "role"};
constexpr Source kAccountPeople{R"(
    SELECT a.number, u.login, p.role
      FROM account_person p
      JOIN account a ON a.id = p.account_id
      JOIN app_user u ON u.id = p.user_id
     ORDER BY p.account_id, p.user_id)",
                                "ttt"};
constexpr const char *kInvoiceColumns[] = {"account",  "kind",     "number",       "issued",
                                           "due",      "currency", "amount",       "open",
                                           "disputed", "settled",  "order_number", "text"};
constexpr Source kInvoices{R"(
    SELECT a.number,
           CASE i.kind WHEN 1 THEN 'invoice' WHEN 2 THEN 'credit note' ELSE 'charge' END,
           i.number, i.issue_day, i.due_day, i.currency, i.amount, i.open_amount,
           i.disputed_amount, i.settled_day, i.order_number, i.text
      FROM invoice i JOIN account a ON a.id = i.account_id
     ORDER BY i.id)",
                           "tttddtaaadtt", 5};
constexpr const char *kPaymentColumns[] = {"payment", "account",     "day",    "currency",
                                           "amount",  "unallocated", "method", "reference"};
constexpr Source kPayments{R"(
    SELECT p.id, a.number, p.day, p.currency, p.amount, p.unallocated_amount,
           p.method, p.reference
      FROM payment p JOIN account a ON a.id = p.account_id
     ORDER BY p.id)",
                           "ttdtaatt", 3};
constexpr const char *kAllocationColumns[] = {"account",     "invoice", "kind",     "payment",
                                              "credit_note", "day",     "currency", "amount"};
constexpr Source kAllocations{R"(
    SELECT a.number, i.number,
           CASE l.kind WHEN 1 THEN 'payment' WHEN 2 THEN 'credit' WHEN 3 THEN 'discount'
                       ELSE 'write-off' END,
           l.payment_id, c.number, l.day, i.currency, l.amount
      FROM allocation l
      JOIN invoice i ON i.id = l.invoice_id
      JOIN account a ON a.id = i.account_id
      LEFT JOIN invoice c ON c.id = l.credit_id
     ORDER BY l.id)",
                              "tttttdta", 6};
constexpr const char *kNoteColumns[] = {"note",   "account",      "kind",      "direction",
                                        "author", "contact",      "spoken_at", "outcome",
                                        "text",   "response_due", "corrects",  "created_at"};
constexpr Source kNotes{R"(
    SELECT n.id, a.number,
           CASE n.kind WHEN 1 THEN 'call' WHEN 2 THEN 'email' WHEN 3 THEN 'letter'
                       WHEN 4 THEN 'meeting' WHEN 5 THEN 'text message' WHEN 6 THEN 'visit'
                       ELSE 'internal' END,
           CASE n.direction WHEN 1 THEN 'outgoing' WHEN 2 THEN 'incoming' ELSE 'none' END,
           u.login, c.name, n.spoken_at, n.outcome, n.text, n.response_day, n.corrects_id,
           n.created_at
      FROM note n
      JOIN account a ON a.id = n.account_id
      LEFT JOIN app_user u ON u.id = n.author_id
      LEFT JOIN contact c ON c.id = n.contact_id
     ORDER BY n.id)",
                        "ttttttmttdtm"};
constexpr const char *kNoteInvoiceColumns[] = {"note", "invoice"};
constexpr Source kNoteInvoices{R"(
    SELECT n.note_id, i.number FROM note_invoice n JOIN invoice i ON i.id = n.invoice_id
     ORDER BY n.note_id, n.invoice_id)",
                               "tt"};
constexpr const char *kFollowUpColumns[] = {"account",  "assignee", "due",    "time",    "reason",
                                            "priority", "state",    "result", "done_at", "note"};
constexpr Source kFollowUps{R"(
    SELECT a.number, u.login, f.due_day, f.due_minute, f.reason, f.priority,
           CASE f.state WHEN 1 THEN 'open' WHEN 2 THEN 'done' ELSE 'cancelled' END, f.result,
           f.done_at, f.note_id
      FROM follow_up f
      JOIN account a ON a.id = f.account_id
      LEFT JOIN app_user u ON u.id = f.assignee_id
     ORDER BY f.id)",
                            "ttdnttttmt"};
constexpr const char *kPromiseColumns[] = {
    "promise",  "account",  "made",        "due",           "currency",   "amount",
    "received", "state",    "state_since", "replaced_by",   "plan",       "contact",
    "said_by",  "evidence", "note",        "cancel_reason", "created_by", "created_at"};
constexpr Source kPromises{R"(
    SELECT p.id, a.number, p.made_day, p.due_day, p.currency, p.amount,
           p.received_amount,
           CASE p.state WHEN 1 THEN 'open' WHEN 2 THEN 'kept' WHEN 3 THEN 'partly kept'
                        WHEN 4 THEN 'broken' WHEN 5 THEN 'replaced' ELSE 'cancelled' END,
           p.state_day, p.replaced_by, p.plan_uid, c.name, p.said_by, p.evidence, p.note_id,
           p.cancel_reason, u.login, p.created_at
      FROM promise p
      JOIN account a ON a.id = p.account_id
      LEFT JOIN contact c ON c.id = p.contact_id
      LEFT JOIN app_user u ON u.id = p.created_by
     ORDER BY p.id)",
                           "ttddtaatdttttttttm", 4};
constexpr const char *kPromiseInvoiceColumns[] = {"promise", "invoice", "currency", "amount"};
constexpr Source kPromiseInvoices{R"(
    SELECT x.promise_id, i.number, i.currency, x.amount
      FROM promise_invoice x JOIN invoice i ON i.id = x.invoice_id
     ORDER BY x.promise_id, x.invoice_id)",
                                  "ttta", 2};
constexpr const char *kDisputeColumns[] = {
    "dispute",   "account", "reason",    "text",    "owner",      "opened",
    "deadline",  "state",   "stage",     "outcome", "resolution", "closed",
    "escalated", "note",    "follow_up", "invoice", "currency",   "amount"};
constexpr Source kDisputes{R"(
    SELECT d.id, a.number, d.reason, d.text, u.login, d.opened_day, d.deadline_day,
           CASE d.state WHEN 1 THEN 'open' ELSE 'settled' END,
           CASE d.stage WHEN 1 THEN 'new' WHEN 2 THEN 'looked-into' WHEN 3 THEN 'customer-answers'
                        WHEN 4 THEN 'colleague-answers' ELSE 'credit-expected' END,
           CASE d.outcome WHEN 0 THEN '' WHEN 1 THEN 'credited' WHEN 2 THEN 'refused'
                          WHEN 3 THEN 'withdrawn' ELSE 'paid' END,
           d.resolution, d.closed_day, d.escalated_day, d.note_id, d.follow_up_id,
           i.number, i.currency, x.amount
      FROM dispute d
      JOIN account a ON a.id = d.account_id
      LEFT JOIN app_user u ON u.id = d.owner_id
      LEFT JOIN dispute_invoice x ON x.dispute_id = d.id
      LEFT JOIN invoice i ON i.id = x.invoice_id
     ORDER BY d.id, x.invoice_id)",
                           "tttttddttttddtttta", 16};
constexpr const char *kEscalationColumns[] = {
    "escalation", "account", "invoice", "dispute", "to",         "level",      "reason",
    "revisit",    "state",   "result",  "closed",  "created_at", "created_by", "follow_up"};
constexpr Source kEscalations{R"(
    SELECT e.id, a.number, i.number, e.dispute_id, t.login,
           CASE e.level WHEN 1 THEN 'colleague' WHEN 2 THEN 'manager' WHEN 3 THEN 'management'
                        ELSE 'agency' END,
           e.reason, e.revisit_day, CASE e.state WHEN 1 THEN 'open' ELSE 'closed' END, e.result,
           e.closed_day, e.created_at, c.login, e.follow_up_id
      FROM escalation e
      JOIN account a ON a.id = e.account_id
      LEFT JOIN invoice i ON i.id = e.invoice_id
      LEFT JOIN app_user t ON t.id = e.to_user_id
      LEFT JOIN app_user c ON c.id = e.created_by
     ORDER BY e.id)",
                              "tttttttdttdmtt"};
constexpr const char *kDocumentColumns[] = {
    "document", "name",   "media_type", "kind",     "source",  "proof", "received",
    "size",     "sha256", "added_at",   "added_by", "account", "note",  "invoice"};
constexpr Source kDocuments{R"(
    SELECT d.id, d.name, d.media_type, d.kind,
           CASE d.source WHEN 1 THEN 'us' ELSE 'customer' END, d.is_proof, d.received_day, c.size,
           lower(hex(c.sha256)), d.created_at, u.login, a.number, l.note_id, i.number
      FROM document d
      JOIN document_content c ON c.id = d.content_id
      LEFT JOIN app_user u ON u.id = d.created_by
      LEFT JOIN document_link l ON l.document_id = d.id
      LEFT JOIN account a ON a.id = l.account_id
      LEFT JOIN invoice i ON i.id = l.invoice_id
     WHERE d.removed_at IS NULL
     ORDER BY d.id, l.id)",
                            "ttttttdttmtttt"};
constexpr const char *kUserColumns[] = {"login", "name",   "email",        "phone",
                                        "role",  "active", "calls_per_day"};
constexpr Source kUsers{R"(
    SELECT login, name, email, phone,
           CASE role WHEN 1 THEN 'clerk' WHEN 2 THEN 'manager' WHEN 3 THEN 'sales'
                     ELSE 'administrator' END,
           active, calls_per_day
      FROM app_user ORDER BY id)",
                        "ttttttt"};
// Own days have no country; a removed one of the country's table is worked.
constexpr const char *kHolidayColumns[] = {"country", "day", "name", "removed"};
constexpr Source kHolidays{"SELECT country, day, name, removed FROM holiday ORDER BY country, day",
                           "tdtt"};
constexpr const char *kSettingColumns[] = {"key", "value"};
constexpr Source kSettings{"SELECT key, value FROM setting ORDER BY key", "tt"};

constexpr std::array kTables{ExportTable{"accounts", kAccountColumns},
                             ExportTable{"contacts", kContactColumns},
                             ExportTable{"account_people", kAccountPersonColumns},
                             ExportTable{"invoices", kInvoiceColumns},
                             ExportTable{"payments", kPaymentColumns},
                             ExportTable{"allocations", kAllocationColumns},
                             ExportTable{"notes", kNoteColumns},
                             ExportTable{"note_invoices", kNoteInvoiceColumns},
                             ExportTable{"follow_ups", kFollowUpColumns},
                             ExportTable{"promises", kPromiseColumns},
                             ExportTable{"promise_invoices", kPromiseInvoiceColumns},
                             ExportTable{"disputes", kDisputeColumns},
                             ExportTable{"escalations", kEscalationColumns},
                             ExportTable{"documents", kDocumentColumns},
                             ExportTable{"users", kUserColumns},
                             ExportTable{"holidays", kHolidayColumns},
                             ExportTable{"settings", kSettingColumns}};
constexpr const Source *kSources[] = {
    &kAccounts,    &kContacts,     &kAccountPeople, &kInvoices, &kPayments,        &kAllocations,
    &kNotes,       &kNoteInvoices, &kFollowUps,     &kPromises, &kPromiseInvoices, &kDisputes,
    &kEscalations, &kDocuments,    &kUsers,         &kHolidays, &kSettings};
static_assert(std::size(kSources) == kTables.size());

constexpr auto kRowCount = R"(
    SELECT (SELECT count(*) FROM account) + (SELECT count(*) FROM contact) +
           (SELECT count(*) FROM invoice) + (SELECT count(*) FROM payment) +
           (SELECT count(*) FROM allocation) + (SELECT count(*) FROM note) +
           (SELECT count(*) FROM follow_up) + (SELECT count(*) FROM document))";
constexpr auto kContents = R"(
    SELECT d.id, d.name, d.content_id, c.sha256
      FROM document d JOIN document_content c ON c.id = d.content_id
     WHERE d.removed_at IS NULL ORDER BY d.id)";

QString cellText(const Statement &row, int column, Cell cell, int currency)
{
    if (row.isNull(column))
        return {};
    switch (cell) {
    case Cell::Text:
        return row.text(column);
    case Cell::Day:
        return row.day(column).toString(Qt::ISODate);
    case Cell::Moment:
        return row.moment(column).toString(Qt::ISODate);
    case Cell::Minutes:
        return row.time(column).toString(QStringLiteral("HH:mm"));
    case Cell::Amount:
        return Money(row.integer(column),
                     Currency::fromCode(row.utf8(currency)).value_or(Currency()))
            .toDecimal();
    }
    return {};
}

} // namespace

std::span<const ExportTable> ExportQuery::tables()
{
    return kTables;
}

qint64 ExportQuery::rowCount(Database &db)
{
    return db.integer(kRowCount);
}

void ExportQuery::eachRow(Database &db, const ExportTable &table,
                          const std::function<bool(const QStringList &)> &row)
{
    const Source *source = nullptr;
    for (size_t i = 0; i < kTables.size(); ++i) {
        if (kTables[i].name == table.name)
            source = kSources[i];
    }
    if (source == nullptr)
        return;
    Statement select(db, source->sql);
    while (select.next()) {
        QStringList texts;
        for (int column = 0; source->cells[column] != '\0'; ++column)
            texts += cellText(select, column, static_cast<Cell>(source->cells[column]),
                              source->currency);
        if (!row(texts))
            return;
    }
}

std::vector<ExportDocument> ExportQuery::documents(Database &db)
{
    Statement select(db, kContents);
    std::vector<ExportDocument> documents;
    while (select.next())
        documents.push_back(
            {select.id<DocumentId>(0), select.text(1), select.integer(2), select.blob(3)});
    return documents;
}

} // namespace duebook
