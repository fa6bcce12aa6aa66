// SPDX-License-Identifier: Apache-2.0
#include "core/services/disputes/disputeservice.h"

#include "core/base/uid.h"
#include "core/rules/team/permissions.h"
#include "core/services/disputes/disputeupkeep.h"
#include "core/services/disputes/escalationservice.h"
#include "core/services/documents/documentintake.h"
#include "core/store/accounts/accountrepository.h"
#include "core/store/book/conflict.h"
#include "core/store/book/userrepository.h"
#include "core/store/disputes/disputerepository.h"
#include "core/store/ledger/balancerepository.h"

#include <set>

namespace duebook {

namespace {

constexpr qsizetype kLongestText = 20000;
constexpr qsizetype kLongestReason = 200;

Error invalid(const QString &sentence, const char *place)
{
    return {ErrorCode::Invalid, sentence, QLatin1String(place), {}};
}

void refreshBalances(const Session &session, Transaction &transaction, AccountId account)
{
    const AccountId ids[] = {account};
    BalanceRepository::refresh(transaction, ids, session.settings().edges, session.today(), {});
}

/// A part that says nothing of its amount means all there is.
bool isWhole(const DisputePart &part)
{
    return part.amount.isZero() && !part.amount.currency().isSet();
}

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(duebook::DisputeService)
};

Result<void> checkPart(Database &db, AccountId account, const DisputePart &part, DisputeId except)
{
    const std::optional<Contestable> invoice =
        DisputeRepository::contestable(db, part.invoice, except);
    if (!invoice || invoice->account != account)
        return invalid(Texts::tr("One of the invoices does not belong to the account."), "parts");
    if (invoice->open.minorUnits() <= 0)
        return invalid(Texts::tr("Nothing is open of invoice %1, so nothing of it can be "
                                 "disputed.")
                           .arg(invoice->number),
                       "parts");
    const Money rest = invoice->rest();
    if (rest.isZero())
        return invalid(Texts::tr("All of invoice %1 is disputed already: change that dispute.")
                           .arg(invoice->number),
                       "parts");
    if (isWhole(part))
        return {};
    if (part.amount.currency() != rest.currency())
        return invalid(Texts::tr("Invoice %1 is in %2: give the disputed amount in %2.")
                           .arg(invoice->number, rest.currency().code()),
                       "parts");
    if (part.amount.minorUnits() <= 0 || part.amount.minorUnits() > rest.minorUnits())
        return invalid(Texts::tr("Invoice %1 can be disputed up to %2 %3: give an amount above "
                                 "zero and no more than that.")
                           .arg(invoice->number, rest.toDecimal(), rest.currency().code()),
                       "parts");
    return {};
}

Result<void> checkParts(Database &db, AccountId account, const std::vector<DisputePart> &parts,
                        DisputeId except)
{
    if (parts.empty())
        return invalid(Texts::tr("Choose the invoices that the customer disputes."), "parts");
    std::set<InvoiceId> seen;
    for (const DisputePart &part : parts) {
        if (!seen.insert(part.invoice).second)
            return invalid(Texts::tr("An invoice stands twice; give it one amount."), "parts");
        if (const Result<void> fine = checkPart(db, account, part, except); !fine)
            return fine;
    }
    return {};
}

/// Numbers as the book has them, amounts where none was given.
std::vector<DisputePart> completed(Database &db, std::vector<DisputePart> parts, DisputeId except)
{
    for (DisputePart &part : parts) {
        const std::optional<Contestable> invoice =
            DisputeRepository::contestable(db, part.invoice, except);
        if (!invoice)
            continue;
        part.invoiceNumber = invoice->number;
        if (isWhole(part))
            part.amount = invoice->rest();
    }
    return parts;
}

Result<void> checkWords(const QString &reason, const QString &text)
{
    if (reason.trimmed().isEmpty())
        return invalid(Texts::tr("Choose why the customer disputes it."), "reason");
    if (reason.size() > kLongestReason)
        return invalid(Texts::tr("The reason is too long: write the story into the text."),
                       "reason");
    if (text.size() > kLongestText)
        return invalid(Texts::tr("The text is too long for a dispute: add it as a document."),
                       "text");
    return {};
}

Error deadlinePassed()
{
    return invalid(Texts::tr("The deadline lies in the past: choose today or a later day."),
                   "deadline");
}

Error notAPerson()
{
    return invalid(Texts::tr("Choose a person who works with this book."), "owner");
}

QDate defaultDeadline(const Session &session, QDate opened)
{
    return std::max(opened.addDays(session.settings().disputeDeadlineDays), session.today());
}

Result<Dispute> found(Database &db, DisputeId id)
{
    std::optional<Dispute> dispute = DisputeRepository::find(db, id);
    if (!dispute)
        return conflictOrMissing(false);
    return std::move(*dispute);
}

} // namespace

QStringList DisputeService::reasons(const Session &session)
{
    if (!session.settings().disputeReasons.isEmpty())
        return session.settings().disputeReasons;
    return defaultReasons();
}

QStringList DisputeService::defaultReasons()
{
    return {tr("Wrong price"),
            tr("Wrong quantity"),
            tr("Goods damaged"),
            tr("Not delivered"),
            tr("Wrong goods"),
            tr("Quality"),
            tr("Order number missing"),
            tr("Discount not given"),
            tr("Invoiced twice"),
            tr("Goods returned"),
            tr("Wrong address or entity"),
            tr("Terms not as agreed")};
}

Result<void> DisputeService::check(const Session &session, Database &db, const NewDispute &dispute)
{
    if (!AccountRepository::exists(db, dispute.account))
        return Error{ErrorCode::NotFound,
                     tr("Choose the account that the dispute is about."),
                     QStringLiteral("account"),
                     {}};
    if (const Result<void> fine = checkWords(dispute.reason, dispute.text); !fine)
        return fine;
    if (dispute.owner.isSet() && !UserRepository::isActive(db, dispute.owner))
        return notAPerson();
    if (dispute.opened.isValid() && dispute.opened > session.today())
        return invalid(tr("The dispute cannot have been opened in the future."), "opened");
    if (dispute.deadline.isValid() && dispute.deadline < session.today())
        return deadlinePassed();
    return checkParts(db, dispute.account, dispute.parts, {});
}

Result<DisputeId> DisputeService::openIn(const Session &session, Transaction &transaction,
                                         const NewDispute &given)
{
    if (!given.uid.isEmpty()) {
        if (const DisputeId same = DisputeRepository::findByUid(transaction, given.uid);
            same.isSet())
            return same;
    }
    if (const Result<void> fine = check(session, transaction, given); !fine)
        return fine.error();
    NewDispute dispute = given;
    dispute.reason = dispute.reason.simplified();
    dispute.text = dispute.text.trimmed();
    if (!dispute.owner.isSet())
        dispute.owner = transaction.user();
    if (!dispute.opened.isValid())
        dispute.opened = session.today();
    if (!dispute.deadline.isValid())
        dispute.deadline = defaultDeadline(session, dispute.opened);
    dispute.parts = completed(transaction, std::move(dispute.parts), {});
    const DisputeId id = DisputeRepository::insert(transaction, dispute);
    DisputeUpkeep::keepTask(session, transaction, *DisputeRepository::find(transaction, id));
    refreshBalances(session, transaction, dispute.account);
    return id;
}

Result<Dispute> DisputeService::open(const NewDispute &given,
                                     const std::vector<NewDocument> &documents,
                                     const WorkControl &control)
{
    if (const auto allowed = require(Right::KeepDisputes, m_session.user()); !allowed)
        return allowed.error();
    NewDispute dispute = given;
    if (dispute.uid.isEmpty())
        dispute.uid = newUid();
    // Files are read only for a dispute that can be opened.
    if (!documents.empty()) {
        const Result<void> fine = m_session.read([&](Database &db) -> Result<void> {
            if (DisputeRepository::findByUid(db, dispute.uid).isSet())
                return {};
            return check(m_session, db, dispute);
        });
        if (!fine)
            return fine.error();
    }
    DocumentIntake intake(m_session, control);
    if (const Result<void> staged = intake.stage(documents); !staged)
        return staged.error();
    return m_session.write([&](Transaction &transaction) -> Result<Dispute> {
        if (const DisputeId same = DisputeRepository::findByUid(transaction, dispute.uid);
            same.isSet())
            return found(transaction, same);
        const Result<DisputeId> id = openIn(m_session, transaction, dispute);
        if (!id)
            return id.error();
        DocumentLink link;
        link.account = dispute.account;
        link.dispute = *id;
        if (const auto linked = intake.link(transaction, link); !linked)
            return linked.error();
        return found(transaction, *id);
    });
}

Result<Dispute> DisputeService::dispute(DisputeId id)
{
    return m_session.read([&](Database &db) -> Result<Dispute> { return found(db, id); });
}

template <typename Change>
Result<Dispute> DisputeService::changed(DisputeId id, qint64 rowVersion, const char *action,
                                        Change &&change)
{
    if (const auto allowed = require(Right::KeepDisputes, m_session.user()); !allowed)
        return allowed.error();
    return m_session.write([&](Transaction &transaction) -> Result<Dispute> {
        const std::optional<Dispute> before = DisputeRepository::find(transaction, id);
        if (!before || before->rowVersion != rowVersion)
            return conflictOrMissing(before.has_value());
        Dispute after = *before;
        if (const Result<void> allowed = change(transaction, after); !allowed)
            return allowed.error();
        if (after == *before)
            return after;
        if (const Result<void> saved =
                DisputeRepository::update(transaction, *before, after, QString::fromLatin1(action));
            !saved)
            return saved.error();
        const Result<Dispute> now = found(transaction, id);
        DisputeUpkeep::keepTask(m_session, transaction, *now, before->deadline);
        if (before->parts != after.parts || before->state != after.state)
            refreshBalances(m_session, transaction, before->account);
        return now;
    });
}

Result<Dispute> DisputeService::change(const Dispute &wanted)
{
    return changed(
        wanted.id, wanted.rowVersion, "dispute changed",
        [&](Transaction &transaction, Dispute &dispute) -> Result<void> {
            if (dispute.state != DisputeState::Open)
                return invalid(tr("The dispute is settled: reopen it first."), "state");
            // An import may have given no reason: it can wait until somebody knows.
            if (wanted.reason != dispute.reason || wanted.text != dispute.text) {
                const bool same = wanted.reason == dispute.reason && dispute.reason.isEmpty();
                if (const auto fine =
                        checkWords(same ? QStringLiteral("-") : wanted.reason, wanted.text);
                    !fine)
                    return fine;
            }
            if (wanted.owner != dispute.owner &&
                !UserRepository::isActive(transaction, wanted.owner))
                return notAPerson();
            if (wanted.deadline.isValid() && wanted.deadline != dispute.deadline &&
                wanted.deadline < m_session.today())
                return deadlinePassed();
            if (wanted.parts != dispute.parts) {
                if (const auto fine =
                        checkParts(transaction, dispute.account, wanted.parts, dispute.id);
                    !fine)
                    return fine;
                dispute.parts = completed(transaction, wanted.parts, dispute.id);
            }
            dispute.reason = wanted.reason.simplified();
            dispute.text = wanted.text.trimmed();
            // Whoever takes an imported one in hand parks it no more.
            dispute.owner = wanted.owner.isSet() ? wanted.owner : transaction.user();
            dispute.deadline = wanted.deadline.isValid()
                                   ? wanted.deadline
                                   : defaultDeadline(m_session, m_session.today());
            dispute.stage = wanted.stage;
            return {};
        });
}

Result<Dispute> DisputeService::settle(DisputeId id, qint64 rowVersion, DisputeOutcome outcome,
                                       const QString &resolution)
{
    if (const auto allowed = require(Right::KeepDisputes, m_session.user()); !allowed)
        return allowed.error();
    if (outcome == DisputeOutcome::None)
        return invalid(tr("Say how the dispute ended: credited, refused, withdrawn or paid."),
                       "outcome");
    if (resolution.size() > kLongestText)
        return invalid(tr("The text is too long for a dispute: add it as a document."),
                       "resolution");
    return changed(id, rowVersion, "dispute settled",
                   [&](Transaction &, Dispute &dispute) -> Result<void> {
                       if (dispute.state != DisputeState::Open)
                           return invalid(tr("The dispute is settled already."), "state");
                       dispute.state = DisputeState::Settled;
                       dispute.outcome = outcome;
                       dispute.resolution = resolution.trimmed();
                       dispute.closed = m_session.today();
                       return {};
                   });
}

Result<Dispute> DisputeService::reopen(DisputeId id, qint64 rowVersion)
{
    return changed(
        id, rowVersion, "dispute reopened",
        [&](Transaction &transaction, Dispute &dispute) -> Result<void> {
            if (dispute.state == DisputeState::Open)
                return invalid(tr("The dispute is open already."), "state");
            std::vector<DisputePart> parts;
            for (DisputePart part : dispute.parts) {
                const auto invoice =
                    DisputeRepository::contestable(transaction, part.invoice, dispute.id);
                if (!invoice || invoice->rest().isZero())
                    continue;
                if (part.amount.minorUnits() > invoice->rest().minorUnits())
                    part.amount = invoice->rest();
                parts.push_back(part);
            }
            if (parts.empty())
                return invalid(tr("Nothing of its invoices is left to dispute, so the dispute "
                                  "stays settled."),
                               "parts");
            dispute.parts = parts;
            dispute.state = DisputeState::Open;
            dispute.outcome = DisputeOutcome::None;
            dispute.resolution.clear();
            dispute.closed = {};
            if (!dispute.owner.isSet())
                dispute.owner = transaction.user();
            if (!dispute.deadline.isValid() || dispute.deadline < m_session.today())
                dispute.deadline = defaultDeadline(m_session, m_session.today());
            return {};
        });
}

Result<Dispute> DisputeService::restore(const Dispute &before, qint64 rowVersion)
{
    return changed(before.id, rowVersion, "dispute change undone",
                   [&](Transaction &transaction, Dispute &dispute) -> Result<void> {
                       if (dispute.state == DisputeState::Settled &&
                           before.state == DisputeState::Open)
                           EscalationService::reopenOfDispute(m_session, transaction, dispute.id);
                       const qint64 version = dispute.rowVersion;
                       dispute = before;
                       dispute.rowVersion = version;
                       return {};
                   });
}

} // namespace duebook
