// SPDX-License-Identifier: Apache-2.0
#include "core/services/promises/promiseupkeep.h"

#include "core/services/book/bookservice.h"
#include "core/services/book/settingsservice.h"
#include "core/services/calendar/holidayservice.h"
#include "core/services/importing/importservice.h"
#include "core/services/today/worklistservice.h"
#include "core/services/upkeep/dayupkeep.h"
#include "core/store/book/recordrepository.h"
#include "core/store/promises/promiseledger.h"
#include "tests/support/importfile.h"
#include "tests/support/promises.h"
#include "tests/support/talks.h"

namespace duebook {

using namespace test;

namespace {

struct PromiseBook : LedgerBook {
    PromiseService promises{session};
    AccountId customer = account("1001");
    InvoiceId bill = invoice(customer, "R1", "2026-01-31", eur(400'00));

    Promise promised(const char *due = "2026-03-06")
    {
        return must(promises.create(aPromise(customer, due, eur(400'00), {bill})));
    }
    PromiseState state(const Promise &promise) { return must(promises.promise(promise.id)).state; }
};

bool isOnToday(Session &session, WorkReasonCode code)
{
    const Worklist list = must(WorklistService(session).today({}));
    for (const WorkRow &row : list.rows) {
        for (const WorkReason &reason : row.reasons) {
            if (reason.code == code)
                return true;
        }
    }
    return false;
}

} // namespace

TEST_CASE("A payment recorded by hand keeps the promise at once", "[promises][upkeep]")
{
    PromiseBook book;
    const Promise made = book.promised();
    book.payment(book.customer, "2026-03-03", eur(150'00));
    Promise now = must(book.promises.promise(made.id));
    CHECK(now.state == PromiseState::Open);
    CHECK(now.received == eur(150'00));
    // A person who is changing it is not disturbed by what comes in.
    CHECK(now.rowVersion == made.rowVersion);
    book.payment(book.customer, "2026-03-04", eur(250'00));
    now = must(book.promises.promise(made.id));
    CHECK(now.state == PromiseState::Kept);
    CHECK(now.stateSince == day("2026-03-04"));
    CHECK(now.rowVersion == made.rowVersion + 1);
    const auto audit = RecordRepository::audit(book.book.db(), book.customer, 20);
    const auto kept = std::find_if(audit.begin(), audit.end(), [](const AuditEntry &entry) {
        return entry.action == QStringLiteral("promise kept");
    });
    REQUIRE(kept != audit.end());
    CHECK(kept->changes[QStringLiteral("state")] ==
          QJsonArray{QStringLiteral("open"), QStringLiteral("kept")});
    CHECK(kept->changes[QStringLiteral("reason")].toArray().at(1).toString() ==
          QStringLiteral("worked out from the payments"));
}

TEST_CASE("A written-off invoice keeps no promise, a credit note does", "[promises][upkeep]")
{
    PromiseBook book;
    const Promise made = book.promised();
    SECTION("written off")
    {
        must(book.invoices.settle(book.bill, AllocationKind::WriteOff, day("2026-03-03"),
                                  eur(400'00)));
        CHECK(book.state(made) == PromiseState::Open);
    }
    SECTION("credited")
    {
        const InvoiceId credit =
            book.invoice(book.customer, "C1", "2026-03-02", eur(-400'00), InvoiceKind::CreditNote);
        must(book.invoices.allocateCredit(credit, day("2026-03-03")));
        CHECK(book.state(made) == PromiseState::Kept);
    }
}

TEST_CASE("A new day breaks what its time has passed for, and Today shows it",
          "[promises][upkeep][worklist]")
{
    PromiseBook book;
    const Promise made = book.promised(); // Friday; two working days of grace
    moveTo(book, "2026-03-10");
    must(DayUpkeep::begin(book.session));
    CHECK(book.state(made) == PromiseState::Open);
    CHECK_FALSE(isOnToday(book.session, WorkReasonCode::BrokenPromise));
    moveTo(book, "2026-03-11");
    must(DayUpkeep::begin(book.session));
    CHECK(book.state(made) == PromiseState::Broken);
    CHECK(must(book.promises.promise(made.id)).stateSince == day("2026-03-11"));
    CHECK(isOnToday(book.session, WorkReasonCode::BrokenPromise));
    const qint64 audits = rows(book.book.db(), "SELECT count(*) FROM audit");
    must(DayUpkeep::begin(book.session));
    CHECK(rows(book.book.db(), "SELECT count(*) FROM audit") == audits);

    // The money had come in time, the statement came late.
    book.payment(book.customer, "2026-03-09", eur(400'00));
    CHECK(book.state(made) == PromiseState::Kept);
    CHECK_FALSE(isOnToday(book.session, WorkReasonCode::BrokenPromise));
}

TEST_CASE("A promise partly kept comes to Today too", "[promises][upkeep][worklist]")
{
    PromiseBook book;
    const Promise made = book.promised();
    book.payment(book.customer, "2026-03-05", eur(100'00));
    moveTo(book, "2026-03-20");
    must(DayUpkeep::begin(book.session));
    CHECK(book.state(made) == PromiseState::PartlyKept);
    CHECK(isOnToday(book.session, WorkReasonCode::BrokenPromise));
}

TEST_CASE("An import keeps promises, and taking it back opens or breaks them again",
          "[promises][upkeep][import]")
{
    PromiseBook book;
    const Promise made = book.promised();
    const ImportFolder folder;
    ImportService imports(book.session);
    const ImportReport report =
        must(imports.run(folder.file("Account,Date,Amount,Invoice\n1001,2026-03-05,400.00,R1\n"),
                         inCurrency("EUR", ImportKind::Payments)));
    REQUIRE(report.paymentsCreated == 1);
    CHECK(book.state(made) == PromiseState::Kept);
    SECTION("while its time runs")
    {
        must(imports.undo(report.id));
        CHECK(book.state(made) == PromiseState::Open);
        CHECK(must(book.promises.promise(made.id)).received == eur(0));
    }
    SECTION("and after it")
    {
        moveTo(book, "2026-03-20");
        must(imports.undo(report.id));
        CHECK(book.state(made) == PromiseState::Broken);
    }
}

TEST_CASE("An import by night breaks what its time has passed for, whoever paid",
          "[promises][upkeep][import]")
{
    PromiseBook book;
    book.account("1002");
    const Promise made = book.promised();
    moveTo(book, "2026-03-20");
    const ImportFolder folder;
    must(ImportService(book.session)
             .run(folder.file("Account,Date,Amount,Reference\n1002,2026-03-19,10.00,X\n"),
                  inCurrency("EUR", ImportKind::Payments)));
    CHECK(book.state(made) == PromiseState::Broken);
}

TEST_CASE("Another grace judges the promises anew", "[promises][upkeep]")
{
    PromiseBook book;
    const Promise made = book.promised();
    book.payment(book.customer, "2026-03-11", eur(400'00));
    moveTo(book, "2026-03-20");
    must(DayUpkeep::begin(book.session));
    CHECK(book.state(made) == PromiseState::Broken);
    BookSettings settings = book.session.settings();
    settings.promiseGraceDays = 3;
    must(SettingsService(book.session).save(settings));
    CHECK(book.state(made) == PromiseState::Kept);
}

TEST_CASE("A holiday put in or taken out judges the promises anew, a start does not",
          "[promises][upkeep][holidays]")
{
    PromiseBook book;
    const Promise made = book.promised();
    book.payment(book.customer, "2026-03-11", eur(400'00));
    moveTo(book, "2026-03-20");
    must(DayUpkeep::begin(book.session));
    REQUIRE(book.state(made) == PromiseState::Broken);
    HolidayService holidays(book.session);
    must(holidays.add(day("2026-03-10"), QStringLiteral("Company holiday")));
    CHECK(book.state(made) == PromiseState::Kept);
    must(holidays.remove(day("2026-03-10")));
    CHECK(book.state(made) == PromiseState::Broken);

    // A day that was begun already finds nothing to judge.
    const auto judged = [&] {
        return must(book.session.read([&](Database &db) -> Result<qint64> {
            return qint64(PromiseLedger::lapsed(db, day("2026-03-20")).size());
        }));
    };
    CHECK(judged() == 0);
}

TEST_CASE("A day begins for a person who may only read, and changes nothing", "[promises][upkeep]")
{
    PromiseBook book;
    const Promise made = book.promised();
    moveTo(book, "2026-03-20");
    User reader = book.session.user();
    reader.role = Role::Sales;
    book.session.setUser(reader);
    must(DayUpkeep::begin(book.session));
    CHECK(book.state(made) == PromiseState::Open);
}

TEST_CASE("Replaced and cancelled promises are left alone by payments and days",
          "[promises][upkeep]")
{
    PromiseBook book;
    const Promise made = book.promised();
    must(book.promises.cancel(made.id, made.rowVersion, QStringLiteral("insolvent")));
    book.payment(book.customer, "2026-03-05", eur(400'00));
    moveTo(book, "2026-03-20");
    must(DayUpkeep::begin(book.session));
    CHECK(book.state(made) == PromiseState::Cancelled);
    // Undone later, it follows the payments again.
    const Promise gone = must(book.promises.promise(made.id));
    CHECK(must(book.promises.restore(made, gone.rowVersion)).state == PromiseState::Kept);
}

} // namespace duebook
