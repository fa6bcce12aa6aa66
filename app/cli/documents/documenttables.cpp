// SPDX-License-Identifier: Apache-2.0
#include "app/cli/documents/documenttables.h"

#include "app/cli/commandline.h"
#include "app/cli/tables.h"

namespace duebook::cli {

namespace {

QString moneyWords(const Money &money)
{
    return amount(money).text + QLatin1Char(' ') + money.currency().code();
}

QString wordsOf(const DocumentLinkRow &row)
{
    QStringList parts;
    if (row.link.note.isSet())
        parts += Texts::tr("note %1: %2")
                     .arg(row.link.note.number())
                     .arg(row.noteText.simplified().left(60));
    if (row.link.invoice.isSet())
        parts += Texts::tr("invoice %1").arg(row.invoiceNumber);
    if (row.link.promise.isSet())
        parts += Texts::tr("promise %1: %2 until %3")
                     .arg(row.link.promise.number())
                     .arg(moneyWords(row.promiseAmount), row.promiseDue.toString(Qt::ISODate));
    if (row.link.dispute.isSet())
        parts += Texts::tr("dispute %1: %2, %3")
                     .arg(row.link.dispute.number())
                     .arg(row.disputeReason, row.disputeOpened.toString(Qt::ISODate));
    if (row.link.payment.isSet())
        parts += Texts::tr("payment %1: %2 of %3")
                     .arg(row.link.payment.number())
                     .arg(moneyWords(row.paymentAmount), row.paymentDay.toString(Qt::ISODate));
    return parts.join(QStringLiteral("; "));
}

} // namespace

const Choices<DocumentSource> &documentSourceWords()
{
    static const Choices<DocumentSource> kWords{{"us", DocumentSource::Us},
                                                {"customer", DocumentSource::Customer}};
    return kWords;
}

const Choices<DocumentTextState> &documentTextWords()
{
    static const Choices<DocumentTextState> kWords{{"waiting", DocumentTextState::Waiting},
                                                   {"read", DocumentTextState::Read},
                                                   {"none", DocumentTextState::None},
                                                   {"failed", DocumentTextState::Failed}};
    return kWords;
}

std::vector<OptionSpec> documentLinkOptions()
{
    return {{"account", "NUMBER", QT_TRANSLATE_NOOP("duebook::Cli", "the account it belongs to")},
            {"invoice", "NUMBER", QT_TRANSLATE_NOOP("duebook::Cli", "an invoice it belongs to")},
            {"note", "ID", QT_TRANSLATE_NOOP("duebook::Cli", "a note it belongs to")},
            {"promise", "ID", QT_TRANSLATE_NOOP("duebook::Cli", "a promise it belongs to")},
            {"dispute", "ID", QT_TRANSLATE_NOOP("duebook::Cli", "a dispute it belongs to")},
            {"payment", "ID", QT_TRANSLATE_NOOP("duebook::Cli", "a payment it belongs to")}};
}

Result<DocumentLink> readDocumentLink(const CommandLine &given, Session &session)
{
    DocumentLink link;
    const Result<AccountId> account = accountOption(given, session, "account");
    if (!account)
        return account.error();
    link.account = *account;
    if (given.has("invoice")) {
        if (!link.account.isSet())
            return Error{
                ErrorCode::Invalid,
                Texts::tr("say with --account whose invoice %1 is").arg(given.value("invoice")),
                QStringLiteral("--invoice"),
                {}};
        const Result<InvoiceId> invoice =
            invoiceNumbered(session, link.account, given.value("invoice"));
        if (!invoice)
            return invoice.error();
        link.invoice = *invoice;
    }
    const auto read = [&](const char *option, auto *id) -> Result<void> {
        if (!given.has(option))
            return {};
        const Result<qint64> number =
            readId(given.value(option), QStringLiteral("--") + QLatin1String(option));
        if (!number)
            return number.error();
        *id = std::remove_pointer_t<decltype(id)>(*number);
        return {};
    };
    for (const Result<void> &part :
         {read("note", &link.note), read("promise", &link.promise), read("dispute", &link.dispute),
          read("payment", &link.payment)}) {
        if (!part)
            return part.error();
    }
    return link;
}

std::vector<Column> documentColumns()
{
    return {right("id", Texts::tr("Id")),
            left("added", Texts::tr("Added")),
            left("added_by", Texts::tr("By")),
            left("received", Texts::tr("Received")),
            left("kind", Texts::tr("Kind")),
            left("source", Texts::tr("From")),
            left("proof", Texts::tr("Proof")),
            right("size", Texts::tr("Bytes")),
            left("media_type", Texts::tr("Type")),
            left("text", Texts::tr("Text")),
            left("removed", Texts::tr("Removed")),
            left("removed_by", Texts::tr("Removed by")),
            left("removed_reason", Texts::tr("Reason")),
            left("name", Texts::tr("Name"))};
}

std::vector<Cell> documentCells(const Document &document, const QTimeZone &zone)
{
    return {count(document.id.number()),
            moment(document.addedAt, zone),
            document.addedByName,
            day(document.received),
            document.kind,
            wordFor(document.source, documentSourceWords()),
            yesNo(document.isProof),
            count(document.size),
            document.mediaType,
            wordFor(document.textState, documentTextWords()),
            moment(document.removedAt, zone),
            document.removedByName,
            document.removedReason,
            document.name};
}

void printDocuments(Output &out, const std::vector<Document> &documents, const QTimeZone &zone)
{
    out.beginTable(QStringLiteral("documents"), documentColumns());
    for (const Document &document : documents)
        out.row(documentCells(document, zone));
    out.endTable();
}

void printLinks(Output &out, const std::vector<DocumentLinkRow> &links)
{
    out.beginTable(QStringLiteral("belongs_to"),
                   {{QStringLiteral("link"), Texts::tr("Link"), Column::Align::Right},
                    {QStringLiteral("account"), Texts::tr("Account")},
                    {QStringLiteral("account_name"), Texts::tr("Name")},
                    {QStringLiteral("note"), Texts::tr("Note"), Column::Align::Right},
                    {QStringLiteral("invoice"), Texts::tr("Invoice")},
                    {QStringLiteral("promise"), Texts::tr("Promise"), Column::Align::Right},
                    {QStringLiteral("dispute"), Texts::tr("Dispute"), Column::Align::Right},
                    {QStringLiteral("payment"), Texts::tr("Payment"), Column::Align::Right},
                    {QStringLiteral("words"), Texts::tr("What it is")}},
                   Texts::tr("Belongs to"));
    for (const DocumentLinkRow &row : links)
        out.row({count(row.id), row.accountNumber, row.accountName,
                 recordId(row.link.note.number()), row.invoiceNumber,
                 recordId(row.link.promise.number()), recordId(row.link.dispute.number()),
                 recordId(row.link.payment.number()), wordsOf(row)});
    out.endTable();
}

ExitCode printRejected(Output &out, const std::vector<std::pair<QString, Error>> &rejected)
{
    if (rejected.empty())
        return ExitCode::Done;
    out.beginTable(QStringLiteral("rejected"),
                   {{QStringLiteral("given"), Texts::tr("Given")},
                    {QStringLiteral("reason"), Texts::tr("Reason")}},
                   Texts::tr("Rejected"));
    for (const auto &[given, error] : rejected)
        out.row({given, error.sentence});
    out.endTable();
    return ExitCode::Rejected;
}

} // namespace duebook::cli
