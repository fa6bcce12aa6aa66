// SPDX-License-Identifier: Apache-2.0
#include "core/store/searchquery.h"

#include "core/base/searchwords.h"
#include "core/base/textfold.h"
#include "core/db/statement.h"
#include "core/store/ftsexpression.h"

#include <algorithm>

namespace duebook {

namespace {

// Invoices of one amount that are looked at for the right currency.
constexpr int kSameAmount = 100;
// Notes whose inner letters are looked at where words have no blanks between them.
constexpr int kNewestNotes = 5000;

constexpr auto kAccountsByNumber = R"(
    SELECT id FROM account WHERE number_key >= $1 AND number_key < $2 ORDER BY number_key LIMIT $3)";
constexpr auto kAccountsByName = R"(
    SELECT id FROM account INDEXED BY ix_account_name
     WHERE name_key >= $1 AND name_key < $2 ORDER BY name_key LIMIT $3)";
constexpr auto kAccountsByWords = R"(
    SELECT rowid FROM search_account WHERE search_account MATCH $1 ORDER BY rowid DESC LIMIT $2)";
constexpr auto kAccountsInside = R"(
    SELECT id FROM account INDEXED BY ix_account_name WHERE instr(name_key, $1) > 0 LIMIT $2)";
constexpr auto kAccount = "SELECT id, number, name, city FROM account WHERE id = $1";
constexpr auto kContactsByWords = R"(
    SELECT rowid FROM search_contact WHERE search_contact MATCH $1 ORDER BY rowid DESC LIMIT $2)";
constexpr auto kContact = R"(
    SELECT c.id, c.account_id, a.name, c.name, c.role, c.email, c.phone
      FROM contact c JOIN account a ON a.id = c.account_id
     WHERE c.id = $1 AND c.merged_into IS NULL)";
constexpr auto kInvoicesByNumber = R"(
    SELECT id FROM invoice INDEXED BY ux_invoice_number
     WHERE number_key >= $1 AND number_key < $2 ORDER BY number_key LIMIT $3)";
constexpr auto kInvoicesByAmount = R"(
    SELECT id FROM invoice INDEXED BY ix_invoice_amount
     WHERE amount = $1 ORDER BY id DESC LIMIT $2)";
constexpr auto kInvoice = R"(
    SELECT i.id, i.account_id, a.name, i.number, i.issue_day, i.amount, i.open_amount, i.currency
      FROM invoice i JOIN account a ON a.id = i.account_id
     WHERE i.id = $1)";
constexpr auto kNotesByWords = R"(
    SELECT rowid FROM search_note WHERE search_note MATCH $1 ORDER BY rowid DESC LIMIT $2)";
constexpr auto kNotesInside = R"(
    SELECT id FROM note
     WHERE id > (SELECT max(id) FROM note) - $2 AND instr(text, $1) > 0
     ORDER BY id DESC LIMIT $3)";
#define NOTE_COLUMNS                                                                               \
    "SELECT n.id, n.account_id, a.name, n.text, u.name, n.spoken_at"                               \
    "  FROM note n JOIN account a ON a.id = n.account_id"                                          \
    "  LEFT JOIN app_user u ON u.id = n.author_id"
constexpr auto kNote = NOTE_COLUMNS " WHERE n.id = $1";
constexpr auto kNotesOfAccount =
    NOTE_COLUMNS " WHERE n.account_id = $1 ORDER BY n.spoken_at DESC, n.id DESC LIMIT $2";
#undef NOTE_COLUMNS
constexpr auto kDocumentsByWords = R"(
    SELECT rowid FROM search_document WHERE search_document MATCH $1
     ORDER BY rowid DESC LIMIT $2)";
constexpr auto kDocument = R"(
    SELECT d.id, l.account_id, a.name, d.name, substr(d.text, 1, 20000), d.created_at
      FROM document d
      LEFT JOIN document_link l ON l.id = (SELECT min(m.id) FROM document_link m
                                            WHERE m.document_id = d.id)
      LEFT JOIN account a ON a.id = l.account_id
     WHERE d.id = $1 AND d.removed_at IS NULL)";

/// Adds the ids a statement gives that are not there yet, up to the limit.
void addIds(Statement &select, std::vector<qint64> &ids, int limit)
{
    while (int(ids.size()) < limit && select.next()) {
        const qint64 id = select.integer(0);
        if (std::find(ids.begin(), ids.end(), id) == ids.end())
            ids.push_back(id);
    }
}

void addByPrefix(Database &db, const char *sql, const QString &prefix, std::vector<qint64> &ids,
                 int limit)
{
    if (prefix.isEmpty() || int(ids.size()) >= limit)
        return;
    Statement select(db, sql);
    select.bind(prefix).bind(endOfPrefix(prefix)).bind(limit);
    addIds(select, ids, limit);
}

void addByWords(Database &db, const char *sql, const QString &words, std::vector<qint64> &ids,
                int limit)
{
    if (words.isEmpty() || int(ids.size()) >= limit)
        return;
    Statement select(db, sql);
    select.bind(words).bind(limit);
    addIds(select, ids, limit);
}

template <typename Found, typename Read>
std::vector<Found> readEach(Database &db, const char *sql, const std::vector<qint64> &ids,
                            const Read &read)
{
    std::vector<Found> found;
    Statement select(db, sql);
    for (const qint64 id : ids) {
        select.reset().at(1).bind(id);
        if (select.next())
            found.push_back(read(select));
    }
    return found;
}

FoundInvoice readInvoice(const Statement &row)
{
    const Currency currency = Currency::fromCode(row.utf8(7)).value_or(Currency());
    return {row.id<InvoiceId>(0),
            row.id<AccountId>(1),
            row.text(2),
            row.text(3),
            row.day(4),
            Money(row.integer(5), currency),
            Money(row.integer(6), currency)};
}

FoundNote readNote(const Statement &row)
{
    return {row.id<NoteId>(0), row.id<AccountId>(1), row.text(2),
            row.text(3),       row.text(4),          row.moment(5)};
}

} // namespace

std::vector<FoundAccount> SearchQuery::accounts(Database &db, const QString &words,
                                                const QString &typed, int limit)
{
    std::vector<qint64> ids;
    addByPrefix(db, kAccountsByNumber, foldNumber(typed), ids, limit);
    addByPrefix(db, kAccountsByName, foldText(typed), ids, limit);
    addByWords(db, kAccountsByWords, words, ids, limit);
    if (hasUnspacedScript(typed))
        addByWords(db, kAccountsInside, foldText(typed), ids, limit);
    return readEach<FoundAccount>(db, kAccount, ids, [](const Statement &row) {
        return FoundAccount{row.id<AccountId>(0), row.text(1), row.text(2), row.text(3)};
    });
}

std::vector<FoundContact> SearchQuery::contacts(Database &db, const QString &words, int limit)
{
    std::vector<qint64> ids;
    addByWords(db, kContactsByWords, words, ids, limit);
    return readEach<FoundContact>(db, kContact, ids, [](const Statement &row) {
        return FoundContact{row.id<ContactId>(0), row.id<AccountId>(1), row.text(2), row.text(3),
                            row.text(4),          row.text(5),          row.text(6)};
    });
}

std::vector<FoundInvoice> SearchQuery::invoicesByNumber(Database &db, const QString &typed,
                                                        int limit)
{
    std::vector<qint64> ids;
    addByPrefix(db, kInvoicesByNumber, foldNumber(typed), ids, limit);
    return readEach<FoundInvoice>(db, kInvoice, ids, readInvoice);
}

std::vector<FoundInvoice> SearchQuery::invoicesByAmount(Database &db, qint64 minor, int minorDigits,
                                                        int limit)
{
    std::vector<qint64> ids;
    {
        Statement select(db, kInvoicesByAmount);
        select.bind(minor).bind(kSameAmount);
        addIds(select, ids, kSameAmount);
    }
    std::vector<FoundInvoice> found = readEach<FoundInvoice>(db, kInvoice, ids, readInvoice);
    std::erase_if(found, [&](const FoundInvoice &invoice) {
        return invoice.amount.currency().minorDigits() != minorDigits;
    });
    if (int(found.size()) > limit)
        found.resize(size_t(limit));
    return found;
}

std::vector<FoundNote> SearchQuery::notes(Database &db, const QString &words, const QString &typed,
                                          int limit)
{
    std::vector<qint64> ids;
    addByWords(db, kNotesByWords, words, ids, limit);
    if (hasUnspacedScript(typed) && int(ids.size()) < limit) {
        Statement select(db, kNotesInside);
        select.bind(typed.trimmed()).bind(kNewestNotes).bind(limit);
        addIds(select, ids, limit);
    }
    return readEach<FoundNote>(db, kNote, ids, readNote);
}

std::vector<FoundDocument> SearchQuery::documents(Database &db, const QString &words, int limit)
{
    std::vector<qint64> ids;
    addByWords(db, kDocumentsByWords, words, ids, limit);
    return readEach<FoundDocument>(db, kDocument, ids, [](const Statement &row) {
        return FoundDocument{row.id<DocumentId>(0), row.id<AccountId>(1), row.text(2),
                             row.text(3),           row.text(4),          row.moment(5)};
    });
}

std::vector<FoundNote> SearchQuery::notesOf(Database &db, AccountId account, int limit)
{
    Statement select(db, kNotesOfAccount);
    select.bind(account).bind(limit);
    std::vector<FoundNote> found;
    while (select.next())
        found.push_back(readNote(select));
    return found;
}

} // namespace duebook
