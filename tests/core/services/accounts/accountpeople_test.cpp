// SPDX-License-Identifier: Apache-2.0
#include "core/services/accounts/accountpeopleservice.h"

#include "core/db/statement.h"
#include "core/services/team/userservice.h"
#include "tests/support/ledger.h"
#include "tests/support/talks.h"

namespace duebook {

using namespace test;

TEST_CASE("Our people at an account: owner, representative and others, each once",
          "[account][people]")
{
    LedgerBook ledger;
    AccountPeopleService service(ledger.session);
    const AccountId account = ledger.account("100");
    const UserId anna = ledger.session.user().id;
    const UserId ben = aUser(ledger.session, QStringLiteral("ben"));
    const UserId carla = aUser(ledger.session, QStringLiteral("carla"), Role::Sales);
    CHECK(must(service.people(account)).empty());

    must(ledger.accounts.assignOwner({account}, ben));
    must(service.setRepresentative(account, carla));
    must(service.setRole(account, anna, QStringLiteral("  order  processing ")));
    must(service.setRole(account, ben, QStringLiteral("knows the owner")));
    const std::vector<AccountPerson> people = must(service.people(account));
    REQUIRE(people.size() == 3);
    CHECK(people[0].user == ben);
    CHECK(people[0].owner);
    CHECK(people[0].role == QStringLiteral("knows the owner"));
    CHECK(people[1].user == carla);
    CHECK(people[1].representative);
    CHECK(people[2].role == QStringLiteral("order processing"));

    must(service.remove(account, ben));
    CHECK(must(service.people(account))[0].role.isEmpty());
    CHECK(service.remove(account, ben).error().code == ErrorCode::NotFound);
    must(service.setRepresentative(account, {}));
    CHECK(must(service.people(account)).size() == 2);
    CHECK(must(ledger.accounts.account(account)).account.representative == UserId());
    Statement count(ledger.session.database(),
                    "SELECT count(*) FROM audit WHERE account_id = $1 AND action LIKE 'person %'");
    count.bind(account);
    REQUIRE(count.next());
    CHECK(count.integer(0) == 3);
}

TEST_CASE("Who cannot be linked is refused with the field", "[account][people]")
{
    LedgerBook ledger;
    AccountPeopleService service(ledger.session);
    const AccountId account = ledger.account("100");
    const UserId anna = ledger.session.user().id;
    CHECK(service.setRole(account, anna, QStringLiteral(" ")).error().place ==
          QStringLiteral("role"));
    CHECK(service.setRole(account, UserId(99), QStringLiteral("x")).error().place ==
          QStringLiteral("person"));
    CHECK(service.setRole(AccountId(99), anna, QStringLiteral("x")).error().code ==
          ErrorCode::NotFound);
    CHECK(service.setRepresentative(account, UserId(99)).error().place == QStringLiteral("person"));

    const UserId ben = aUser(ledger.session, QStringLiteral("ben"));
    must(service.setRole(account, ben, QStringLiteral("delivery")));
    std::vector<User> users = must(UserService(ledger.session).users());
    User gone = users.back().id == ben ? users.back() : users.front();
    gone.active = false;
    must(UserService(ledger.session).change(gone));
    CHECK_FALSE(must(service.people(account)).front().active);
    must(service.remove(account, ben));
    CHECK(service.setRole(account, ben, QStringLiteral("delivery")).error().place ==
          QStringLiteral("person"));
}

} // namespace duebook
