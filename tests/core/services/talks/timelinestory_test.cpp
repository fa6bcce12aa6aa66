// SPDX-License-Identifier: Apache-2.0
// Promises, disputes and events of the account on its timeline.
#include "core/db/statement.h"
#include "core/services/accounts/accountservice.h"
#include "core/services/talks/noteservice.h"
#include "core/store/disputes/disputerepository.h"
#include "tests/support/talks.h"
#include "tests/support/tempbook.h"

#include <set>

namespace duebook {

using namespace test;

namespace {

struct Story {
    FakeClock clock{"2026-03-02T09:00:00Z", "Europe/Berlin"};
    TempBook book{clock};
    Session &session = book.session();
    AccountId account = anAccount(session);
    NoteService notes{session};

    Story()
    {
        book.db().execute(
            "INSERT INTO invoice (id, account_id, kind, number, number_key, issue_day, due_day, "
            "currency, amount, open_amount, created_at, changed_at) VALUES "
            "(1, 1, 1, 'R1', 'r1', 20400, 20430, 'EUR', 10000, 10000, 0, 0), "
            "(2, 1, 1, 'R2', 'r2', 20401, 20431, 'EUR', 500, 500, 0, 0)");
    }
    void promise(int id, const char *invoice = nullptr)
    {
        Statement insert(book.db(), R"(
            INSERT INTO promise (id, uid, account_id, made_day, due_day, currency, amount, said_by,
                                 evidence, created_at, created_by, changed_at)
            VALUES ($1, 'p' || $1, 1, 20514, 20518, 'EUR', 4000, 'Ms Dahl', 'on the phone', $2, 1,
                    $2))");
        insert.bind(id).bind(clock.nowUtc());
        insert.run();
        if (invoice == nullptr)
            return;
        Statement part(book.db(), "INSERT INTO promise_invoice (promise_id, invoice_id, amount) "
                                  "SELECT $1, id, 4000 FROM invoice WHERE number = $2");
        part.bind(id).bind(QString::fromLatin1(invoice));
        part.run();
    }
    DisputeId dispute(qint64 invoice)
    {
        NewDispute dispute;
        dispute.account = account;
        dispute.reason = QStringLiteral("Damaged");
        dispute.text = QStringLiteral("two pallets wet");
        dispute.opened = QDate(2026, 3, 2);
        dispute.deadline = QDate(2026, 3, 16);
        dispute.parts = {{InvoiceId(invoice), {}, Money(300, *Currency::fromCode("EUR"))}};
        return must(session.write([&](Transaction &transaction) {
            return Result<DisputeId>(DisputeRepository::insert(transaction, dispute));
        }));
    }
    std::vector<TimelineEntry> read(const TimelineFilter &filter = {})
    {
        return must(notes.timeline(account, filter)).entries;
    }
    std::vector<TimelineEntry> read(TimelineKind kind)
    {
        TimelineFilter filter;
        filter.kinds = {kind};
        return read(filter);
    }
    std::vector<TimelineKey> walk(int limit)
    {
        std::vector<TimelineKey> keys;
        std::optional<TimelineKey> before;
        do {
            const TimelinePage page = must(notes.timeline(account, {}, before, limit));
            for (const TimelineEntry &entry : page.entries)
                keys.push_back(entry.key);
            before = page.next;
        } while (before);
        return keys;
    }
};

} // namespace

TEST_CASE("Promises and disputes stand on the timeline with their invoices", "[timeline]")
{
    Story story;
    story.promise(1, "R1");
    story.clock.advance(60);
    story.dispute(2);

    const std::vector<TimelineEntry> entries = story.read();
    REQUIRE(entries.size() == 4);
    const auto *dispute = entries[0].as<Dispute>();
    REQUIRE(dispute != nullptr);
    CHECK(entries[0].hasTimeOfDay());
    CHECK(entries[0].whoName == QStringLiteral("Anna Berg"));
    CHECK(dispute->reason == QStringLiteral("Damaged"));
    CHECK(dispute->deadline == QDate(2026, 3, 16));
    REQUIRE(dispute->parts.size() == 1);
    CHECK(dispute->parts.front().invoiceNumber == QStringLiteral("R2"));
    CHECK(dispute->parts.front().amount.minorUnits() == 300);
    const auto *promise = entries[1].as<Promise>();
    REQUIRE(promise != nullptr);
    CHECK(entries[1].hasTimeOfDay());
    CHECK(promise->due == QDate(2026, 3, 6));
    CHECK(promise->amount.minorUnits() == 4000);
    CHECK(promise->saidBy == QStringLiteral("Ms Dahl"));
    REQUIRE(promise->parts.size() == 1);
    CHECK(promise->parts.front().invoiceNumber == QStringLiteral("R1"));

    TimelineFilter filter;
    filter.invoice = InvoiceId(2);
    CHECK(story.read(filter).size() == 2);
    filter = {};
    filter.kinds = {TimelineKind::Promise};
    filter.person = UserId(99);
    CHECK(story.read(filter).empty());
    filter.person = story.session.user().id;
    CHECK(story.read(filter).size() == 1);
    filter.from = QDate(2026, 3, 3);
    CHECK(story.read(filter).empty());
}

TEST_CASE("What happens to the account itself stands on its timeline, with names", "[timeline]")
{
    Story story;
    AccountService accounts(story.session);
    must(accounts.setHold(story.account, QStringLiteral("over the limit"), QDate(2026, 4, 1)));
    story.clock.advance(60);
    must(accounts.liftHold(story.account, QStringLiteral("paid")));
    story.clock.advance(60);
    Account changed = must(accounts.account(story.account)).account;
    changed.owner = story.session.user().id;
    changed.city = QStringLiteral("Oslo");
    must(accounts.update(changed));
    story.clock.advance(60);
    must(accounts.setStatus(story.account, AccountStatus::Legal, QStringLiteral("file 17"),
                            QDate(2026, 4, 2)));

    const std::vector<TimelineEntry> entries = story.read(TimelineKind::Event);
    REQUIRE(entries.size() == 4);
    const auto event = [&](size_t at) { return *entries[at].as<AccountEvent>(); };
    CHECK(event(0).kind == AccountEventKind::StatusChanged);
    CHECK(event(0).statusFrom == AccountStatus::Active);
    CHECK(event(0).statusTo == AccountStatus::Legal);
    CHECK(event(0).reason == QStringLiteral("file 17"));
    CHECK(event(0).revisit == QDate(2026, 4, 2));
    CHECK(event(1).kind == AccountEventKind::OwnerChanged);
    CHECK(event(1).from.isEmpty());
    CHECK(event(1).to == QStringLiteral("Anna Berg"));
    CHECK(event(2).kind == AccountEventKind::HoldLifted);
    CHECK(event(2).reason == QStringLiteral("paid"));
    CHECK(event(3).kind == AccountEventKind::HoldSet);
    CHECK(event(3).reason == QStringLiteral("over the limit"));
    CHECK(event(3).revisit == QDate(2026, 4, 1));
    CHECK(entries[3].whoName == QStringLiteral("Anna Berg"));
    CHECK(entries[3].hasTimeOfDay());
}

TEST_CASE("Every kind of one moment is read once, page by page, in the same order", "[timeline]")
{
    Story story;
    AccountService accounts(story.session);
    for (int i = 1; i <= 6; ++i) {
        must(story.notes.addNote(aNote(story.account)));
        story.promise(i);
        story.dispute(1 + i % 2);
        must(accounts.setHold(story.account, QString::number(i), QDate(2026, 4, i)));
    }
    const std::vector<TimelineKey> whole = story.walk(1000);
    REQUIRE(whole.size() == 26);
    for (const int limit : {1, 2, 3, 5, 7})
        CHECK(story.walk(limit) == whole);
    std::set<TimelineKind> kinds;
    for (size_t i = 1; i < whole.size(); ++i) {
        kinds.insert(whole[i].kind);
        if (whole[i].atMs == whole[i - 1].atMs)
            CHECK(whole[i - 1].kind <= whole[i].kind);
    }
    CHECK(kinds.size() == 5);
}

TEST_CASE("Promises, disputes and events are read along their indexes", "[timeline][plan]")
{
    Story story;
    for (const char *sql :
         {"EXPLAIN QUERY PLAN SELECT id FROM promise p WHERE account_id = 1 AND (created_at, id) < "
          "(5, 5) AND created_at >= 0 ORDER BY created_at DESC, id DESC LIMIT 100",
          "EXPLAIN QUERY PLAN SELECT id FROM dispute d WHERE account_id = 1 AND (created_at, id) < "
          "(5, 5) AND created_at >= 0 ORDER BY created_at DESC, id DESC LIMIT 100",
          "EXPLAIN QUERY PLAN SELECT id FROM audit WHERE account_id = 1 AND (at, id) < (5, 5) AND "
          "at >= 0 AND action IN ('hold set', 'hold lifted', 'owner changed', 'status changed', "
          "'escalated', 'escalation closed') ORDER BY at DESC, id DESC LIMIT 100"}) {
        Statement plan(story.book.db(), sql);
        QString whole;
        while (plan.next())
            whole += plan.text(3) + QLatin1Char('\n');
        INFO(whole.toStdString());
        CHECK(whole.contains(QStringLiteral("INDEX ix_")));
        CHECK(whole.contains(QStringLiteral("_story")));
        CHECK_FALSE(whole.contains(QStringLiteral("TEMP B-TREE")));
    }
}

} // namespace duebook
