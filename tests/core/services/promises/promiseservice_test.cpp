// SPDX-License-Identifier: Apache-2.0
#include "core/services/promises/promiseservice.h"

#include "core/store/book/recordrepository.h"
#include "core/store/promises/promiserepository.h"
#include "tests/support/promises.h"
#include "tests/support/talks.h"

namespace duebook {

using namespace test;

namespace {

QString placeOf(PromiseService &service, const NewPromise &promise)
{
    const Result<Promise> made = service.create(promise);
    REQUIRE_FALSE(made);
    CHECK(service.check(promise).error() == made.error());
    return made.error().place;
}

std::vector<QDate> dues(const PromisePage &page)
{
    std::vector<QDate> days;
    for (const PromiseRow &row : page.rows)
        days.push_back(row.promise.due);
    return days;
}

} // namespace

TEST_CASE("A promise is made once, with its part of each invoice", "[promises]")
{
    LedgerBook ledger;
    PromiseService service(ledger.session);
    const AccountId account = ledger.account("1");
    const InvoiceId first = ledger.invoice(account, "R1", "2026-01-31", eur(300'00));
    const InvoiceId second = ledger.invoice(account, "R2", "2026-02-15", eur(300'00));
    NewPromise draft = aPromise(account, "2026-03-06", eur(400'00), {first, second});
    draft.evidence = QStringLiteral(" on the phone ");
    const Promise made = must(service.create(draft));
    CHECK(must(service.create(draft)) == made);
    CHECK(made.made == day("2026-03-02"));
    CHECK(made.due == day("2026-03-06"));
    CHECK(made.amount == eur(400'00));
    CHECK(made.received == eur(0));
    CHECK(made.state == PromiseState::Open);
    CHECK(made.accountName == QStringLiteral("Halvorsen"));
    CHECK(made.saidBy == QStringLiteral("Ingrid"));
    CHECK(made.evidence == QStringLiteral("on the phone"));
    CHECK(made.createdByName == QStringLiteral("Anna Berg"));
    CHECK(made.parts == std::vector<PromisePart>{{first, QStringLiteral("R1"), eur(300'00)},
                                                 {second, QStringLiteral("R2"), eur(100'00)}});
    CHECK(PromiseRepository::promisedInvoices(ledger.book.db(), account) ==
          std::vector{first, second});
    const auto audit = RecordRepository::audit(ledger.book.db(), account, 1);
    CHECK(audit.front().action == QStringLiteral("promise made"));
    CHECK(audit.front().changes[QStringLiteral("amount")].toArray().at(1).toString() ==
          QStringLiteral("400.00 EUR"));
}

TEST_CASE("A promise that cannot be kept or makes no sense is refused at its field", "[promises]")
{
    LedgerBook ledger;
    PromiseService service(ledger.session);
    const AccountId account = ledger.account("1");
    const AccountId other = ledger.account("2");
    const InvoiceId invoice = ledger.invoice(account, "R1", "2026-01-31", eur(300'00));
    const InvoiceId foreign = ledger.invoice(other, "R1", "2026-01-31", eur(300'00));
    const InvoiceId dollars =
        ledger.invoice(account, "R2", "2026-01-31", Money(300'00, currency("USD")));
    const InvoiceId credit =
        ledger.invoice(account, "C1", "2026-01-31", eur(-50'00), InvoiceKind::CreditNote);
    const auto with = [&](auto change) {
        NewPromise promise = aPromise(account, "2026-03-06", eur(100'00), {invoice});
        change(promise);
        return placeOf(service, promise);
    };
    CHECK(with([](NewPromise &p) { p.account = AccountId(99); }) == QStringLiteral("account"));
    CHECK(with([](NewPromise &p) { p.instalments.clear(); }) == QStringLiteral("amount"));
    CHECK(with([](NewPromise &p) { p.instalments[0].amount = eur(0); }) ==
          QStringLiteral("amount"));
    CHECK(with([](NewPromise &p) { p.instalments[0].amount = eur(-5); }) ==
          QStringLiteral("amount"));
    CHECK(with([](NewPromise &p) { p.instalments[0].amount = Money(); }) ==
          QStringLiteral("amount"));
    CHECK(with([](NewPromise &p) { p.instalments[0].amount = eur(300'01); }) ==
          QStringLiteral("amount"));
    CHECK(with([](NewPromise &p) {
              p.invoices.clear();
              p.instalments[0].amount = eur(std::numeric_limits<qint64>::max());
          }) == QStringLiteral("amount"));
    CHECK(with([](NewPromise &p) { p.instalments[0].due = QDate(); }) == QStringLiteral("due"));
    CHECK(with([](NewPromise &p) { p.instalments[0].due = day("2026-03-01"); }) ==
          QStringLiteral("due"));
    CHECK(with([](NewPromise &p) { p.instalments[0].due = day("2206-03-06"); }) ==
          QStringLiteral("due"));
    CHECK(with([](NewPromise &p) { p.made = day("2026-03-03"); }) == QStringLiteral("made"));
    CHECK(with([](NewPromise &p) { p.instalments.push_back(p.instalments[0]); }) ==
          QStringLiteral("instalments"));
    CHECK(with([](NewPromise &p) {
              p.instalments.push_back({day("2026-04-06"), Money(5, currency("USD"))});
          }) == QStringLiteral("instalments"));
    CHECK(with([](NewPromise &p) { p.contact = ContactId(99); }) == QStringLiteral("contact"));
    CHECK(with([&](NewPromise &p) { p.invoices.push_back(foreign); }) ==
          QStringLiteral("invoices"));
    CHECK(with([&](NewPromise &p) { p.invoices.push_back(dollars); }) ==
          QStringLiteral("invoices"));
    CHECK(with([&](NewPromise &p) { p.invoices.push_back(credit); }) == QStringLiteral("invoices"));
    CHECK(with([&](NewPromise &p) { p.invoices.push_back(invoice); }) ==
          QStringLiteral("invoices"));
    CHECK(with([](NewPromise &p) { p.replaces = PromiseId(99); }) == QStringLiteral("replaces"));
    ledger.payment(account, "2026-03-02", eur(300'00));
    CHECK(with([](NewPromise &) {}) == QStringLiteral("invoices")); // paid already
    CHECK(must(service.list({})).rows.empty());
}

TEST_CASE("What a person should think of is said, not refused", "[promises]")
{
    LedgerBook ledger;
    PromiseService service(ledger.session);
    const AccountId account = ledger.account("1");
    const InvoiceId invoice = ledger.invoice(account, "R1", "2026-01-31", eur(300'00));
    CHECK(must(service.remarks(aPromise(account, "2026-03-06", eur(300'00)))).isEmpty());
    const QStringList more = must(service.remarks(aPromise(account, "2026-03-06", eur(300'01))));
    REQUIRE(more.size() == 1);
    CHECK(more[0].contains(QStringLiteral("300.00 EUR")));
    const Promise made =
        must(service.create(aPromise(account, "2026-03-06", eur(100'00), {invoice})));
    NewPromise again = aPromise(account, "2026-03-09", eur(100'00), {invoice});
    CHECK(must(service.remarks(again)).size() == 1);
    again.replaces = made.id;
    CHECK(must(service.remarks(again)).isEmpty());
    must(service.create(again));
}

TEST_CASE("A plan is one promise for each instalment", "[promises]")
{
    LedgerBook ledger;
    PromiseService service(ledger.session);
    const AccountId account = ledger.account("1");
    const InvoiceId first = ledger.invoice(account, "R1", "2026-01-31", eur(150'00));
    const InvoiceId second = ledger.invoice(account, "R2", "2026-02-15", eur(300'00));
    NewPromise draft = aPromise(account, "2026-04-06", eur(100'00), {first, second});
    draft.instalments.push_back({day("2026-03-06"), eur(100'00)});
    const Promise earliest = must(service.create(draft));
    CHECK(earliest.due == day("2026-03-06"));
    const std::vector<Promise> plan = must(service.plan(earliest.id));
    REQUIRE(plan.size() == 2);
    CHECK(plan[0].plan == plan[1].plan);
    CHECK_FALSE(plan[0].plan.isEmpty());
    CHECK(plan[1].parts == std::vector<PromisePart>{{first, QStringLiteral("R1"), eur(50'00)},
                                                    {second, QStringLiteral("R2"), eur(50'00)}});
    SECTION("one instalment is cancelled alone")
    {
        must(service.cancel(plan[0].id, plan[0].rowVersion, QStringLiteral("entered twice")));
        CHECK(must(service.promise(plan[1].id)).state == PromiseState::Open);
    }
    SECTION("or with the whole plan")
    {
        must(service.cancel(plan[0].id, plan[0].rowVersion, QStringLiteral("insolvent"), true));
        CHECK(must(service.promise(plan[1].id)).state == PromiseState::Cancelled);
        CHECK(must(service.promise(plan[1].id)).cancelReason == QStringLiteral("insolvent"));
    }
    SECTION("another promise takes the place of the whole plan")
    {
        NewPromise instead = aPromise(account, "2026-05-04", eur(200'00), {first, second});
        instead.replaces = plan[0].id;
        const Promise later = must(service.create(instead, true));
        for (const Promise &old : must(service.plan(earliest.id))) {
            CHECK(old.state == PromiseState::Replaced);
            CHECK(old.replacedBy == later.id);
            CHECK(old.amount == eur(100'00));
        }
    }
}

TEST_CASE("Cancelling needs a reason and the newest version, and is undone exactly", "[promises]")
{
    LedgerBook ledger;
    PromiseService service(ledger.session);
    const AccountId account = ledger.account("1");
    const Promise made = must(service.create(aPromise(account, "2026-03-06", eur(100'00))));
    CHECK(service.cancel(made.id, made.rowVersion, QStringLiteral("  ")).error().place ==
          QStringLiteral("reason"));
    CHECK(service.cancel(made.id, made.rowVersion + 1, QStringLiteral("x")).error().code ==
          ErrorCode::Conflict);
    CHECK(service.cancel(PromiseId(99), 1, QStringLiteral("x")).error().code ==
          ErrorCode::NotFound);
    const Promise gone =
        must(service.cancel(made.id, made.rowVersion, QStringLiteral("entered by mistake")));
    CHECK(gone.state == PromiseState::Cancelled);
    CHECK(gone.stateSince == day("2026-03-02"));
    CHECK(service.cancel(made.id, gone.rowVersion, QStringLiteral("x")).error().code ==
          ErrorCode::Conflict);
    Promise back = must(service.restore(made, gone.rowVersion));
    back.rowVersion = made.rowVersion;
    CHECK(back == made);
}

TEST_CASE("A replaced promise stays readable and no longer counts", "[promises]")
{
    LedgerBook ledger;
    PromiseService service(ledger.session);
    const AccountId account = ledger.account("1");
    const Promise old = must(service.create(aPromise(account, "2026-03-06", eur(100'00))));
    NewPromise draft = aPromise(account, "2026-03-13", eur(100'00));
    draft.replaces = old.id;
    const Promise later = must(service.create(draft));
    const Promise replaced = must(service.promise(old.id));
    CHECK(replaced.state == PromiseState::Replaced);
    CHECK(replaced.replacedBy == later.id);
    CHECK(replaced.amount == eur(100'00));
    ledger.payment(account, "2026-03-04", eur(100'00));
    CHECK(must(service.promise(later.id)).state == PromiseState::Kept);
    CHECK(must(service.promise(old.id)).state == PromiseState::Replaced);
    NewPromise third = aPromise(account, "2026-03-20", eur(100'00));
    third.replaces = later.id;
    CHECK(placeOf(service, third) == QStringLiteral("replaces"));
}

TEST_CASE("Promises are listed by state, account, collector, day and words", "[promises]")
{
    LedgerBook ledger;
    PromiseService service(ledger.session);
    const AccountId account = ledger.account("1001", QStringLiteral("Müller & Söhne"));
    const AccountId other = ledger.account("1002", QStringLiteral("Kestrel"));
    const InvoiceId invoice = ledger.invoice(other, "R-777", "2026-01-31", eur(300'00));
    for (int number = 6; number <= 12; ++number)
        must(service.create(aPromise(
            account, QDate(2026, 3, number).toString(Qt::ISODate).toLatin1(), eur(100'00))));
    NewPromise about = aPromise(other, "2026-03-08", eur(50'00), {invoice});
    about.evidence = QStringLiteral("Email of the controller");
    const Promise last = must(service.create(about));
    must(service.cancel(last.id, last.rowVersion, QStringLiteral("x")));

    PromiseFilter open;
    open.states = {PromiseState::Open};
    std::vector<QDate> days;
    PageKey after;
    for (int pages = 0; pages < 9; ++pages) {
        const PromisePage page = must(service.list(open, false, after, 3));
        for (const QDate due : dues(page))
            days.push_back(due);
        if (!page.next)
            break;
        after = *page.next;
    }
    REQUIRE(days.size() == 7);
    CHECK(std::is_sorted(days.begin(), days.end()));
    const PromisePage all = must(service.list({}, true, {}, 5));
    CHECK(dues(all).front() == day("2026-03-12"));
    CHECK(dues(must(service.list({}, true, *all.next, 5))).back() == day("2026-03-06"));
    CHECK(all.rows.front().keptUntil == day("2026-03-16"));
    CHECK(all.rows.front().accountNumber == QStringLiteral("1001"));

    const auto count = [&](auto change) {
        PromiseFilter filter;
        change(filter);
        const PromisePage page = must(service.list(filter));
        qint64 counted = 0;
        for (const PromiseSum &sum : must(service.sums(filter)))
            counted += sum.count;
        CHECK(counted == qint64(page.rows.size()));
        return page.rows.size();
    };
    CHECK(count([](PromiseFilter &f) { f.states = {PromiseState::Cancelled}; }) == 1);
    CHECK(count([&](PromiseFilter &f) { f.account = other; }) == 1);
    CHECK(count([&](PromiseFilter &f) { f.owner = ledger.session.user().id; }) == 0);
    CHECK(count([](PromiseFilter &f) {
              f.dueFrom = day("2026-03-07");
              f.dueUntil = day("2026-03-08");
          }) == 3);
    CHECK(count([](PromiseFilter &f) { f.text = QStringLiteral("muller"); }) == 7);
    CHECK(count([](PromiseFilter &f) { f.text = QStringLiteral("contr"); }) == 1);
    CHECK(count([](PromiseFilter &f) { f.text = QStringLiteral("r -77"); }) == 1);
    CHECK(count([](PromiseFilter &f) { f.text = QStringLiteral("\"' OR 1=1"); }) == 0);
    CHECK(count([](PromiseFilter &f) { f.text = QStringLiteral("**"); }) == 0);
}

TEST_CASE("Sums are per currency, never added", "[promises]")
{
    LedgerBook ledger;
    PromiseService service(ledger.session);
    const AccountId account = ledger.account("1");
    must(service.create(aPromise(account, "2026-03-06", eur(100'00))));
    must(service.create(aPromise(account, "2026-03-07", eur(50'00))));
    must(service.create(aPromise(account, "2026-03-06", Money(1'000, currency("JPY")))));
    const std::vector<PromiseSum> sums = must(service.sums({}));
    CHECK(sums == std::vector<PromiseSum>{{currency("EUR"), 2, eur(150'00), eur(0)},
                                          {currency("JPY"), 1, Money(1'000, currency("JPY")),
                                           Money(0, currency("JPY"))}});
}

TEST_CASE("Reliability is kept over all whose time is over, by number and by amount", "[promises]")
{
    LedgerBook ledger;
    PromiseService service(ledger.session);
    const AccountId account = ledger.account("1");
    CHECK(must(service.reliability(account)).empty());
    must(service.create(aPromise(account, "2026-03-03", eur(300'00))));
    must(service.create(aPromise(account, "2026-03-04", eur(100'00))));
    must(service.create(aPromise(account, "2026-03-06", eur(100'00))));
    const Promise gone = must(service.create(aPromise(account, "2026-03-05", eur(500'00))));
    must(service.cancel(gone.id, gone.rowVersion, QStringLiteral("x")));
    ledger.payment(account, "2026-03-02", eur(300'00));
    // Kept already, but its time is not over.
    CHECK(must(service.reliability(account)).empty());
    moveTo(ledger, "2026-03-31");
    ledger.payment(account, "2026-03-06", eur(40'00));
    const std::vector<PromiseReliability> rows = must(service.reliability(account));
    REQUIRE(rows.size() == 1);
    CHECK(rows[0].kept == 1);
    CHECK(rows[0].partly == 1);
    CHECK(rows[0].broken == 1);
    CHECK(rows[0].byNumber.value() == Approx(1.0 / 3));
    CHECK(rows[0].byAmount.value() == Approx(0.6));
    CHECK(rows[0].promisedAmount == eur(500'00));
}

} // namespace duebook
