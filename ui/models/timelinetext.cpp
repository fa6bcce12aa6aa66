// SPDX-License-Identifier: Apache-2.0
#include "ui/models/timelinetext.h"

#include "ui/support/format.h"
#include "ui/support/words.h"

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
                  format::size(document.size, wording.locale)}),
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
