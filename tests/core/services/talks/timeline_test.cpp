// SPDX-License-Identifier: Apache-2.0
#include "core/db/statement.h"
#include "core/services/documents/documentservice.h"
#include "core/services/followups/followupservice.h"
#include "core/services/talks/noteservice.h"
#include "tests/support/talks.h"
#include "tests/support/tempbook.h"

#include <algorithm>

namespace duebook {

using namespace test;

namespace {

std::vector<TimelineKey> walk(NoteService &service, AccountId account, const TimelineFilter &filter,
                              int limit)
{
    std::vector<TimelineKey> keys;
    std::optional<TimelineKey> before;
    do {
        const TimelinePage page = must(service.timeline(account, filter, before, limit));
        for (const TimelineEntry &entry : page.entries)
            keys.push_back(entry.key);
        before = page.next;
    } while (before);
    return keys;
}

void addLedger(Database &db)
{
    db.execute("INSERT INTO invoice (id, account_id, kind, number, number_key, issue_day, due_day, "
               "currency, amount, open_amount, created_at, changed_at) VALUES "
               "(1, 1, 1, 'R1', 'r1', 20510, 20540, 'EUR', 10000, 4000, 0, 0), "
               "(2, 1, 1, 'R2', 'r2', 20514, 20544, 'EUR', 500, 500, 0, 0)");
    db.execute("INSERT INTO payment (id, uid, account_id, day, currency, amount, "
               "unallocated_amount, method, created_at, changed_at) VALUES "
               "(1, 'p1', 1, 20514, 'EUR', 6000, 0, 'transfer', 0, 0)");
    db.execute("INSERT INTO allocation (invoice_id, kind, payment_id, day, amount, created_at) "
               "VALUES (1, 1, 1, 20514, 6000, 0)");
}

} // namespace

TEST_CASE("The timeline is one story of notes, follow-ups, documents, payments and invoices",
          "[timeline]")
{
    FakeClock clock("2026-03-02T09:00:00Z", "Europe/Berlin"); // day 20514
    TempBook book(clock);
    Session &session = book.session();
    const AccountId account = anAccount(session);
    addLedger(book.db());
    NoteService notes(session);
    NewNote call = aNote(account);
    call.invoices = {InvoiceId(1)};
    NewDocument proof;
    proof.name = QStringLiteral("proof.txt");
    proof.content = "paid";
    call.documents = {proof};
    must(notes.addNote(call));
    clock.advance(60);
    DocumentLink link;
    link.account = account;
    proof.name = QStringLiteral("alone.txt");
    must(DocumentService(session).add(proof, link));
    clock.advance(60);
    FollowUpService followUps(session);
    const FollowUp made = must(followUps.create(aFollowUp(account, QDate(2026, 3, 2))));
    must(followUps.done(made.id, made.rowVersion, QStringLiteral("reached")));

    const TimelinePage page = must(notes.timeline(account));
    CHECK_FALSE(page.next);
    REQUIRE(page.entries.size() == 6);
    std::vector<TimelineKind> kinds;
    for (const TimelineEntry &entry : page.entries)
        kinds.push_back(entry.kind());
    CHECK(kinds == std::vector{TimelineKind::FollowUp, TimelineKind::Document, TimelineKind::Note,
                               TimelineKind::Payment, TimelineKind::Invoice,
                               TimelineKind::Invoice});
    CHECK(page.entries[0].whoName == QStringLiteral("Anna Berg"));
    CHECK(page.entries[0].as<FollowUp>()->result == QStringLiteral("reached"));
    CHECK(page.entries[1].as<Document>()->name == QStringLiteral("alone.txt"));
    CHECK(page.entries[2].as<Note>()->documents.front().name == QStringLiteral("proof.txt"));
    CHECK(page.entries[2].as<Note>()->invoices == std::vector{InvoiceId(1)});
    CHECK(page.entries[3].as<Payment>()->amount.minorUnits() == 6000);
    CHECK(page.entries[3].at ==
          QDateTime::fromString(QStringLiteral("2026-03-01T23:00:00Z"), Qt::ISODate));
    CHECK(page.entries[4].as<Invoice>()->number == QStringLiteral("R2"));
    CHECK(page.entries[5].as<Invoice>()->open.minorUnits() == 4000);

    SECTION("filtered")
    {
        TimelineFilter filter;
        filter.kinds = {TimelineKind::Payment, TimelineKind::Note};
        CHECK(walk(notes, account, filter, 10).size() == 2);
        filter = {};
        filter.noteKinds = {NoteKind::Call};
        CHECK(walk(notes, account, filter, 10).size() == 1);
        filter.noteKinds = {NoteKind::Email};
        CHECK(walk(notes, account, filter, 10).empty());
        filter = {};
        filter.invoice = InvoiceId(1);
        CHECK(walk(notes, account, filter, 10).size() == 3);
        filter = {};
        filter.person = session.user().id;
        CHECK(walk(notes, account, filter, 10).size() == 3);
        filter.person = UserId(99);
        CHECK(walk(notes, account, filter, 10).empty());
        filter = {};
        filter.to = QDate(2026, 3, 1);
        CHECK(walk(notes, account, filter, 10).size() == 1);
        filter = {};
        filter.from = QDate(2026, 3, 2);
        CHECK(walk(notes, account, filter, 10).size() == 5);
        CHECK(walk(notes, account, filter, 2).size() == 5);
    }
}

TEST_CASE("A timeline read page by page gives every entry once, in order", "[timeline]")
{
    FakeClock clock("2026-03-02T09:00:00Z", "Asia/Jerusalem");
    TempBook book(clock);
    Session &session = book.session();
    const AccountId account = anAccount(session);
    addLedger(book.db());
    NoteService notes(session);
    FollowUpService followUps(session);
    // Many entries of one moment, and one at the very start of a payment's day.
    for (int i = 0; i < 9; ++i) {
        NewNote note = aNote(account);
        if (i % 3 == 0)
            note.spokenAt = QDate(2026, 3, 2).startOfDay(session.zone()).toUTC();
        must(notes.addNote(note));
        const FollowUp made = must(followUps.create(aFollowUp(account, QDate(2026, 3, 2))));
        must(followUps.done(made.id, made.rowVersion));
    }
    const std::vector<TimelineKey> whole = walk(notes, account, {}, 1000);
    REQUIRE(whole.size() == 21);
    for (const int limit : {1, 2, 3, 5, 7})
        CHECK(walk(notes, account, {}, limit) == whole);
}

TEST_CASE("A page of the timeline is read along indexes, without sorting", "[timeline]")
{
    FakeClock clock;
    TempBook book(clock);
    const AccountId account = anAccount(book.session());
    book.db().execute("WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < "
                      "5000) INSERT INTO note (uid, account_id, kind, direction, spoken_at, text, "
                      "created_at) SELECT 'n' || i, 1, 1, 1, i * 1000, 'said', 0 FROM n");
    const TimelinePage page = must(NoteService(book.session()).timeline(account));
    CHECK(page.entries.size() == 100);
    REQUIRE(page.next);
    CHECK(page.entries.front().key.atMs == 5000 * 1000);

    for (const char *sql :
         {"EXPLAIN QUERY PLAN SELECT id FROM note n WHERE account_id = 1 AND (spoken_at, id) < "
          "(5, 5) AND spoken_at >= 0 ORDER BY spoken_at DESC, id DESC LIMIT 100",
          "EXPLAIN QUERY PLAN SELECT id FROM follow_up WHERE account_id = 1 AND state = 2 AND "
          "(done_at, id) < (5, 5) AND done_at >= 0 ORDER BY done_at DESC, id DESC LIMIT 100",
          "EXPLAIN QUERY PLAN SELECT id FROM payment WHERE account_id = 1 AND (day, id) < (5, 5) "
          "AND day >= 0 ORDER BY day DESC, id DESC LIMIT 100",
          "EXPLAIN QUERY PLAN SELECT id FROM invoice WHERE account_id = 1 AND (issue_day, id) < "
          "(5, 5) AND issue_day >= 0 ORDER BY issue_day DESC, id DESC LIMIT 100"}) {
        Statement plan(book.db(), sql);
        QString whole;
        while (plan.next())
            whole += plan.text(3) + QLatin1Char('\n');
        INFO(whole.toStdString());
        CHECK(whole.contains(QStringLiteral("USING")));
        CHECK(whole.contains(QStringLiteral("INDEX ix_")));
        CHECK_FALSE(whole.contains(QStringLiteral("TEMP B-TREE")));
    }
}

} // namespace duebook
