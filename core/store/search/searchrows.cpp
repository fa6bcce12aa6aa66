// SPDX-License-Identifier: Apache-2.0
#include "core/store/search/searchrows.h"

#include "core/db/statement.h"

namespace duebook {

namespace {

constexpr auto kAccount = "SELECT id, number, name, city FROM account WHERE id = $1";
constexpr auto kContact = R"(
    SELECT c.id, c.account_id, a.name, c.name, c.role, c.email, c.phone
      FROM contact c JOIN account a ON a.id = c.account_id
     WHERE c.id = $1)";
constexpr auto kInvoice = R"(
    SELECT i.id, i.account_id, a.name, i.number, i.issue_day, i.amount, i.open_amount, i.currency
      FROM invoice i JOIN account a ON a.id = i.account_id
     WHERE i.id = $1)";
constexpr auto kNote = R"(
    SELECT n.id, n.account_id, a.name, n.kind, n.text, u.name, n.spoken_at
      FROM note n JOIN account a ON a.id = n.account_id
      LEFT JOIN app_user u ON u.id = n.author_id
     WHERE n.id = $1)";
constexpr auto kCorrection = "SELECT id FROM note WHERE corrects_id = $1";
constexpr auto kDocument = R"(
    SELECT d.id, l.account_id, a.name, d.name, substr(d.text, 1, 20000), d.created_at
      FROM document d
      LEFT JOIN document_link l ON l.id = (SELECT min(m.id) FROM document_link m
                                            WHERE m.document_id = d.id)
      LEFT JOIN account a ON a.id = l.account_id
     WHERE d.id = $1)";
constexpr auto kDocumentText = "SELECT substr(text, $2, $3) FROM document WHERE id = $1";
constexpr auto kPromise = R"(
    SELECT p.id, p.account_id, a.name, p.amount, p.currency, p.due_day, p.state, p.said_by,
           p.evidence
      FROM promise p JOIN account a ON a.id = p.account_id
     WHERE p.id = $1)";
constexpr auto kDispute = R"(
    SELECT d.id, d.account_id, a.name, d.reason, d.text, d.resolution, d.opened_day, d.state
      FROM dispute d JOIN account a ON a.id = d.account_id
     WHERE d.id = $1)";

Currency currencyIn(const Statement &row, int column)
{
    return Currency::fromCode(row.utf8(column)).value_or(Currency());
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

} // namespace

std::vector<FoundAccount> SearchRows::accounts(Database &db, const std::vector<qint64> &ids)
{
    return readEach<FoundAccount>(db, kAccount, ids, [](const Statement &row) {
        return FoundAccount{row.id<AccountId>(0), row.text(1), row.text(2), row.text(3)};
    });
}

std::vector<FoundContact> SearchRows::contacts(Database &db, const std::vector<qint64> &ids)
{
    return readEach<FoundContact>(db, kContact, ids, [](const Statement &row) {
        return FoundContact{row.id<ContactId>(0), row.id<AccountId>(1), row.text(2), row.text(3),
                            row.text(4),          row.text(5),          row.text(6)};
    });
}

std::vector<FoundInvoice> SearchRows::invoices(Database &db, const std::vector<qint64> &ids)
{
    return readEach<FoundInvoice>(db, kInvoice, ids, [](const Statement &row) {
        const Currency currency = currencyIn(row, 7);
        return FoundInvoice{row.id<InvoiceId>(0),
                            row.id<AccountId>(1),
                            row.text(2),
                            row.text(3),
                            row.day(4),
                            Money(row.integer(5), currency),
                            Money(row.integer(6), currency)};
    });
}

std::vector<FoundNote> SearchRows::notes(Database &db, const std::vector<qint64> &ids)
{
    Statement correction(db, kCorrection);
    return readEach<FoundNote>(db, kNote, ids, [&](const Statement &row) {
        FoundNote note{row.id<NoteId>(0),
                       row.id<NoteId>(0),
                       row.id<AccountId>(1),
                       row.text(2),
                       static_cast<NoteKind>(row.integer(3)),
                       row.text(4),
                       row.text(5),
                       row.moment(6)};
        for (bool more = true; more;) {
            correction.reset().at(1).bind(note.newest);
            more = correction.next();
            if (more)
                note.newest = correction.id<NoteId>(0);
        }
        return note;
    });
}

std::vector<FoundDocument> SearchRows::documents(Database &db, const std::vector<qint64> &ids)
{
    return readEach<FoundDocument>(db, kDocument, ids, [](const Statement &row) {
        return FoundDocument{row.id<DocumentId>(0), row.id<AccountId>(1), row.text(2),
                             row.text(3),           row.text(4),          row.moment(5)};
    });
}

QString SearchRows::documentText(Database &db, DocumentId id, int from, int length)
{
    Statement select(db, kDocumentText);
    select.bind(id).bind(from + 1).bind(length);
    return select.next() ? select.text(0) : QString();
}

std::vector<FoundPromise> SearchRows::promises(Database &db, const std::vector<qint64> &ids)
{
    return readEach<FoundPromise>(db, kPromise, ids, [](const Statement &row) {
        return FoundPromise{row.id<PromiseId>(0), row.id<AccountId>(1),
                            row.text(2),          Money(row.integer(3), currencyIn(row, 4)),
                            row.day(5),           static_cast<PromiseState>(row.integer(6)),
                            row.text(7),          row.text(8)};
    });
}

std::vector<FoundDispute> SearchRows::disputes(Database &db, const std::vector<qint64> &ids)
{
    return readEach<FoundDispute>(db, kDispute, ids, [](const Statement &row) {
        return FoundDispute{row.id<DisputeId>(0), row.id<AccountId>(1),
                            row.text(2),          row.text(3),
                            row.text(4),          row.text(5),
                            row.day(6),           static_cast<DisputeState>(row.integer(7))};
    });
}

} // namespace duebook
