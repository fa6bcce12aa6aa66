// SPDX-License-Identifier: Apache-2.0
// What a role means for the single record and for the person.
#include "core/rules/team/permissions.h"
#include "core/services/book/settingsservice.h"
#include "core/services/importing/importservice.h"
#include "core/services/talks/noteservice.h"
#include "tests/support/rolesoffice.h"

using namespace duebook;
using namespace duebook::test;

namespace {

const QDate kLater = QDate(2026, 4, 1);

} // namespace

TEST_CASE("A right withdrawn at another client holds from the next change on", "[permissions]")
{
    Office office;
    const std::unique_ptr<Session> session = office.as(Role::Manager);
    const QString company = QStringLiteral("company");
    must(SettingsService(*session).setValue(company, QStringLiteral("A")));
    User user = session->user();
    user.rowVersion = 1;
    user.role = Role::Clerk;
    must(UserService(office.ledger.session).change(user));
    CHECK(SettingsService(*session).setValue(company, QStringLiteral("B")).error().code ==
          ErrorCode::Forbidden);
    CHECK(session->user().role == Role::Clerk);
    CHECK(must(SettingsService(*session).settings()).company == QStringLiteral("A"));
    // What the new role allows goes on.
    must(NoteService(*session).addNote(aNote(office.account)));

    user.rowVersion = 2;
    user.active = false;
    must(UserService(office.ledger.session).change(user));
    const Result<NoteId> refused = NoteService(*session).addNote(aNote(office.account));
    REQUIRE_FALSE(refused);
    CHECK(refused.error().sentence.contains(QStringLiteral("no longer works")));
}

TEST_CASE("A change of role stands in the record with what it was", "[permissions]")
{
    Office office;
    const std::unique_ptr<Session> session = office.as(Role::Clerk);
    User user = session->user();
    user.rowVersion = 1;
    user.role = Role::Manager;
    must(UserService(office.ledger.session).change(user));
    CHECK(office.ledger.session.database().integer(
              "SELECT count(*) FROM audit WHERE action = 'user changed' AND changes = "
              "'{\"role\":[\"clerk\",\"manager\"]}'") == 1);
}

TEST_CASE("Sales reads everything and changes only their own name, email and phone",
          "[permissions]")
{
    Office office;
    const std::unique_ptr<Session> session = office.as(Role::Sales);
    User me = must(session->read([&](Database &db) -> Result<User> {
        return *UserRepository::find(db, session->user().id);
    }));
    me.phone = QStringLiteral("+49 30 1234");
    must(UserService(*session).change(me));
    CHECK(must(AccountService(*session).account(office.account)).account.number ==
          QStringLiteral("1001"));

    ++me.rowVersion;
    me.role = Role::Manager;
    CHECK(UserService(*session).change(me).error().code == ErrorCode::Forbidden);
    User another = must(UserService(*session).users()).front();
    another.phone = QStringLiteral("1");
    CHECK(UserService(*session).change(another).error().code == ErrorCode::Forbidden);
    // A service that forgot to ask is stopped by the session.
    const Result<void> forgotten = session->write([&](Transaction &transaction) -> Result<void> {
        transaction.changed(Entity::Account, ChangeKind::Updated, office.account.number(),
                            office.account);
        return {};
    });
    REQUIRE_FALSE(forgotten);
    CHECK(forgotten.error().code == ErrorCode::Forbidden);
}

TEST_CASE("A clerk lifts the hold they set, not one of another", "[permissions]")
{
    Office office;
    const std::unique_ptr<Session> clerk = office.as(Role::Clerk);
    AccountService own(*clerk);
    must(own.setHold(office.account, QStringLiteral("late"), kLater));
    must(own.liftHold(office.account, QStringLiteral("paid")));
    must(office.ledger.accounts.setHold(office.account, QStringLiteral("over limit"), kLater));
    CHECK(own.liftHold(office.account, {}).error().sentence ==
          refusal(Right::LiftHold, clerk->user()));
    // Changing its day does not make it theirs.
    must(own.setHold(office.account, QStringLiteral("over limit"), kLater.addDays(7)));
    CHECK(own.liftHold(office.account, {}).error().code == ErrorCode::Forbidden);
    CHECK(must(own.account(office.account)).account.hold.has_value());
}

TEST_CASE("A clerk takes an ownerless account, and gives none away", "[permissions]")
{
    Office office;
    const std::unique_ptr<Session> clerk = office.as(Role::Clerk);
    AccountService own(*clerk);
    Account account = must(own.account(office.account)).account;
    account.owner = office.other;
    const Result<void> given = own.update(account);
    REQUIRE_FALSE(given);
    CHECK(given.error().place == QStringLiteral("owner"));
    account.owner = clerk->user().id;
    must(own.update(account));
    Account fresh;
    fresh.number = QStringLiteral("1002");
    fresh.name = QStringLiteral("New");
    fresh.creditLimit = eur(100000);
    CHECK(own.create(fresh).error().place == QStringLiteral("creditLimit"));
}

TEST_CASE("A clerk takes back their own import, not that of another", "[permissions]")
{
    Office office;
    const std::unique_ptr<Session> clerk = office.as(Role::Clerk);
    const auto file = [&](const char *invoice) {
        return office.files.file(QByteArray("Customer;Invoice;Invoice date;Due;Amount\n1001;") +
                                 invoice + ";2026-01-01;2026-02-01;5\n");
    };
    const ImportReport own = must(ImportService(*clerk).run(file("R-8"), inCurrency("EUR")));
    must(ImportService(*clerk).undo(own.id));
    const ImportReport others =
        must(ImportService(office.ledger.session).run(file("R-9"), inCurrency("EUR")));
    CHECK(ImportService(*clerk).undo(others.id).error().sentence ==
          refusal(Right::UndoImports, clerk->user()));
    must(ImportService(*office.as(Role::Manager)).undo(others.id));
}
