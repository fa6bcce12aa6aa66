// SPDX-License-Identifier: Apache-2.0
// What the head of the account page does to the account: each asks in a dialog or offers its Undo.
#include "core/services/accounts/accountservice.h"
#include "core/services/followups/followupservice.h"
#include "ui/account/accountfacts.h"
#include "ui/account/accountpage.h"
#include "ui/accounts/accountdialog.h"
#include "ui/accounts/holddialog.h"
#include "ui/accounts/statusdialog.h"
#include "ui/book/async.h"
#include "ui/book/permission.h"
#include "ui/book/prompts.h"
#include "ui/book/wording.h"
#include "ui/followups/followupdialog.h"
#include "ui/record/mergingsave.h"
#include "ui/text/words.h"

#include <QPointer>
#include <QUrl>

#include <functional>
#include <memory>

namespace duebook::ui {

namespace {

using SaveStanding = std::function<Result<void>(AccountService &)>;

bool sameHold(const Account &one, const Account &other)
{
    return one.hold == other.hold;
}

bool sameStatus(const Account &one, const Account &other)
{
    return one.status == other.status && one.statusReason == other.statusReason &&
           one.statusRevisit == other.statusRevisit;
}

/// Saves unless another person changed it since it was `shown`: then the account as it is now.
Result<std::optional<Account>> saveAsShown(Session &session, const Account &shown,
                                           bool (*same)(const Account &, const Account &),
                                           const SaveStanding &save)
{
    AccountService service(session);
    const Result<AccountHeader> now = service.account(shown.id);
    if (!now)
        return now.error();
    if (!same(now->account, shown))
        return std::optional(now->account);
    const Result<void> saved = save(service);
    if (!saved)
        return saved.error();
    return std::optional<Account>();
}

Error changedMeanwhile(const QString &now)
{
    return {ErrorCode::Conflict,
            AccountPage::tr("Someone else changed this in the meantime; now it is: %1. Save again "
                            "to put yours in its place.")
                .arg(now),
            {},
            {}};
}

QString holdWords(const Account &account, const Wording &wording)
{
    return account.hold ? AccountPage::tr("%1, looked at again %2", "reason, day")
                              .arg(account.hold->reason, wording.day(account.hold->revisit))
                        : AccountPage::tr("no hold");
}

QString statusWords(const Account &account)
{
    const QString status = words::accountStatus(account.status);
    return account.statusReason.isEmpty()
               ? status
               : AccountPage::tr("%1: %2", "status, reason").arg(status, account.statusReason);
}

} // namespace

void AccountPage::editAccount()
{
    whenDone(this, m_context.book.read([account = m_account](Session &session) {
        return readChoices(session, account);
    }),
             [this](const Result<AccountChoices> &choices) {
                 if (!choices) {
                     Q_EMIT noticed(choices.error().sentence, Tone::Bad);
                     return;
                 }
                 auto *dialog =
                     new AccountDialog(choices->account, choices->people, choices->segments,
                                       m_context.book.settings().baseCurrency, this);
                 dialog->setAttribute(Qt::WA_DeleteOnClose);
                 dialog->lock(whyNot(m_context.book, Right::ChangeCreditLimit),
                              whyNot(m_context.book, Right::AssignAccounts));
                 connect(dialog, &AccountDialog::submitted, this,
                         [this, dialog, base = choices->account](const Account &changed) {
                             saveAccount(dialog, base, changed);
                         });
                 dialog->open();
             });
}

void AccountPage::saveAccount(FormDialog *dialog, const Account &base, const Account &changed)
{
    const auto save = [](Session &session, const Account &, const Account &account) {
        return AccountService(session).update(account);
    };
    saveMerging(dialog, m_context.book, base, changed, save, [this, dialog](const auto &saved) {
        dialog->finish(saved.outcome);
        if (saved.outcome && !saved.notice.isEmpty())
            Q_EMIT noticed(saved.notice, Tone::Good);
    });
}

void AccountPage::editHold()
{
    if (!m_facts)
        return;
    const Wording wording = Wording::of(m_context.book);
    const Account &account = m_facts->header.account;
    auto *dialog = new HoldDialog(m_context.theme, account.name, account.hold,
                                  dateContext(m_context.book.settings(), wording), wording, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &HoldDialog::submitted, this,
            [this, dialog, wording,
             shown = std::make_shared<Account>(account)](const QString &reason, QDate revisit) {
                const SaveStanding save = [id = shown->id, reason,
                                           revisit](AccountService &service) {
                    return service.setHold(id, reason, revisit);
                };
                whenDone(dialog, m_context.book.write([before = *shown, save](Session &session) {
                    return saveAsShown(session, before, sameHold, save);
                }),
                         [dialog, wording, shown](const Result<std::optional<Account>> &done) {
                             if (done && *done)
                                 *shown = **done;
                             dialog->finish(!done   ? Result<void>(done.error())
                                            : *done ? changedMeanwhile(holdWords(*shown, wording))
                                                    : Result<void>());
                         });
            });
    dialog->open();
}

void AccountPage::liftHold()
{
    if (!m_facts || !m_facts->header.account.hold)
        return;
    const AccountId id = m_account;
    const Hold before = *m_facts->header.account.hold;
    whenDone(this, m_context.book.write([id](Session &session) {
        return AccountService(session).liftHold(id, {});
    }),
             [this, id, before](const Result<void> &done) {
                 if (!done) {
                     Q_EMIT noticed(done.error().sentence, Tone::Bad);
                     return;
                 }
                 UndoOffer offer;
                 offer.text = tr("Hold lifted");
                 offer.undo = [self = QPointer(this), id, before] {
                     if (!self)
                         return;
                     whenDone(self, self->m_context.book.write([id, before](Session &session) {
                         return AccountService(session).setHold(id, before.reason, before.revisit);
                     }),
                              [self](const Result<void> &again) {
                                  if (!again)
                                      Q_EMIT self->noticed(again.error().sentence, Tone::Bad);
                              });
                 };
                 Q_EMIT undoOffered(offer);
             });
}

void AccountPage::editStatus()
{
    if (!m_facts)
        return;
    const Wording wording = Wording::of(m_context.book);
    const Account before = m_facts->header.account;
    auto *dialog = new StatusDialog(m_context.theme, before,
                                    dateContext(m_context.book.settings(), wording), wording, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &StatusDialog::submitted, this,
            [this, dialog, shown = std::make_shared<Account>(before)](
                AccountStatus status, const QString &reason, QDate revisit) {
                const SaveStanding save = [id = shown->id, status, reason,
                                           revisit](AccountService &service) {
                    return service.setStatus(id, status, reason, revisit);
                };
                whenDone(dialog, m_context.book.write([asShown = *shown, save](Session &session) {
                    return saveAsShown(session, asShown, sameStatus, save);
                }),
                         [this, dialog, shown](const Result<std::optional<Account>> &done) {
                             if (done && *done)
                                 *shown = **done;
                             dialog->finish(!done   ? Result<void>(done.error())
                                            : *done ? changedMeanwhile(statusWords(*shown))
                                                    : Result<void>());
                             if (done && !*done)
                                 offerStatusBack(*shown);
                         });
            });
    dialog->open();
}

void AccountPage::offerStatusBack(const Account &before)
{
    UndoOffer offer;
    offer.text = tr("Status changed");
    offer.undo = [self = QPointer(this), before] {
        if (!self)
            return;
        whenDone(self, self->m_context.book.write([before](Session &session) {
            return AccountService(session).restoreStatus(before);
        }),
                 [self](const Result<void> &again) {
                     if (!again)
                         Q_EMIT self->noticed(again.error().sentence, Tone::Bad);
                 });
    };
    Q_EMIT undoOffered(offer);
}

void AccountPage::planFollowUp()
{
    if (!m_facts)
        return;
    const Wording wording = Wording::of(m_context.book);
    auto *dialog = new FollowUpDialog(
        m_context.theme, m_account, m_facts->header.account.name, m_facts->people,
        m_context.book.user().id, dateContext(m_context.book.settings(), wording), wording, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &FollowUpDialog::submitted, this, [this, dialog](const NewFollowUp &followUp) {
        whenDone(dialog, m_context.book.write([followUp](Session &session) {
            return FollowUpService(session).create(followUp);
        }),
                 [dialog](const Result<FollowUp> &made) {
                     dialog->finish(made ? Result<void>() : Result<void>(made.error()));
                 });
    });
    dialog->open();
}

void AccountPage::writeEmail()
{
    if (!m_facts)
        return;
    QString address = m_facts->header.account.email;
    for (const Contact &contact : m_facts->header.contacts) {
        if (contact.email.isEmpty() || contact.hasLeft || contact.doNotContact)
            continue;
        address = contact.email;
        break;
    }
    if (address.isEmpty())
        Q_EMIT noticed(tr("There is no email address: add one to a contact."), Tone::Warn);
    else if (!m_prompts.open(QUrl(QStringLiteral("mailto:") + address)))
        Q_EMIT noticed(tr("No mail program is set up on this computer."), Tone::Warn);
}
} // namespace duebook::ui
