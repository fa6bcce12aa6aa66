// SPDX-License-Identifier: Apache-2.0
#include "ui/talks/notecomposer.h"

#include "core/base/uid.h"
#include "core/rules/calendar/pastmoment.h"
#include "core/services/documents/documentservice.h"
#include "core/services/talks/noteservice.h"
#include "ui/accounts/contactmodel.h"
#include "ui/book/async.h"
#include "ui/book/draftkeeper.h"
#include "ui/book/prompts.h"
#include "ui/documents/attachments.h"
#include "ui/followups/nextcontact.h"
#include "ui/talks/composerextras.h"
#include "ui/talks/composerfields.h"
#include "ui/talks/composertools.h"
#include "ui/talks/notetext.h"
#include "ui/talks/waitingnoteskeeper.h"
#include "ui/text/format.h"
#include "ui/widgets/dateedit.h"
#include "ui/widgets/keyhint.h"

#include <QComboBox>
#include <QDragEnterEvent>
#include <QFileInfo>
#include <QLabel>
#include <QMimeData>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStyle>
#include <QTextBlock>
#include <QToolButton>

namespace duebook::ui {

NoteComposer::NoteComposer(const Theme &theme, BookContext &book, DraftKeeper &drafts,
                           Prompts &prompts, QWidget *parent)
    : QFrame(parent), m_theme(theme), m_book(book), m_drafts(drafts), m_prompts(prompts),
      m_wording(Wording::of(book)), m_uid(newUid())
{
    setObjectName(QStringLiteral("noteComposer"));
    setAccessibleName(tr("New note"));
    setAcceptDrops(true);
    build();
    connectAll();
    composerfields::fillOutcomes(*m_outcome, m_book.settings().outcomes);
    refreshDay();
    showInvoiceCount();
}

NoteComposer::~NoteComposer()
{
    if (!m_draftTimer.isActive())
        return;
    // The window falls apart around it: nobody is to make rows in it for what is kept now.
    const QSignalBlocker quiet(m_drafts);
    keepDraft();
}

void NoteComposer::setContacts(const std::vector<Contact> &contacts)
{
    const QSignalBlocker quiet(m_contact);
    const QVariant before = m_contact->currentData();
    m_contact->clear();
    m_contact->addItem(tr("Contact"), 0);
    int main = 0;
    for (const Contact &contact : contacts) {
        if (contact.hasLeft && contact.id.number() != before.toLongLong())
            continue;
        m_contact->addItem(contactLabel(contact, m_wording.locale), contact.id.number());
        if (contact.isMain && main == 0)
            main = m_contact->count() - 1;
    }
    const int chosen = before.toLongLong() != 0 ? m_contact->findData(before) : -1;
    m_contact->setCurrentIndex(chosen > 0 ? chosen : main);
}

void NoteComposer::setPeople(const std::vector<User> &people, UserId representative)
{
    m_next->setPeople(people, m_book.user().id);
    m_extras->setPeople(people, m_book.user().id, representative);
}

void NoteComposer::setOpenInvoices(const std::vector<InvoiceRow> &open)
{
    m_extras->setOpenInvoices(open);
}

void NoteComposer::setStatus(AccountStatus status)
{
    m_extras->setStatus(status);
}

void NoteComposer::takeOutcome()
{
    // The caret stays: the next field of a phone call comes first.
    if (const auto part = composerfields::partFor(m_outcome->currentData().toString()))
        m_extras->setOpen(*part, true);
}

void NoteComposer::setInvoices(std::vector<InvoiceId> invoices)
{
    m_invoices = std::move(invoices);
    m_extras->setInvoices(m_invoices);
    showInvoiceCount();
    touched();
}

void NoteComposer::attachFiles(const QStringList &paths)
{
    clearProblems();
    for (const QString &path : paths) {
        const Result<FileFacts> facts = DocumentService::inspect(path);
        if (!facts) {
            showProblem(facts.error());
            continue;
        }
        NewDocument document;
        document.name = facts->name;
        document.path = path;
        m_attachments->add(document);
    }
}

void NoteComposer::attachPicture(const QByteArray &png)
{
    const QDateTime now = m_book.clock().nowUtc().toTimeZone(m_wording.zone);
    NewDocument document;
    //: the name of a file: a picture pasted from the clipboard
    document.name = tr("pasted %1.png").arg(now.toString(QStringLiteral("yyyy-MM-dd HH-mm-ss")));
    document.content = png;
    m_attachments->add(document);
}

void NoteComposer::correct(const Note &note)
{
    keepDraft();
    reset();
    NoteDraft draft;
    draft.uid = newUid();
    draft.kind = note.kind;
    draft.direction = note.direction;
    draft.contact = note.contact;
    const QDateTime spoken = note.spokenAt.toTimeZone(m_wording.zone);
    draft.when = spoken.toString(QStringLiteral("yyyy-MM-dd HH:mm"));
    draft.outcome = note.outcome;
    draft.text = note.text;
    draft.corrects = note.id;
    draft.invoices = note.invoices;
    if (note.responseDue.isValid())
        draft.answerBy = note.responseDue.toString(Qt::ISODate);
    showDraft(draft);
    m_text->setFocus();
    m_text->selectAll();
}

void NoteComposer::begin(NoteKind kind)
{
    const Direction direction = kind == NoteKind::Internal || kind == NoteKind::Meeting
                                    ? Direction::None
                                    : Direction::Outgoing;
    composerfields::setKind(*m_kind, {kind, direction});
    m_text->setFocus();
}

void NoteComposer::focusText()
{
    m_text->setFocus();
}

void NoteComposer::openPart(ComposerPart part)
{
    m_extras->setOpen(part, true);
    m_extras->focus(part);
}

void NoteComposer::offerRemarks()
{
    m_text->setFocus();
    m_tools->offerRemarks();
}

void NoteComposer::insertRemark(const QString &text)
{
    QTextCursor caret = m_text->textCursor();
    const QString before = caret.block().text().left(caret.positionInBlock());
    const bool apart = !before.isEmpty() && !before.back().isSpace();
    caret.insertText(apart ? QLatin1Char(' ') + text : text);
    m_text->setTextCursor(caret);
    m_text->setFocus();
}

void NoteComposer::showInvoiceCount()
{
    const int count = int(m_invoices.size());
    m_invoiceButton->setText(count == 0 ? tr("Invoices") : tr("%n invoice(s)", nullptr, count));
    m_invoiceButton->setAccessibleName(
        count == 0 ? tr("Invoices concerned")
                   : tr("Invoices concerned: %1").arg(m_invoiceButton->text()));
}

void NoteComposer::refreshDay()
{
    m_wording = Wording::of(m_book);
    const NaturalDateContext context = dateContext(m_book.settings(), m_wording);
    m_next->setContext(context, m_wording);
    m_extras->setContext(context, m_wording);
}

Result<NewNote> NoteComposer::noteOf(const NoteDraft &draft) const
{
    const QDateTime now = m_book.clock().nowUtc().toTimeZone(m_wording.zone);
    const PastMoment when =
        readPastMoment(draft.when, dateContext(m_book.settings(), m_wording), now);
    if (when.problem != DateProblem::None)
        return Error{ErrorCode::Invalid, problemText(when.problem), QStringLiteral("spokenAt"), {}};
    const NaturalDate &next = m_next->understood();
    if (!next.ok() && next.problem != DateProblem::Empty)
        return Error{
            ErrorCode::Invalid, problemText(next.problem), QStringLiteral("nextContact"), {}};
    NewNote note;
    note.uid = draft.uid;
    note.account = m_account;
    note.kind = draft.kind;
    note.direction = draft.direction;
    note.contact = draft.contact;
    if (when.at.isValid())
        note.spokenAt = when.at.toUTC();
    note.outcome = draft.outcome;
    note.text = draft.text.trimmed();
    note.corrects = draft.corrects;
    note.invoices = draft.invoices;
    note.documents = draft.documents;
    if (next.ok()) {
        note.nextContact = next.day;
        note.nextTime = next.time;
        note.nextAssignee = draft.assignee;
    }
    if (const Result<void> more = m_extras->into(&note); !more)
        return more.error();
    return note;
}

void NoteComposer::save()
{
    if (m_saving || !m_account.isSet() || !isEnabled())
        return;
    clearProblems();
    keepDraft();
    if (const Result<void> days = m_attachments->checkDays(); !days) {
        showProblem(days.error());
        return;
    }
    const Result<NewNote> note = noteOf(current());
    if (!note) {
        showProblem(note.error());
        return;
    }
    setSaving(true);
    const Saving saving{*note, m_accountName, current().toJson(), m_corrects.isSet()};
    if (m_waitingNotes != nullptr && m_waitingNotes->isWanted()) {
        keepAside(saving);
        return;
    }
    m_underWay = saving;
    m_cancel = CancelFlag();
    WorkControl control;
    control.cancel = m_cancel;
    const QPointer<QLabel> state(m_state);
    control.progress = [state](qint64 done, qint64 total) {
        const int percent = total > 0 ? int(double(done) * 100 / double(total)) : 0;
        QMetaObject::invokeMethod(
            qApp,
            [state, percent] {
                if (state)
                    state->setText(tr("saving, %1 %").arg(percent));
            },
            Qt::QueuedConnection);
    };
    whenDone(this, m_book.write([note = *note, control](Session &session) {
        return NoteService(session).addNote(note, control);
    }),
             [this, saving](const Result<NoteId> &id) { finish(saving, id); });
}

} // namespace duebook::ui
