// SPDX-License-Identifier: Apache-2.0
// Escalations, holds and the status of an account.
#include "app/cli/disputes/disputetables.h"
#include "app/cli/run.h"
#include "app/cli/tables.h"
#include "core/base/uid.h"
#include "core/services/accounts/accountservice.h"
#include "core/services/disputes/escalationservice.h"
#include "core/services/ledger/invoiceservice.h"

namespace duebook::cli {

namespace {

Result<void> printRow(Output &out, Session &session, const Escalation &escalation)
{
    QString number;
    if (escalation.invoice.isSet()) {
        const Result<InvoiceRow> invoice = InvoiceService(session).invoice(escalation.invoice);
        if (!invoice)
            return invoice.error();
        number = invoice->invoice.number;
    }
    out.row(escalationCells(out.format(), escalation, number, session.zone()));
    return {};
}

Result<ExitCode> print(Run &run, Session &session, const Escalation &escalation)
{
    Output &out = run.out();
    out.beginTable(QStringLiteral("escalations"), escalationColumns(out.format()));
    if (const Result<void> done = printRow(out, session, escalation); !done)
        return done.error();
    out.endTable();
    return ExitCode::Done;
}

Result<ExitCode> runEscalate(Run &run)
{
    const CommandLine &given = run.given();
    const Result<Session *> opened = run.book(Run::Access::Change);
    if (!opened)
        return opened.error();
    Session &session = **opened;
    NewEscalation draft;
    draft.uid = given.has("uid") ? given.value("uid") : newUid();
    const Result<AccountId> account = accountNumbered(session, given.argument(0));
    if (!account)
        return account.error();
    draft.account = *account;
    if (!given.has("to") && !given.has("level"))
        return Error{ErrorCode::Invalid,
                     Texts::tr("say to whom: add --to LOGIN or --level manager"),
                     QStringLiteral("--to"),
                     {}};
    const Result<UserId> to = userOption(given, session, "to");
    if (!to)
        return to.error();
    draft.to = *to;
    const Result<EscalationLevel> level =
        choiceOption(given, "level", escalationLevelWords(), EscalationLevel::Colleague);
    if (!level)
        return level.error();
    draft.level = *level;
    draft.reason = given.value("reason");
    const Result<QDate> revisit = dayOption(given, session, "revisit");
    if (!revisit)
        return revisit.error();
    draft.revisit = *revisit;
    if (given.has("invoice")) {
        const Result<InvoiceId> invoice =
            invoiceNumbered(session, draft.account, given.value("invoice"));
        if (!invoice)
            return invoice.error();
        draft.invoice = *invoice;
    }
    if (given.has("dispute")) {
        const Result<qint64> id = readId(given.value("dispute"), QStringLiteral("--dispute"));
        if (!id)
            return id.error();
        draft.dispute = DisputeId(*id);
    }
    const Result<Escalation> made = EscalationService(session).escalate(draft);
    if (!made)
        return made.error();
    return print(run, session, *made);
}

Result<ExitCode> runEscalations(Run &run)
{
    const CommandLine &given = run.given();
    const Result<Session *> opened = run.book(Run::Access::Figures);
    if (!opened)
        return opened.error();
    Session &session = **opened;
    EscalationService service(session);
    EscalationFilter filter;
    const Result<UserId> to = userOption(given, session, "to");
    if (!to)
        return to.error();
    filter.to = *to;
    const Result<AccountId> account = accountOption(given, session, "account");
    if (!account)
        return account.error();
    filter.account = *account;
    if (given.has("all") && !filter.account.isSet())
        return Error{ErrorCode::Invalid,
                     Texts::tr("closed ones are listed of one account: add --account NUMBER"),
                     QStringLiteral("--all"),
                     {}};
    Output &out = run.out();
    out.beginTable(QStringLiteral("escalations"), escalationColumns(out.format()), {},
                   Texts::tr("No escalation."));
    if (given.has("all")) {
        const Result<std::vector<Escalation>> every = service.ofAccount(filter.account);
        if (!every)
            return every.error();
        for (const Escalation &each : *every)
            if (const Result<void> done = printRow(out, session, each); !done)
                return done.error();
        out.endTable();
        return ExitCode::Done;
    }
    std::optional<EscalationKey> after;
    do {
        const Result<EscalationPage> page = service.list(filter, after);
        if (!page)
            return page.error();
        for (const Escalation &each : page->rows)
            if (const Result<void> done = printRow(out, session, each); !done)
                return done.error();
        after = page->next;
    } while (after);
    out.endTable();
    return ExitCode::Done;
}

Result<ExitCode> runClose(Run &run)
{
    const Result<Session *> opened = run.book(Run::Access::Change);
    if (!opened)
        return opened.error();
    Session &session = **opened;
    const Result<qint64> id = readId(run.given().argument(0), QStringLiteral("ID"));
    if (!id)
        return id.error();
    EscalationService service(session);
    const Result<Escalation> before = service.escalation(EscalationId(*id));
    if (!before)
        return before.error();
    const Result<Escalation> closed =
        service.close(before->id, before->rowVersion, run.given().value("result"));
    if (!closed)
        return closed.error();
    return print(run, session, *closed);
}

/// What a hold or a status changed is said as the account's.
Result<ExitCode> printStanding(Run &run, Session &session, AccountId id)
{
    const Result<AccountHeader> header = AccountService(session).account(id);
    if (!header)
        return header.error();
    const Account &account = header->account;
    Output &out = run.out();
    out.field(QStringLiteral("account"), Texts::tr("Account"), account.number);
    out.field(QStringLiteral("name"), Texts::tr("Name"), account.name);
    out.field(QStringLiteral("status"), Texts::tr("Status"),
              wordFor(account.status, accountStatusWords()));
    out.field(QStringLiteral("status_reason"), Texts::tr("Status reason"), account.statusReason);
    out.field(QStringLiteral("status_since"), Texts::tr("Status since"), day(account.statusSince));
    out.field(QStringLiteral("status_revisit"), Texts::tr("Status revisit"),
              day(account.statusRevisit));
    const Hold hold = account.hold.value_or(Hold());
    out.field(QStringLiteral("on_hold"), Texts::tr("On hold"), yesNo(account.hold.has_value()));
    out.field(QStringLiteral("hold_reason"), Texts::tr("Hold reason"), hold.reason);
    out.field(QStringLiteral("hold_since"), Texts::tr("Hold since"), day(hold.since));
    out.field(QStringLiteral("hold_by"), Texts::tr("Hold by"), header->holdByName);
    out.field(QStringLiteral("hold_revisit"), Texts::tr("Hold revisit"), day(hold.revisit));
    return ExitCode::Done;
}

template <typename Work>
Result<ExitCode> changeAccount(Run &run, Work work)
{
    const Result<Session *> opened = run.book(Run::Access::Change);
    if (!opened)
        return opened.error();
    Session &session = **opened;
    const Result<AccountId> account = accountNumbered(session, run.given().argument(0));
    if (!account)
        return account.error();
    const Result<QDate> revisit = dayOption(run.given(), session, "revisit");
    if (!revisit)
        return revisit.error();
    if (const Result<void> done = work(session, *account, *revisit); !done)
        return done.error();
    return printStanding(run, session, *account);
}

Result<ExitCode> runHold(Run &run)
{
    return changeAccount(run, [&run](Session &session, AccountId id, QDate revisit) {
        return AccountService(session).setHold(id, run.given().value("reason"), revisit);
    });
}

Result<ExitCode> runLift(Run &run)
{
    return changeAccount(run, [&run](Session &session, AccountId id, QDate) {
        return AccountService(session).liftHold(id, run.given().value("reason"));
    });
}

Result<ExitCode> runStatus(Run &run)
{
    return changeAccount(
        run, [&run](Session &session, AccountId id, QDate revisit) -> Result<void> {
            const Result<AccountStatus> status =
                readChoice(run.given().argument(1), accountStatusWords(), QStringLiteral("STATUS"));
            if (!status)
                return status.error();
            return AccountService(session).setStatus(id, *status, run.given().value("reason"),
                                                     revisit);
        });
}

ArgumentSpec account()
{
    return {"ACCOUNT", QT_TRANSLATE_NOOP("duebook::Cli", "the account's number")};
}

} // namespace

std::vector<Verb> escalationVerbs()
{
    return {
        {"escalate",
         QT_TRANSLATE_NOOP("duebook::Cli", "Takes an account to someone who decides"),
         QT_TRANSLATE_NOOP("duebook::Cli",
                           "The person gets a follow-up at once. With --level alone it is the "
                           "first manager, else an administrator; an agency is nobody of ours: the "
                           "account's collector is reminded at the revisit."),
         {account()},
         {{"to", "LOGIN", QT_TRANSLATE_NOOP("duebook::Cli", "who is to decide")},
          {"level", "WORD",
           QT_TRANSLATE_NOOP("duebook::Cli",
                             "colleague (default with --to), manager, management or agency")},
          {"reason", "TEXT", QT_TRANSLATE_NOOP("duebook::Cli", "why"), false, true},
          {"revisit", "DAY", QT_TRANSLATE_NOOP("duebook::Cli", "when it is looked at again"), false,
           true},
          {"invoice", "NUMBER", QT_TRANSLATE_NOOP("duebook::Cli", "it is about this invoice")},
          {"dispute", "ID", QT_TRANSLATE_NOOP("duebook::Cli", "it is about this dispute")},
          {"uid", "UUID",
           QT_TRANSLATE_NOOP("duebook::Cli", "recognises a repeat: the same uid saves once")}},
         {"--book ledger.duebook escalate 10020 --level manager --reason \"Three broken promises\" "
          "--revisit +7"},
         &runEscalate},
        {"escalations",
         QT_TRANSLATE_NOOP("duebook::Cli", "Lists what waits for a decision"),
         "",
         {},
         {{"to", "LOGIN", QT_TRANSLATE_NOOP("duebook::Cli", "only what waits for this user")},
          {"account", "NUMBER", QT_TRANSLATE_NOOP("duebook::Cli", "only of this account")},
          {"all", nullptr, QT_TRANSLATE_NOOP("duebook::Cli", "closed ones too (with --account)")}},
         {"--book ledger.duebook escalations --to me"},
         &runEscalations},
        {"escalation close",
         QT_TRANSLATE_NOOP("duebook::Cli", "Closes an escalation with what was decided"),
         "",
         {{"ID", QT_TRANSLATE_NOOP("duebook::Cli", "the escalation's id as listed")}},
         {{"result", "TEXT", QT_TRANSLATE_NOOP("duebook::Cli", "what was decided"), false, true}},
         {"--book ledger.duebook escalation close 3 --result \"Deliver against prepayment only\""},
         &runClose},
        {"hold",
         QT_TRANSLATE_NOOP("duebook::Cli", "Puts an account on hold: do not sell"),
         QT_TRANSLATE_NOOP("duebook::Cli",
                           "Sales sees it at once. Setting it again changes reason and day."),
         {account()},
         {{"reason", "TEXT", QT_TRANSLATE_NOOP("duebook::Cli", "why"), false, true},
          {"revisit", "DAY", QT_TRANSLATE_NOOP("duebook::Cli", "when it is looked at again"), false,
           true}},
         {"--book ledger.duebook hold 10020 --reason \"Over the limit\" --revisit +14"},
         &runHold},
        {"hold lift",
         QT_TRANSLATE_NOOP("duebook::Cli", "Lifts the hold of an account"),
         "",
         {account()},
         {{"reason", "TEXT", QT_TRANSLATE_NOOP("duebook::Cli", "why it is lifted")}},
         {"--book ledger.duebook hold lift 10020 --reason \"Paid\""},
         &runLift},
        {"account status",
         QT_TRANSLATE_NOOP("duebook::Cli",
                           "Says where an account stands: insolvent, with a lawyer"),
         QT_TRANSLATE_NOOP("duebook::Cli",
                           "Insolvency and legal stop dunning; agency and closed keep the account "
                           "off Today too; none of them may be sold to on credit. Reason and day "
                           "are needed (no day when closed)."),
         {account(),
          {"STATUS",
           QT_TRANSLATE_NOOP("duebook::Cli", "active, insolvency, legal, agency or closed")}},
         {{"reason", "TEXT", QT_TRANSLATE_NOOP("duebook::Cli", "why")},
          {"revisit", "DAY", QT_TRANSLATE_NOOP("duebook::Cli", "when it is looked at again")}},
         {"--book ledger.duebook account status 10020 insolvency --reason \"Court order 2 IN "
          "17/26\" "
          "--revisit +28"},
         &runStatus},
    };
}

} // namespace duebook::cli
