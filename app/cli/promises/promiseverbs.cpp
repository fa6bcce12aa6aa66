// SPDX-License-Identifier: Apache-2.0
#include "app/cli/amounts.h"
#include "app/cli/paging.h"
#include "app/cli/promises/promisetable.h"
#include "app/cli/run.h"
#include "app/cli/values.h"
#include "core/base/uid.h"
#include "core/rules/promises/instalmentplan.h"
#include "core/services/promises/promiseservice.h"

namespace duebook::cli {

namespace {

constexpr qint64 kMostInstalments = 120;

/// Errors name the option that the person gave.
Error atOption(Error error)
{
    const std::pair<const char *, const char *> options[] = {
        {"amount", "amount"},   {"due", "by"},
        {"made", "made"},       {"instalments", "instalment"},
        {"contact", "contact"}, {"invoices", "invoice"},
        {"reason", "reason"},   {"replaces", "replaces"},
        {"saidBy", "said-by"},  {"evidence", "evidence"}};
    for (const auto &[place, option] : options) {
        if (error.place == QLatin1String(place))
            error.place = QStringLiteral("--") + QLatin1String(option);
    }
    return error;
}

/// `--currency`, else the usual one.
Result<Currency> readCurrency(const CommandLine &given, Session &session, const NewPromise &promise)
{
    const Result<Currency> typed = currencyOption(given, "currency");
    if (!typed || typed->isSet())
        return typed;
    return usualCurrency(session, promise.account, promise.invoices);
}

Result<std::vector<Instalment>> readPlan(const CommandLine &given, const Session &session,
                                         Currency currency)
{
    std::vector<Instalment> plan;
    if (given.has("instalment")) {
        for (const char *option : {"amount", "by", "instalments", "every"}) {
            if (given.has(option))
                return invalidOption(
                    Texts::tr("--instalment gives amounts and days already: leave it "
                              "out"),
                    option);
        }
        for (const QString &text : given.values("instalment")) {
            const Result<Instalment> one = readInstalment(text, currency, session, "instalment");
            if (!one)
                return one.error();
            plan.push_back(*one);
        }
        return plan;
    }
    for (const char *option : {"amount", "by"}) {
        if (!given.has(option))
            return invalidOption(Texts::tr("it is missing: give --amount and --by, or each "
                                           "--instalment AMOUNT@DAY"),
                                 option);
    }
    const Result<Money> total = readAmount(given.value("amount"), currency, "amount");
    if (!total)
        return total.error();
    const Result<NaturalDate> first = readDay(session, given.value("by"), QStringLiteral("--by"));
    if (!first)
        return first.error();
    const Result<qint64> count = numberOption(given, "instalments", 1, 1, kMostInstalments);
    if (!count)
        return count.error();
    InstalmentInterval interval;
    if (given.has("every")) {
        if (*count == 1)
            return invalidOption(Texts::tr("it belongs to a plan: add --instalments NUMBER"),
                                 "every");
        const std::optional<InstalmentInterval> read = instalmentInterval(given.value("every"));
        if (!read)
            return invalidOption(Texts::tr("“%1” is not an interval: write it like 1m, 2w or 10d")
                                     .arg(given.value("every")),
                                 "every");
        interval = *read;
    }
    return planInstalments(*total, int(*count), first->day, interval);
}

Result<NewPromise> readPromise(Run &run, Session &session)
{
    const CommandLine &given = run.given();
    NewPromise promise;
    promise.uid = given.has("uid") ? given.value("uid") : newUid();
    const Result<AccountId> account = accountNumbered(session, given.argument(0));
    if (!account)
        return account.error();
    promise.account = *account;
    for (const QString &number : given.values("invoice")) {
        const Result<InvoiceId> invoice = invoiceNumbered(session, promise.account, number);
        if (!invoice)
            return invoice.error();
        promise.invoices.push_back(*invoice);
    }
    const Result<ContactId> contact = contactOption(given, session, promise.account, "contact");
    if (!contact)
        return contact.error();
    promise.contact = *contact;
    promise.saidBy = given.value("said-by");
    promise.evidence = given.value("evidence");
    const Result<QDate> made = dayOption(given, session, "made");
    if (!made)
        return made.error();
    promise.made = *made;
    if (given.has("replaces")) {
        const Result<qint64> id = readId(given.value("replaces"), QStringLiteral("--replaces"));
        if (!id)
            return id.error();
        promise.replaces = PromiseId(*id);
    } else if (given.has("whole-plan")) {
        return invalidOption(Texts::tr("it belongs to --replaces ID"), "whole-plan");
    }
    const Result<Currency> currency = readCurrency(given, session, promise);
    if (!currency)
        return currency.error();
    Result<std::vector<Instalment>> plan = readPlan(given, session, *currency);
    if (!plan)
        return plan.error();
    promise.instalments = std::move(*plan);
    return promise;
}

Result<ExitCode> runPromise(Run &run)
{
    const Result<Session *> opened = run.book(Run::Access::Change);
    if (!opened)
        return opened.error();
    Session &session = **opened;
    const Result<NewPromise> draft = readPromise(run, session);
    if (!draft)
        return draft.error();
    PromiseService service(session);
    const bool wholePlan = run.given().has("whole-plan");
    const Result<QStringList> remarks = service.remarks(*draft, wholePlan);
    const Result<Promise> made = service.create(*draft, wholePlan);
    if (!made)
        return atOption(made.error());
    for (const QString &remark : remarks.valueOr({}))
        run.say(remark);
    const Result<std::vector<Promise>> plan = service.plan(made->id);
    if (!plan)
        return plan.error();
    return printPromises(run, session, *plan);
}

Result<ExitCode> runCancel(Run &run)
{
    const Result<Session *> opened = run.book(Run::Access::Change);
    if (!opened)
        return opened.error();
    Session &session = **opened;
    const Result<qint64> id = readId(run.given().argument(0), QStringLiteral("ID"));
    if (!id)
        return id.error();
    PromiseService service(session);
    const Result<Promise> before = service.promise(PromiseId(*id));
    if (!before)
        return before.error();
    if (before->state == PromiseState::Kept || before->state == PromiseState::Replaced ||
        before->state == PromiseState::Cancelled)
        return Error{
            ErrorCode::Invalid,
            Texts::tr("the promise is %1 already").arg(wordFor(before->state, promiseStateWords())),
            QStringLiteral("ID"),
            {}};
    const bool wholePlan = run.given().has("whole-plan");
    const Result<Promise> gone =
        service.cancel(before->id, before->rowVersion, run.given().value("reason"), wholePlan);
    if (!gone)
        return atOption(gone.error());
    if (!wholePlan)
        return printPromises(run, session, {*gone});
    const Result<std::vector<Promise>> plan = service.plan(gone->id);
    if (!plan)
        return plan.error();
    return printPromises(run, session, *plan);
}

Result<PromiseFilter> readFilter(const CommandLine &given, Session &session)
{
    PromiseFilter filter;
    for (const QString &word : given.values("state")) {
        const Result<PromiseState> state =
            readChoice(word, promiseStateWords(), QStringLiteral("--state"));
        if (!state)
            return state.error();
        filter.states.push_back(*state);
    }
    const Result<AccountId> account = accountOption(given, session, "account");
    if (!account)
        return account.error();
    filter.account = *account;
    const Result<UserId> owner = userOption(given, session, "owner");
    if (!owner)
        return owner.error();
    filter.owner = *owner;
    const Result<QDate> from = dayOption(given, session, "due-from");
    if (!from)
        return from.error();
    filter.dueFrom = *from;
    const Result<QDate> until = dayOption(given, session, "due-until");
    if (!until)
        return until.error();
    filter.dueUntil = *until;
    filter.text = given.value("text");
    return filter;
}

Result<ExitCode> runPromises(Run &run)
{
    const Result<Session *> opened = run.book(Run::Access::Figures);
    if (!opened)
        return opened.error();
    Session &session = **opened;
    const Result<PromiseFilter> filter = readFilter(run.given(), session);
    if (!filter)
        return filter.error();
    Output &out = run.out();
    out.beginTable(QStringLiteral("promises"), promiseColumns(out.format()), {},
                   Texts::tr("No promise."));
    PromiseService service(session);
    const Result<void> listed = eachRow(
        PageKey(), [&](const PageKey &after) { return service.list(*filter, false, after); },
        [&](const PromiseRow &row) { out.row(promiseCells(out.format(), row, session.zone())); });
    if (!listed)
        return listed.error();
    out.endTable();
    if (!filter->account.isSet())
        return ExitCode::Done;
    const Result<std::vector<PromiseReliability>> reliability =
        service.reliability(filter->account);
    if (!reliability)
        return reliability.error();
    if (!reliability->empty() || out.format() == Format::Json)
        printReliability(out, *reliability);
    return ExitCode::Done;
}

} // namespace

std::vector<Verb> promiseVerbs()
{
    return {
        {"promise",
         QT_TRANSLATE_NOOP("duebook::Cli", "Records what a customer promised to pay"),
         QT_TRANSLATE_NOOP("duebook::Cli",
                           "A promise is kept when the payments of its invoices (without invoices: "
                           "of the account) reach its amount by its day and the grace after it. "
                           "Several instalments are a plan: an even one by --instalments and "
                           "--every, any other by --instalment for each."),
         {{"ACCOUNT", QT_TRANSLATE_NOOP("duebook::Cli", "the account's number")}},
         {{"amount", "AMOUNT", QT_TRANSLATE_NOOP("duebook::Cli", "how much, in all")},
          {"by", "DAY", QT_TRANSLATE_NOOP("duebook::Cli", "by when; of a plan the first day")},
          {"currency", "CODE",
           QT_TRANSLATE_NOOP("duebook::Cli",
                             "of the amount (default: the invoices' or the account's)")},
          {"invoice", "NUMBER",
           QT_TRANSLATE_NOOP("duebook::Cli", "an invoice it is for (default: any payment counts)"),
           true},
          {"instalments", "NUMBER",
           QT_TRANSLATE_NOOP("duebook::Cli", "in so many equal instalments")},
          {"every", "INTERVAL",
           QT_TRANSLATE_NOOP("duebook::Cli", "how far apart: 1m (default), 2w, 10d")},
          {"instalment", "AMOUNT@DAY",
           QT_TRANSLATE_NOOP("duebook::Cli", "one instalment of its own amount and day"), true},
          {"contact", "NAME",
           QT_TRANSLATE_NOOP("duebook::Cli", "the person who promised, by name or id")},
          {"said-by", "NAME",
           QT_TRANSLATE_NOOP("duebook::Cli", "who promised, where it is no contact")},
          {"evidence", "TEXT",
           QT_TRANSLATE_NOOP("duebook::Cli", "what it rests on, such as \"email of 3 March\"")},
          {"made", "DAY",
           QT_TRANSLATE_NOOP("duebook::Cli", "the day it was made (default: today)")},
          {"replaces", "ID",
           QT_TRANSLATE_NOOP("duebook::Cli", "the promise that this one takes the place of")},
          {"whole-plan", nullptr,
           QT_TRANSLATE_NOOP("duebook::Cli",
                             "of the open instalments of its plan too (with --replaces)")},
          {"uid", "UUID",
           QT_TRANSLATE_NOOP("duebook::Cli", "recognises a repeat: the same uid saves once")}},
         {"--book ledger.duebook promise 10020 --amount 400 --by fri --invoice R-1",
          "--book ledger.duebook promise 10020 --amount 1200 --by 2026-03-31 --instalments 3 "
          "--every 1m"},
         &runPromise},
        {"promise cancel",
         QT_TRANSLATE_NOOP("duebook::Cli", "Takes a promise back that no longer counts"),
         "",
         {{"ID", QT_TRANSLATE_NOOP("duebook::Cli", "the promise's id as listed")}},
         {{"reason", "TEXT", QT_TRANSLATE_NOOP("duebook::Cli", "why it no longer counts"), false,
           true},
          {"whole-plan", nullptr,
           QT_TRANSLATE_NOOP("duebook::Cli", "and the open instalments of its plan")}},
         {"--book ledger.duebook promise cancel 7 --reason \"entered twice\""},
         &runCancel},
        {"promises",
         QT_TRANSLATE_NOOP("duebook::Cli", "Lists what was promised, earliest day first"),
         QT_TRANSLATE_NOOP("duebook::Cli",
                           "With --account the account's reliability too: promises kept of all "
                           "whose day and grace have passed, by number and by amount."),
         {},
         {{"state", "STATE",
           QT_TRANSLATE_NOOP("duebook::Cli", "open, kept, partly-kept, broken, replaced or "
                                             "cancelled (default: all)"),
           true},
          {"account", "NUMBER", QT_TRANSLATE_NOOP("duebook::Cli", "only of this account")},
          {"owner", "LOGIN",
           QT_TRANSLATE_NOOP("duebook::Cli", "only of accounts of this collector; me = mine")},
          {"due-from", "DAY", QT_TRANSLATE_NOOP("duebook::Cli", "promised by this day or later")},
          {"due-until", "DAY",
           QT_TRANSLATE_NOOP("duebook::Cli", "promised by this day or earlier")},
          {"text", "TEXT",
           QT_TRANSLATE_NOOP("duebook::Cli",
                             "words of account, speaker or evidence, or an invoice's number")}},
         {"--book ledger.duebook promises --state open --due-until fri",
          "--book ledger.duebook promises --account 10020"},
         &runPromises},
    };
}

} // namespace duebook::cli
