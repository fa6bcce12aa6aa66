// SPDX-License-Identifier: Apache-2.0
#include "core/services/team/assignmentservice.h"

#include "core/services/accounts/accountservice.h"
#include "core/services/book/settingsservice.h"
#include "core/services/team/userservice.h"
#include "core/services/today/worklistservice.h"
#include "tests/support/ledgerrows.h"
#include "tests/support/talks.h"
#include "tests/support/tempbook.h"

namespace duebook {

using namespace test;

namespace {

/// Three accounts of anna's, one of nobody's, with what they owe.
struct Office {
    FakeClock clock{"2026-03-02T09:30:00Z"};
    TempBook book{clock};
    Session &session = book.session();
    UserId anna = session.user().id;
    UserId ben = aUser(session, QStringLiteral("ben"));
    UserId sara = aUser(session, QStringLiteral("sara"), Role::Sales);
    LedgerRows rows{book.db()};
    AccountId adler = rows.account(QStringLiteral("1"), QStringLiteral("adler"), anna);
    AccountId frank = rows.account(QStringLiteral("2"), QStringLiteral("frank"), anna);
    AccountId zeiss =
        rows.account(QStringLiteral("3"), QStringLiteral("zeiss"), anna, SegmentId(1));
    AccountId stray = rows.account(QStringLiteral("4"), QStringLiteral("stray"));
    AssignmentService service{session};

    Office()
    {
        owes(adler, "R1", 100'00);
        owes(frank, "R2", 900'00);
        owes(zeiss, "R3", 50'00);
        owes(stray, "R4", 20'00);
        rows.finish(session, QDate(2026, 3, 2));
    }

    void owes(AccountId account, const char *number, qint64 cents)
    {
        rows.invoice(account, QLatin1String(number), QDate(2026, 1, 1), QDate(2026, 1, 31),
                     QStringLiteral("EUR"), cents);
    }

    UserId ownerOf(AccountId account)
    {
        return must(AccountService(session).account(account)).account.owner;
    }
    bool inPool(AccountId account)
    {
        Statement select(book.db(), "SELECT in_pool FROM account WHERE id = $1");
        select.bind(account);
        return select.next() && select.flag(0);
    }
    int auditRows(const char *action)
    {
        Statement select(book.db(), "SELECT count(*) FROM audit WHERE action = $1");
        select.bind(QString::fromLatin1(action));
        return select.next() ? int(select.integer(0)) : 0;
    }
};

} // namespace

TEST_CASE("A leaver's accounts, follow-ups and disputes go to another person, and back exactly",
          "[assignment]")
{
    Office office;
    AssignmentService &service = office.service;
    const FollowUp open =
        must(FollowUpService(office.session).create(aFollowUp(office.adler, QDate(2026, 3, 9))));
    office.book.db().execute(
        "INSERT INTO dispute (uid, account_id, reason, owner_id, opened_day, created_at,"
        " changed_at) VALUES ('d', 1, 'price', 1, 20000, 0, 0)");
    REQUIRE(office.anna.number() == 1);

    const HandOverPreview preview = must(service.previewHandOver(office.anna));
    CHECK(preview.accounts == 3);
    CHECK(preview.followUps == 1);
    CHECK(preview.disputes == 1);

    const HandedOver given = must(service.handOver(office.anna, office.ben));
    CHECK(given.accounts.size() == 3);
    CHECK(given.disputes.size() == 1);
    CHECK(office.ownerOf(office.zeiss) == office.ben);
    CHECK_FALSE(office.ownerOf(office.stray).isSet());
    CHECK(must(FollowUpService(office.session).followUp(open.id)).assignee == office.ben);
    CHECK(must(service.previewHandOver(office.anna)).empty());
    CHECK(office.auditRows("owner changed") == 3);

    SECTION("undo")
    {
        CHECK(must(service.undo(given)) == 0);
        const HandOverPreview back = must(service.previewHandOver(office.anna));
        CHECK(back.accounts == 3);
        CHECK(back.followUps == 1);
        CHECK(back.disputes == 1);
    }
    SECTION("what somebody changed since stays, and is told")
    {
        office.book.db().execute("UPDATE account SET row_version = row_version + 1"
                                 " WHERE number = '2'");
        CHECK(must(service.undo(given)) == 1);
        CHECK(office.ownerOf(office.frank) == office.ben);
        CHECK(office.ownerOf(office.adler) == office.anna);
    }
}

TEST_CASE("Chosen accounts are given to a person or to nobody, and back; a change between stays",
          "[assignment]")
{
    Office office;
    AssignmentService &service = office.service;
    const auto asSeen = [&](AccountId id) {
        const Account account = must(AccountService(office.session).account(id)).account;
        return OwnedAccount{id, account.rowVersion, account.owner};
    };
    const std::vector<OwnedAccount> seen{asSeen(office.frank), asSeen(office.stray)};
    const HandedOver given = must(service.assign(seen, office.ben));
    CHECK(given.accounts.size() == 2);
    CHECK(office.ownerOf(office.frank) == office.ben);
    CHECK(office.ownerOf(office.stray) == office.ben);
    CHECK(must(service.undo(given)) == 0);
    CHECK(office.ownerOf(office.frank) == office.anna);
    CHECK_FALSE(office.ownerOf(office.stray).isSet());

    // Read before all that: nothing of it is written over.
    const HandedOver late = must(service.assign(seen, office.ben));
    CHECK(late.stayed == 2);
    CHECK(late.accounts.empty());
    CHECK(office.ownerOf(office.frank) == office.anna);

    const HandedOver toNobody = must(service.assign({asSeen(office.adler)}, {}));
    CHECK(toNobody.accounts.size() == 1);
    CHECK_FALSE(office.ownerOf(office.adler).isSet());
    CHECK(must(service.undo(toNobody)) == 0);
    CHECK(office.ownerOf(office.adler) == office.anna);
    CHECK(service.assign(seen, office.sara).error().place == QStringLiteral("to"));
    CHECK(service.handOver(office.anna, {}).error().place == QStringLiteral("to"));
}

TEST_CASE("Accounts are given by rule: letters, segment, amount, without owner", "[assignment]")
{
    Office office;
    AssignmentService &service = office.service;
    AssignmentRule rule;
    rule.fromLetter = QStringLiteral("A");
    rule.toLetter = QStringLiteral("F");
    CHECK(must(service.preview(rule, office.ben)) == 2);
    CHECK(must(service.preview(rule, office.anna)) == 0);
    rule.owingFrom = 500;
    CHECK(must(service.preview(rule, office.ben)) == 1);
    rule = {};
    rule.segment = SegmentId(1);
    CHECK(must(service.preview(rule, office.ben)) == 1);
    rule = {};
    rule.owner = UserId();
    const HandedOver given = must(service.assign(rule, office.ben));
    REQUIRE(given.accounts.size() == 1);
    CHECK(office.ownerOf(office.stray) == office.ben);
    CHECK(must(service.undo(given)) == 0);
    CHECK_FALSE(office.ownerOf(office.stray).isSet());
}

TEST_CASE("Nobody gives accounts away who may not, nor to somebody who may not work",
          "[assignment]")
{
    Office office;
    AssignmentRule rule;
    rule.owner = office.anna;
    CHECK(office.service.assign(rule, office.sara).error().place == QStringLiteral("to"));
    CHECK(office.service.assign(rule, UserId(99)).error().place == QStringLiteral("to"));
    CHECK(office.service.handOver(office.anna, office.anna).error().place == QStringLiteral("to"));
    rule.fromLetter = QStringLiteral("M");
    rule.toLetter = QStringLiteral("C");
    CHECK(office.service.preview(rule, office.ben).error().place == QStringLiteral("letters"));
    rule = {};
    rule.owingFrom = 100;
    rule.owingBelow = 100;
    CHECK(office.service.preview(rule, office.ben).error().place == QStringLiteral("owing"));
    User clerk = office.session.user();
    clerk.role = Role::Clerk;
    office.session.setUser(clerk);
    CHECK(office.service.handOver(office.anna, office.ben).error().code == ErrorCode::Forbidden);
    CHECK(office.ownerOf(office.adler) == office.anna);
}

TEST_CASE("Small accounts come into the pool by the rule and to everybody's Today", "[pool]")
{
    Office office;
    AssignmentService &service = office.service;
    const PoolChange preview = must(service.previewPool(200));
    // Not frank (owes more), not zeiss (strategic).
    CHECK(preview.in == std::vector{office.adler, office.stray});
    CHECK(preview.out.empty());
    CHECK(must(service.refreshPool()).empty());
    CHECK_FALSE(office.inPool(office.adler));

    BookSettings settings = office.session.settings();
    settings.poolBelow = 200;
    must(SettingsService(office.session).save(settings));
    CHECK(must(service.refreshPool()).in.size() == 2);
    CHECK(office.inPool(office.adler));
    CHECK(must(service.refreshPool()).empty());

    const Worklist bens = must(WorklistService(office.session).today(office.ben));
    REQUIRE(bens.rows.size() == 2);
    CHECK(bens.rows.front().shared);

    SECTION("it leaves when it owes more, or nothing")
    {
        office.owes(office.adler, "R9", 500'00);
        office.rows.finish(office.session, QDate(2026, 3, 2));
        CHECK(must(service.refreshPool()).out == std::vector{office.adler});
        office.book.db().execute("DELETE FROM account_balance");
        CHECK(must(service.refreshPool()).out == std::vector{office.stray});
    }
    SECTION("what was set by hand stays")
    {
        const AccountId byHand[] = {office.frank};
        must(service.setPool(byHand, true));
        const AccountId out[] = {office.adler};
        must(service.setPool(out, false));
        CHECK(must(service.refreshPool()).empty());
        CHECK(office.inPool(office.frank));
        CHECK_FALSE(office.inPool(office.adler));
    }
    SECTION("what was set by hand and taken back follows the rule again")
    {
        const AccountId out[] = {office.adler};
        const std::vector<PoolPlace> before = must(service.setPool(out, false));
        REQUIRE(before.size() == 1);
        CHECK(must(service.restorePool(before)) == 0);
        CHECK(office.inPool(office.adler));
        CHECK(must(service.refreshPool()).empty());
        office.owes(office.adler, "R9", 500'00);
        office.rows.finish(office.session, QDate(2026, 3, 2));
        CHECK(must(service.refreshPool()).out == std::vector{office.adler});

        // Set by hand twice: the second is taken back to the first.
        const AccountId frank[] = {office.frank};
        must(service.setPool(frank, true));
        must(service.restorePool(must(service.setPool(frank, false))));
        CHECK(office.inPool(office.frank));
        CHECK(must(service.refreshPool()).out.empty());
    }
    SECTION("what somebody changed since is not taken back")
    {
        const AccountId out[] = {office.adler, office.stray};
        const std::vector<PoolPlace> before = must(service.setPool(out, false));
        must(AccountService(office.session)
                 .setHold(office.stray, QStringLiteral("late"), QDate(2026, 4, 1)));
        CHECK(must(service.restorePool(before)) == 1);
        CHECK(office.inPool(office.adler));
        CHECK_FALSE(office.inPool(office.stray));
    }
    SECTION("a change is taken back")
    {
        must(service.changePool({{}, preview.in}));
        CHECK_FALSE(office.inPool(office.stray));
    }
}

TEST_CASE("What a person who no longer works here left is nobody's, and nothing is added to it",
          "[assignment][worklist]")
{
    Office office;
    const FollowUp task =
        must(FollowUpService(office.session).create(aFollowUp(office.frank, QDate(2026, 3, 2))));
    const auto user = [&](UserId id) {
        for (const User &each : must(UserService(office.session).users())) {
            if (each.id == id)
                return each;
        }
        return User();
    };
    User carla = user(office.ben);
    carla.login = QStringLiteral("carla");
    carla.name = QStringLiteral("Carla Roth");
    carla.role = Role::Administrator;
    carla.id = must(UserService(office.session).add(carla));
    User anna = user(office.anna);
    anna.role = Role::Clerk;
    anna.active = false;
    carla = user(carla.id);

    office.session.setUser(carla);
    must(UserService(office.session).change(anna));
    const HandOverPreview left = must(office.service.previewHandOver(office.anna));
    CHECK(left.accounts == 3);
    CHECK(left.followUps == 1);
    const QString said = AssignmentService::leftSentence(anna.name, left);
    CHECK(said.contains(QStringLiteral("3 accounts, 1 open follow-up")));
    CHECK(AssignmentService::leftSentence(anna.name, {}).isEmpty());

    WorklistService today(office.session);
    const Worklist bens = must(today.today(office.ben));
    CHECK(bens.rows.size() == 4);
    for (const WorkRow &row : bens.rows) {
        if (row.account != office.stray)
            CHECK(row.ownerGone);
        if (row.account == office.frank)
            CHECK(row.reasons.front().followUp == task.id);
    }
    CHECK(must(today.figures(office.ben)).withoutOwner == 4);
    CHECK(must(today.figures(office.ben)).dueNow == 1);

    // Nothing new for her.
    const auto refused = [](const auto &answer) {
        return !answer && answer.error().code == ErrorCode::Invalid &&
               !answer.error().sentence.isEmpty();
    };
    AccountService accounts(office.session);
    CHECK(refused(accounts.assignOwner({office.stray}, office.anna)));
    Account stray = must(accounts.account(office.stray)).account;
    stray.owner = office.anna;
    CHECK(refused(accounts.update(stray)));
    Account fresh;
    fresh.number = QStringLiteral("9");
    fresh.name = QStringLiteral("new");
    fresh.owner = office.anna;
    CHECK(refused(accounts.create(fresh)));
    NewFollowUp asked = aFollowUp(office.stray, QDate(2026, 3, 9));
    asked.assignee = office.anna;
    CHECK(refused(FollowUpService(office.session).create(asked)));
    CHECK(
        refused(office.service.assign(AssignmentRule{UserId(), {}, {}, {}, {}, {}}, office.anna)));
    CHECK(refused(
        office.service.assign(AssignmentRule{{}, {}, {}, SegmentId(77), {}, {}}, office.anna)));
    CHECK(refused(office.service.handOver(office.ben, office.anna)));
    // What is hers already may be changed otherwise.
    Account frank = must(accounts.account(office.frank)).account;
    frank.termsDays = 10;
    must(accounts.update(frank));

    must(office.service.handOver(office.anna, office.ben));
    CHECK(must(office.service.previewHandOver(office.anna)).empty());
    CHECK(must(today.figures(office.ben)).withoutOwner == 1);
    for (const WorkRow &row : must(today.today(office.ben)).rows)
        CHECK_FALSE(row.ownerGone);
}

} // namespace duebook
