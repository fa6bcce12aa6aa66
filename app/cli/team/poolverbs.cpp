// SPDX-License-Identifier: Apache-2.0
// What is worked out for all accounts: the pool of small ones and the payment ratings.
#include "app/cli/run.h"
#include "app/cli/values.h"
#include "core/services/rating/ratingservice.h"
#include "core/services/team/assignmentservice.h"

namespace duebook::cli {

namespace {

Result<ExitCode> printPool(Run &run, const PoolChange &change)
{
    run.out().field(QStringLiteral("in"), Texts::tr("Come in"), count(qint64(change.in.size())));
    run.out().field(QStringLiteral("out"), Texts::tr("Leave"), count(qint64(change.out.size())));
    return ExitCode::Done;
}

Result<ExitCode> runPoolRefresh(Run &run)
{
    const CommandLine &given = run.given();
    const bool dry = given.has("dry-run");
    const Result<Session *> opened = run.book(dry ? Run::Access::Read : Run::Access::Change);
    if (!opened)
        return opened.error();
    Session &session = **opened;
    AssignmentService service(session);
    const Result<qint64> below =
        numberOption(given, "below", session.settings().poolBelow, 0, 1'000'000'000);
    if (!below)
        return below.error();
    const Result<PoolChange> change = service.previewPool(int(*below));
    if (!change)
        return change.error();
    if (!dry) {
        if (const Result<void> done = service.changePool(*change); !done)
            return done.error();
    }
    return printPool(run, *change);
}

Result<ExitCode> setPool(Run &run, bool inPool)
{
    const Result<Session *> session = run.book(Run::Access::Change);
    if (!session)
        return session.error();
    std::vector<AccountId> accounts;
    for (const QString &number : run.given().arguments()) {
        const Result<AccountId> account = accountNumbered(**session, number);
        if (!account)
            return account.error();
        accounts.push_back(*account);
    }
    if (const auto done = AssignmentService(**session).setPool(accounts, inPool); !done)
        return done.error();
    PoolChange change;
    (inPool ? change.in : change.out) = accounts;
    return printPool(run, change);
}

Result<ExitCode> runPoolAdd(Run &run)
{
    return setPool(run, true);
}

Result<ExitCode> runPoolRemove(Run &run)
{
    return setPool(run, false);
}

Result<ExitCode> runRatings(Run &run)
{
    const Result<Session *> session = run.book(Run::Access::Change);
    if (!session)
        return session.error();
    const Result<RatingRun> rated =
        RatingService(**session).refresh(run.given().has("all"), run.control(Texts::tr("ratings")));
    run.endProgress();
    if (!rated)
        return rated.error();
    run.out().field(QStringLiteral("looked_at"), Texts::tr("Accounts looked at"),
                    count(rated->looked));
    run.out().field(QStringLiteral("changed"), Texts::tr("Ratings changed"), count(rated->changed));
    return ExitCode::Done;
}

std::vector<ArgumentSpec> accountNumbers()
{
    return {{"ACCOUNT", QT_TRANSLATE_NOOP("duebook::Cli", "the account's number"), false, true}};
}

} // namespace

std::vector<Verb> poolVerbs()
{
    return {
        {"pool refresh",
         QT_TRANSLATE_NOOP("duebook::Cli", "Brings the pool of small accounts up to date"),
         QT_TRANSLATE_NOOP("duebook::Cli",
                           "Accounts that owe less than the setting pool_below come to everybody's "
                           "Today; strategic ones and those set by hand stay as they are."),
         {},
         {{"below", "NUMBER",
           QT_TRANSLATE_NOOP("duebook::Cli", "this limit in place of the setting; 0 = none")},
          dryRunOption()},
         {"--book ledger.duebook pool refresh --below 500 --dry-run"},
         &runPoolRefresh},
        {"pool add",
         QT_TRANSLATE_NOOP("duebook::Cli", "Puts accounts into the pool by hand"),
         "",
         accountNumbers(),
         {},
         {},
         &runPoolAdd},
        {"pool remove",
         QT_TRANSLATE_NOOP("duebook::Cli", "Takes accounts out of the pool by hand"),
         "",
         accountNumbers(),
         {},
         {},
         &runPoolRemove},
        {"ratings refresh",
         QT_TRANSLATE_NOOP("duebook::Cli", "Works the payment ratings out anew"),
         QT_TRANSLATE_NOOP("duebook::Cli",
                           "Of the accounts with new payments, promises or disputes, and of all "
                           "once a month; for the nightly run after the import."),
         {},
         {{"all", nullptr, QT_TRANSLATE_NOOP("duebook::Cli", "of every account")}},
         {},
         &runRatings},
    };
}

} // namespace duebook::cli
