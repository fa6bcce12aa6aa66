// SPDX-License-Identifier: Apache-2.0
#include "ui/promises/promiseactions.h"

#include "core/services/accounts/accountservice.h"
#include "core/services/promises/promiseservice.h"
#include "ui/book/async.h"
#include "ui/book/bookcontext.h"
#include "ui/promises/cancelpromisedialog.h"
#include "ui/promises/promisedialog.h"
#include "ui/text/format.h"

namespace duebook::ui {

namespace {

Result<PromiseChoices> readPromiseChoices(Session &session, AccountId account,
                                          const std::vector<InvoiceId> &chosen,
                                          const std::optional<Promise> &replaces)
{
    Result<AccountHeader> header = AccountService(session).account(account);
    if (!header)
        return header.error();
    InvoiceFilter filter;
    filter.account = account;
    Result<InvoicePage> open = InvoiceService(session).list(filter);
    if (!open)
        return open.error();
    PromiseChoices choices;
    choices.account = account;
    choices.accountName = header->account.name;
    choices.status = header->account.status;
    choices.currency = header->account.currency.isSet() ? header->account.currency
                                                        : session.settings().baseCurrency;
    choices.contacts = std::move(header->contacts);
    choices.open = std::move(open->rows);
    choices.moreOpen = open->next.has_value();
    choices.chosen = chosen;
    choices.replaces = replaces;
    if (replaces) {
        choices.currency = replaces->amount.currency();
        for (const PromisePart &part : replaces->parts)
            choices.chosen.push_back(part.invoice);
    }
    return choices;
}

} // namespace

PromiseActions::PromiseActions(const PageContext &context, QWidget *window)
    : QObject(window), m_context(context), m_window(window)
{
}

void PromiseActions::make(AccountId account, const std::vector<InvoiceId> &invoices)
{
    ask(account, invoices, std::nullopt);
}

void PromiseActions::replace(const Promise &old)
{
    ask(old.account, {}, old);
}

void PromiseActions::ask(AccountId account, const std::vector<InvoiceId> &invoices,
                         const std::optional<Promise> &replaces)
{
    whenDone(this, m_context.book.read([account, invoices, replaces](Session &session) {
        return readPromiseChoices(session, account, invoices, replaces);
    }),
             [this](const Result<PromiseChoices> &choices) {
                 if (choices)
                     show(*choices);
                 else
                     Q_EMIT noticed(choices.error().sentence, Tone::Bad);
             });
}

void PromiseActions::show(const PromiseChoices &choices)
{
    const Wording wording = Wording::of(m_context.book);
    auto *dialog =
        new PromiseDialog(m_context.theme, choices, dateContext(m_context.book.settings(), wording),
                          wording, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &PromiseDialog::submitted, this,
            [this, dialog](const NewPromise &promise, bool replacesPlan) {
                save(dialog, promise, replacesPlan);
            });
    connect(dialog, &PromiseDialog::considered, this,
            [this, dialog](const NewPromise &promise, bool replacesPlan) {
                consider(dialog, promise, replacesPlan);
            });
    dialog->open();
}

void PromiseActions::save(PromiseDialog *dialog, const NewPromise &promise, bool replacesPlan)
{
    whenDone(dialog,
             m_context.book.write([promise, replacesPlan](Session &session) -> Result<void> {
                 const Result<Promise> made = PromiseService(session).create(promise, replacesPlan);
                 return made ? Result<void>() : Result<void>(made.error());
             }),
             [dialog](const Result<void> &done) { dialog->finish(done); });
}

void PromiseActions::consider(PromiseDialog *dialog, const NewPromise &promise, bool replacesPlan)
{
    whenDone(dialog, m_context.book.read([promise, replacesPlan](Session &session) {
        return PromiseService(session).remarks(promise, replacesPlan);
    }),
             [this, dialog, question = ++m_considered](const Result<QStringList> &remarks) {
                 if (remarks && question == m_considered)
                     dialog->showRemarks(*remarks);
             });
}

void PromiseActions::cancel(const Promise &promise)
{
    auto *dialog = new CancelPromiseDialog(promise, Wording::of(m_context.book), m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &CancelPromiseDialog::submitted, this,
            [this, dialog, promise](const QString &reason, bool wholePlan) {
                dialog->accept();
                cancelWith(promise, reason, wholePlan);
            });
    dialog->open();
}

void PromiseActions::cancelWith(const Promise &promise, const QString &reason, bool wholePlan)
{
    using Before = std::vector<Promise>;
    whenDone(this, m_context.book.write([promise, reason, wholePlan](Session &s) -> Result<Before> {
        PromiseService service(s);
        // What they were before is what Undo brings back.
        Before before{promise};
        if (wholePlan) {
            Result<Before> plan = service.plan(promise.id);
            if (!plan)
                return plan.error();
            before = std::move(*plan);
        }
        const Result<Promise> gone =
            service.cancel(promise.id, promise.rowVersion, reason, wholePlan);
        if (!gone)
            return gone.error();
        return before;
    }),
             [this](const Result<Before> &before) {
                 if (!before) {
                     Q_EMIT noticed(before.error().sentence, Tone::Bad);
                     return;
                 }
                 UndoOffer offer;
                 offer.text = tr("Promise cancelled");
                 offer.undo = [self = QPointer(this), before = *before] {
                     if (self)
                         self->restore(before);
                 };
                 Q_EMIT undoOffered(offer);
             });
}

void PromiseActions::restore(const std::vector<Promise> &before)
{
    whenDone(this, m_context.book.write([before](Session &session) -> Result<void> {
        PromiseService service(session);
        for (const Promise &promise : before) {
            const Result<Promise> now = service.promise(promise.id);
            if (!now)
                return now.error();
            if (now->state != PromiseState::Cancelled)
                continue;
            if (const Result<Promise> back = service.restore(promise, now->rowVersion); !back)
                return back.error();
        }
        return {};
    }),
             [this](const Result<void> &done) {
                 if (!done)
                     Q_EMIT noticed(done.error().sentence, Tone::Bad);
             });
}

} // namespace duebook::ui
