// SPDX-License-Identifier: Apache-2.0
// Narrowing a search, going on behind its first hits, and words in other forms.
#include "core/db/statement.h"
#include "core/services/documents/documentservice.h"
#include "core/services/search/searchservice.h"
#include "core/services/talks/noteservice.h"
#include "core/store/index/searchindex.h"
#include "tests/support/ledger.h"
#include "tests/support/talks.h"

namespace duebook {

using namespace test;

namespace {

/// On 2 March 2026: two accounts, notes of two people on several days, an invoice, a promise and a
/// dispute on each.
struct NarrowBook : LedgerBook {
    SearchService service{session};
    AccountId halvorsen = account("10020", QStringLiteral("Halvorsen Marine"));
    AccountId hoffmann = account("10021", QStringLiteral("Hoffmann Söhne"));
    UserId mia = aUser(session, QStringLiteral("mia"));

    NarrowBook()
    {
        note(halvorsen, NoteKind::Call, "2026-03-02T08:00:00Z", "Payment promised on the phone");
        note(halvorsen, NoteKind::Email, "2026-02-20T08:00:00Z", "Payment advice came by email");
        note(hoffmann, NoteKind::Call, "2026-02-10T08:00:00Z", "Payment is refused");
        const User anna = session.user();
        User other = anna;
        other.id = mia;
        other.role = Role::Clerk;
        session.setUser(other);
        note(hoffmann, NoteKind::Call, "2026-03-01T08:00:00Z", "Payment after the repair");
        session.setUser(anna);
        invoice(halvorsen, "RE-1", "2026-01-31", eur(500'00));
        invoice(hoffmann, "RE-2", "2026-04-30", eur(500'00));
        must(session.write([&](Transaction &transaction) -> Result<void> {
            addPromise(transaction, "email of 3 March, payment in two parts");
            addDispute(transaction, "wrong price", "Payment is kept back until the credit note");
            return {};
        }));
    }

    void note(AccountId account, NoteKind kind, const char *at, const char *text)
    {
        NewNote draft = aNote(account, QString::fromUtf8(text));
        draft.kind = kind;
        draft.spokenAt = QDateTime::fromString(QLatin1String(at), Qt::ISODate);
        must(NoteService(session).addNote(draft));
    }

    void addPromise(Transaction &transaction, const char *evidence)
    {
        Statement insert(
            transaction,
            "INSERT INTO promise (uid, account_id, made_day, due_day, currency, amount,"
            " said_by, evidence, created_at, created_by, changed_at)"
            " VALUES ('p1', $1, $2, $3, 'EUR', 40000, 'Petra Klein', $4, $5, $6, $5)");
        insert.bind(halvorsen).bind(day("2026-02-25")).bind(day("2026-02-27"));
        insert.bind(QLatin1String(evidence)).bind(transaction.now()).bind(mia).run();
        SearchIndex::addPromise(transaction, PromiseId(transaction.db().lastInsertId()),
                                QStringLiteral("Petra Klein"), QLatin1String(evidence));
    }

    void addDispute(Transaction &transaction, const char *reason, const char *text)
    {
        Statement insert(transaction,
                         "INSERT INTO dispute (uid, account_id, reason, text, opened_day,"
                         " deadline_day, created_at, changed_at) VALUES ('d1', $1, $2, $3, $4, $5,"
                         " $6, $6)");
        insert.bind(hoffmann).bind(QLatin1String(reason)).bind(QLatin1String(text));
        insert.bind(day("2026-02-25")).bind(day("2026-03-20")).bind(transaction.now()).run();
        SearchIndex::addDispute(transaction, DisputeId(transaction.db().lastInsertId()),
                                QLatin1String(reason), QLatin1String(text), {});
    }

    /// "Note 2, Promise 1" of what is found.
    QString found(const char *typed)
    {
        QStringList groups;
        for (const SearchGroup &group : must(service.search(QString::fromUtf8(typed))).groups)
            groups += QStringLiteral("%1 %2")
                          .arg(SearchService::groupName(group.kind))
                          .arg(group.hits.size());
        return groups.join(QStringLiteral(", "));
    }
};

} // namespace

TEST_CASE("Filters leave what passes all of them", "[search][searchfilter]")
{
    NarrowBook book;
    const std::pair<const char *, const char *> rows[] = {
        {"payment", "Notes 4, Promises 1, Disputes 1"},
        {"payment account:10020", "Notes 2, Promises 1"},
        {"payment account:hoff", "Notes 2, Disputes 1"},
        {"payment account:sohne", "Notes 2, Disputes 1"},
        {"payment by:anna", "Notes 3"},
        {"payment by:me", "Notes 3"},
        {"payment by:mia", "Notes 1, Promises 1"},
        {"payment kind:call", "Notes 3"},
        {"payment kind:call,email by:anna", "Notes 3"},
        {"payment kind:email", "Notes 1"},
        {"payment kind:promise", "Promises 1"},
        {"payment after:1.3.", "Notes 2, Promises 1, Disputes 1"},
        {"payment before:1.3.", "Notes 2"},
        {"payment after:11.2. before:28.2.", "Notes 1"},
        {"payment after:2026-03-05", ""},
        {"payment after:28.2. before:11.2.", ""},
        {"payment is:open", "Promises 1, Disputes 1"},
        {"payment is:overdue", "Promises 1"},
        {"payment is:disputed", "Disputes 1"},
        {"500", "Invoices 2"},
        {"500 is:overdue", "Invoices 1"},
        {"500,00 account:10021", "Invoices 1"},
        {"re account:10021", "Invoices 1, Notes 2"},
        // A filter alone shows what it leaves.
        {"account:10020", "Accounts 1, Invoices 1, Notes 2, Promises 1"},
        {"by:mia", "Notes 1, Promises 1"},
        {"kind:call after:1.3.", "Notes 2"},
        {"is:overdue", "Invoices 1, Promises 1"},
        {"kind:promise", "Promises 1"},
        {"account:nobody payment", ""},
        {"by:nobody payment", ""},
        {"by:", ""},
    };
    for (const auto &[typed, expected] : rows) {
        INFO(typed);
        CHECK(book.found(typed) == QString::fromUtf8(expected));
    }
}

TEST_CASE("What a filter was taken for is told, and what was not understood", "[search]"
                                                                              "[searchfilter]")
{
    NarrowBook book;
    SearchAnswer answer = must(
        book.service.search(QStringLiteral("x by:ann account:halv after:2026-03-01 colour:x")));
    REQUIRE(answer.chips.size() == 3);
    CHECK(answer.chips[0].text == QStringLiteral("by: Anna Berg"));
    CHECK(answer.chips[1].text == QStringLiteral("account: Halvorsen Marine"));
    CHECK(answer.chips[2].text.startsWith(QStringLiteral("after: ")));
    REQUIRE(answer.remarks.size() == 1);
    CHECK(answer.remarks[0].contains(QStringLiteral("colour:")));

    answer = must(book.service.search(QStringLiteral("by:zoe account:zoe kind:zoe after:zoe")));
    CHECK(answer.remarks.size() == 4);
    for (const SearchChip &chip : answer.chips)
        CHECK_FALSE(chip.understood);
    CHECK(must(book.service.search(QStringLiteral("payment by:"))).remarks.isEmpty());
}

TEST_CASE("A filter being typed is offered ways to go on", "[search][searchfilter]")
{
    NarrowBook book;
    const auto offered = [&](const char *typed) {
        QStringList texts;
        for (const SearchCompletion &each :
             must(book.service.completions(QString::fromUtf8(typed))))
            texts += each.text;
        return texts;
    };
    CHECK(offered("pay by:") ==
          QStringList{QStringLiteral("pay by:anna "), QStringLiteral("pay by:mia ")});
    CHECK(offered("pay by:ber") == QStringList{QStringLiteral("pay by:anna ")});
    CHECK(offered("kind:in") ==
          QStringList{QStringLiteral("kind:internal "), QStringLiteral("kind:invoice ")});
    CHECK(offered("account:hal") == QStringList{QStringLiteral("account:10020 ")});
    CHECK(offered("is:").size() == 3);
    CHECK(offered("after:").size() == 4);
    CHECK(offered("by:anna ").isEmpty());
    CHECK(offered("payment").isEmpty());
    CHECK(offered("").isEmpty());
}

TEST_CASE("More hits follow without a gap, words themselves before their other forms",
          "[search][searchfilter]")
{
    NarrowBook book;
    for (int i = 0; i < 30; ++i)
        book.note(book.halvorsen, NoteKind::Internal, "2026-01-01T08:00:00Z",
                  ((i % 2 == 0 ? "deliveries " : "delivery ") + std::to_string(i)).c_str());
    const QString typed = QStringLiteral("deliveries");
    SearchGroup group = must(book.service.search(typed, 10)).groups.front();
    QStringList texts;
    for (const SearchHit &hit : group.hits)
        texts += hit.title.text;
    CHECK(group.more);
    for (int from = 10; group.more; from += 10) {
        group = must(book.service.more(typed, SearchKind::Note, from, 10));
        for (const SearchHit &hit : group.hits)
            texts += hit.title.text;
    }
    REQUIRE(texts.size() == 30);
    CHECK(texts.first() == QStringLiteral("deliveries 28"));
    CHECK(texts[14] == QStringLiteral("deliveries 0"));
    CHECK(texts[15] == QStringLiteral("delivery 29"));
    CHECK(texts.last() == QStringLiteral("delivery 1"));
    CHECK(texts.removeDuplicates() == 0);
    CHECK(must(book.service.more(typed, SearchKind::Note, 5000, 10)).hits.empty());
    // The other form is marked, too.
    CHECK(must(book.service.more(typed, SearchKind::Note, 20, 1)).hits.front().title.ranges ==
          std::vector<TextRange>{{0, 7}});
}

TEST_CASE("An earlier version of a note leads to the one that counts", "[search][searchfilter]")
{
    NarrowBook book;
    NewNote first = aNote(book.halvorsen, QStringLiteral("Zebra first version"));
    const NoteId before = must(NoteService(book.session).addNote(first));
    NewNote second = aNote(book.halvorsen, QStringLiteral("Corrected"));
    second.corrects = before;
    const NoteId after = must(NoteService(book.session).addNote(second));
    const SearchAnswer answer = must(book.service.search(QStringLiteral("zebra")));
    REQUIRE(answer.groups.size() == 1);
    CHECK(answer.groups[0].hits[0].id == before.number());
    CHECK(answer.groups[0].hits[0].place == after.number());
}

TEST_CASE("A word deep inside a long document is shown with its surroundings",
          "[search][searchfilter]")
{
    NarrowBook book;
    NewDocument document;
    document.name = QStringLiteral("contract.txt");
    document.content = "x";
    DocumentLink link;
    link.account = book.halvorsen;
    const DocumentId id = must(DocumentService(book.session).add(document, link));
    const QString text = QStringLiteral("filler ").repeated(9000) +
                         QStringLiteral("the zebra clause ") +
                         QStringLiteral("filler ").repeated(9);
    must(book.session.write([&](Transaction &transaction) -> Result<void> {
        SearchIndex::removeDocument(transaction, id, document.name, {});
        Statement update(transaction, "UPDATE document SET text = $2 WHERE id = $1");
        update.bind(id).bind(text).run();
        SearchIndex::addDocument(transaction, id, document.name, text);
        return {};
    }));
    const SearchAnswer answer = must(book.service.search(QStringLiteral("zebra")));
    REQUIRE(answer.groups.size() == 1);
    const MarkedText &detail = answer.groups[0].hits[0].detail;
    REQUIRE(detail.ranges.size() == 1);
    CHECK(detail.text.mid(detail.ranges[0].start, detail.ranges[0].length) ==
          QStringLiteral("zebra"));
}

} // namespace duebook
