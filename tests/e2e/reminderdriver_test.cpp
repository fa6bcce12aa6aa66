// SPDX-License-Identifier: Apache-2.0
#include "app/drivers/reminderdriver.h"

#include "core/services/followups/followupservice.h"
#include "tests/support/fakenotifier.h"
#include "tests/support/patience.h"
#include "tests/support/talks.h"
#include "tests/support/tempbook.h"
#include "ui/book/bookcontext.h"

#include <QSignalSpy>
#include <QTest>

using namespace duebook;
using namespace duebook::test;

namespace {

struct Desk {
    FakeClock clock{"2026-03-02T09:00:00Z"};
    TempBook book{clock};
    AccountId account = anAccount(book.session());
    FollowUp made = must(FollowUpService(book.session())
                             .create(aFollowUp(account, QDate(2026, 3, 2), QTime(10, 0))));
    FakeNotifier notifier;
    ui::BookContext context{clock};

    Desk()
    {
        QSignalSpy opened(&context, &ui::BookContext::opened);
        context.open(book.path(), QStringLiteral("anna"));
        REQUIRE(opened.wait(kPatienceMs));
    }
    bool waitFor(const std::function<bool()> &condition) const
    {
        return QTest::qWaitFor(condition, kPatienceMs);
    }
    FollowUp now() { return must(FollowUpService(book.session()).followUp(made.id)); }
};

} // namespace

TEST_CASE("A reminder that comes due is shown once and its buttons work", "[reminders]")
{
    Desk desk;
    app::ReminderDriver driver(desk.context, desk.notifier);
    QSignalSpy looked(&driver, &app::ReminderDriver::looked);
    QSignalSpy acted(&driver, &app::ReminderDriver::acted);
    QSignalSpy opened(&driver, &app::ReminderDriver::openRequested);
    REQUIRE(desk.waitFor([&] { return !looked.isEmpty(); }));
    CHECK(desk.notifier.shown.empty());

    desk.clock.set(desk.clock.nowUtc().addSecs(3 * 60 * 60));
    driver.lookNow();
    REQUIRE(desk.waitFor([&] { return !desk.notifier.shown.empty(); }));
    const Notification shown = desk.notifier.shown.front();
    CHECK(shown.followUp == desk.made.id);
    looked.clear();
    driver.lookNow();
    REQUIRE(desk.waitFor([&] { return !looked.isEmpty(); }));
    CHECK(desk.notifier.shown.size() == 1);

    SECTION("Open")
    {
        desk.notifier.click(shown, NotificationAction::Open);
        REQUIRE(opened.size() == 1);
        CHECK(opened.front().front().value<AccountId>() == desk.account);
    }
    SECTION("Done, and undone")
    {
        desk.notifier.click(shown, NotificationAction::Done);
        REQUIRE(desk.waitFor([&] { return !acted.isEmpty(); }));
        CHECK(desk.now().state == FollowUpState::Done);
        REQUIRE(desk.waitFor([&] { return !desk.notifier.withdrawn.empty(); }));
        const auto before = acted.front().at(0).value<FollowUp>();
        const auto after = acted.front().at(1).value<FollowUp>();
        must(FollowUpService(desk.book.session()).restore(before, after.rowVersion));
        CHECK(desk.now().state == FollowUpState::Open);
    }
    SECTION("In an hour")
    {
        desk.notifier.click(shown, NotificationAction::Snooze);
        REQUIRE(desk.waitFor([&] { return !acted.isEmpty(); }));
        CHECK(desk.now().time == QTime(13, 0));
        desk.clock.advance(60 * 60);
        driver.lookNow();
        CHECK(desk.waitFor([&] { return desk.notifier.shown.size() == 2; }));
    }
    SECTION("changed by someone else meanwhile it is taken away and its button fails with a reason")
    {
        const auto other = desk.book.anotherSession();
        must(
            FollowUpService(*other).snooze(desk.made.id, desk.made.rowVersion, QDate(2026, 3, 20)));
        REQUIRE(desk.waitFor([&] { return !desk.notifier.withdrawn.empty(); }));
        CHECK(desk.notifier.withdrawn.front() == shown.key);
    }
}
