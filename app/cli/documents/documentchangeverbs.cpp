// SPDX-License-Identifier: Apache-2.0
#include "app/cli/documents/documenttables.h"
#include "app/cli/paging.h"
#include "app/cli/run.h"
#include "app/cli/tables.h"
#include "core/services/documents/documentservice.h"

#include <functional>

namespace duebook::cli {

namespace {

const Choices<bool> kYesNo{{"yes", true}, {"no", false}};

Result<Document> documentIn(DocumentService &service, const QString &typed)
{
    const Result<qint64> id = readId(typed, QStringLiteral("ID"));
    if (!id)
        return id.error();
    return service.document(DocumentId(*id));
}

using Change = std::function<Result<Document>(DocumentService &, const Document &)>;

/// Changes each document named: what cannot be changed is listed and the others go on. One alone
/// fails as a whole.
Result<ExitCode> changeEach(Run &run, const Change &change)
{
    const Result<Session *> session = run.book(Run::Access::Change);
    if (!session)
        return session.error();
    DocumentService service(**session);
    std::vector<Document> changed;
    std::vector<std::pair<QString, Error>> rejected;
    for (const QString &typed : run.given().arguments()) {
        const Result<Document> outcome =
            documentIn(service, typed).andThen([&](const Document &before) {
                return change(service, before);
            });
        if (outcome)
            changed.push_back(*outcome);
        else
            rejected.emplace_back(typed, outcome.error());
    }
    if (changed.empty())
        return rejected.front().second;
    printDocuments(run.out(), changed, (*session)->zone());
    return printRejected(run.out(), rejected);
}

Result<ExitCode> runChange(Run &run)
{
    const CommandLine &given = run.given();
    const Result<Session *> session = run.book(Run::Access::Change);
    if (!session)
        return session.error();
    const Result<QDate> received = dayOption(given, **session, "received");
    if (!received)
        return received.error();
    const Result<DocumentSource> source =
        choiceOption(given, "source", documentSourceWords(), DocumentSource::Customer);
    if (!source)
        return source.error();
    const Result<bool> proof = choiceOption(given, "proof", kYesNo, false);
    if (!proof)
        return proof.error();
    return changeEach(run, [&](DocumentService &service, const Document &before) {
        Document wanted = before;
        if (given.has("name"))
            wanted.name = given.value("name");
        if (given.has("kind"))
            wanted.kind = given.value("kind");
        if (given.has("source"))
            wanted.source = *source;
        if (given.has("proof"))
            wanted.isProof = *proof;
        if (given.has("received"))
            wanted.received = *received;
        return service.change(wanted);
    });
}

Result<ExitCode> showLinks(Run &run, DocumentService &service, DocumentId id)
{
    const Result<std::vector<DocumentLinkRow>> links = service.links(id);
    if (!links)
        return links.error();
    printLinks(run.out(), *links);
    return ExitCode::Done;
}

Result<ExitCode> runShow(Run &run)
{
    const Result<Session *> opened = run.book(Run::Access::Read);
    if (!opened)
        return opened.error();
    DocumentService service(**opened);
    const Result<Document> document = documentIn(service, run.given().argument(0));
    if (!document)
        return document.error();
    Output &out = run.out();
    const std::vector<Column> columns = documentColumns();
    const std::vector<Cell> cells = documentCells(*document, (*opened)->zone());
    for (size_t i = 0; i < columns.size(); ++i) {
        if (!cells[i].text.isEmpty())
            out.field(columns[i].key, columns[i].title, cells[i]);
    }
    out.field(QStringLiteral("sha256"), QStringLiteral("SHA-256"),
              QString::fromLatin1(document->sha256.toHex()));
    const QString warning = DocumentService::warning(*document);
    if (!warning.isEmpty())
        out.field(QStringLiteral("warning"), Texts::tr("Warning"), warning);
    return showLinks(run, service, document->id);
}

using LinkChange = std::function<Result<void>(Session &, DocumentService &, DocumentId)>;

/// Changes what the document named first belongs to, and shows that.
Result<ExitCode> changeLinks(Run &run, const LinkChange &change)
{
    const Result<Session *> opened = run.book(Run::Access::Change);
    if (!opened)
        return opened.error();
    DocumentService service(**opened);
    const Result<Document> document = documentIn(service, run.given().argument(0));
    if (!document)
        return document.error();
    if (const Result<void> changed = change(**opened, service, document->id); !changed)
        return changed.error();
    return showLinks(run, service, document->id);
}

Result<ExitCode> runLink(Run &run)
{
    return changeLinks(
        run, [&run](Session &session, DocumentService &service, DocumentId id) -> Result<void> {
            const Result<DocumentLink> link = readDocumentLink(run.given(), session);
            if (!link)
                return link.error();
            return service.link(id, *link);
        });
}

Result<ExitCode> runUnlink(Run &run)
{
    return changeLinks(
        run, [&run](Session &, DocumentService &service, DocumentId id) -> Result<void> {
            const Result<qint64> link = readId(run.given().argument(1), QStringLiteral("LINK"));
            if (!link)
                return link.error();
            const Result<DocumentLink> gone = service.unlink(id, *link);
            return gone ? Result<void>() : Result<void>(gone.error());
        });
}

Result<ExitCode> runRemove(Run &run)
{
    const CommandLine &given = run.given();
    return changeEach(run, [&](DocumentService &service, const Document &before) {
        return given.has("undo")
                   ? service.bringBack(before.id, before.rowVersion)
                   : service.remove(before.id, before.rowVersion, given.value("reason"));
    });
}

Result<ExitCode> runMissingProof(Run &run)
{
    const CommandLine &given = run.given();
    const Result<Session *> opened = run.book(Run::Access::Read);
    if (!opened)
        return opened.error();
    Session &session = **opened;
    MissingProofFilter filter;
    const Result<AccountId> account = accountOption(given, session, "account");
    if (!account)
        return account.error();
    filter.account = *account;
    const Result<UserId> owner = userOption(given, session, "collector");
    if (!owner)
        return owner.error();
    filter.owner = *owner;
    Output &out = run.out();
    out.beginTable(QStringLiteral("missing_proof"),
                   {{QStringLiteral("account"), Texts::tr("Account")},
                    {QStringLiteral("account_name"), Texts::tr("Customer")},
                    {QStringLiteral("invoice"), Texts::tr("Invoice")},
                    {QStringLiteral("due"), Texts::tr("Due")},
                    {QStringLiteral("days_late"), Texts::tr("Days late"), Column::Align::Right},
                    {QStringLiteral("amount"), Texts::tr("Amount"), Column::Align::Right},
                    {QStringLiteral("open"), Texts::tr("Open"), Column::Align::Right},
                    {QStringLiteral("disputed"), Texts::tr("Disputed"), Column::Align::Right},
                    {QStringLiteral("currency"), Texts::tr("Currency")}},
                   {}, Texts::tr("No invoice lacks a proof of delivery."));
    DocumentService service(session);
    const Result<void> listed = eachRow(
        PageKey(), [&](const PageKey &after) { return service.missingProof(filter, after); },
        [&](const MissingProof &row) {
            out.row({row.accountNumber, row.accountName, row.number, day(row.due),
                     count(row.daysLate), amount(row.amount), amount(row.open),
                     amount(row.disputed), currency(row.open.currency())});
        });
    if (!listed)
        return listed.error();
    out.endTable();
    return ExitCode::Done;
}

} // namespace

std::vector<Verb> documentChangeVerbs()
{
    const ArgumentSpec one{"ID", QT_TRANSLATE_NOOP("duebook::Cli", "the document's id as listed")};
    const ArgumentSpec several{"ID", QT_TRANSLATE_NOOP("duebook::Cli", "the documents' ids"), false,
                               true};
    return {
        {"document show",
         QT_TRANSLATE_NOOP("duebook::Cli", "Shows a document and what it belongs to"),
         "",
         {one},
         {},
         {},
         &runShow},
        {"document change",
         QT_TRANSLATE_NOOP("duebook::Cli", "Changes what is said about documents"),
         QT_TRANSLATE_NOOP("duebook::Cli",
                           "The content never changes. A new name keeps its ending."),
         {several},
         {{"name", "TEXT", QT_TRANSLATE_NOOP("duebook::Cli", "what it is called")},
          {"kind", "TEXT", QT_TRANSLATE_NOOP("duebook::Cli", "what it is")},
          {"source", "us|customer", QT_TRANSLATE_NOOP("duebook::Cli", "who it came from")},
          {"received", "DAY", QT_TRANSLATE_NOOP("duebook::Cli", "when it was received")},
          {"proof", "yes|no", QT_TRANSLATE_NOOP("duebook::Cli", "whether it proves something")}},
         {"--book ledger.duebook document change 7 --kind \"proof of delivery\" --proof yes"},
         &runChange},
        {"document link",
         QT_TRANSLATE_NOOP("duebook::Cli", "Says what else a document belongs to"),
         "",
         {one},
         documentLinkOptions(),
         {"--book ledger.duebook document link 7 --account 10020 --invoice R-1"},
         &runLink},
        {"document unlink",
         QT_TRANSLATE_NOOP("duebook::Cli", "Takes away one thing a document belongs to"),
         QT_TRANSLATE_NOOP("duebook::Cli",
                           "A document stays with the note it was saved with, and always belongs "
                           "to something."),
         {one,
          {"LINK", QT_TRANSLATE_NOOP("duebook::Cli", "the link's id as “document show” lists it")}},
         {},
         {},
         &runUnlink},
        {"document remove",
         QT_TRANSLATE_NOOP("duebook::Cli", "Takes documents out of lists and search"),
         QT_TRANSLATE_NOOP("duebook::Cli",
                           "The content stays in the book, with who removed it and why. Proof, and "
                           "what came with a note or belongs to a dispute, needs a reason."),
         {several},
         {{"reason", "TEXT", QT_TRANSLATE_NOOP("duebook::Cli", "why it is removed")},
          {"undo", nullptr, QT_TRANSLATE_NOOP("duebook::Cli", "bring it back instead")}},
         {"--book ledger.duebook document remove 7 --reason \"belongs to another customer\""},
         &runRemove},
        {"document missing-proof",
         QT_TRANSLATE_NOOP("duebook::Cli", "Lists invoices that lack a proof of delivery"),
         QT_TRANSLATE_NOOP("duebook::Cli",
                           "Those in dispute, and those overdue for the days of the setting "
                           "missing_proof_days (-1: only those in dispute)."),
         {},
         {{"account", "NUMBER", QT_TRANSLATE_NOOP("duebook::Cli", "of this account only")},
          {"collector", "LOGIN",
           QT_TRANSLATE_NOOP("duebook::Cli", "of the accounts this person owns")}},
         {"--book ledger.duebook document missing-proof --collector me"},
         &runMissingProof},
    };
}

} // namespace duebook::cli
