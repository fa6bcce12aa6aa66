// SPDX-License-Identifier: Apache-2.0
#include "core/services/today/worklistservice.h"

#include "core/base/days.h"
#include "core/services/followups/followupservice.h"
#include "core/services/talks/noteservice.h"
#include "tests/support/ledger.h"
#include "tests/support/talks.h"

namespace duebook {

using namespace test;

namespace {

struct Today : LedgerBook {
    WorklistService worklist{session};
    FollowUpService followUps{session};
    NoteService notes{session};
    UserId anna = session.user().id;

    Worklist all() { return must(worklist.today({})); }

    /// The reasons of the account's row, strongest first; empty = not on the list.
    std::vector<WorkReasonCode> reasons(AccountId account, UserId user = {})
    {
        std::vector<WorkReasonCode> codes;
        for (const WorkRow &row : must(worklist.today(user)).rows) {
            if (row.account != account)
                continue;
            for (const WorkReason &reason : row.reasons)
                codes.push_back(reason.code);
        }
        return codes;
    }

    void note(AccountId account, NoteKind kind = NoteKind::Call, const char *responseDue = "")
    {
        NewNote draft = aNote(account);
        draft.kind = kind;
        draft.responseDue = day(responseDue);
        must(notes.addNote(draft));
    }

    void promise(AccountId account, const char *due, qint64 cents)
    {
        book.db().execute(
            QStringLiteral("INSERT INTO promise (uid, account_id, made_day, due_day, currency, "
                           "amount, created_at, changed_at) VALUES ('%1', %2, %3, %4, 'EUR', %5, "
                           "0, 0)")
                .arg(newUid())
                .arg(account.number())
                .arg(toEpochDay(day(due)) - 7)
                .arg(toEpochDay(day(due)))
                .arg(cents)
                .toUtf8()
                .constData());
    }
};

using Codes = std::vector<WorkReasonCode>;

} // namespace

TEST_CASE("An account is on Today's list for follow-ups due, not for later ones", "[worklist]")
{
    Today today;
    const AccountId due = today.account("1");
    const AccountId late = today.account("2");
    const AccountId later = today.account("3");
    must(today.followUps.create(aFollowUp(due, day("2026-03-02"), QTime(9, 30))));
    must(today.followUps.create(aFollowUp(late, day("2026-02-27"))));
    must(today.followUps.create(aFollowUp(later, day("2026-03-03"))));
    CHECK(today.reasons(due) == Codes{WorkReasonCode::FollowUpDue});
    CHECK(today.reasons(late) == Codes{WorkReasonCode::FollowUpOverdue});
    CHECK(today.reasons(later).empty());

    const Worklist list = today.all();
    REQUIRE(list.rows.size() == 2);
    CHECK(list.rows[0].account == late);
    const WorkRow &row = list.rows[1];
    CHECK(row.reasons[0].time == QTime(9, 30));
    CHECK(row.nextAction == QStringLiteral("ask for payment"));
    // What the list hands over is enough to be done with the follow-up.
    must(today.followUps.done(row.reasons[0].followUp, row.reasons[0].followUpVersion));
    CHECK(today.reasons(due).empty());
}

TEST_CASE("Overdue money that nobody has in hand is on the list until somebody has", "[worklist]")
{
    Today today;
    const AccountId large = today.account("1");
    const AccountId old = today.account("2");
    const AccountId small = today.account("3");
    const AccountId planned = today.account("4");
    const AccountId promised = today.account("5");
    const AccountId credited = today.account("6");
    today.invoice(large, "1", "2026-02-28", eur(1'000'00));
    today.invoice(old, "1", "2026-02-22", eur(1'00));
    today.invoice(small, "1", "2026-02-28", eur(999'99));
    today.invoice(planned, "1", "2026-01-31", eur(5'000'00));
    must(today.followUps.create(aFollowUp(planned, day("2026-03-20"))));
    today.invoice(promised, "1", "2026-01-31", eur(5'000'00));
    today.promise(promised, "2026-03-10", 5'000'00);
    today.invoice(credited, "1", "2026-01-31", eur(-5'000'00), InvoiceKind::CreditNote);
    CHECK(today.reasons(large) == Codes{WorkReasonCode::Unattended});
    CHECK(today.reasons(old) == Codes{WorkReasonCode::Unattended});
    CHECK(today.reasons(small).empty());
    CHECK(today.reasons(planned).empty());
    CHECK(today.reasons(promised).empty());
    CHECK(today.reasons(credited).empty());
    const WorkRow row = today.all().rows.front();
    CHECK(row.account == large);
    CHECK(row.overdue == std::vector<Money>{eur(1'000'00)});
    CHECK(row.oldestDaysLate == 2);

    must(today.accounts.setStatus(old, AccountStatus::Agency, QStringLiteral("handed over"),
                                  day("2026-03-20")));
    CHECK(today.reasons(old).empty());
    // What a person planned comes all the same: nothing is parked for good.
    today.clock.advance(18 * 86400);
    CHECK_FALSE(today.reasons(old).empty());
}

TEST_CASE("A promise is broken when its day and grace passed without the money", "[worklist]")
{
    Today today;
    const AccountId account = today.account("1");
    today.invoice(account, "1", "2026-01-31", eur(100'00));
    // Friday 27 February + 2 working days = Tuesday 3 March.
    today.promise(account, "2026-02-27", 60'00);
    CHECK(today.reasons(account).empty());
    today.clock.advance(86400);
    CHECK(today.reasons(account).empty());
    today.clock.advance(86400);
    CHECK(today.reasons(account) ==
          Codes{WorkReasonCode::BrokenPromise, WorkReasonCode::Unattended});
    CHECK(today.all().rows[0].parts.size() >= 2);
    today.payment(account, "2026-03-04", eur(20'00));
    const WorkReason reason = today.all().rows[0].reasons[0];
    CHECK(reason.amount == eur(60'00));
    CHECK(reason.other == eur(20'00));
    today.payment(account, "2026-03-04", eur(40'00));
    // The promise is kept; what else is overdue has nobody's promise any more.
    CHECK(today.reasons(account) == Codes{WorkReasonCode::Unattended});
}

TEST_CASE("A broken promise is off the list once somebody spoke with the account", "[worklist]")
{
    Today today;
    const AccountId account = today.account("1");
    today.promise(account, "2026-02-20", 60'00);
    today.book.db().execute("UPDATE promise SET state = 4, state_day = 20512"); // 28 February
    CHECK(today.reasons(account) == Codes{WorkReasonCode::BrokenPromise});
    today.note(account);
    CHECK(today.reasons(account).empty());
}

TEST_CASE("An answer that did not come is a reason until there is any communication", "[worklist]")
{
    Today today;
    const AccountId account = today.account("1");
    today.note(account, NoteKind::Email, "2026-03-04");
    CHECK(today.reasons(account).empty());
    today.clock.advance(3 * 86400);
    CHECK(today.reasons(account) == Codes{WorkReasonCode::NoAnswer});
    today.note(account, NoteKind::Internal);
    CHECK(today.reasons(account) == Codes{WorkReasonCode::NoAnswer});
    today.note(account, NoteKind::Call);
    CHECK(today.reasons(account).empty());
}

TEST_CASE("One row per account with its strongest reason first", "[worklist]")
{
    Today today;
    const AccountId account = today.account("1");
    today.invoice(account, "1", "2026-01-31", eur(300'00));
    Account limited = must(today.accounts.account(account)).account;
    limited.creditLimit = eur(100'00);
    must(today.accounts.update(limited));
    must(today.accounts.setHold(account, QStringLiteral("limit"), day("2026-03-03")));
    must(today.followUps.create(aFollowUp(account, day("2026-03-01"))));
    must(today.followUps.create(aFollowUp(account, day("2026-03-02"))));
    today.clock.advance(86400);
    CHECK(today.reasons(account) == Codes{WorkReasonCode::FollowUpOverdue,
                                          WorkReasonCode::FollowUpOverdue,
                                          WorkReasonCode::OverLimit, WorkReasonCode::HoldRevisit});
    const WorkRow row = today.all().rows.front();
    CHECK(row.onHold);
    CHECK(row.reasons[2].percent == 300);
    int sum = 0;
    for (const ScorePart &part : row.parts) {
        CHECK_FALSE(WorklistService::partName(part.code).isEmpty());
        sum += part.points;
    }
    CHECK(sum == row.score);
    const WorklistService::Formats formats{[](const Money &money) { return money.toDecimal(); },
                                           [](QDate d) { return d.toString(Qt::ISODate); }};
    CHECK(WorklistService::sentence(row.reasons[2], formats) ==
          QStringLiteral("Owes 300 % of its limit of 100.00"));
    CHECK(WorklistService::sentence(row.reasons[0], formats) ==
          QStringLiteral("ask for payment (was due 2026-03-01)"));
}

TEST_CASE("A person sees their own work and what nobody owns, not a colleague's", "[worklist]")
{
    Today today;
    const UserId ben = aUser(today.session, QStringLiteral("ben"));
    const AccountId mine = today.account("1");
    const AccountId bens = today.account("2");
    const AccountId nobodys = today.account("3");
    for (const AccountId account : {mine, bens, nobodys})
        today.invoice(account, "1", "2026-01-31", eur(5'000'00));
    must(today.accounts.assignOwner({mine}, today.anna));
    must(today.accounts.assignOwner({bens}, ben));
    CHECK(must(today.worklist.today(today.anna)).rows.size() == 2);
    CHECK(today.reasons(bens, today.anna).empty());
    CHECK(today.reasons(bens, ben) == Codes{WorkReasonCode::Unattended});
    CHECK(today.all().rows.size() == 3);

    NewFollowUp helping = aFollowUp(bens, day("2026-03-02"));
    helping.assignee = today.anna;
    must(today.followUps.create(helping));
    CHECK(today.reasons(bens, today.anna) == Codes{WorkReasonCode::FollowUpDue});
}

TEST_CASE("The list ends at its limit and says that there is more", "[worklist]")
{
    Today today;
    for (int i = 0; i < 5; ++i)
        today.invoice(today.account(QByteArray::number(i).constData()), "1", "2026-01-31",
                      eur(2'000'00 + i * 50'000'00));
    const Worklist list = must(today.worklist.today({}, 3));
    CHECK(list.rows.size() == 3);
    CHECK(list.more);
    CHECK(list.rows[0].number == QStringLiteral("4"));
    CHECK(list.rows[0].score >= list.rows[1].score);
    CHECK_FALSE(must(today.worklist.today({}, 5)).more);
}

TEST_CASE("The figures on top count the day's work", "[worklist]")
{
    Today today;
    const AccountId account = today.account("1");
    today.invoice(account, "1", "2026-02-10", eur(500'00));
    today.invoice(account, "2", "2026-02-25", eur(100'00));
    today.invoice(account, "3", "2026-02-23", eur(7'00));
    today.payment(account, "2026-02-26", eur(200'00));
    const FollowUp first = must(today.followUps.create(aFollowUp(account, day("2026-02-27"))));
    must(today.followUps.create(aFollowUp(account, day("2026-03-02"))));
    must(today.followUps.create(aFollowUp(account, day("2026-03-09"))));
    today.note(account);
    today.note(account, NoteKind::Email);
    today.promise(account, "2026-03-08", 50'00);
    today.promise(account, "2026-03-09", 50'00);

    WorkFigures figures = must(today.worklist.figures({}));
    CHECK(figures.dueNow == 2);
    CHECK(figures.overdue == 1);
    CHECK(figures.overdueSince == day("2026-02-27"));
    CHECK(figures.callsToday == 1);
    CHECK(figures.promisesThisWeek == 1);
    CHECK(figures.promisedThisWeek == std::vector<Money>{eur(50'00)});
    CHECK(figures.overdueTotal == std::vector<Money>{eur(407'00)});
    // On 23 February 500 was overdue; the 7 due that day were not yet.
    CHECK(figures.overdueChangeWeek == std::vector<Money>{eur(-93'00)});

    must(today.followUps.done(first.id, first.rowVersion));
    figures = must(today.worklist.figures(today.anna));
    CHECK(figures.dueNow == 1);
    CHECK(figures.overdue == 0);
    CHECK_FALSE(figures.overdueSince.isValid());
    CHECK(figures.doneToday == 1);
    today.clock.advance(86400);
    figures = must(today.worklist.figures(today.anna));
    CHECK(figures.doneToday == 0);
    CHECK(figures.callsToday == 0);
}

TEST_CASE("Who has more credit than is overdue is not called for it", "[worklist]")
{
    Today today;
    const AccountId covered = today.account("1");
    const AccountId partly = today.account("2");
    const AccountId other = today.account("3");
    const AccountId prepaid = today.account("4");
    today.invoice(covered, "1", "2026-01-31", eur(400'00));
    today.invoice(covered, "2", "2025-09-10", eur(-550'00), InvoiceKind::CreditNote);
    today.invoice(partly, "1", "2026-01-31", eur(3'000'00));
    today.invoice(partly, "2", "2025-09-10", eur(-1'000'00), InvoiceKind::CreditNote);
    // Credit of another currency pays nothing here.
    today.invoice(other, "1", "2026-01-31", eur(400'00));
    today.invoice(other, "2", "2025-09-10", Money(-550'00, currency("USD")),
                  InvoiceKind::CreditNote);
    today.payment(prepaid, "2026-01-02", eur(700'00));
    today.invoice(prepaid, "1", "2026-01-31", eur(600'00));
    CHECK(today.reasons(covered).empty());
    CHECK(today.reasons(prepaid).empty());
    CHECK(today.reasons(other) == Codes{WorkReasonCode::Unattended});
    const auto rowOf = [&](AccountId account) {
        for (const WorkRow &row : today.all().rows) {
            if (row.account == account)
                return row;
        }
        return WorkRow();
    };
    const WorkRow row = rowOf(partly);
    CHECK(row.overdue == std::vector<Money>{eur(3'000'00)});
    CHECK(row.credit == std::vector<Money>{eur(1'000'00)});
    CHECK(row.chased == std::vector<Money>{eur(2'000'00)});
    REQUIRE(row.reasons.size() == 1);
    CHECK(row.reasons[0].amount == eur(2'000'00));
    CHECK(row.reasons[0].other == eur(1'000'00));
    CHECK(rowOf(other).credit.empty());

    // Who is on the list for something else: the row tells of the credit, no points for what is
    // paid.
    must(today.followUps.create(aFollowUp(covered, day("2026-03-02"))));
    const WorkRow called = rowOf(covered);
    CHECK(called.credit == std::vector<Money>{eur(550'00)});
    CHECK(called.parts == std::vector<ScorePart>{{ScoreCode::FollowUp, 12}});
    const WorklistService::Formats formats{[](const Money &money) { return money.toDecimal(); },
                                           [](QDate date) { return date.toString(Qt::ISODate); }};
    CHECK(WorklistService::creditSentence(called, formats) ==
          QStringLiteral("credit of 550.00 not yet used"));
}

TEST_CASE("Of rows with equal points the larger amount comes first", "[worklist]")
{
    Today today;
    std::vector<AccountId> all;
    for (int i = 1; i <= 9; ++i) {
        all.push_back(today.account(qPrintable(QString::number(i))));
        // Above 300,000 and 120 days every reason has its most.
        today.invoice(all.back(), "1", "2025-01-31", eur(qint64{400'000'00} * i));
    }
    const Worklist list = today.all();
    REQUIRE(list.rows.size() == 9);
    CHECK(list.rows.front().score == list.rows.back().score);
    CHECK(list.rows.front().account == all.back());
    CHECK(list.rows.back().account == all.front());
}

} // namespace duebook
