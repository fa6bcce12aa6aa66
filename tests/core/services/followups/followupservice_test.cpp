// SPDX-License-Identifier: Apache-2.0
#include "core/services/followups/followupservice.h"

#include "tests/support/talks.h"
#include "tests/support/tempbook.h"

namespace duebook {

using namespace test;

TEST_CASE("A follow-up is made once, done, reopened and cancelled", "[followups]")
{
    FakeClock clock("2026-03-02T09:00:00Z");
    TempBook book(clock);
    FollowUpService service(book.session());
    const NewFollowUp draft = aFollowUp(anAccount(book.session()), QDate(2026, 3, 5));
    const FollowUp made = must(service.create(draft));
    CHECK(must(service.create(draft)).id == made.id);
    CHECK(made.state == FollowUpState::Open);
    CHECK(made.accountName == QStringLiteral("Customer 1001"));

    const FollowUp done = must(service.done(made.id, made.rowVersion, QStringLiteral("paid")));
    CHECK(done.state == FollowUpState::Done);
    CHECK(done.doneAt == clock.nowUtc());
    CHECK(done.result == QStringLiteral("paid"));
    CHECK(done.rowVersion == made.rowVersion + 1);
    CHECK(service.done(made.id, done.rowVersion).error().code == ErrorCode::Conflict);

    const FollowUp open = must(service.reopen(made.id, done.rowVersion));
    CHECK(open.state == FollowUpState::Open);
    CHECK_FALSE(open.doneAt.isValid());
    const FollowUp gone = must(service.cancel(made.id, open.rowVersion));
    CHECK(gone.state == FollowUpState::Cancelled);
    CHECK(must(service.list({})).rows.empty());
}

TEST_CASE("Two people who change one follow-up get a conflict, not a lost change", "[followups]")
{
    FakeClock clock;
    TempBook book(clock);
    FollowUpService service(book.session());
    const FollowUp made =
        must(service.create(aFollowUp(anAccount(book.session()), QDate(2026, 3, 5))));
    const auto other = book.anotherSession();
    must(FollowUpService(*other).snooze(made.id, made.rowVersion, QDate(2026, 3, 9)));
    const Result<FollowUp> late = service.done(made.id, made.rowVersion);
    REQUIRE_FALSE(late);
    CHECK(late.error().code == ErrorCode::Conflict);
    CHECK(must(service.followUp(made.id)).state == FollowUpState::Open);
    CHECK(service.done(FollowUpId(99), 1).error().code == ErrorCode::NotFound);
}

TEST_CASE("Done and snoozed are undone exactly", "[followups]")
{
    FakeClock clock("2026-03-02T09:00:00Z");
    TempBook book(clock);
    FollowUpService service(book.session());
    const FollowUp made = must(
        service.create(aFollowUp(anAccount(book.session()), QDate(2026, 3, 5), QTime(10, 30))));
    const auto same = [](FollowUp a, FollowUp b) {
        a.rowVersion = b.rowVersion = 0;
        return a == b;
    };
    const FollowUp done = must(service.done(made.id, made.rowVersion, QStringLiteral("paid")));
    const FollowUp back = must(service.restore(made, done.rowVersion));
    CHECK(same(back, made));
    const FollowUp snoozed = must(service.snooze(made.id, back.rowVersion, QDate(2026, 3, 12)));
    CHECK(snoozed.due == QDate(2026, 3, 12));
    CHECK_FALSE(snoozed.time.isValid());
    CHECK(snoozed.snoozeCount == 1);
    CHECK(same(must(service.restore(back, snoozed.rowVersion)), made));
}

TEST_CASE("A follow-up is snoozed into the future only", "[followups]")
{
    FakeClock clock("2026-03-02T09:30:00Z");
    TempBook book(clock);
    FollowUpService service(book.session());
    const FollowUp made =
        must(service.create(aFollowUp(anAccount(book.session()), QDate(2026, 3, 1))));
    for (const auto &[day, time] :
         {std::pair(QDate(2026, 3, 1), QTime()), std::pair(QDate(2026, 3, 2), QTime(9, 0)),
          std::pair(QDate(2026, 3, 2), QTime()), std::pair(QDate(), QTime())}) {
        const Result<FollowUp> refused = service.snooze(made.id, made.rowVersion, day, time);
        REQUIRE_FALSE(refused);
        CHECK(refused.error().place == QStringLiteral("due"));
    }
    CHECK(must(service.snooze(made.id, made.rowVersion, QDate(2026, 3, 2), QTime(10, 0))).time ==
          QTime(10, 0));
}

TEST_CASE("Lists and counts of follow-ups", "[followups]")
{
    FakeClock clock("2026-03-10T09:00:00Z");
    TempBook book(clock);
    const AccountId account = anAccount(book.session());
    const UserId ben = aUser(book.session(), QStringLiteral("ben"));
    const UserId anna = book.session().user().id;
    FollowUpService service(book.session());
    for (int day = 1; day <= 12; ++day)
        must(service.create(aFollowUp(account, QDate(2026, 3, day))));
    NewFollowUp bens = aFollowUp(account, QDate(2026, 3, 10));
    bens.assignee = ben;
    const FollowUp hers = must(service.create(bens));
    CHECK(must(service.counts(anna)) == FollowUpCounts{9, 1});
    CHECK(must(service.counts(ben)) == FollowUpCounts{0, 1});
    CHECK(must(service.counts({})).due() == 11);

    FollowUpFilter filter;
    filter.assignee = anna;
    filter.dueUntil = QDate(2026, 3, 10);
    std::vector<QDate> days;
    std::optional<PageKey> after = PageKey();
    do {
        const FollowUpPage page = must(service.list(filter, *after, 3));
        for (const FollowUp &row : page.rows)
            days.push_back(row.due);
        after = page.next;
    } while (after);
    REQUIRE(days.size() == 10);
    CHECK(days.front() == QDate(2026, 3, 1));
    CHECK(std::is_sorted(days.begin(), days.end()));

    must(service.reassign(hers.id, hers.rowVersion, anna));
    CHECK(must(service.counts(anna)) == FollowUpCounts{9, 2});
    CHECK(service.reassign(hers.id, hers.rowVersion + 1, UserId(99)).error().place ==
          QStringLiteral("assignee"));
}

} // namespace duebook
