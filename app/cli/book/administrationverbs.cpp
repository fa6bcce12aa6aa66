// SPDX-License-Identifier: Apache-2.0
#include "app/cli/run.h"
#include "app/cli/terminal.h"
#include "app/cli/values.h"
#include "core/services/book/settingsservice.h"
#include "core/services/team/assignmentservice.h"
#include "core/services/team/signinservice.h"
#include "core/services/team/userservice.h"

#include <QFile>

#include <cstdio>

namespace duebook::cli {

namespace {

const Choices<Role> kRoles{{"clerk", Role::Clerk},
                           {"manager", Role::Manager},
                           {"sales", Role::Sales},
                           {"administrator", Role::Administrator}};

// Longer ones are refused anyway.
constexpr qint64 kLongestLine = 8000;

const Choices<bool> kYesNo{{"yes", true}, {"no", false}};

void printUsers(Output &out, const std::vector<User> &users)
{
    out.beginTable(QStringLiteral("users"), {{QStringLiteral("login"), Texts::tr("Login")},
                                             {QStringLiteral("name"), Texts::tr("Name")},
                                             {QStringLiteral("role"), Texts::tr("Role")},
                                             {QStringLiteral("active"), Texts::tr("Active")},
                                             {QStringLiteral("password"), Texts::tr("Password")},
                                             {QStringLiteral("email"), Texts::tr("Email")},
                                             {QStringLiteral("phone"), Texts::tr("Phone")},
                                             {QStringLiteral("calls_per_day"),
                                              Texts::tr("Calls a day"), Column::Align::Right}});
    for (const User &user : users)
        out.row({user.login, user.name, wordFor(user.role, kRoles), yesNo(user.active),
                 yesNo(user.hasPassword), user.email, user.phone, count(user.callsPerDay)});
    out.endTable();
}

Result<ExitCode> runUsers(Run &run)
{
    const Result<Session *> session = run.book(Run::Access::Read);
    if (!session)
        return session.error();
    const Result<std::vector<User>> users = UserService(**session).users();
    if (!users)
        return users.error();
    printUsers(run.out(), *users);
    return ExitCode::Done;
}

/// Puts what was given over what `user` has.
Result<void> readUser(const CommandLine &given, User *user)
{
    const Result<Role> role = choiceOption(given, "role", kRoles, user->role);
    if (!role)
        return role.error();
    const Result<bool> active = choiceOption(given, "active", kYesNo, user->active);
    if (!active)
        return active.error();
    const Result<qint64> calls = numberOption(given, "calls-per-day", user->callsPerDay, 0, 1000);
    if (!calls)
        return calls.error();
    user->role = *role;
    user->active = *active;
    user->callsPerDay = int(*calls);
    if (given.has("name"))
        user->name = given.value("name");
    if (given.has("email"))
        user->email = given.value("email");
    if (given.has("phone"))
        user->phone = given.value("phone");
    return {};
}

Result<ExitCode> runUsersAdd(Run &run)
{
    User user;
    user.login = run.given().argument(0);
    const Result<void> read = readUser(run.given(), &user);
    if (!read)
        return read.error();
    const Result<Session *> session = run.book(Run::Access::Change);
    if (!session)
        return session.error();
    const Result<UserId> id = UserService(**session).add(user);
    if (!id)
        return id.error();
    printUsers(run.out(), {user});
    return ExitCode::Done;
}

Result<ExitCode> runUsersChange(Run &run)
{
    const Result<Session *> session = run.book(Run::Access::Change);
    if (!session)
        return session.error();
    Result<User> user = userNamed(**session, run.given().argument(0), QStringLiteral("LOGIN"));
    if (!user)
        return user.error();
    const bool wasActive = user->active;
    const Result<void> read = readUser(run.given(), &*user);
    if (!read)
        return read.error();
    const Result<void> changed = UserService(**session).change(*user);
    if (!changed)
        return changed.error();
    printUsers(run.out(), {*user});
    if (wasActive && !user->active) {
        const Result<HandOverPreview> left = AssignmentService(**session).previewHandOver(user->id);
        if (!left)
            return left.error();
        if (!left->empty())
            run.say(AssignmentService::leftSentence(user->name, *left) + QLatin1Char(' ') +
                    Texts::tr("See “duebook-cli hand-over --help”."));
    }
    return ExitCode::Done;
}

/// The new password: twice on a terminal, else one line of what is piped in.
Result<QString> freshPassword(const QString &login)
{
    if (!isTerminal(Stream::Input)) {
        QFile input;
        if (!input.open(stdin, QIODevice::ReadOnly))
            return Error{ErrorCode::Io, Texts::tr("standard input is closed"), {}, {}};
        QByteArray line = input.readLine(kLongestLine);
        while (line.endsWith('\n') || line.endsWith('\r'))
            line.chop(1);
        return QString::fromUtf8(line);
    }
    const auto first = askUnseen(Texts::tr("New password of %1: ").arg(login));
    const auto again = first ? askUnseen(Texts::tr("Once more: ")) : std::nullopt;
    if (!again)
        return Error{ErrorCode::Cancelled, Texts::tr("no password was set"), {}, {}};
    if (*first != *again)
        return Error{ErrorCode::Invalid,
                     Texts::tr("the two are not the same: no password was set"),
                     QStringLiteral("password"),
                     {}};
    return *first;
}

Result<ExitCode> runUsersPassword(Run &run)
{
    const Result<Session *> session = run.book(Run::Access::Change);
    if (!session)
        return session.error();
    const Result<User> user =
        userNamed(**session, run.given().argument(0), QStringLiteral("LOGIN"));
    if (!user)
        return user.error();
    SignInService service(**session);
    if (run.given().has("remove")) {
        const Result<void> removed = service.remove(user->id);
        if (!removed)
            return removed.error();
        run.say(Texts::tr("%1 signs in without a password").arg(user->login));
        return ExitCode::Done;
    }
    const Result<QString> fresh = freshPassword(user->login);
    if (!fresh)
        return fresh.error();
    SignInAttempts attempts = run.signInAttempts();
    const Result<void> set = user->id == (*session)->user().id
                                 ? service.changeOwn(run.password(), *fresh, attempts)
                                 : service.set(user->id, *fresh);
    if (!set)
        return set.error();
    run.say(Texts::tr("the password of %1 is set").arg(user->login));
    return ExitCode::Done;
}

Result<ExitCode> printSettings(Run &run, Session &session, const QString &only)
{
    const auto pairs = SettingsService(session).pairs();
    if (!pairs)
        return pairs.error();
    for (const auto &[key, value] : *pairs) {
        if (only.isEmpty() || key == only)
            run.out().field(key, key, value);
    }
    return ExitCode::Done;
}

/// A book that cannot be opened for its time zone is given another here.
BookOpening inAnyZone()
{
    BookOpening opening;
    opening.anyTimeZone = true;
    return opening;
}

Result<ExitCode> runSettings(Run &run)
{
    const Result<Session *> session = run.book(Run::Access::Read, inAnyZone());
    if (!session)
        return session.error();
    return printSettings(run, **session, {});
}

Result<ExitCode> runSettingsSet(Run &run)
{
    const Result<Session *> session = run.book(Run::Access::Change, inAnyZone());
    if (!session)
        return session.error();
    const QString key = run.given().argument(0);
    const Result<void> set = SettingsService(**session).setValue(key, run.given().argument(1));
    if (!set && set.error().code == ErrorCode::NotFound) {
        const auto pairs = SettingsService(**session).pairs();
        QStringList keys;
        if (pairs) {
            for (const auto &[known, value] : *pairs)
                keys += known;
        }
        const QString near = nearest(key, keys);
        return Error{ErrorCode::Invalid,
                     near.isEmpty()
                         ? Texts::tr("there is no such setting: “duebook-cli settings” "
                                     "lists them")
                         : Texts::tr("there is no such setting: did you mean “%1”?").arg(near),
                     key,
                     {}};
    }
    if (!set)
        return set.error();
    return printSettings(run, **session, key);
}

std::vector<OptionSpec> userOptions()
{
    return {
        {"name", "NAME", QT_TRANSLATE_NOOP("duebook::Cli", "the person's name")},
        {"role", "ROLE",
         QT_TRANSLATE_NOOP("duebook::Cli", "clerk, manager, sales (reads only) or administrator")},
        {"email", "ADDRESS", QT_TRANSLATE_NOOP("duebook::Cli", "the person's email address")},
        {"phone", "NUMBER", QT_TRANSLATE_NOOP("duebook::Cli", "the person's phone number")},
        {"active", "yes|no",
         QT_TRANSLATE_NOOP("duebook::Cli", "no: the person no longer works with the book")},
        {"calls-per-day", "NUMBER", QT_TRANSLATE_NOOP("duebook::Cli", "target of calls; 0 = none")},
    };
}

} // namespace

std::vector<Verb> administrationVerbs()
{
    std::vector<OptionSpec> addOptions = userOptions();
    addOptions.front().required = true;
    return {
        {"users",
         QT_TRANSLATE_NOOP("duebook::Cli", "Lists who works with the book"),
         "",
         {},
         {},
         {},
         &runUsers},
        {"users add",
         QT_TRANSLATE_NOOP("duebook::Cli", "Adds a person"),
         "",
         {{"LOGIN", QT_TRANSLATE_NOOP("duebook::Cli", "the name used to sign in to the computer")}},
         addOptions,
         {"--book ledger.duebook users add mlopez --name \"Maria Lopez\" --role manager"},
         &runUsersAdd},
        {"users change",
         QT_TRANSLATE_NOOP("duebook::Cli", "Changes what is given of a person"),
         "",
         {{"LOGIN", QT_TRANSLATE_NOOP("duebook::Cli", "the name used to sign in to the computer")}},
         userOptions(),
         {"--book ledger.duebook users change mlopez --active no"},
         &runUsersChange},
        {"users password",
         QT_TRANSLATE_NOOP("duebook::Cli", "Sets or removes a person's password"),
         QT_TRANSLATE_NOOP("duebook::Cli",
                           "The new password is asked for twice on a terminal; otherwise it is the "
                           "first line of standard input. Everybody sets their own, an "
                           "administrator that of others.\n\nWho has a password is asked for it "
                           "by every verb: it stands in the variable DUEBOOK_PASSWORD or is typed "
                           "on the terminal, never in the command itself."),
         {{"LOGIN", QT_TRANSLATE_NOOP("duebook::Cli", "the name used to sign in to the computer")}},
         {{"remove", nullptr,
           QT_TRANSLATE_NOOP("duebook::Cli", "takes the password away; an administrator does")}},
         {"--book ledger.duebook users password mlopez"},
         &runUsersPassword},
        {"settings",
         QT_TRANSLATE_NOOP("duebook::Cli", "Lists the settings of the book"),
         "",
         {},
         {},
         {},
         &runSettings},
        {"settings set",
         QT_TRANSLATE_NOOP("duebook::Cli", "Changes a setting of the book"),
         "",
         {{"KEY", QT_TRANSLATE_NOOP("duebook::Cli", "the setting's name as listed by “settings”")},
          {"VALUE", QT_TRANSLATE_NOOP("duebook::Cli", "its new value")}},
         {},
         {"--book ledger.duebook settings set ageing_edges 30,60,90"},
         &runSettingsSet},
    };
}

} // namespace duebook::cli
