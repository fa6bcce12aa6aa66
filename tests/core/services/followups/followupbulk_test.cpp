// SPDX-License-Identifier: Apache-2.0
// Many follow-ups at once, repeating ones, and what is told when nothing is planned any more.
#include "core/services/followups/followupservice.h"
#include "core/services/team/coverservice.h"
#include "tests/support/ledgerrows.h"
#include "tests/support/talks.h"
#include "tests/support/tempbook.h"

namespace duebook {

using namespace test;

namespace {

NewFollowUp repeating(AccountId account, QDate due, const char *rule)
{
    NewFollowUp draft = aFollowUp(account, due);
    draft.repeat = QLatin1String(rule);
    return draft;
}

std::vector<FollowUpRef> refsOf(const std::vector<FollowUp> &rows)
{
    std::vector<FollowUpRef> refs;
    for (const FollowUp &row : rows)
        refs.push_back(FollowUpRef::of(row));
    return refs;
}

} // namespace

TEST_CASE("A repeating follow-up that is done makes the next one, and undo takes it back",
          "[followups][repeat]")
{
    FakeClock clock("2026-03-06T09:00:00Z");
    TempBook book(clock);
    FollowUpService service(book.session());
    const AccountId account = anAccount(book.session());
    const FollowUp made = must(service.create(repeating(account, QDate(2026, 3, 6), "weekly")));
    CHECK(made.repeat == QStringLiteral("every week on 5"));

    const FollowUpStep step =
        must(service.change(FollowUpRef::of(made), FollowUpChange::done(QStringLiteral("ok"))));
    REQUIRE(step.next);
    CHECK(step.next->due == QDate(2026, 3, 13));
    CHECK(step.next->reason == made.reason);
    CHECK(step.next->repeat == made.repeat);
    CHECK_FALSE(step.leftAlone);

    SECTION("undo")
    {
        must(service.restore(made, step.now.rowVersion));
        CHECK(service.followUp(step.next->id).error().code == ErrorCode::NotFound);
        CHECK(must(service.list({})).rows.size() == 1);
    }
    SECTION("reopening takes the next one back too, and doing it again makes it again")
    {
        const FollowUp open = must(service.reopen(made.id, step.now.rowVersion));
        CHECK(must(service.list({})).rows.size() == 1);
        must(service.done(made.id, open.rowVersion));
        CHECK(must(service.list({})).rows.size() == 1);
        CHECK(must(service.list({})).rows.front().due == QDate(2026, 3, 13));
    }
    SECTION("what somebody changed since is not taken back")
    {
        must(service.snooze(step.next->id, 1, QDate(2026, 3, 20)));
        CHECK(service.restore(made, step.now.rowVersion).error().code == ErrorCode::Conflict);
        CHECK(must(service.followUp(made.id)).state == FollowUpState::Done);
    }
}

TEST_CASE("A repetition nobody understands is refused with a sentence", "[followups][repeat]")
{
    FakeClock clock("2026-03-06T09:00:00Z");
    TempBook book(clock);
    FollowUpService service(book.session());
    const AccountId account = anAccount(book.session());
    const Result<FollowUp> refused =
        service.create(repeating(account, QDate(2026, 3, 6), "now and then"));
    REQUIRE_FALSE(refused);
    CHECK(refused.error().place == QStringLiteral("repeat"));
    CHECK(refused.error().sentence.contains(QStringLiteral("now and then")));

    const FollowUp made = must(service.create(aFollowUp(account, QDate(2026, 3, 6))));
    const FollowUpStep monthly = must(
        service.change(FollowUpRef::of(made), FollowUpChange::repeat(QStringLiteral("monthly"))));
    CHECK(monthly.now.repeat == QStringLiteral("every month on 6"));
    const FollowUpStep never =
        must(service.change(FollowUpRef::of(monthly.now), FollowUpChange::repeat({})));
    CHECK(never.now.repeat.isEmpty());
    CHECK(service.change(FollowUpRef::of(never.now), FollowUpChange::priority(3)).error().place ==
          QStringLiteral("priority"));
    CHECK(must(service.change(FollowUpRef::of(never.now), FollowUpChange::priority(1)))
              .now.priority == 1);
}

TEST_CASE("A bulk change does what can be done, tells the rest, and is undone as one",
          "[followups][bulk]")
{
    FakeClock clock("2026-03-06T09:00:00Z");
    TempBook book(clock);
    FollowUpService service(book.session());
    const AccountId account = anAccount(book.session());
    std::vector<FollowUp> rows;
    for (int i = 0; i < 700; ++i)
        rows.push_back(must(service.create(aFollowUp(account, QDate(2026, 3, 5).addDays(i % 3)))));
    const std::vector<FollowUpRef> shown = refsOf(rows);
    // Meanwhile a colleague did one and moved another.
    must(service.done(rows[3].id, rows[3].rowVersion));
    must(service.snooze(rows[400].id, rows[400].rowVersion, QDate(2026, 4, 1)));

    const FollowUpChanges changes =
        must(service.change(shown, FollowUpChange::snooze(QDate(2026, 3, 20))));
    CHECK(changes.steps.size() == 698);
    REQUIRE(changes.refused.size() == 2);
    CHECK(changes.refused.front().followUp.id == rows[3].id);
    CHECK(changes.refused.front().error.code == ErrorCode::Conflict);
    CHECK(must(service.followUp(rows[0].id)).due == QDate(2026, 3, 20));
    CHECK(must(service.followUp(rows[400].id)).due == QDate(2026, 4, 1));

    CHECK(must(service.restore(changes)) == 0);
    CHECK(must(service.followUp(rows[0].id)).due == QDate(2026, 3, 5));
    CHECK(must(service.followUp(rows[699].id)).due == rows[699].due);
    CHECK(must(service.followUp(rows[400].id)).due == QDate(2026, 4, 1));
}

TEST_CASE("A bulk change that nobody could want changes nothing", "[followups][bulk]")
{
    FakeClock clock("2026-03-06T09:00:00Z");
    TempBook book(clock);
    FollowUpService service(book.session());
    const FollowUp made =
        must(service.create(aFollowUp(anAccount(book.session()), QDate(2026, 3, 5))));
    const FollowUpRef refs[] = {FollowUpRef::of(made)};
    CHECK(service.change(refs, FollowUpChange::snooze(QDate(2026, 3, 5))).error().place ==
          QStringLiteral("due"));
    CHECK(service.change(refs, FollowUpChange::snooze({})).error().place == QStringLiteral("due"));
    CHECK(service.change(refs, FollowUpChange::reassign(UserId(99))).error().place ==
          QStringLiteral("assignee"));
    CHECK(must(service.followUp(made.id)) == made);
}

TEST_CASE("Cancelling the last follow-up of an overdue account says that nothing is planned",
          "[followups]")
{
    FakeClock clock("2026-03-06T09:00:00Z");
    TempBook book(clock);
    FollowUpService service(book.session());
    const AccountId owing = anAccount(book.session(), QStringLiteral("1"));
    const AccountId paid = anAccount(book.session(), QStringLiteral("2"));
    LedgerRows ledger(book.db());
    ledger.invoice(owing, QStringLiteral("R1"), QDate(2026, 1, 1), QDate(2026, 1, 31),
                   QStringLiteral("EUR"), 50000);
    ledger.finish(book.session(), QDate(2026, 3, 6));
    const FollowUp first = must(service.create(aFollowUp(owing, QDate(2026, 3, 6))));
    const FollowUp last = must(service.create(aFollowUp(owing, QDate(2026, 3, 9))));
    const FollowUp other = must(service.create(aFollowUp(paid, QDate(2026, 3, 9))));
    CHECK_FALSE(must(service.change(FollowUpRef::of(first), FollowUpChange::cancel())).leftAlone);
    CHECK(must(service.change(FollowUpRef::of(last), FollowUpChange::cancel())).leftAlone);
    CHECK_FALSE(must(service.change(FollowUpRef::of(other), FollowUpChange::cancel())).leftAlone);
}

TEST_CASE("Follow-ups are listed by person, kind, account and what was done", "[followups]")
{
    FakeClock clock("2026-03-06T09:00:00Z");
    TempBook book(clock);
    FollowUpService service(book.session());
    const AccountId one = anAccount(book.session(), QStringLiteral("1"));
    const AccountId two = anAccount(book.session(), QStringLiteral("2"));
    const UserId anna = book.session().user().id;
    const UserId ben = aUser(book.session(), QStringLiteral("ben"));
    NewFollowUp bens = aFollowUp(two, QDate(2026, 3, 7));
    bens.assignee = ben;
    bens.kind = FollowUpKind::Inform;
    const FollowUp his = must(service.create(bens));
    const FollowUp mine = must(service.create(aFollowUp(one, QDate(2026, 3, 8))));
    const FollowUp nobodys = must(service.create(aFollowUp(one, QDate(2026, 3, 9))));
    Statement(book.db(), "UPDATE follow_up SET assignee_id = NULL WHERE id = $1")
        .bind(nobodys.id)
        .run();

    FollowUpFilter filter;
    filter.withoutAssignee = true;
    CHECK(must(service.list(filter)).rows.size() == 1);
    filter = {};
    filter.kind = FollowUpKind::Inform;
    REQUIRE(must(service.list(filter)).rows.size() == 1);
    CHECK(must(service.list(filter)).rows.front().id == his.id);
    filter = {};
    filter.text = QStringLiteral("customer 2");
    CHECK(must(service.list(filter)).rows.size() == 1);
    filter.text = QStringLiteral("\"(*");
    CHECK(must(service.list(filter)).rows.empty());

    // Anna does Ben's work: hers and his, one page after the other without a gap.
    must(CoverService(book.session()).add({ben, anna, QDate(2026, 3, 6), QDate(2026, 3, 12)}));
    filter = {};
    filter.assignee = anna;
    filter.withCovered = true;
    const FollowUpPage first = must(service.list(filter, {}, 1));
    REQUIRE(first.next);
    CHECK(first.rows.front().id == his.id);
    const FollowUpPage second = must(service.list(filter, *first.next, 1));
    CHECK(second.rows.front().id == mine.id);

    must(service.done(mine.id, mine.rowVersion, QStringLiteral("paid")));
    filter = {};
    filter.doneOnly = true;
    filter.assignee = anna;
    REQUIRE(must(service.list(filter)).rows.size() == 1);
    CHECK(must(service.list(filter)).rows.front().result == QStringLiteral("paid"));
    filter.assignee = ben;
    CHECK(must(service.list(filter)).rows.empty());
}

} // namespace duebook
