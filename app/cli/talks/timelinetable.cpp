// SPDX-License-Identifier: Apache-2.0
#include "app/cli/tables.h"
#include "core/services/ledger/invoiceservice.h"
#include "core/services/talks/noteservice.h"
#include "core/store/book/session.h"

#include <QJsonArray>
#include <QJsonObject>

namespace duebook::cli {

namespace {

/// The parts of an entry as programs get them.
struct Parts {
    QString kind;
    qint64 id = 0;
    QString direction;
    QString contact;
    QString outcome;
    QString text;
    std::optional<Money> amount;
    QStringList invoices;
    std::vector<Document> documents;
};

Parts partsOf(const Note &note, const InvoiceNames &invoiceName)
{
    Parts parts{wordFor(note.kind, noteKindWords()), note.id.number()};
    parts.direction = wordFor(note.direction, directionWords());
    parts.contact = note.contactName;
    parts.outcome = note.outcome;
    parts.text = note.text;
    parts.documents = note.documents;
    for (const InvoiceId invoice : note.invoices)
        parts.invoices += invoiceName(invoice);
    return parts;
}

Parts partsOf(const TimelineEntry &entry, const InvoiceNames &invoiceName)
{
    switch (entry.kind()) {
    case TimelineKind::Note:
        return partsOf(*entry.as<Note>(), invoiceName);
    case TimelineKind::FollowUp: {
        const auto *followUp = entry.as<FollowUp>();
        Parts parts{QStringLiteral("follow-up"), followUp->id.number()};
        parts.outcome = followUp->result;
        parts.text = followUp->reason;
        return parts;
    }
    case TimelineKind::Document: {
        const auto *document = entry.as<Document>();
        Parts parts{QStringLiteral("document"), document->id.number()};
        parts.documents = {*document};
        return parts;
    }
    case TimelineKind::Promise: {
        const auto *promise = entry.as<Promise>();
        Parts parts{QStringLiteral("promise"), promise->id.number()};
        parts.contact = promise->contactName;
        parts.text = promise->evidence;
        parts.amount = promise->amount;
        for (const PromisePart &part : promise->parts)
            parts.invoices += part.invoiceNumber;
        return parts;
    }
    case TimelineKind::Dispute: {
        const auto *dispute = entry.as<Dispute>();
        Parts parts{QStringLiteral("dispute"), dispute->id.number()};
        parts.outcome = dispute->resolution;
        parts.text = dispute->text.isEmpty() ? dispute->reason : dispute->text;
        for (const DisputePart &part : dispute->parts)
            parts.invoices += part.invoiceNumber;
        return parts;
    }
    case TimelineKind::Event: {
        const auto *event = entry.as<AccountEvent>();
        Parts parts{wordFor(event->kind, accountEventWords()), event->id};
        parts.outcome =
            event->statusTo ? wordFor(*event->statusTo, accountStatusWords()) : event->to;
        parts.text = event->reason;
        return parts;
    }
    case TimelineKind::Payment: {
        const auto *payment = entry.as<Payment>();
        Parts parts{QStringLiteral("payment"), payment->id.number()};
        parts.text = payment->reference;
        parts.amount = payment->amount;
        return parts;
    }
    case TimelineKind::Invoice:
        break;
    }
    const auto *invoice = entry.as<Invoice>();
    Parts parts{wordFor(invoice->kind, invoiceKindWords()), invoice->id.number()};
    parts.text = invoice->text;
    parts.amount = invoice->amount;
    parts.invoices = {invoice->number};
    return parts;
}

QStringList namesOf(const std::vector<Document> &documents)
{
    QStringList names;
    for (const Document &document : documents)
        names += QStringLiteral("%1 %2").arg(document.id.number()).arg(document.name);
    return names;
}

QJsonArray jsonOf(const std::vector<Document> &documents)
{
    QJsonArray array;
    for (const Document &document : documents)
        array += QJsonObject{{QStringLiteral("id"), document.id.number()},
                             {QStringLiteral("name"), document.name},
                             {QStringLiteral("proof"), document.isProof}};
    return array;
}

QString paragraphOf(const Parts &parts)
{
    QStringList lines;
    QString first = parts.text;
    if (parts.amount)
        first = (parts.amount->toDecimal() + QLatin1Char(' ') + parts.amount->currency().code() +
                 QStringLiteral("  ") + first)
                    .trimmed();
    QStringList about{parts.contact, parts.outcome};
    about.removeAll(QString());
    const QString head = about.join(QStringLiteral(", "));
    if (!head.isEmpty())
        first = first.isEmpty() ? head : QStringLiteral("[%1] %2").arg(head, first);
    if (!first.isEmpty())
        lines += first;
    if (!parts.invoices.isEmpty())
        lines += Texts::tr("Invoices: %1").arg(parts.invoices.join(QStringLiteral(", ")));
    if (!parts.documents.empty())
        lines +=
            Texts::tr("Documents: %1").arg(namesOf(parts.documents).join(QStringLiteral(", ")));
    return lines.join(QLatin1Char('\n'));
}

} // namespace

std::vector<Column> timelineColumns(Format format)
{
    if (format == Format::Table)
        return {left("at", Texts::tr("When")), left("kind", Texts::tr("What")),
                left("person", Texts::tr("Who")), left("text", Texts::tr("Text"))};
    std::vector<Column> columns;
    for (const char *key : {"at", "kind", "id", "direction", "person", "contact", "outcome", "text",
                            "amount", "currency", "invoices", "documents"})
        columns.push_back(left(key, {}));
    return columns;
}

std::vector<Cell> timelineCells(Format format, const TimelineEntry &entry, const QTimeZone &zone,
                                const InvoiceNames &invoiceName)
{
    const Parts parts = partsOf(entry, invoiceName);
    const Cell at =
        entry.hasTimeOfDay() ? moment(entry.at, zone) : day(entry.at.toTimeZone(zone).date());
    if (format == Format::Table) {
        const bool incoming = parts.direction == QLatin1String("in");
        return {at, incoming ? Texts::tr("%1 in", "an incoming call").arg(parts.kind) : parts.kind,
                entry.whoName, paragraphOf(parts)};
    }
    const Cell code =
        parts.amount ? currency(parts.amount->currency()) : Cell(QString(), QJsonValue());
    return {at,
            parts.kind,
            count(parts.id),
            parts.direction,
            entry.whoName,
            parts.contact,
            parts.outcome,
            parts.text,
            amount(parts.amount),
            code,
            list(parts.invoices),
            Cell(namesOf(parts.documents).join(QStringLiteral(", ")), jsonOf(parts.documents))};
}

Result<void> printTimeline(Output &out, Session &session, AccountId account,
                           const TimelineFilter &filter, const QString &title, qint64 limit)
{
    InvoiceService invoices(session);
    const InvoiceNames invoiceName = [&invoices](InvoiceId id) {
        const Result<InvoiceRow> row = invoices.invoice(id);
        return row ? row->invoice.number : QString::number(id.number());
    };
    NoteService notes(session);
    out.beginTable(QStringLiteral("timeline"), timelineColumns(out.format()), title,
                   Texts::tr("Nothing has happened yet."));
    std::optional<TimelineKey> before;
    qint64 rows = 0;
    do {
        const Result<TimelinePage> page = notes.timeline(account, filter, before);
        if (!page)
            return page.error();
        for (const TimelineEntry &entry : page->entries) {
            if (limit > 0 && rows == limit)
                break;
            out.row(timelineCells(out.format(), entry, session.zone(), invoiceName));
            ++rows;
        }
        before = page->next;
    } while (before && (limit == 0 || rows < limit));
    out.endTable();
    return {};
}

} // namespace duebook::cli
