// SPDX-License-Identifier: Apache-2.0
#include "core/services/accounts/accountservice.h"
#include "core/services/followups/followupservice.h"

#include "core/services/accounts/contactservice.h"
#include "core/store/book/recordrepository.h"
#include "tests/support/ledger.h"

#include <set>

namespace duebook {

using namespace test;

TEST_CASE("An account is created, found by its number and changed with a record of it",
          "[accounts]")
{
    LedgerBook ledger;
    Account draft;
    draft.number = QStringLiteral(" D 100 ");
    draft.name = QStringLiteral("Müller  Anlagenbau");
    draft.creditLimit = eur(5'000'00);
    const AccountId id = must(ledger.accounts.create(draft));
    CHECK(must(ledger.accounts.find(QStringLiteral("d100"))) == id);

    Account account = must(ledger.accounts.account(id)).account;
    CHECK(account.name == QStringLiteral("Müller Anlagenbau"));
    CHECK(account.creditLimit == eur(5'000'00));
    account.city = QStringLiteral("Köln");
    account.creditLimit.reset();
    must(ledger.accounts.update(account));
    account = must(ledger.accounts.account(id)).account;
    CHECK(account.city == QStringLiteral("Köln"));
    CHECK(account.rowVersion == 2);
    const AuditEntry entry = RecordRepository::audit(ledger.book.db(), id, 1).front();
    CHECK(entry.changes.value(QStringLiteral("city")).toArray().at(1) == QStringLiteral("Köln"));
    CHECK(entry.changes.value(QStringLiteral("credit limit")).toArray().at(0) ==
          QStringLiteral("5000.00 EUR"));
    CHECK_FALSE(entry.changes.contains(QStringLiteral("name")));
}

TEST_CASE("A wrong field of an account is named, a number already taken names its owner",
          "[accounts]")
{
    LedgerBook ledger;
    ledger.account("100", QStringLiteral("Halvorsen Marine"));
    Account draft;
    draft.number = QStringLiteral("1 00");
    draft.name = QStringLiteral("Bakker");
    const Result<AccountId> taken = ledger.accounts.create(draft);
    REQUIRE_FALSE(taken);
    CHECK(taken.error().place == QStringLiteral("number"));
    CHECK(taken.error().sentence.contains(QStringLiteral("Halvorsen Marine")));

    const auto placeOf = [&](auto change) {
        Account wrong;
        wrong.number = QStringLiteral("200");
        wrong.name = QStringLiteral("Bakker");
        change(wrong);
        const Result<AccountId> result = ledger.accounts.create(wrong);
        return result ? QString() : result.error().place;
    };
    CHECK(placeOf([](Account &a) { a.number.clear(); }) == QStringLiteral("number"));
    CHECK(placeOf([](Account &a) { a.name = QStringLiteral("  "); }) == QStringLiteral("name"));
    CHECK(placeOf([](Account &a) { a.email = QStringLiteral("nobody"); }) ==
          QStringLiteral("email"));
    CHECK(placeOf([](Account &a) { a.termsDays = -1; }) == QStringLiteral("termsDays"));
    CHECK(placeOf([](Account &a) { a.creditLimit = eur(-1); }) == QStringLiteral("creditLimit"));
    CHECK(must(ledger.accounts.count({})) == 1);
}

TEST_CASE("Two people changing one account get a conflict, not a silent overwrite", "[accounts]")
{
    LedgerBook ledger;
    const AccountId id = ledger.account("100");
    const auto other = ledger.book.anotherSession();
    AccountService colleague(*other);
    Account mine = must(ledger.accounts.account(id)).account;
    Account theirs = must(colleague.account(id)).account;
    theirs.phone = QStringLiteral("+47 1");
    must(colleague.update(theirs));
    mine.city = QStringLiteral("Bergen");
    const Result<void> result = ledger.accounts.update(mine);
    REQUIRE_FALSE(result);
    CHECK(result.error().code == ErrorCode::Conflict);
    CHECK(must(ledger.accounts.account(id)).account.phone == QStringLiteral("+47 1"));
    mine.id = AccountId(99);
    mine.number = QStringLiteral("99");
    CHECK(ledger.accounts.update(mine).error().code == ErrorCode::NotFound);
}

TEST_CASE("A hold needs a reason, says who and since when, and is lifted with a record",
          "[accounts]")
{
    LedgerBook ledger;
    const AccountId id = ledger.account("100");
    CHECK(ledger.accounts.setHold(id, QStringLiteral(" "), {}).error().place ==
          QStringLiteral("reason"));
    CHECK(ledger.accounts.setHold(id, QStringLiteral("x"), {}).error().place ==
          QStringLiteral("revisit"));
    CHECK(ledger.accounts.setHold(id, QStringLiteral("x"), day("2026-03-02")).error().place ==
          QStringLiteral("revisit"));
    must(ledger.accounts.setHold(id, QStringLiteral("three invoices open"), day("2026-03-09")));
    AccountHeader header = must(ledger.accounts.account(id));
    REQUIRE(header.account.hold);
    CHECK(header.account.hold->since == day("2026-03-02"));
    CHECK(header.holdByName == QStringLiteral("Anna Berg"));
    ledger.clock.advance(3 * 86400);
    must(ledger.accounts.setHold(id, QStringLiteral("four invoices open"), day("2026-03-09")));
    const AuditEntry set = RecordRepository::audit(ledger.book.db(), id, 1).front();
    CHECK(set.action == QStringLiteral("hold set"));
    CHECK(set.changes[QLatin1String("reason")].toArray() ==
          QJsonArray{QStringLiteral("three invoices open"), QStringLiteral("four invoices open")});
    CHECK(set.changes[QLatin1String("revisit")].toArray() ==
          QJsonArray{QStringLiteral("2026-03-09"), QStringLiteral("2026-03-09")});
    CHECK(must(ledger.accounts.account(id)).account.hold->since == day("2026-03-02"));
    must(ledger.accounts.liftHold(id, QStringLiteral("paid")));
    CHECK_FALSE(must(ledger.accounts.account(id)).account.hold);
    const AuditEntry lifted = RecordRepository::audit(ledger.book.db(), id, 1).front();
    CHECK(lifted.action == QStringLiteral("hold lifted"));
    CHECK(lifted.changes[QLatin1String("reason")].toArray() ==
          QJsonArray{QStringLiteral("four invoices open"), QStringLiteral("paid")});
}

TEST_CASE("A status needs reason and day, comes back on it and ends", "[accounts]")
{
    LedgerBook ledger;
    FollowUpService followUps(ledger.session);
    const AccountId id = ledger.account("100");
    const auto problem = [&](AccountStatus status, const char *reason, const char *revisit) {
        const Result<void> set = ledger.accounts.setStatus(id, status, QString::fromLatin1(reason),
                                                           revisit ? day(revisit) : QDate());
        return set ? QString() : set.error().place;
    };
    CHECK(problem(AccountStatus::Insolvency, " ", "2026-03-20") == QStringLiteral("reason"));
    CHECK(problem(AccountStatus::Insolvency, "court", nullptr) == QStringLiteral("revisit"));
    CHECK(problem(AccountStatus::Legal, "court", "2026-03-02") == QStringLiteral("revisit"));
    CHECK(problem(AccountStatus::Closed, "", nullptr) == QStringLiteral("reason"));
    CHECK(problem(AccountStatus::Insolvency, "court order", "2026-03-20").isEmpty());
    const Account before = must(ledger.accounts.account(id)).account;
    CHECK(before.status == AccountStatus::Insolvency);
    CHECK(before.statusReason == QStringLiteral("court order"));
    CHECK(before.statusSince == day("2026-03-02"));
    CHECK(before.statusRevisit == day("2026-03-20"));
    const AuditEntry told = RecordRepository::audit(ledger.book.db(), id, 5).back();
    CHECK(told.action == QStringLiteral("account added"));
    const auto task = [&] { return must(followUps.followUp(FollowUpId(1))); };
    CHECK(task().due == day("2026-03-20"));
    ledger.clock.advance(3 * 86400);
    CHECK(problem(AccountStatus::Insolvency, "court order", "2026-03-25").isEmpty());
    CHECK(task().due == day("2026-03-25"));
    CHECK(must(ledger.accounts.account(id)).account.statusSince == day("2026-03-02"));

    CHECK(problem(AccountStatus::Active, "plan accepted", nullptr).isEmpty());
    const Account active = must(ledger.accounts.account(id)).account;
    CHECK(active.status == AccountStatus::Active);
    CHECK(active.statusReason == QStringLiteral("plan accepted"));
    CHECK_FALSE(active.statusRevisit.isValid());
    CHECK(task().state == FollowUpState::Done);
    must(ledger.accounts.restoreStatus(before));
    Account again = must(ledger.accounts.account(id)).account;
    again.rowVersion = before.rowVersion;
    CHECK(again == before);
    CHECK(task().state == FollowUpState::Open);

    // What others edit of the account leaves the status alone.
    Account edited = must(ledger.accounts.account(id)).account;
    edited.status = AccountStatus::Active;
    edited.inPool = true;
    must(ledger.accounts.update(edited));
    CHECK(must(ledger.accounts.account(id)).account.status == AccountStatus::Insolvency);
    CHECK(must(ledger.accounts.account(id)).account.inPool);
    CHECK(problem(AccountStatus::Closed, "out of business", nullptr).isEmpty());
    CHECK(task().state == FollowUpState::Done);
}

TEST_CASE("Accounts are listed by pages in every order without losing or doubling one",
          "[accounts]")
{
    LedgerBook ledger;
    for (int i = 0; i < 450; ++i) {
        const AccountId id =
            ledger.account(QByteArray::number(10000 + i).constData(),
                           QStringLiteral("Name %1").arg((i * 7919) % 90, 3, 10, QLatin1Char('0')));
        if (i % 50 == 0)
            ledger.invoice(id, "1", "2026-01-15", eur(100'00 + i));
    }
    for (const AccountSort sort :
         {AccountSort::Name, AccountSort::Number, AccountSort::Balance, AccountSort::Overdue,
          AccountSort::OldestDue, AccountSort::LastContact}) {
        for (const bool descending : {false, true}) {
            std::set<AccountId> seen;
            PageKey after;
            int pages = 0;
            while (true) {
                const AccountPage page = must(ledger.accounts.list({}, sort, descending, after));
                for (const AccountRow &row : page.rows)
                    CHECK(seen.insert(row.account.id).second);
                ++pages;
                if (!page.next)
                    break;
                after = *page.next;
            }
            CHECK(seen.size() == 450);
            CHECK(pages == 3);
        }
    }
    const AccountPage most = must(ledger.accounts.list({}, AccountSort::Overdue, true));
    CHECK(most.rows.front().account.number == QStringLiteral("10400"));
    CHECK(most.rows.front().balances.front().overdue() == 104'00);
}

TEST_CASE("Filters of the account list", "[accounts]")
{
    LedgerBook ledger;
    const AccountId late = ledger.account("D-100", QStringLiteral("Müller Anlagenbau"));
    const AccountId held = ledger.account("D-200", QStringLiteral("東京商事株式会社"));
    const AccountId limited = ledger.account("X 300", QStringLiteral("Straßenbau Weiß"));
    ledger.invoice(late, "1", "2026-02-20", eur(1));
    ledger.invoice(held, "1", "2026-03-02", eur(1));
    ledger.invoice(limited, "1", "2026-04-20", eur(100'01));
    must(ledger.accounts.setHold(held, QStringLiteral("why"), day("2026-03-09")));
    Account account = must(ledger.accounts.account(limited)).account;
    account.creditLimit = eur(100'00);
    account.owner = ledger.session.user().id;
    must(ledger.accounts.update(account));

    const auto only = [&](const AccountFilter &filter) {
        const AccountPage page = must(ledger.accounts.list(filter));
        CHECK(must(ledger.accounts.count(filter)) == qint64(page.rows.size()));
        return page.rows.size() == 1 ? page.rows.front().account.id : AccountId();
    };
    AccountFilter filter;
    filter.overdue = true;
    CHECK(only(filter) == late);
    filter = {};
    filter.onHold = true;
    CHECK(only(filter) == held);
    filter = {};
    filter.overLimit = true;
    CHECK(only(filter) == limited);
    filter = {};
    filter.owner = ledger.session.user().id;
    CHECK(only(filter) == limited);
    filter.owner = UserId();
    CHECK(must(ledger.accounts.list(filter)).rows.size() == 2);
    filter = {};
    filter.text = QStringLiteral("muller anl");
    CHECK(only(filter) == late);
    filter.text = QStringLiteral("d100");
    CHECK(only(filter) == late);
    filter.text = QStringLiteral("d101");
    CHECK(only(filter) == AccountId());
    filter.text = QStringLiteral("d-1");
    CHECK(only(filter) == late);
    filter.text = QStringLiteral("strassen");
    CHECK(only(filter) == limited);
    filter.text = QStringLiteral("商事");
    CHECK(only(filter) == held);
    filter.text = QStringLiteral("\"*'");
    CHECK(must(ledger.accounts.list(filter)).rows.empty());
}

TEST_CASE("The account page's head knows balances per currency, promises and contacts",
          "[accounts]")
{
    LedgerBook ledger;
    const AccountId id = ledger.account("100");
    Account account = must(ledger.accounts.account(id)).account;
    account.creditLimit = eur(200'00);
    must(ledger.accounts.update(account));
    ledger.invoice(id, "1", "2026-02-01", eur(150'00));
    ledger.invoice(id, "2", "2026-04-01", Money(9000, currency("JPY")));
    ContactService contacts(ledger.session);
    Contact contact;
    contact.account = id;
    contact.name = QStringLiteral("Ingrid Dahl");
    must(contacts.add(contact));

    const AccountHeader header = must(ledger.accounts.account(id));
    REQUIRE(header.balances.size() == 2);
    CHECK(header.balances[0].currency == currency("EUR"));
    CHECK(header.balances[0].overdue() == 150'00);
    CHECK(header.balances[1].balance() == 9000);
    CHECK(header.balances[1].overdue() == 0);
    CHECK(header.limitUsedPercent == 75);
    CHECK(header.contacts.front().isMain);
    CHECK_FALSE(header.lastContact);
    CHECK(ledger.accounts.account(AccountId(77)).error().code == ErrorCode::NotFound);
}

} // namespace duebook
