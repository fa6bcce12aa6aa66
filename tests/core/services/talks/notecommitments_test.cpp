// SPDX-License-Identifier: Apache-2.0
// What the customer promises or contests in a conversation is saved with the note or not at all.
#include "core/services/disputes/disputeservice.h"
#include "core/services/promises/promiseservice.h"
#include "core/services/talks/noteservice.h"
#include "tests/support/ledger.h"
#include "tests/support/talks.h"

namespace duebook {

using namespace test;

namespace {

struct Talk {
    LedgerBook ledger;
    AccountId account = ledger.account("1");
    InvoiceId invoice = ledger.invoice(account, "R1", "2026-01-31", eur(1'000'00));
    NoteService notes{ledger.session};

    NewNote note(const char *text = "They pay half on Friday")
    {
        NewNote note = aNote(account, QString::fromLatin1(text));
        note.invoices = {invoice};
        return note;
    }
    NewPromise promise(qint64 cents, int days)
    {
        NewPromise promise;
        promise.instalments = {{ledger.session.today().addDays(days), eur(cents)}};
        promise.invoices = {invoice};
        return promise;
    }
    NewDispute dispute(qint64 cents)
    {
        NewDispute dispute;
        dispute.reason = DisputeService::reasons(ledger.session).front();
        dispute.parts = {{invoice, {}, eur(cents)}};
        return dispute;
    }
    std::vector<Dispute> disputes()
    {
        std::vector<Dispute> found;
        for (const DisputeRow &row : must(DisputeService(ledger.session).ofAccount(account)))
            found.push_back(row.dispute);
        return found;
    }
    std::vector<Promise> promises()
    {
        PromiseFilter filter;
        filter.account = account;
        std::vector<Promise> found;
        for (const auto &row : must(PromiseService(ledger.session).list(filter)).rows)
            found.push_back(row.promise);
        return found;
    }
};

} // namespace

TEST_CASE("A promise made in a conversation is saved with its note", "[notes][promises]")
{
    Talk talk;
    NewNote note = talk.note();
    note.promise = talk.promise(500'00, 4);
    const NoteId id = must(talk.notes.addNote(note));
    REQUIRE(talk.promises().size() == 1);
    const Promise made = talk.promises().front();
    CHECK(made.note == id);
    CHECK(made.account == talk.account);
    CHECK(made.amount == eur(500'00));
    REQUIRE(made.parts.size() == 1);
    CHECK(made.parts.front().invoice == talk.invoice);
    // The same draft once more is the same note and the same promise.
    CHECK(must(talk.notes.addNote(note)) == id);
    CHECK(talk.promises().size() == 1);
    // A correction of the text makes no second promise.
    NewNote better = talk.note("They pay half on Friday, in writing");
    better.corrects = id;
    must(talk.notes.addNote(better));
    CHECK(talk.promises().size() == 1);
}

TEST_CASE("A promise that cannot be is told at its field, and nothing is saved",
          "[notes][promises]")
{
    Talk talk;
    NewNote note = talk.note();
    SECTION("more than the invoices have open")
    {
        note.promise = talk.promise(5'000'00, 4);
    }
    SECTION("nothing")
    {
        note.promise = talk.promise(0, 4);
    }
    SECTION("due before it was made")
    {
        note.promise = talk.promise(500'00, -4);
    }
    const Result<NoteId> saved = talk.notes.addNote(note);
    REQUIRE_FALSE(saved);
    CHECK(saved.error().place.startsWith(QStringLiteral("promise.")));
    CHECK_FALSE(saved.error().sentence.isEmpty());
    CHECK(talk.promises().empty());
    CHECK(rows(talk.ledger.book.db(), "SELECT count(*) FROM note") == 0);
    const Result<void> checked = talk.notes.check(note);
    REQUIRE_FALSE(checked);
    CHECK(checked.error().place == saved.error().place);
}

TEST_CASE("A dispute opened in a conversation is saved with its note", "[notes][disputes]")
{
    Talk talk;
    NewNote note = talk.note("Two pallets were wet");
    note.dispute = talk.dispute(300'00);
    note.promise = talk.promise(700'00, 4);
    const NoteId id = must(talk.notes.addNote(note));
    REQUIRE(talk.disputes().size() == 1);
    const Dispute opened = talk.disputes().front();
    CHECK(opened.note == id);
    CHECK(opened.text == QStringLiteral("Two pallets were wet"));
    CHECK(opened.owner == talk.ledger.session.user().id);
    CHECK(opened.deadline.isValid());
    CHECK(talk.promises().size() == 1);
    CHECK(talk.ledger.book.db().integer("SELECT disputed_amount FROM invoice") == 300'00);
    CHECK(must(talk.notes.addNote(note)) == id);
    CHECK(talk.disputes().size() == 1);
}

TEST_CASE("A dispute that cannot be takes note and promise with it", "[notes][disputes]")
{
    Talk talk;
    NewNote note = talk.note("Everything was wet");
    note.promise = talk.promise(500'00, 4);
    SECTION("more than the invoice")
    {
        note.dispute = talk.dispute(5'000'00);
    }
    SECTION("no reason")
    {
        note.dispute = talk.dispute(300'00);
        note.dispute->reason.clear();
    }
    SECTION("no invoice")
    {
        note.dispute = talk.dispute(300'00);
        note.dispute->parts.clear();
    }
    const Result<NoteId> saved = talk.notes.addNote(note);
    REQUIRE_FALSE(saved);
    CHECK(saved.error().place.startsWith(QStringLiteral("dispute.")));
    CHECK(talk.promises().empty());
    CHECK(talk.disputes().empty());
    CHECK(rows(talk.ledger.book.db(), "SELECT count(*) FROM note") == 0);
}

TEST_CASE("A promise made yesterday on the phone counts from yesterday", "[notes][promises]")
{
    Talk talk;
    NewNote note = talk.note();
    note.spokenAt = talk.ledger.session.clock().nowUtc().addDays(-1);
    note.promise = talk.promise(500'00, 4);
    must(talk.notes.addNote(note));
    CHECK(talk.promises().front().made == talk.ledger.session.today().addDays(-1));
}

} // namespace duebook
