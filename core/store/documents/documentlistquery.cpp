// SPDX-License-Identifier: Apache-2.0
#include "core/store/documents/documentlistquery.h"

#include "core/base/days.h"
#include "core/store/documents/documentrow.h"
#include "core/store/index/ftsexpression.h"

#include <limits>
#include <string>

namespace duebook {

namespace {

// Parameters of the list: $1 account, $2 kind, $3 source, $4 and $5 received from and to, $6 words,
// $7 and $8 key, $9 limit.
constexpr auto kOfAccount = R"(
    (SELECT DISTINCT document_id AS id FROM document_link WHERE account_id = $1) w
    CROSS JOIN document d WHERE d.id = w.id)";
constexpr auto kOfWords = R"(
    (SELECT id FROM (SELECT rowid AS id FROM search_document WHERE search_document MATCH $6
                      ORDER BY rowid DESC LIMIT 5000) m
      UNION
     SELECT document_id FROM document_link
      WHERE account_id IN (SELECT rowid FROM search_account WHERE search_account MATCH $6
                            LIMIT 200)) w
    CROSS JOIN document d WHERE d.id = w.id)";
constexpr auto kAlsoOfWords = R"(
    AND d.id IN (SELECT id FROM (SELECT rowid AS id FROM search_document
                                  WHERE search_document MATCH $6
                                  ORDER BY rowid DESC LIMIT 5000) m))";
constexpr auto kListed =
    ") SELECT " DUEBOOK_DOCUMENT_COLUMNS ", a.id, a.number, a.name FROM page p"
    " JOIN document d ON d.id = p.id" DUEBOOK_DOCUMENT_JOINS "LEFT JOIN document_link l ON l.id ="
    " (SELECT min(f.id) FROM document_link f WHERE f.document_id = d.id)"
    " LEFT JOIN account a ON a.id = ";
constexpr auto kNewestFirst = " ORDER BY d.received_day DESC, d.id DESC";

// Parameters of what is missing: $1 day, $2 and $3 kinds, $4 account, $5 owner, $6 and $7 key, $8
// limit.
constexpr auto kProves =
    " AND d.removed_at IS NULL AND (d.is_proof = 1 OR lower(d.kind) IN ($2, $3)))";
constexpr auto kOverdue =
    " FROM invoice i WHERE i.open_amount <> 0 AND i.kind <> 2 AND i.due_day <= $1";
constexpr auto kDisputed =
    " FROM invoice i WHERE i.disputed_amount > 0 AND i.kind <> 2 AND i.due_day > $1";
constexpr auto kOfInvoice = R"(
    AND NOT EXISTS (SELECT 1 FROM document_link l JOIN document d ON d.id = l.document_id
                     WHERE l.invoice_id = i.id)";
// A proof that came with a talk about the invoice counts as well.
constexpr auto kOfItsNotes = R"(
    AND NOT EXISTS (SELECT 1 FROM note_invoice x
                      JOIN document_link l ON l.note_id = x.note_id
                      JOIN document d ON d.id = l.document_id
                     WHERE x.invoice_id = i.id)";
constexpr auto kMissing = R"() SELECT i.id, i.number, i.account_id, a.number, a.name, i.due_day,
           i.currency, i.amount, i.open_amount, i.disputed_amount
      FROM page p JOIN invoice i ON i.id = p.id JOIN account a ON a.id = i.account_id
     ORDER BY i.due_day, i.id)";

constexpr qint64 kAnyDay = std::numeric_limits<qint32>::max();

/// A page of one of the two lists that what is missing is made of.
void addMissing(Database &db, const MissingProofRequest &request, bool overdue, qint64 lastDay,
                const PageKey &after, int limit, std::vector<MissingProof> *found)
{
    const MissingProofFilter &filter = request.filter;
    std::string sql = "WITH page AS (SELECT i.id AS id";
    sql += overdue ? kOverdue : kDisputed;
    if (filter.account.isSet())
        sql += " AND i.account_id = $4";
    if (filter.owner.isSet())
        sql += " AND i.account_id IN (SELECT id FROM account WHERE owner_id = $5)";
    sql += " AND (i.due_day, i.id) > ($6, $7)";
    sql += std::string(kOfInvoice) + kProves + kOfItsNotes + kProves;
    sql += " ORDER BY i.due_day, i.id LIMIT $8";
    sql += kMissing;
    Statement select(db, sql.c_str());
    select.bind(lastDay).bind(request.proofKinds[0]).bind(request.proofKinds[1]);
    if (filter.account.isSet())
        select.at(4).bind(filter.account);
    if (filter.owner.isSet())
        select.at(5).bind(filter.owner);
    select.at(6).bind(after.number).bind(after.id).bind(limit);
    while (select.next()) {
        const Currency currency = Currency::fromCode(select.utf8(6)).value_or(Currency());
        MissingProof row;
        row.invoice = select.id<InvoiceId>(0);
        row.number = select.text(1);
        row.account = select.id<AccountId>(2);
        row.accountNumber = select.text(3);
        row.accountName = select.text(4);
        row.due = select.day(5);
        row.amount = Money(select.integer(7), currency);
        row.open = Money(select.integer(8), currency);
        row.disputed = Money(select.integer(9), currency);
        row.daysLate = row.due.daysTo(request.today);
        found->push_back(std::move(row));
    }
}

} // namespace

ListedDocumentPage DocumentListQuery::page(Database &db, const DocumentFilter &filter,
                                           const PageKey &after, int limit)
{
    const QString words = ftsAnySpelling(searchTerms(filter.text));
    const bool ofAccount = filter.account.isSet();
    std::string sql = "WITH page AS (SELECT d.id AS id, d.received_day AS day FROM ";
    sql += ofAccount ? kOfAccount : !words.isEmpty() ? kOfWords : "document d WHERE 1 = 1";
    if (ofAccount && !words.isEmpty())
        sql += kAlsoOfWords;
    sql += filter.removedOnly ? " AND d.removed_at IS NOT NULL" : " AND d.removed_at IS NULL";
    if (!filter.kind.isEmpty())
        sql += " AND d.kind = $2";
    if (filter.source)
        sql += " AND d.source = $3";
    if (filter.proofOnly)
        sql += " AND d.is_proof = 1";
    if (filter.from.isValid())
        sql += " AND d.received_day >= $4";
    if (filter.to.isValid())
        sql += " AND d.received_day <= $5";
    if (after.id != 0)
        sql += " AND (d.received_day, d.id) < ($7, $8)";
    sql += std::string(kNewestFirst) + " LIMIT $9" + kListed + (ofAccount ? "$1" : "l.account_id") +
           kNewestFirst;

    Statement select(db, sql.c_str());
    if (ofAccount)
        select.at(1).bind(filter.account);
    if (!words.isEmpty())
        select.at(6).bind(words);
    if (!filter.kind.isEmpty())
        select.at(2).bind(filter.kind);
    if (filter.source)
        select.at(3).bind(qint64(*filter.source));
    if (filter.from.isValid())
        select.at(4).bind(filter.from);
    if (filter.to.isValid())
        select.at(5).bind(filter.to);
    if (after.id != 0)
        select.at(7).bind(after.number).bind(after.id);
    // One more than shown tells whether there is a next page.
    select.at(9).bind(limit + 1);
    ListedDocumentPage page;
    while (select.next()) {
        if (int(page.rows.size()) == limit) {
            const Document &last = page.rows.back().document;
            page.next = PageKey{toEpochDay(last.received), {}, last.id.number()};
            break;
        }
        page.rows.push_back({readDocument(select), select.id<AccountId>(kDocumentColumns),
                             select.text(kDocumentColumns + 1), select.text(kDocumentColumns + 2)});
    }
    return page;
}

MissingProofPage DocumentListQuery::missingProof(Database &db, const MissingProofRequest &request)
{
    // Everything due by this day wants a proof; later ones only when they are disputed. So the two
    // lists follow each other.
    const qint64 lastDay =
        request.days < 0 ? -kAnyDay : toEpochDay(request.today.addDays(-request.days));
    PageKey after = request.after;
    if (after.id == 0)
        after.number = -kAnyDay;
    const int wanted = request.limit + 1;
    MissingProofPage page;
    if (request.days >= 0 && after.number <= lastDay)
        addMissing(db, request, true, lastDay, after, wanted, &page.rows);
    if (int(page.rows.size()) < wanted) {
        const PageKey later = after.number > lastDay ? after : PageKey{lastDay, {}, 0};
        addMissing(db, request, false, lastDay, later, wanted - int(page.rows.size()), &page.rows);
    }
    if (int(page.rows.size()) > request.limit) {
        page.rows.resize(size_t(request.limit));
        page.next =
            PageKey{toEpochDay(page.rows.back().due), {}, page.rows.back().invoice.number()};
    }
    return page;
}

} // namespace duebook
