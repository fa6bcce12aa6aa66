// SPDX-License-Identifier: Apache-2.0
#include "ui/timeline/timelinetext.h"

#include "ui/text/format.h"
#include "ui/text/words.h"

#include <QCoreApplication>

namespace duebook::ui {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(duebook::ui::TimelineText)
};

QString join(const QStringList &parts)
{
    QStringList given = parts;
    given.removeAll(QString());
    return given.join(QStringLiteral(" · "));
}

TimelineText::File fileOf(const Document &document, const Wording &wording)
{
    return {document.id,
            join({format::isolate(document.name, wording.locale),
                  document.isRemoved() ? Texts::tr("removed by %1: %2")
                                             .arg(document.removedByName, document.removedReason)
                                       : format::size(document.size, wording.locale)}),
            document.isProof};
}

QString between(const Note &note, const QString &author)
{
    if (note.contactName.isEmpty())
        return author;
    if (note.direction == Direction::Incoming)
        return Texts::tr("%1 → %2", "who spoke to whom").arg(note.contactName, author);
    return Texts::tr("%1 → %2", "who spoke to whom").arg(author, note.contactName);
}

TimelineText textOf(const Note &note, const TimelineEntry &entry, const Wording &wording)
{
    TimelineText text;
    text.icon = noteKindIcon(note.kind);
    text.title = words::noteKind(note.kind);
    text.about = join({wording.moment(note.spokenAt), between(note, entry.whoName)});
    text.body = note.text.trimmed();
    if (!note.outcome.isEmpty())
        text.marks.append({note.outcome, Tone::Accent});
    if (note.responseDue.isValid())
        text.marks.append(
            {Texts::tr("answer by %1").arg(wording.day(note.responseDue)), Tone::Warn});
    if (!note.invoices.empty())
        text.marks.append(
            {Texts::tr("%n invoice(s)", nullptr, int(note.invoices.size())), Tone::Neutral});
    if (note.corrects.isSet())
        text.marks.append({Texts::tr("corrected"), Tone::Neutral});
    for (const Document &document : note.documents)
        text.files.append(fileOf(document, wording));
    return text;
}

TimelineText textOf(const FollowUp &followUp, const TimelineEntry &entry, const Wording &wording)
{
    TimelineText text;
    const bool cancelled = followUp.state == FollowUpState::Cancelled;
    text.icon = Icon::FollowUp;
    text.title = cancelled ? Texts::tr("Follow-up cancelled") : Texts::tr("Follow-up done");
    text.about = join({wording.moment(entry.at), entry.whoName});
    text.body =
        followUp.result.isEmpty()
            ? followUp.reason
            : Texts::tr("%1: %2", "reason and result").arg(followUp.reason, followUp.result);
    if (text.body.isEmpty())
        text.body = Texts::tr("Was due %1.").arg(wording.day(followUp.due));
    text.marks.append({cancelled ? Texts::tr("cancelled") : Texts::tr("done"),
                       cancelled ? Tone::Neutral : Tone::Good});
    return text;
}

TimelineText textOf(const Document &document, const TimelineEntry &entry, const Wording &wording)
{
    TimelineText text;
    text.icon = Icon::Document;
    text.title = Texts::tr("Document");
    text.about = join({wording.moment(entry.at),
                       document.source == DocumentSource::Customer ? Texts::tr("from customer")
                                                                   : Texts::tr("from us"),
                       entry.whoName});
    text.files.append(fileOf(document, wording));
    if (!document.kind.isEmpty())
        text.marks.append({document.kind, Tone::Neutral});
    if (document.isProof)
        text.marks.append({Texts::tr("proof"), Tone::Good});
    return text;
}

TimelineText::Mark stateOf(const Promise &promise)
{
    switch (promise.state) {
    case PromiseState::Open:
        return {Texts::tr("promised"), Tone::Accent};
    case PromiseState::Kept:
        return {Texts::tr("kept"), Tone::Good};
    case PromiseState::PartlyKept:
        return {Texts::tr("partly kept"), Tone::Warn};
    case PromiseState::Broken:
        return {Texts::tr("broken"), Tone::Bad};
    case PromiseState::Replaced:
        return {Texts::tr("replaced"), Tone::Neutral};
    case PromiseState::Cancelled:
        break;
    }
    return {Texts::tr("cancelled"), Tone::Neutral};
}

TimelineText textOf(const Promise &promise, const TimelineEntry &entry, const Wording &wording)
{
    TimelineText text;
    text.icon = Icon::Promises;
    text.title = Texts::tr("Promise");
    text.about = join({wording.moment(entry.at), entry.whoName,
                       promise.contactName.isEmpty() ? promise.saidBy : promise.contactName});
    text.body = Texts::tr("%1 by %2", "amount, day")
                    .arg(format::money(promise.amount, wording.locale), wording.day(promise.due));
    text.body = join({text.body, promise.evidence, promise.cancelReason});
    text.marks.append(stateOf(promise));
    return text;
}

TimelineText textOf(const Dispute &dispute, const TimelineEntry &entry, const Wording &wording)
{
    TimelineText text;
    text.icon = Icon::Disputes;
    text.title = Texts::tr("Dispute");
    text.about = join({wording.moment(entry.at), entry.whoName});
    QStringList parts{dispute.reason};
    for (const DisputePart &part : dispute.parts)
        parts.append(Texts::tr("%1: %2", "invoice, disputed amount")
                         .arg(part.invoiceNumber, format::money(part.amount, wording.locale)));
    text.body = join(parts + QStringList{dispute.text, dispute.resolution});
    const bool open = dispute.state == DisputeState::Open;
    text.marks.append(
        {open ? Texts::tr("open") : Texts::tr("settled"), open ? Tone::Warn : Tone::Good});
    return text;
}

QString titleOf(AccountEventKind kind)
{
    switch (kind) {
    case AccountEventKind::HoldSet:
        return Texts::tr("On hold");
    case AccountEventKind::HoldLifted:
        return Texts::tr("Hold lifted");
    case AccountEventKind::OwnerChanged:
        return Texts::tr("Owner changed");
    case AccountEventKind::StatusChanged:
        return Texts::tr("Status changed");
    case AccountEventKind::Escalated:
        return Texts::tr("Escalated");
    case AccountEventKind::EscalationClosed:
        break;
    }
    return Texts::tr("Escalation closed");
}

TimelineText textOf(const AccountEvent &event, const TimelineEntry &entry, const Wording &wording)
{
    TimelineText text;
    const bool hold =
        event.kind == AccountEventKind::HoldSet || event.kind == AccountEventKind::HoldLifted;
    text.icon = hold ? Icon::Hold : Icon::Person;
    text.title = titleOf(event.kind);
    text.about = join({wording.moment(entry.at), entry.whoName});
    QString from = event.from;
    QString to = event.to;
    if (event.statusFrom && event.statusTo) {
        from = words::accountStatus(*event.statusFrom);
        to = words::accountStatus(*event.statusTo);
    } else if (event.kind == AccountEventKind::OwnerChanged) {
        const QString nobody = Texts::tr("nobody", "owner of an account");
        from = from.isEmpty() ? nobody : from;
        to = to.isEmpty() ? nobody : to;
    }
    const QString change = from.isEmpty() ? to : Texts::tr("%1 → %2", "from, to").arg(from, to);
    text.body = join({change, event.reason});
    if (event.revisit.isValid())
        text.marks.append({Texts::tr("again %1").arg(wording.day(event.revisit)), Tone::Neutral});
    return text;
}

TimelineText textOf(const Payment &payment, const TimelineEntry &, const Wording &wording)
{
    TimelineText text;
    text.icon = Icon::Payment;
    text.title = payment.amount.isNegative() ? Texts::tr("Refund") : Texts::tr("Payment");
    text.about = join({wording.day(payment.day), payment.method});
    text.body = join({format::money(payment.amount, wording.locale), payment.reference});
    if (!payment.unallocated.isZero())
        text.marks.append(
            {Texts::tr("%1 on account").arg(format::amount(payment.unallocated, wording.locale)),
             Tone::Warn});
    else
        text.marks.append({Texts::tr("received"), Tone::Good});
    return text;
}

TimelineText::Mark stateOf(const Invoice &invoice, const Wording &wording)
{
    if (invoice.disputed)
        return {Texts::tr("disputed"), Tone::Warn};
    if (invoice.open.isZero())
        return {invoice.settled.isValid()
                    ? Texts::tr("settled %1").arg(wording.day(invoice.settled))
                    : Texts::tr("settled"),
                Tone::Good};
    const qint64 late = invoice.due.daysTo(wording.today);
    return {format::lateness(int(late)), late > 0 ? Tone::Bad : Tone::Neutral};
}

TimelineText textOf(const Invoice &invoice, const TimelineEntry &, const Wording &wording)
{
    TimelineText text;
    text.icon = Icon::Invoices;
    const bool credit = invoice.kind == InvoiceKind::CreditNote;
    text.title = words::invoiceKind(invoice.kind);
    text.about = join({wording.day(invoice.issued), invoice.number});
    QStringList parts{format::money(invoice.amount, wording.locale)};
    if (!credit)
        parts.append(Texts::tr("due %1").arg(wording.day(invoice.due)));
    parts.append(invoice.text);
    text.body = join(parts);
    if (!credit)
        text.marks.append(stateOf(invoice, wording));
    return text;
}

} // namespace

QString TimelineText::spoken() const
{
    QStringList parts{title, about, body};
    for (const File &file : files)
        parts.append(file.proof ? Texts::tr("%1, proof").arg(file.text) : file.text);
    for (const Mark &mark : marks)
        parts.append(mark.text);
    parts.removeAll(QString());
    return parts.join(QStringLiteral(", "));
}

TimelineText timelineText(const TimelineEntry &entry, const Wording &wording)
{
    return std::visit([&](const auto &what) { return textOf(what, entry, wording); }, entry.what);
}

Icon noteKindIcon(NoteKind kind)
{
    switch (kind) {
    case NoteKind::Call:
        return Icon::Call;
    case NoteKind::Email:
        return Icon::Email;
    case NoteKind::Letter:
        return Icon::Letter;
    case NoteKind::Meeting:
        return Icon::Meeting;
    case NoteKind::TextMessage:
        return Icon::TextMessage;
    case NoteKind::Visit:
        return Icon::Visit;
    case NoteKind::Internal:
        break;
    }
    return Icon::Note;
}

} // namespace duebook::ui
