// SPDX-License-Identifier: Apache-2.0
#include "ui/disputes/disputeactions.h"

#include "core/base/uid.h"
#include "core/services/accounts/accountservice.h"
#include "core/services/disputes/disputeservice.h"
#include "core/services/disputes/escalationservice.h"
#include "core/services/ledger/invoiceservice.h"
#include "core/services/team/userservice.h"
#include "core/store/book/session.h"
#include "ui/book/async.h"
#include "ui/book/bookcontext.h"
#include "ui/disputes/disputedialog.h"
#include "ui/disputes/escalationdialog.h"
#include "ui/disputes/outcomedialog.h"
#include "ui/record/mergingsave.h"
#include "ui/text/disputewords.h"
#include "ui/text/words.h"

namespace duebook::ui {

namespace {

// More open invoices than this are not offered one by one.
constexpr int kMostInvoices = 200;

/// What the dialog offers, read in one go. `invoices` stand first.
Result<DisputeDialog::Choices> readChoices(Session &session, AccountId account,
                                           const std::vector<InvoiceId> &invoices,
                                           const std::optional<Dispute> &dispute)
{
    DisputeDialog::Choices choices;
    const Result<AccountHeader> header = AccountService(session).account(account);
    if (!header)
        return header.error();
    Result<std::vector<User>> people = UserService(session).users();
    if (!people)
        return people.error();
    InvoiceFilter open;
    open.account = account;
    const Result<InvoicePage> page = InvoiceService(session).list(open);
    if (!page)
        return page.error();
    std::vector<InvoiceId> ids = invoices;
    for (const InvoiceRow &row : page->rows)
        if (std::find(ids.begin(), ids.end(), row.invoice.id) == ids.end() &&
            ids.size() < kMostInvoices)
            ids.push_back(row.invoice.id);
    DisputeService service(session);
    Result<std::vector<Contestable>> contestable =
        service.contestable(ids, dispute ? dispute->id : DisputeId());
    if (!contestable)
        return contestable.error();
    choices.account = account;
    choices.accountName = header->account.name;
    choices.reasons = DisputeService::reasons(session);
    choices.people = std::move(*people);
    choices.me = session.user().id;
    choices.invoices = std::move(*contestable);
    choices.ticked = invoices;
    choices.dispute = dispute;
    choices.defaultDeadline = session.today().addDays(session.settings().disputeDeadlineDays);
    return choices;
}

Result<EscalationDialog::Choices> readChoices(Session &session, const NewEscalation &about)
{
    EscalationDialog::Choices choices;
    const Result<AccountHeader> header = AccountService(session).account(about.account);
    if (!header)
        return header.error();
    choices.accountName = header->account.name;
    Result<std::vector<User>> people = UserService(session).users();
    if (!people)
        return people.error();
    choices.people = std::move(*people);
    if (about.dispute.isSet()) {
        const Result<Dispute> dispute = DisputeService(session).dispute(about.dispute);
        if (!dispute)
            return dispute.error();
        choices.disputeName =
            QStringLiteral("%1 (%2)").arg(dispute->reason, words::invoiceNumbers(*dispute));
        return choices;
    }
    InvoiceFilter open;
    open.account = about.account;
    Result<InvoicePage> page = InvoiceService(session).list(open);
    if (!page)
        return page.error();
    choices.invoices = std::move(page->rows);
    return choices;
}

QString aboutLine(const Dispute &dispute)
{
    return QStringLiteral("%1 · %2 · %3 · %4")
        .arg(dispute.accountName, dispute.reason, words::invoiceNumbers(dispute),
             words::amounts(words::sums(dispute)));
}

Result<void> outcomeOf(const Result<Dispute> &result)
{
    return result ? Result<void>() : Result<void>(result.error());
}

} // namespace

DisputeActions::DisputeActions(const PageContext &context, QWidget *window)
    : QObject(window), m_context(context), m_window(window)
{
}

void DisputeActions::open(AccountId account, const std::vector<InvoiceId> &invoices)
{
    showDialog(account, invoices, std::nullopt);
}

void DisputeActions::edit(const Dispute &dispute)
{
    std::vector<InvoiceId> invoices;
    for (const DisputePart &part : dispute.parts)
        invoices.push_back(part.invoice);
    showDialog(dispute.account, invoices, dispute);
}

void DisputeActions::showDialog(AccountId account, const std::vector<InvoiceId> &invoices,
                                const std::optional<Dispute> &dispute)
{
    const auto read = [account, invoices, dispute](Session &session) {
        return readChoices(session, account, invoices, dispute);
    };
    whenDone(
        this, m_context.book.read(read), [this](const Result<DisputeDialog::Choices> &choices) {
            if (!choices) {
                Q_EMIT noticed(choices.error().sentence, Tone::Bad);
                return;
            }
            const Wording wording = Wording::of(m_context.book);
            auto *dialog = new DisputeDialog(m_context.theme, *choices,
                                             dateContext(m_context.book.settings(), wording),
                                             wording, m_window);
            dialog->setAttribute(Qt::WA_DeleteOnClose);
            connect(dialog, &DisputeDialog::opened, this,
                    [this, dialog, uid = newUid()](NewDispute made,
                                                   const std::vector<NewDocument> &documents) {
                        made.uid = uid;
                        whenDone(dialog, m_context.book.write([made, documents](Session &session) {
                            return DisputeService(session).open(made, documents);
                        }),
                                 [dialog](const Result<Dispute> &done) {
                                     dialog->finish(outcomeOf(done));
                                 });
                    });
            connect(dialog, &DisputeDialog::changed, this,
                    [this, dialog, before = choices->dispute](const Dispute &changed) {
                        saveChange(dialog, *before, changed);
                    });
            dialog->open();
        });
}

void DisputeActions::saveChange(DisputeDialog *dialog, const Dispute &before,
                                const Dispute &changed)
{
    const auto save = [](Session &session, const Dispute &, const Dispute &dispute) {
        return DisputeService(session).change(dispute);
    };
    saveMerging(dialog, m_context.book, before, changed, save, [this, dialog](const auto &saved) {
        dialog->finish(outcomeOf(saved.outcome));
        if (!saved.outcome)
            return;
        offerUndo(tr("Dispute changed"), saved.base, saved.outcome->rowVersion);
        if (!saved.notice.isEmpty())
            Q_EMIT noticed(saved.notice, Tone::Good);
    });
}

void DisputeActions::setStage(const Dispute &dispute, DisputeStage stage)
{
    Dispute changed = dispute;
    changed.stage = stage;
    run(dispute, words::disputeStage(stage),
        [changed](DisputeService &service) { return service.change(changed); });
}

void DisputeActions::settle(const Dispute &dispute)
{
    auto *dialog = new OutcomeDialog(OutcomeDialog::Of::Dispute, aboutLine(dispute), m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &OutcomeDialog::submitted, this,
            [this, dialog, dispute](DisputeOutcome outcome, const QString &words) {
                whenDone(
                    dialog, m_context.book.write([dispute, outcome, words](Session &session) {
                        return DisputeService(session).settle(dispute.id, dispute.rowVersion,
                                                              outcome, words);
                    }),
                    [this, dialog, dispute](const Result<Dispute> &done) {
                        dialog->finish(outcomeOf(done));
                        if (done)
                            offerUndo(
                                tr("Dispute settled: %1").arg(words::disputeOutcome(done->outcome)),
                                dispute, done->rowVersion);
                    });
            });
    dialog->open();
}

void DisputeActions::reopen(const Dispute &dispute)
{
    run(dispute, tr("Dispute opened again"), [dispute](DisputeService &service) {
        return service.reopen(dispute.id, dispute.rowVersion);
    });
}

void DisputeActions::run(const Dispute &before, const QString &what, Change change)
{
    whenDone(this, m_context.book.write([change = std::move(change)](Session &session) {
        DisputeService service(session);
        return change(service);
    }),
             [this, before, what](const Result<Dispute> &now) {
                 if (now)
                     offerUndo(what, before, now->rowVersion);
                 else
                     Q_EMIT noticed(now.error().sentence, Tone::Bad);
             });
}

void DisputeActions::offerUndo(const QString &what, const Dispute &before, qint64 rowVersion)
{
    UndoOffer offer;
    offer.text = what;
    offer.undo = [self = QPointer(this), before, rowVersion] {
        if (!self)
            return;
        whenDone(self, self->m_context.book.write([before, rowVersion](Session &session) {
            return DisputeService(session).restore(before, rowVersion);
        }),
                 [self](const Result<Dispute> &restored) {
                     if (!restored)
                         Q_EMIT self->noticed(restored.error().sentence, Tone::Bad);
                 });
    };
    Q_EMIT undoOffered(offer);
}

void DisputeActions::escalate(const NewEscalation &about)
{
    whenDone(this,
             m_context.book.read([about](Session &session) { return readChoices(session, about); }),
             [this, about](const Result<EscalationDialog::Choices> &choices) {
                 if (!choices) {
                     Q_EMIT noticed(choices.error().sentence, Tone::Bad);
                     return;
                 }
                 const Wording wording = Wording::of(m_context.book);
                 NewEscalation given = about;
                 given.uid = newUid();
                 auto *dialog = new EscalationDialog(
                     m_context.theme, given, *choices,
                     dateContext(m_context.book.settings(), wording), wording, m_window);
                 dialog->setAttribute(Qt::WA_DeleteOnClose);
                 connect(dialog, &EscalationDialog::submitted, this,
                         [this, dialog](const NewEscalation &made) {
                             whenDone(dialog, m_context.book.write([made](Session &session) {
                                 return EscalationService(session).escalate(made);
                             }),
                                      [this, dialog](const Result<Escalation> &done) {
                                          dialog->finish(done ? Result<void>()
                                                              : Result<void>(done.error()));
                                          if (done)
                                              Q_EMIT noticed(
                                                  tr("Escalated to %1.").arg(words::decider(*done)),
                                                  Tone::Good);
                                      });
                         });
                 dialog->open();
             });
}

void DisputeActions::closeEscalation(const Escalation &escalation)
{
    auto *dialog = new OutcomeDialog(
        OutcomeDialog::Of::Escalation,
        tr("Escalated to %1: %2").arg(words::decider(escalation), escalation.reason), m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &OutcomeDialog::submitted, this,
            [this, dialog, escalation](DisputeOutcome, const QString &result) {
                whenDone(dialog, m_context.book.write([escalation, result](Session &session) {
                    return EscalationService(session).close(escalation.id, escalation.rowVersion,
                                                            result);
                }),
                         [this, dialog, escalation](const Result<Escalation> &done) {
                             dialog->finish(done ? Result<void>() : Result<void>(done.error()));
                             if (done)
                                 offerUndo(tr("Escalation closed"), escalation, done->rowVersion);
                         });
            });
    dialog->open();
}

void DisputeActions::offerUndo(const QString &what, const Escalation &before, qint64 rowVersion)
{
    UndoOffer offer;
    offer.text = what;
    offer.undo = [self = QPointer(this), before, rowVersion] {
        if (!self)
            return;
        whenDone(self, self->m_context.book.write([before, rowVersion](Session &session) {
            return EscalationService(session).restore(before, rowVersion);
        }),
                 [self](const Result<Escalation> &restored) {
                     if (!restored)
                         Q_EMIT self->noticed(restored.error().sentence, Tone::Bad);
                 });
    };
    Q_EMIT undoOffered(offer);
}

} // namespace duebook::ui
