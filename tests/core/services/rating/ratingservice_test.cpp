// SPDX-License-Identifier: Apache-2.0
#include "core/services/rating/ratingservice.h"

#include "core/services/accounts/accountservice.h"
#include "core/services/ledger/invoiceservice.h"
#include "core/services/record/activityservice.h"
#include "core/store/rating/ratingquery.h"
#include "tests/support/ledger.h"

namespace duebook {

using namespace test;

namespace {

struct Rated : LedgerBook {
    RatingService ratings{session};

    /// Three invoices, each paid so many days after its due day.
    AccountId payer(const char *number, int daysLate)
    {
        const AccountId payer = account(number);
        for (int i = 0; i < 3; ++i) {
            const QDate due = QDate(2025, 9, 1).addMonths(i);
            const QByteArray name = QByteArray(number) + "-" + QByteArray::number(i);
            invoice(payer, name.constData(), qPrintable(due.toString(Qt::ISODate)), eur(1000'00));
            payment(payer, qPrintable(due.addDays(daysLate).toString(Qt::ISODate)), eur(1000'00));
        }
        return payer;
    }
    Account of(AccountId id) { return must(accounts.account(id)).account; }
    RatingRun refresh(bool all = false) { return must(ratings.refresh(all, {})); }
};

} // namespace

TEST_CASE("An account is rated by how late it pays, in words", "[ratings]")
{
    Rated book;
    const AccountId prompt = book.payer("1", 0);
    const AccountId late = book.payer("2", 45);
    const AccountId fresh = book.account("3");
    const RatingRun run = book.refresh();
    CHECK(run.looked == 3);
    CHECK(run.changed == 3);
    CHECK(book.of(prompt).rating == QStringLiteral("A"));
    CHECK(book.of(late).rating == QStringLiteral("D"));
    CHECK(book.of(late).ratingReason.startsWith(QStringLiteral("pays 45 day")));
    CHECK(book.of(fresh).rating.isEmpty());
    CHECK(book.of(fresh).ratingReason.contains(QStringLiteral("only 0 invoice")));
}

TEST_CASE("Insolvency, broken promises and the limit change a rating", "[ratings]")
{
    Rated book;
    const AccountId broken = book.payer("1", 5);
    const AccountId gone = book.payer("2", 0);
    must(book.accounts.setStatus(gone, AccountStatus::Insolvency, QStringLiteral("court order"),
                                 book.session.today().addDays(30)));
    const QString before = [&] {
        book.refresh();
        return book.of(broken).ratingReason;
    }();
    CHECK(book.of(gone).rating == QStringLiteral("E"));
    CHECK(book.of(gone).ratingReason == QStringLiteral("insolvency"));
    for (int i = 0; i < 2; ++i)
        book.book.db().execute(
            qPrintable(QStringLiteral("INSERT INTO promise (uid, account_id, made_day, due_day, "
                                      "currency, amount, state, state_day, created_at, changed_at)"
                                      " VALUES ('p%1', %2, 20500, 20507, 'EUR', 100, 4, 20510, 0, "
                                      "0)")
                           .arg(i)
                           .arg(broken.number())));
    book.refresh(true);
    CHECK(book.of(broken).ratingReason.startsWith(before + QStringLiteral(", 2 promise")));
}

TEST_CASE("Only accounts whose payments changed are worked out again, all once a month",
          "[ratings]")
{
    Rated book;
    book.payer("1", 0);
    const AccountId late = book.payer("2", 10);
    book.book.db().execute("UPDATE account SET changed_at = 0");
    book.refresh();
    book.clock.advance(86400);
    // What was rated yesterday, the day its payments were entered, is looked at once more.
    book.refresh();
    book.clock.advance(86400);
    CHECK(must(book.ratings.due()).empty());

    const InvoiceId open = book.invoice(late, "2-9", "2026-02-20", eur(5000'00));
    (void)open;
    book.payment(late, "2026-03-04", eur(5000'00));
    CHECK(must(book.ratings.due()) == std::vector{late});
    const RatingRun run = book.refresh();
    CHECK(run.looked == 1);
    CHECK(run.changed == 1);

    book.clock.set(QDateTime(QDate(2026, 4, 1), QTime(9, 0), Qt::UTC));
    CHECK(must(book.ratings.due()).size() == 2);
}

TEST_CASE("A rating does not disturb who is changing the account, and its history is kept",
          "[ratings]")
{
    Rated book;
    const AccountId payer = book.payer("1", 0);
    const Account opened = book.of(payer);
    book.refresh();
    Account changed = opened;
    changed.city = QStringLiteral("Bonn");
    must(book.accounts.update(changed));
    CHECK(book.of(payer).rating == QStringLiteral("A"));

    const std::vector<StoredRating> worse{
        {payer, QStringLiteral("A"), QStringLiteral("C"), QStringLiteral("pays late"), true}};
    must(book.ratings.store(worse));
    CHECK(book.book.db().integer("SELECT count(*) FROM audit WHERE action = 'rating changed'") ==
          1);
}

TEST_CASE("A run of ratings is one line of the activity; each account tells its own change",
          "[ratings][activity]")
{
    Rated book;
    std::vector<AccountId> ids;
    for (int i = 0; i < 30; ++i)
        ids.push_back(book.payer(qPrintable(QString::number(100 + i)), 45));
    book.book.db().execute("UPDATE account SET rating = 'A'");
    ActivityService activity(book.session);
    const auto told = [&](const ActivityFilter &filter) {
        QStringList sentences;
        for (const ActivityEntry &entry : must(activity.feed(filter)).rows) {
            if (entry.action.startsWith(QStringLiteral("rating")))
                sentences += ActivityService::sentence(entry, {});
        }
        return sentences;
    };
    constexpr auto kAnnounced = "SELECT count(*) FROM change_log WHERE entity = 1";
    const qint64 before = book.book.db().integer(kAnnounced);
    const RatingRun run = book.refresh(true);
    CHECK(run.otherLetters == 30);
    CHECK(book.book.db().integer(kAnnounced) == before + 1);
    const auto isTheRun = [](const QStringList &sentences) {
        return sentences.size() == 1 &&
               sentences.front().startsWith(QStringLiteral("Ratings worked out: 30 account"));
    };
    CHECK(isTheRun(told({})));
    ActivityFilter filter;
    filter.user = book.session.user().id;
    CHECK(isTheRun(told(filter)));
    filter = {};
    filter.kind = ActivityKind::Account;
    CHECK(told(filter).isEmpty());
    filter.kind = ActivityKind::Book;
    CHECK(isTheRun(told(filter)));

    const std::vector<FieldChange> changes = must(activity.changes(ids[7])).rows;
    REQUIRE(changes.size() >= 2);
    CHECK(changes[0].field == QStringLiteral("Payment rating"));
    CHECK(changes[0].from == QStringLiteral("A"));
    CHECK(changes[0].to == QStringLiteral("D"));
    CHECK(changes[1].field == QStringLiteral("Reason"));
    CHECK(changes[1].to.startsWith(QStringLiteral("pays 45 day")));

    book.refresh(true);
    CHECK(isTheRun(told({})));
}

TEST_CASE("Stopped in between, the ratings worked out so far are kept", "[ratings]")
{
    Rated book;
    book.payer("1", 0);
    WorkControl control;
    control.cancel.cancel();
    const Result<RatingRun> stopped = book.ratings.refresh(true, control);
    REQUIRE_FALSE(stopped);
    CHECK(stopped.error().code == ErrorCode::Cancelled);
}

TEST_CASE("Reading what one account's rating rests on follows indexes", "[ratings][plan]")
{
    Rated book;
    const AccountId payer = book.payer("1", 0);
    const AccountId ids[] = {payer};
    const std::vector<RatedAccount> inputs = must(book.session.read([&](Database &db) {
        return Result<std::vector<RatedAccount>>(
            RatingQuery::inputs(db, ids, book.session.settings(), QDate(2026, 3, 2)));
    }));
    REQUIRE(inputs.size() == 1);
    CHECK(inputs.front().input.settled.size() == 3);
    CHECK(inputs.front().input.settled.front().settlesInvoice);
    CHECK(inputs.front().input.overdue.empty());
}

} // namespace duebook
