// SPDX-License-Identifier: Apache-2.0
// What the composer holds as a draft: kept while typing, offered again, discarded and taken back.
#include "core/base/uid.h"
#include "ui/book/bookcontext.h"
#include "ui/book/draftkeeper.h"
#include "ui/book/presence.h"
#include "ui/documents/attachments.h"
#include "ui/followups/nextcontact.h"
#include "ui/talks/composerextras.h"
#include "ui/talks/composerfields.h"
#include "ui/talks/notecomposer.h"
#include "ui/talks/notetext.h"
#include "ui/talks/waitingnoteskeeper.h"
#include "ui/widgets/dateedit.h"

#include <QComboBox>
#include <QLabel>
#include <QPointer>
#include <QPushButton>

namespace duebook::ui {

namespace {

constexpr int kDraftPauseMs = 600;

} // namespace

void NoteComposer::setAccount(AccountId account)
{
    if (account == m_account)
        return;
    if (m_draftTimer.isActive())
        keepDraft();
    m_account = account;
    m_accountName.clear();
    reset();
    offerKept();
}

void NoteComposer::offerKept()
{
    // A correction begun stands before the note begun: that one comes back when it is done.
    for (const bool correction : {true, false}) {
        const QJsonObject kept = m_drafts.find(draftKey(m_account, correction));
        if (kept.isEmpty())
            continue;
        showDraft(NoteDraft::fromJson(kept));
        m_state->setText(tr("draft kept"));
        m_discard->show();
        return;
    }
}

NoteDraft NoteComposer::current() const
{
    NoteDraft draft;
    draft.uid = m_uid;
    std::tie(draft.kind, draft.direction) = composerfields::kindIn(*m_kind);
    draft.contact = ContactId(m_contact->currentData().toLongLong());
    draft.when = m_when->text();
    draft.outcome = m_outcome->currentData().toString();
    draft.text = m_text->toPlainText();
    draft.corrects = m_corrects;
    draft.invoices = m_invoices;
    draft.documents = m_attachments->documents();
    draft.next = m_next->text();
    draft.assignee = m_next->assignee();
    draft.accountName = m_accountName;
    m_extras->fill(&draft);
    return draft;
}

void NoteComposer::showDraft(const NoteDraft &draft)
{
    m_showing = true;
    m_uid = draft.uid.isEmpty() ? newUid() : draft.uid;
    m_corrects = draft.corrects;
    composerfields::setKind(*m_kind, {draft.kind, draft.direction});
    // The contacts may not be here yet: the choice is remembered as an entry of its own.
    if (draft.contact.isSet() && m_contact->findData(draft.contact.number()) < 0)
        m_contact->addItem(QString(), draft.contact.number());
    m_contact->setCurrentIndex(std::max(0, m_contact->findData(draft.contact.number())));
    m_when->setText(draft.when);
    composerfields::setOutcome(*m_outcome, draft.outcome);
    m_text->setPlainText(draft.text);
    m_text->moveCursor(QTextCursor::End);
    m_attachments->setDocuments(draft.documents);
    m_next->set(draft.next, draft.assignee);
    m_extras->show(draft);
    m_invoices = draft.invoices;
    m_showing = false;
    m_state->setText(m_corrects.isSet() ? tr("correction: the text before stays readable")
                                        : QString());
    m_discard->setVisible(m_corrects.isSet());
    showInvoiceCount();
    Q_EMIT invoicesChanged();
}

void NoteComposer::reset()
{
    m_draftTimer.stop();
    clearProblems();
    m_book.presence().setWriting(m_account, false);
    const QVariant contact = m_contact->currentData();
    NoteDraft empty;
    empty.uid = newUid();
    empty.contact = ContactId(contact.toLongLong());
    showDraft(empty);
}

void NoteComposer::touched()
{
    if (m_showing || !m_account.isSet())
        return;
    m_draftTimer.start(kDraftPauseMs);
}

void NoteComposer::keepDraft()
{
    m_draftTimer.stop();
    if (!m_account.isSet() || m_saving)
        return;
    const NoteDraft draft = current();
    m_book.presence().setWriting(m_account, !draft.isEmpty());
    m_drafts.keep(draftKey(m_account, m_corrects.isSet()),
                  draft.isEmpty() ? QJsonObject() : draft.toJson());
    if (draft.isEmpty() && !m_corrects.isSet())
        m_state->clear();
    m_discard->setVisible(!draft.isEmpty());
}

void NoteComposer::finish(const Saving &saving, const Result<NoteId> &id)
{
    // Kept to wait meanwhile: the book knows the note by its uid should it have both.
    if (!m_underWay || m_underWay->note.uid != saving.note.uid)
        return;
    m_underWay.reset();
    if (!id && m_waitingNotes != nullptr && m_waitingNotes->isWantedAfter(id.error())) {
        keepAside(saving);
        return;
    }
    setSaving(false);
    if (id)
        m_drafts.forget(draftKey(saving.note.account, saving.correction));
    if (saving.note.account != m_account)
        return;
    if (!id) {
        showProblem(id.error());
        return;
    }
    reset();
    offerKept();
    m_text->setFocus();
    Q_EMIT saved(*id);
}

void NoteComposer::keepAside(const Saving &saving)
{
    m_waitingNotes->keep(this, saving.note, saving.accountName, saving.asTyped,
                         [this, saving](const Result<void> &kept) {
                             setSaving(false);
                             if (kept)
                                 m_drafts.forget(draftKey(saving.note.account, saving.correction));
                             if (saving.note.account != m_account)
                                 return;
                             if (!kept) {
                                 showProblem(kept.error());
                                 return;
                             }
                             reset();
                             offerKept();
                             if (current().isEmpty())
                                 m_state->setText(tr("kept on this computer"));
                             m_text->setFocus();
                             Q_EMIT keptAside();
                         });
}

void NoteComposer::setWaitingNotes(WaitingNotesKeeper *waitingNotes)
{
    m_waitingNotes = waitingNotes;
    if (m_waitingNotes != nullptr)
        connect(m_waitingNotes, &WaitingNotesKeeper::wanted, this, &NoteComposer::handOver);
}

void NoteComposer::handOver()
{
    if (!m_underWay)
        return;
    const Saving saving = *m_underWay;
    m_underWay.reset();
    keepAside(saving);
}

void NoteComposer::discard()
{
    m_draftTimer.stop();
    const QString key = draftKey(m_account, m_corrects.isSet());
    const NoteDraft before = current();
    m_drafts.forget(key);
    reset();
    offerKept();
    m_text->setFocus();
    if (before.isEmpty())
        return;
    UndoOffer offer;
    offer.text = tr("Draft discarded");
    offer.undo = [self = QPointer(this), key, before, account = m_account] {
        if (!self)
            return;
        self->m_drafts.keep(key, before.toJson());
        if (self->m_account == account && !self->m_saving && self->current().isEmpty())
            self->offerKept();
    };
    Q_EMIT undoOffered(offer);
}

QString NoteComposer::draftKey(AccountId account, bool correction)
{
    return (correction ? QStringLiteral("correction/%1") : QStringLiteral("note/%1"))
        .arg(account.number());
}

} // namespace duebook::ui
