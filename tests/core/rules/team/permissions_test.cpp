// SPDX-License-Identifier: Apache-2.0
#include "core/rules/team/permissions.h"
#include "tests/support/catch.h"

#include <QSet>

using namespace duebook;

namespace {

User person(Role role)
{
    User user;
    user.id = UserId(7);
    user.name = QStringLiteral("Mia Okafor");
    user.role = role;
    return user;
}

} // namespace

TEST_CASE("Each role may all that the one below it may, and sales nothing but read",
          "[permissions]")
{
    for (const Right right : allRights()) {
        CAPTURE(int(right));
        CHECK(may(right, Role::Administrator));
        CHECK_FALSE(may(right, Role::Sales));
        if (may(right, Role::Clerk))
            CHECK(may(right, Role::Manager));
    }
}

TEST_CASE("A clerk records and imports, a manager also leads, an administrator also keeps the book",
          "[permissions]")
{
    for (const Right right : {Right::RecordNotes, Right::KeepFollowUps, Right::KeepPromises,
                              Right::KeepDisputes, Right::Escalate, Right::Import, Right::SetHold})
        CHECK(may(right, Role::Clerk));
    for (const Right right :
         {Right::AssignAccounts, Right::ChangeSettings, Right::UndoImports, Right::LiftHold,
          Right::ChangeCreditLimit, Right::WriteOff, Right::ExportAll}) {
        CHECK_FALSE(may(right, Role::Clerk));
        CHECK(may(right, Role::Manager));
    }
    for (const Right right : {Right::ManagePeople, Right::ChangeBackups, Right::Restore,
                              Right::Repair, Right::ChangeSharing})
        CHECK_FALSE(may(right, Role::Manager));
}

TEST_CASE("Every refusal is a sentence of its own", "[permissions]")
{
    QSet<QString> said;
    for (const Right right : allRights()) {
        const QString why = refusal(right, person(Role::Sales));
        CHECK(why.endsWith(QLatin1Char('.')));
        CHECK_FALSE(said.contains(why));
        said.insert(why);
        CHECK(refusal(right, person(Role::Administrator)).isEmpty());
    }
}

TEST_CASE("Whoever is no longer active may nothing, whatever the role", "[permissions]")
{
    User gone = person(Role::Administrator);
    gone.active = false;
    for (const Right right : allRights())
        CHECK(refusal(right, gone).contains(QStringLiteral("Mia Okafor no longer works")));
    User nobody;
    nobody.active = false;
    CHECK(refusal(Right::RecordNotes, nobody).startsWith(QStringLiteral("Sign in first")));
    const Result<void> refused = require(Right::RecordNotes, nobody, "text");
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::Forbidden);
    CHECK(refused.error().place == QStringLiteral("text"));
}
