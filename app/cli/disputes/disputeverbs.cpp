// SPDX-License-Identifier: Apache-2.0
#include "app/cli/amounts.h"
#include "app/cli/disputes/disputetables.h"
#include "app/cli/paging.h"
#include "app/cli/run.h"
#include "core/base/uid.h"
#include "core/services/disputes/disputeservice.h"

#include <QFileInfo>

namespace duebook::cli {

namespace {

enum class Only { PastDeadline, Large, Settled };
const Choices<Only> kFilters{
    {"past-deadline", Only::PastDeadline}, {"large", Only::Large}, {"settled", Only::Settled}};

Result<Dispute> disputeNumbered(Session &session, const QString &text)
{
    const Result<qint64> id = readId(text, QStringLiteral("ID"));
    if (!id)
        return id.error();
    return DisputeService(session).dispute(DisputeId(*id));
}

Result<std::vector<DisputePart>> readParts(const CommandLine &given, Session &session,
                                           AccountId account)
{
    std::vector<DisputePart> parts;
    for (const QString &text : given.values("invoice")) {
        const Result<DisputePart> part = readDisputePart(text, session, account, "invoice");
        if (!part)
            return part.error();
        parts.push_back(*part);
    }
    return parts;
}

/// The dispute as the lists print it.
Result<ExitCode> print(Run &run, Session &session, const Dispute &dispute)
{
    const Result<std::vector<DisputeRow>> rows = DisputeService(session).ofAccount(dispute.account);
    if (!rows)
        return rows.error();
    Output &out = run.out();
    out.beginTable(QStringLiteral("disputes"), disputeColumns(out.format()));
    for (const DisputeRow &row : *rows) {
        if (row.dispute.id == dispute.id)
            out.row(disputeCells(out.format(), row));
    }
    out.endTable();
    return ExitCode::Done;
}

Result<ExitCode> runDispute(Run &run)
{
    const CommandLine &given = run.given();
    const Result<Session *> opened = run.book(Run::Access::Change);
    if (!opened)
        return opened.error();
    Session &session = **opened;
    NewDispute draft;
    draft.uid = given.has("uid") ? given.value("uid") : newUid();
    const Result<AccountId> account = accountNumbered(session, given.argument(0));
    if (!account)
        return account.error();
    draft.account = *account;
    Result<std::vector<DisputePart>> parts = readParts(given, session, *account);
    if (!parts)
        return parts.error();
    draft.parts = std::move(*parts);
    draft.reason = given.value("reason");
    draft.text = given.value("text");
    const Result<UserId> owner = userOption(given, session, "owner");
    if (!owner)
        return owner.error();
    draft.owner = *owner;
    const Result<QDate> deadline = dayOption(given, session, "deadline");
    if (!deadline)
        return deadline.error();
    draft.deadline = *deadline;
    const Result<QDate> from = dayOption(given, session, "opened");
    if (!from)
        return from.error();
    draft.opened = *from;
    std::vector<NewDocument> documents;
    for (const QString &path : given.values("attach")) {
        NewDocument document;
        document.name = QFileInfo(path).fileName();
        document.path = path;
        documents.push_back(document);
    }
    const Result<Dispute> made =
        DisputeService(session).open(draft, documents, run.control(Texts::tr("documents")));
    if (!made)
        return made.error();
    return print(run, session, *made);
}

Result<DisputeFilter> readFilter(const CommandLine &given, Session &session)
{
    DisputeFilter filter;
    const Result<UserId> owner = userOption(given, session, "owner");
    if (!owner)
        return owner.error();
    filter.owner = *owner;
    const Result<AccountId> account = accountOption(given, session, "account");
    if (!account)
        return account.error();
    filter.account = *account;
    filter.reason = given.value("reason");
    filter.text = given.value("text");
    const Currency base = session.settings().baseCurrency;
    if (given.has("at-least")) {
        const auto least = Money::fromDecimal(given.value("at-least"), base);
        if (!least)
            return Error{ErrorCode::Invalid,
                         Texts::tr("“%1” is not an amount in %2: write it like 40.00")
                             .arg(given.value("at-least"), base.code()),
                         QStringLiteral("--at-least"),
                         {}};
        filter.leastAmount = least->minorUnits();
    }
    if (!given.has("filter"))
        return filter;
    const Result<Only> only = choiceOption(given, "filter", kFilters, Only::Large);
    if (!only)
        return only.error();
    filter.pastDeadline = *only == Only::PastDeadline;
    if (*only == Only::Settled)
        filter.state = DisputeState::Settled;
    if (*only == Only::Large) {
        const auto large =
            Money::fromDecimal(QString::number(session.settings().invoiceLarge), base);
        filter.leastAmount = std::max(filter.leastAmount, large ? large->minorUnits() : 0);
    }
    return filter;
}

Result<ExitCode> runDisputes(Run &run)
{
    const Result<Session *> opened = run.book(Run::Access::Figures);
    if (!opened)
        return opened.error();
    Session &session = **opened;
    const Result<DisputeFilter> filter = readFilter(run.given(), session);
    if (!filter)
        return filter.error();
    DisputeService service(session);
    const Result<DisputeTotals> totals = service.totals(*filter);
    if (!totals)
        return totals.error();
    Output &out = run.out();
    out.beginTable(QStringLiteral("disputes"), disputeColumns(out.format()), {},
                   Texts::tr("No dispute."));
    const Result<void> listed = eachRow(
        PageKey(), [&](const PageKey &after) { return service.list(*filter, after); },
        [&](const DisputeRow &row) { out.row(disputeCells(out.format(), row)); });
    if (!listed)
        return listed.error();
    out.endTable();
    if (out.format() != Format::Csv && totals->count > 0) {
        out.beginTable(QStringLiteral("sums"),
                       {{QStringLiteral("disputes"), Texts::tr("Disputes"), Column::Align::Right},
                        {QStringLiteral("amount"), Texts::tr("Amount"), Column::Align::Right},
                        {QStringLiteral("currency"), Texts::tr("Currency")}},
                       Texts::tr("Sums"));
        for (const DisputeSum &sum : totals->sums)
            out.row({count(sum.count), amount(sum.amount), currency(sum.amount.currency())});
        out.endTable();
    }
    return ExitCode::Done;
}

Result<ExitCode> runChange(Run &run)
{
    const CommandLine &given = run.given();
    const Result<Session *> opened = run.book(Run::Access::Change);
    if (!opened)
        return opened.error();
    Session &session = **opened;
    Result<Dispute> dispute = disputeNumbered(session, given.argument(0));
    if (!dispute)
        return dispute.error();
    if (given.has("reason"))
        dispute->reason = given.value("reason");
    if (given.has("text"))
        dispute->text = given.value("text");
    const Result<DisputeStage> stage =
        choiceOption(given, "stage", disputeStageWords(), dispute->stage);
    if (!stage)
        return stage.error();
    dispute->stage = *stage;
    if (given.has("owner")) {
        const Result<UserId> owner = userOption(given, session, "owner");
        if (!owner)
            return owner.error();
        dispute->owner = *owner;
    }
    const Result<QDate> deadline = dayOption(given, session, "deadline");
    if (!deadline)
        return deadline.error();
    if (deadline->isValid())
        dispute->deadline = *deadline;
    if (given.has("invoice")) {
        Result<std::vector<DisputePart>> parts = readParts(given, session, dispute->account);
        if (!parts)
            return parts.error();
        dispute->parts = std::move(*parts);
    }
    const Result<Dispute> changed = DisputeService(session).change(*dispute);
    if (!changed)
        return changed.error();
    return print(run, session, *changed);
}

Result<ExitCode> runSettle(Run &run)
{
    const CommandLine &given = run.given();
    const Result<Session *> opened = run.book(Run::Access::Change);
    if (!opened)
        return opened.error();
    Session &session = **opened;
    const Result<Dispute> dispute = disputeNumbered(session, given.argument(0));
    if (!dispute)
        return dispute.error();
    const Result<DisputeOutcome> outcome =
        choiceOption(given, "outcome", disputeOutcomeWords(), DisputeOutcome::None);
    if (!outcome)
        return outcome.error();
    const Result<Dispute> settled = DisputeService(session).settle(
        dispute->id, dispute->rowVersion, *outcome, given.value("resolution"));
    if (!settled)
        return settled.error();
    return print(run, session, *settled);
}

Result<ExitCode> runReopen(Run &run)
{
    const Result<Session *> opened = run.book(Run::Access::Change);
    if (!opened)
        return opened.error();
    Session &session = **opened;
    const Result<Dispute> dispute = disputeNumbered(session, run.given().argument(0));
    if (!dispute)
        return dispute.error();
    const Result<Dispute> open = DisputeService(session).reopen(dispute->id, dispute->rowVersion);
    if (!open)
        return open.error();
    return print(run, session, *open);
}

std::vector<ArgumentSpec> id()
{
    return {{"ID", QT_TRANSLATE_NOOP("duebook::Cli", "the dispute's id as listed")}};
}

} // namespace

std::vector<Verb> disputeVerbs()
{
    return {
        {"dispute",
         QT_TRANSLATE_NOOP("duebook::Cli", "Opens a dispute: what a customer contests"),
         QT_TRANSLATE_NOOP("duebook::Cli",
                           "Each --invoice may say how much of it is disputed, such as "
                           "R-1020=400.00; without an amount it is all that is open. The owner "
                           "gets a follow-up for the deadline."),
         {{"ACCOUNT", QT_TRANSLATE_NOOP("duebook::Cli", "the account's number")}},
         {{"invoice", "NUMBER[=AMOUNT]",
           QT_TRANSLATE_NOOP("duebook::Cli", "an invoice, and how much of it"), true, true},
          {"reason", "WORDS",
           QT_TRANSLATE_NOOP("duebook::Cli", "why, best a word of the book's list of reasons"),
           false, true},
          {"text", "TEXT", QT_TRANSLATE_NOOP("duebook::Cli", "what the customer says")},
          {"owner", "LOGIN", QT_TRANSLATE_NOOP("duebook::Cli", "who settles it (default: you)")},
          {"deadline", "DAY",
           QT_TRANSLATE_NOOP("duebook::Cli",
                             "when it is looked at again (default: as the book's settings say)")},
          {"opened", "DAY",
           QT_TRANSLATE_NOOP("duebook::Cli", "since when it is disputed (default: today)")},
          {"attach", "FILE", QT_TRANSLATE_NOOP("duebook::Cli", "a document that belongs to it"),
           true},
          {"uid", "UUID",
           QT_TRANSLATE_NOOP("duebook::Cli", "recognises a repeat: the same uid saves once")}},
         {"--book ledger.duebook dispute 10020 --invoice R-1020=400.00 --reason \"Goods "
          "damaged\""},
         &runDispute},
        {"disputes",
         QT_TRANSLATE_NOOP("duebook::Cli", "Lists disputes, the nearest deadline first"),
         "",
         {},
         {{"filter", "past-deadline|large|settled",
           QT_TRANSLATE_NOOP("duebook::Cli", "only these (default: all open ones)")},
          {"owner", "LOGIN", QT_TRANSLATE_NOOP("duebook::Cli", "only this user's; me = mine")},
          {"account", "NUMBER", QT_TRANSLATE_NOOP("duebook::Cli", "only of this account")},
          {"reason", "WORDS", QT_TRANSLATE_NOOP("duebook::Cli", "only with this reason")},
          {"text", "TEXT",
           QT_TRANSLATE_NOOP("duebook::Cli", "words of the dispute, its account or invoices")},
          {"at-least", "AMOUNT",
           QT_TRANSLATE_NOOP("duebook::Cli", "only from this amount on, in the base currency")}},
         {"--book ledger.duebook disputes --filter past-deadline --owner me"},
         &runDisputes},
        {"dispute change",
         QT_TRANSLATE_NOOP("duebook::Cli", "Changes an open dispute"),
         "",
         id(),
         {{"stage", "WORD",
           QT_TRANSLATE_NOOP("duebook::Cli", "new, looked-into, customer-answers, "
                                             "colleague-answers or credit-expected")},
          {"owner", "LOGIN", QT_TRANSLATE_NOOP("duebook::Cli", "who settles it")},
          {"deadline", "DAY", QT_TRANSLATE_NOOP("duebook::Cli", "when it is looked at again")},
          {"reason", "WORDS", QT_TRANSLATE_NOOP("duebook::Cli", "why it is disputed")},
          {"text", "TEXT", QT_TRANSLATE_NOOP("duebook::Cli", "what the customer says")},
          {"invoice", "NUMBER[=AMOUNT]",
           QT_TRANSLATE_NOOP("duebook::Cli", "the invoices it is about, instead of those before"),
           true}},
         {"--book ledger.duebook dispute change 7 --stage credit-expected --deadline +14"},
         &runChange},
        {"dispute settle",
         QT_TRANSLATE_NOOP("duebook::Cli", "Settles a dispute"),
         "",
         id(),
         {{"outcome", "WORD",
           QT_TRANSLATE_NOOP("duebook::Cli", "credited, refused, withdrawn or paid"), false, true},
          {"resolution", "TEXT", QT_TRANSLATE_NOOP("duebook::Cli", "what was agreed")}},
         {"--book ledger.duebook dispute settle 7 --outcome refused --resolution \"Signed "
          "delivery note\""},
         &runSettle},
        {"dispute reopen",
         QT_TRANSLATE_NOOP("duebook::Cli", "Opens a settled dispute again"),
         "",
         id(),
         {},
         {},
         &runReopen},
    };
}

} // namespace duebook::cli
