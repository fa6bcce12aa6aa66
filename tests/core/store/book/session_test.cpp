// SPDX-License-Identifier: Apache-2.0
#include "core/store/book/session.h"

#include "core/services/book/settingsservice.h"
#include "core/services/team/userservice.h"
#include "core/store/book/changewatcher.h"
#include "core/store/book/recordrepository.h"
#include "core/store/book/userrepository.h"
#include "tests/support/catch.h"
#include "tests/support/tempbook.h"

#include <QProcess>

using namespace duebook;
using namespace duebook::test;

TEST_CASE("A change is announced after its commit and never when it fails", "[session]")
{
    FakeClock clock;
    TempBook book(clock);
    std::vector<ChangeSet> seen;
    book.session().onCommit([&](const ChangeSet &set) {
        CHECK_FALSE(book.db().inTransaction());
        seen.push_back(set);
    });
    const auto failed = book.session().write([](Transaction &tx) -> Result<void> {
        UserRepository::insert(tx, {{}, QStringLiteral("bo"), QStringLiteral("Bo")});
        return Error{ErrorCode::Invalid, QStringLiteral("no"), {}, {}};
    });
    CHECK_FALSE(failed);
    CHECK(seen.empty());
    CHECK(must(UserService(book.session()).users()).size() == 1);

    must(UserService(book.session()).add({{}, QStringLiteral("bo"), QStringLiteral("Bo")}));
    REQUIRE(seen.size() == 1);
    CHECK(seen.front().touches(Entity::User));
}

TEST_CASE("Another client's change is seen once, one's own never", "[session]")
{
    FakeClock clock;
    TempBook book(clock);
    const auto other = book.anotherSession();
    ChangeWatcher mine(book.session());
    ChangeWatcher theirs(*other);
    CHECK(must(mine.poll()).empty());
    CHECK(must(theirs.poll()).empty());

    must(UserService(*other).add({{}, QStringLiteral("bo"), QStringLiteral("Bo")}));
    CHECK(must(mine.poll()).touches(Entity::User));
    CHECK(must(mine.poll()).empty());
    CHECK(must(theirs.poll()).empty());
}

TEST_CASE("A record changed by someone else is a conflict, not an overwrite", "[session]")
{
    FakeClock clock;
    TempBook book(clock);
    const auto other = book.anotherSession();
    User mine = must(UserService(book.session()).users()).front();
    User theirs = mine;
    theirs.name = QStringLiteral("Anna Berg-Lund");
    must(UserService(*other).change(theirs));
    mine.phone = QStringLiteral("123");
    const Result<void> saved = UserService(book.session()).change(mine);
    REQUIRE_FALSE(saved);
    CHECK(saved.error().code == ErrorCode::Conflict);
    CHECK(must(UserService(*other).users()).front().name == QStringLiteral("Anna Berg-Lund"));
}

TEST_CASE("Audit rows are one chain, and a forged row is found", "[session][audit]")
{
    FakeClock clock;
    TempBook book(clock);
    const auto other = book.anotherSession();
    must(UserService(book.session()).add({{}, QStringLiteral("bo"), QStringLiteral("Bo")}));
    must(UserService(*other).add({{}, QStringLiteral("cy"), QStringLiteral("Cy")}));
    must(
        SettingsService(book.session()).setValue(QStringLiteral("company"), QStringLiteral("New")));
    CHECK(RecordRepository::firstBrokenAudit(book.db()) == 0);

    CHECK_THROWS_AS(book.db().execute("UPDATE audit SET action = 'x'"), SqlFailure);
    CHECK_THROWS_AS(book.db().execute("DELETE FROM audit"), SqlFailure);
    book.db().execute("DROP TRIGGER audit_never_changes");
    book.db().execute("UPDATE audit SET action = 'forged' WHERE id = 2");
    CHECK(RecordRepository::firstBrokenAudit(book.db()) == 2);
}

TEST_CASE("Settings keep what can be used and refuse the rest with the reason", "[settings]")
{
    FakeClock clock;
    TempBook book(clock);
    SettingsService service(book.session());
    must(service.setValue(QStringLiteral("ageing_edges"), QStringLiteral("15,45")));
    must(service.setValue(QStringLiteral("working_days"), QStringLiteral("1,2,3,4,7")));
    book.reopen();
    CHECK(book.session().settings().edges.days == std::vector<int>{15, 45});
    CHECK(book.session().settings().workingDays == std::vector<int>{1, 2, 3, 4, 7});
    for (const auto &[key, value] :
         {std::pair{"ageing_edges", "30,20"}, std::pair{"ageing_edges", ""},
          std::pair{"working_days", "8"}, std::pair{"base_currency", "XXZ"},
          std::pair{"time_zone", "Mars/Base"}, std::pair{"all_day_reminder", "25:00"}}) {
        const Result<void> set =
            SettingsService(book.session())
                .setValue(QString::fromLatin1(key), QString::fromLatin1(value));
        REQUIRE_FALSE(set);
        CHECK(set.error().code == ErrorCode::Invalid);
    }
    CHECK(SettingsService(book.session())
              .setValue(QStringLiteral("colour"), QStringLiteral("red"))
              .error()
              .code == ErrorCode::NotFound);
}

TEST_CASE("The last administrator stays one", "[users]")
{
    FakeClock clock;
    TempBook book(clock);
    User anna = must(UserService(book.session()).users()).front();
    anna.role = Role::Clerk;
    CHECK(UserService(book.session()).change(anna).error().place == QStringLiteral("role"));
    anna.role = Role::Administrator;
    CHECK(UserService(book.session())
              .add({{}, QStringLiteral("ANNA"), QStringLiteral("Other")})
              .error()
              .place == QStringLiteral("login"));
}

TEST_CASE("A reader by role reads and does not write", "[users]")
{
    FakeClock clock;
    TempBook book(clock);
    User sales{{}, QStringLiteral("sam"), QStringLiteral("Sam")};
    sales.role = Role::Sales;
    sales.id = must(UserService(book.session()).add(sales));
    book.session().setUser(sales);
    CHECK(must(UserService(book.session()).users()).size() == 2);
    CHECK(SettingsService(book.session())
              .setValue(QStringLiteral("company"), QStringLiteral("x"))
              .error()
              .code == ErrorCode::Forbidden);
}

TEST_CASE("A lock held too long is reported as busy, and nothing was written", "[session]")
{
    FakeClock clock;
    TempBook book(clock);
    const auto other = book.anotherSession();
    book.db().setBusyLimit(50);
    other->database().execute("BEGIN IMMEDIATE");
    const Result<UserId> added =
        UserService(book.session()).add({{}, QStringLiteral("bo"), QStringLiteral("Bo")});
    REQUIRE_FALSE(added);
    CHECK(added.error().code == ErrorCode::Busy);
    other->database().execute("ROLLBACK");
    must(UserService(book.session()).add({{}, QStringLiteral("bo"), QStringLiteral("Bo")}));
}
