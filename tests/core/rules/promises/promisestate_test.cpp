// SPDX-License-Identifier: Apache-2.0
#include "core/rules/promises/promisestate.h"

#include "tests/support/catch.h"

namespace duebook {

namespace {

const Currency kEuro = Currency::fromCode(QByteArrayView("EUR")).value();
const Currency kDollar = Currency::fromCode(QByteArrayView("USD")).value();

QDate day(const char *iso)
{
    return QDate::fromString(QLatin1String(iso), Qt::ISODate);
}

PromiseTerms terms(const char *today, std::vector<QDate> holidays = {}, int grace = 2)
{
    BookSettings settings;
    settings.promiseGraceDays = grace;
    settings.holidays = std::move(holidays);
    return {settings, day(today)};
}

PromiseToJudge promise(qint64 id, const char *made, const char *due, qint64 cents,
                       std::vector<InvoiceId> invoices = {}, const char *plan = "")
{
    return {PromiseId(id),       day(made),           day(due),
            Money(cents, kEuro), QLatin1String(plan), std::move(invoices)};
}

Receipt paid(const char *on, qint64 cents, qint64 invoice = 0, Currency currency = kEuro)
{
    static qint64 payment = 0;
    return {InvoiceId(invoice), PaymentId(++payment), day(on), day(on), Money(cents, currency)};
}

Receipt credited(const char *on, qint64 cents, qint64 invoice)
{
    return {InvoiceId(invoice), PaymentId(), day(on), QDate(), Money(cents, kEuro)};
}

PromiseVerdict one(const PromiseToJudge &promise, std::vector<Receipt> receipts,
                   const PromiseTerms &terms)
{
    return judgePromises({promise}, std::move(receipts), terms).front();
}

std::vector<PromiseState> states(const std::vector<PromiseVerdict> &verdicts)
{
    std::vector<PromiseState> all;
    for (const PromiseVerdict &verdict : verdicts)
        all.push_back(verdict.state);
    return all;
}

} // namespace

TEST_CASE("The last day of a promise is the grace's working days after its day",
          "[promises][rules]")
{
    struct Row {
        const char *due;
        int grace;
        const char *last;
    };
    // 2026-04-03 is Good Friday, 2026-04-06 Easter Monday.
    const std::vector<QDate> easter{day("2026-04-03"), day("2026-04-06")};
    const Row rows[] = {
        {"2026-03-02", 2, "2026-03-04"}, // Monday
        {"2026-03-05", 2, "2026-03-09"}, // Thursday, over the weekend
        {"2026-03-06", 2, "2026-03-10"}, // Friday
        {"2026-03-07", 2, "2026-03-10"}, // Saturday
        {"2026-03-07", 0, "2026-03-09"}, // no grace: the next working day
        {"2026-03-06", 0, "2026-03-06"},
        {"2026-04-02", 2, "2026-04-08"}, // Maundy Thursday: two holidays and a weekend
        {"2026-04-03", 0, "2026-04-07"}, // a holiday
        {"2028-02-28", 1, "2028-02-29"}, // leap day
        {"2028-02-29", 2, "2028-03-02"},
    };
    for (const Row &row : rows) {
        INFO(row.due << " + " << row.grace);
        CHECK(terms("2026-03-01", easter, row.grace).lastDay(day(row.due)) == day(row.last));
    }
}

TEST_CASE("A promise counts from its making to the end of its last day", "[promises][rules]")
{
    const PromiseToJudge given = promise(1, "2026-03-02", "2026-03-06", 400'00, {InvoiceId(7)});
    struct Row {
        const char *paid; // the day 400 come
        const char *today;
        PromiseState state;
        const char *since;
    };
    // Friday; the grace ends on Tuesday the 10th.
    const Row rows[] = {
        {"2026-03-01", "2026-03-05", PromiseState::Open, ""}, // before it was made
        {"2026-03-02", "2026-03-05", PromiseState::Kept, "2026-03-02"},
        {"2026-03-10", "2026-03-10", PromiseState::Kept, "2026-03-10"},
        {"2026-03-10", "2026-03-30", PromiseState::Kept, "2026-03-10"},
        {"2026-03-11", "2026-03-10", PromiseState::Open, ""},
        {"2026-03-11", "2026-03-11", PromiseState::Broken, "2026-03-11"}, // a day too late
        {"2026-03-01", "2026-03-11", PromiseState::Broken, "2026-03-11"},
    };
    for (const Row &row : rows) {
        INFO(row.paid << " seen on " << row.today);
        const PromiseVerdict verdict = one(given, {paid(row.paid, 400'00, 7)}, terms(row.today));
        CHECK(verdict.state == row.state);
        CHECK(verdict.since == day(row.since));
    }
}

TEST_CASE("Part of the money keeps a promise partly, and only when its time is over",
          "[promises][rules]")
{
    const PromiseToJudge given = promise(1, "2026-03-02", "2026-03-06", 400'00, {InvoiceId(7)});
    const std::vector<Receipt> receipts{paid("2026-03-03", 100'00, 7), paid("2026-03-05", 50'00, 7),
                                        paid("2026-03-05", 900'00, 8)};
    const PromiseVerdict open = one(given, receipts, terms("2026-03-10"));
    CHECK(open.state == PromiseState::Open);
    CHECK(open.received == Money(150'00, kEuro));
    CHECK_FALSE(open.since.isValid());
    const PromiseVerdict over = one(given, receipts, terms("2026-03-11"));
    CHECK(over.state == PromiseState::PartlyKept);
    CHECK(over.received == Money(150'00, kEuro));
    CHECK(over.since == day("2026-03-11"));
}

TEST_CASE("A promise is kept on the day its amount is reached, not when it is exceeded later",
          "[promises][rules]")
{
    const PromiseVerdict verdict =
        one(promise(1, "2026-03-02", "2026-03-06", 400'00, {InvoiceId(7), InvoiceId(8)}),
            {paid("2026-03-06", 700'00, 7), paid("2026-03-03", 100'00, 8),
             paid("2026-03-04", 300'00, 8)},
            terms("2026-03-20"));
    CHECK(verdict.state == PromiseState::Kept);
    CHECK(verdict.since == day("2026-03-04"));
    CHECK(verdict.received == Money(400'00, kEuro));
}

TEST_CASE("Without invoices every payment of the account counts, in the promise's currency",
          "[promises][rules]")
{
    const PromiseToJudge given = promise(1, "2026-03-02", "2026-03-06", 400'00);
    CHECK(
        one(given, {paid("2026-03-05", 250'00, 9), paid("2026-03-06", 150'00)}, terms("2026-03-06"))
            .state == PromiseState::Kept);
    CHECK(one(given, {paid("2026-03-05", 400'00, 0, kDollar)}, terms("2026-03-30")).state ==
          PromiseState::Broken);
    // A credit note is no payment of the account.
    CHECK(one(given, {credited("2026-03-05", 400'00, 9)}, terms("2026-03-30")).state ==
          PromiseState::Broken);
}

TEST_CASE("A credit note counts for the invoice it settles", "[promises][rules]")
{
    const PromiseVerdict verdict = one(
        promise(1, "2026-03-02", "2026-03-06", 400'00, {InvoiceId(7)}),
        {credited("2026-03-03", 100'00, 7), paid("2026-03-05", 300'00, 7)}, terms("2026-03-30"));
    CHECK(verdict.state == PromiseState::Kept);
    CHECK(verdict.since == day("2026-03-05"));
}

TEST_CASE("Money taken back never kept a promise", "[promises][rules]")
{
    const PromiseToJudge about = promise(1, "2026-03-02", "2026-03-06", 400'00, {InvoiceId(7)});
    // The cheque bounced a week after the time was over.
    CHECK(one(about, {paid("2026-03-05", 400'00, 7), paid("2026-03-17", -400'00, 7)},
              terms("2026-03-30"))
              .state == PromiseState::Broken);
    CHECK(one(about,
              {paid("2026-03-04", 400'00, 7), paid("2026-03-05", -400'00, 7),
               paid("2026-03-06", 400'00, 7)},
              terms("2026-03-30"))
              .since == day("2026-03-06"));
    const PromiseToJudge any = promise(1, "2026-03-02", "2026-03-06", 400'00);
    const PromiseVerdict refunded =
        one(any, {paid("2026-03-05", 400'00), paid("2026-03-06", -100'00)}, terms("2026-03-30"));
    CHECK(refunded.state == PromiseState::PartlyKept);
    CHECK(refunded.received == Money(300'00, kEuro));
    // Another matter, after its time.
    CHECK(one(any, {paid("2026-03-05", 400'00), paid("2026-05-05", -100'00)}, terms("2026-06-01"))
              .state == PromiseState::Kept);
}

TEST_CASE("One payment does not keep two promises: the one due first takes first",
          "[promises][rules]")
{
    const std::vector<PromiseToJudge> both{
        promise(1, "2026-03-02", "2026-03-13", 400'00, {InvoiceId(7)}),
        promise(2, "2026-03-02", "2026-03-06", 400'00, {InvoiceId(7)})};
    const auto verdicts = judgePromises(both, {paid("2026-03-05", 500'00, 7)}, terms("2026-03-30"));
    CHECK(states(verdicts) == std::vector{PromiseState::PartlyKept, PromiseState::Kept});
    CHECK(verdicts[0].received == Money(100'00, kEuro));

    // The account's own promise takes first what no invoice's promise waits for.
    const auto mixed = judgePromises(
        {promise(1, "2026-03-02", "2026-03-05", 400'00),
         promise(2, "2026-03-02", "2026-03-06", 400'00, {InvoiceId(7)})},
        {paid("2026-03-03", 400'00, 7), paid("2026-03-04", 400'00, 8)}, terms("2026-03-30"));
    CHECK(states(mixed) == std::vector{PromiseState::Kept, PromiseState::Kept});
    const auto scarce =
        judgePromises({promise(1, "2026-03-02", "2026-03-05", 400'00),
                       promise(2, "2026-03-02", "2026-03-06", 400'00, {InvoiceId(7)})},
                      {paid("2026-03-03", 400'00, 7)}, terms("2026-03-30"));
    CHECK(states(scarce) == std::vector{PromiseState::Kept, PromiseState::Broken});
}

TEST_CASE("In a plan each instalment stands for itself, and what comes late fills the gap first",
          "[promises][rules]")
{
    const std::vector<InvoiceId> about{InvoiceId(7)};
    const std::vector<PromiseToJudge> plan{
        promise(1, "2026-02-27", "2026-03-02", 100'00, about, "plan"),
        promise(2, "2026-02-27", "2026-04-01", 100'00, about, "plan"),
        promise(3, "2026-02-27", "2026-05-04", 100'00, about, "plan")};
    const auto ahead = judgePromises(plan, {paid("2026-03-02", 250'00, 7)}, terms("2026-04-15"));
    CHECK(states(ahead) == std::vector{PromiseState::Kept, PromiseState::Kept, PromiseState::Open});
    CHECK(ahead[2].received == Money(50'00, kEuro));

    const auto behind = judgePromises(
        plan, {paid("2026-03-20", 100'00, 7), paid("2026-04-02", 30'00, 7)}, terms("2026-04-15"));
    CHECK(states(behind) ==
          std::vector{PromiseState::Broken, PromiseState::PartlyKept, PromiseState::Open});
    CHECK(behind[0].received == Money(0, kEuro));
    CHECK(behind[1].received == Money(30'00, kEuro));
}

TEST_CASE("The first standing due day divides promises whose time is over from the others",
          "[promises][rules]")
{
    for (const char *today : {"2026-03-09", "2026-03-10", "2026-03-11", "2026-04-08"}) {
        const PromiseTerms given = terms(today, {day("2026-04-03"), day("2026-04-06")});
        const QDate first = given.firstStanding();
        INFO(today);
        CHECK_FALSE(given.hasPassed(first));
        CHECK(given.hasPassed(first.addDays(-1)));
    }
    CHECK(terms("2026-03-10").firstStanding() == day("2026-03-06"));
}

TEST_CASE("Where no day is known no promise stands first", "[promise]")
{
    CHECK_FALSE(PromiseTerms(BookSettings(), {}).firstStanding().isValid());
    BookSettings never;
    never.promiseGraceDays = 60;
    for (QDate day(2020, 1, 1); day < QDate(2030, 1, 1); day = day.addDays(1))
        never.holidays.push_back(day);
    const QDate today(2026, 3, 2);
    const QDate first = PromiseTerms(never, today).firstStanding();
    CHECK(first.isValid());
    CHECK(first < today);
}

} // namespace duebook
