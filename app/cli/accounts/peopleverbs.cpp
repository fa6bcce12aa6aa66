// SPDX-License-Identifier: Apache-2.0
#include "app/cli/run.h"
#include "app/cli/values.h"
#include "core/services/accounts/accountpeopleservice.h"

namespace duebook::cli {

namespace {

Result<ExitCode> printPeople(Run &run, Session &session, AccountId account)
{
    const Result<std::vector<AccountPerson>> people = AccountPeopleService(session).people(account);
    if (!people)
        return people.error();
    run.out().beginTable(QStringLiteral("people"),
                         {left("name", Texts::tr("Name")), left("owner", Texts::tr("Owner")),
                          left("representative", Texts::tr("Representative")),
                          left("role", Texts::tr("Role")), left("phone", Texts::tr("Phone")),
                          left("email", Texts::tr("Email")), left("active", Texts::tr("Active"))},
                         {}, Texts::tr("Nobody of ours."));
    for (const AccountPerson &person : *people)
        run.out().row({person.name, yesNo(person.owner), yesNo(person.representative), person.role,
                       person.phone, person.email, yesNo(person.active)});
    run.out().endTable();
    return ExitCode::Done;
}

Result<ExitCode> runPeople(Run &run)
{
    const Result<Session *> session = run.book(Run::Access::Read);
    if (!session)
        return session.error();
    const Result<AccountId> account = accountNumbered(**session, run.given().argument(0));
    return account ? printPeople(run, **session, *account) : Result<ExitCode>(account.error());
}

Result<ExitCode> runSet(Run &run)
{
    const CommandLine &given = run.given();
    const Result<Session *> session = run.book(Run::Access::Change);
    if (!session)
        return session.error();
    const Result<AccountId> account = accountNumbered(**session, given.argument(0));
    if (!account)
        return account.error();
    const Result<User> user = userNamed(**session, given.argument(1), QStringLiteral("LOGIN"));
    if (!user)
        return user.error();
    AccountPeopleService service(**session);
    if (!given.has("representative") && !given.has("role"))
        return Error{ErrorCode::Invalid,
                     Texts::tr("say what the person does: --role or --representative"),
                     QStringLiteral("--role"),
                     {}};
    if (given.has("representative")) {
        if (const Result<void> done = service.setRepresentative(*account, user->id); !done)
            return done.error();
    }
    if (given.has("role")) {
        if (const Result<void> done = service.setRole(*account, user->id, given.value("role"));
            !done)
            return done.error();
    }
    return printPeople(run, **session, *account);
}

Result<ExitCode> runRemove(Run &run)
{
    const Result<Session *> session = run.book(Run::Access::Change);
    if (!session)
        return session.error();
    const Result<AccountId> account = accountNumbered(**session, run.given().argument(0));
    if (!account)
        return account.error();
    const Result<User> user =
        userNamed(**session, run.given().argument(1), QStringLiteral("LOGIN"));
    if (!user)
        return user.error();
    const Result<void> done = AccountPeopleService(**session).remove(*account, user->id);
    return done ? printPeople(run, **session, *account) : Result<ExitCode>(done.error());
}

std::vector<ArgumentSpec> accountAndLogin()
{
    return {{"ACCOUNT", QT_TRANSLATE_NOOP("duebook::Cli", "the account's number")},
            {"LOGIN", QT_TRANSLATE_NOOP("duebook::Cli", "the person's sign-in name")}};
}

} // namespace

std::vector<Verb> peopleVerbs()
{
    return {
        {"people",
         QT_TRANSLATE_NOOP("duebook::Cli", "Lists our own people at an account"),
         QT_TRANSLATE_NOOP("duebook::Cli",
                           "Its owner, its account representative, and others with what they do."),
         {{"ACCOUNT", QT_TRANSLATE_NOOP("duebook::Cli", "the account's number")}},
         {},
         {"--book ledger.duebook people 10020"},
         &runPeople},
        {"people set",
         QT_TRANSLATE_NOOP("duebook::Cli", "Says what one of us does for an account"),
         "",
         accountAndLogin(),
         {{"role", "ROLE", QT_TRANSLATE_NOOP("duebook::Cli", "delivery, order processing …")},
          {"representative", nullptr,
           QT_TRANSLATE_NOOP("duebook::Cli", "the account representative")}},
         {"--book ledger.duebook people set 10020 mlopez --role delivery"},
         &runSet},
        {"people remove",
         QT_TRANSLATE_NOOP("duebook::Cli", "Takes a person's role at an account away"),
         "",
         accountAndLogin(),
         {},
         {},
         &runRemove},
    };
}

} // namespace duebook::cli
