// SPDX-License-Identifier: Apache-2.0
#include "app/cli/run.h"
#include "app/cli/tables.h"
#include "core/services/documentservice.h"
#include "core/services/invoiceservice.h"

#include <QDir>
#include <QFileInfo>

namespace duebook::cli {

namespace {

const Choices<DocumentSource> kSources{{"us", DocumentSource::Us},
                                       {"customer", DocumentSource::Customer}};

Result<DocumentLink> readLink(const CommandLine &given, Session &session)
{
    DocumentLink link;
    const Result<AccountId> account = accountOption(given, session, "account");
    if (!account)
        return account.error();
    link.account = *account;
    if (given.has("invoice")) {
        const Result<InvoiceId> invoice =
            invoiceNumbered(session, link.account, given.value("invoice"));
        if (!invoice)
            return invoice.error();
        link.invoice = *invoice;
    }
    if (given.has("note")) {
        const Result<qint64> note = readId(given.value("note"), QStringLiteral("--note"));
        if (!note)
            return note.error();
        link.note = NoteId(*note);
    }
    return link;
}

Result<ExitCode> runAdd(Run &run)
{
    const CommandLine &given = run.given();
    const Result<DocumentSource> source =
        choiceOption(given, "source", kSources, DocumentSource::Customer);
    if (!source)
        return source.error();
    const Result<Session *> opened = run.book(Run::Access::Change);
    if (!opened)
        return opened.error();
    Session &session = **opened;
    const Result<DocumentLink> link = readLink(given, session);
    if (!link)
        return link.error();
    DocumentService service(session);
    std::vector<Document> added;
    std::vector<Error> rejected;
    for (const QString &path : given.arguments()) {
        NewDocument draft;
        draft.name = QFileInfo(path).fileName();
        draft.path = path;
        draft.kind = given.value("kind");
        draft.source = *source;
        draft.isProof = given.has("proof");
        const Result<Document> document =
            service.add(draft, *link, run.control(draft.name)).andThen([&](DocumentId id) {
                return service.document(id);
            });
        run.endProgress();
        if (document)
            added.push_back(*document);
        else
            rejected.push_back(document.error());
    }
    if (added.empty())
        return rejected.front();
    Output &out = run.out();
    out.beginTable(QStringLiteral("documents"), documentColumns());
    for (const Document &document : added)
        out.row(documentCells(document, session.zone()));
    out.endTable();
    if (rejected.empty())
        return ExitCode::Done;
    out.beginTable(QStringLiteral("rejected"), {{QStringLiteral("reason"), Texts::tr("Reason")}},
                   Texts::tr("Rejected"));
    for (const Error &error : rejected)
        out.row({error.sentence});
    out.endTable();
    return ExitCode::Rejected;
}

Result<ExitCode> runList(Run &run)
{
    const Result<Session *> opened = run.book(Run::Access::Read);
    if (!opened)
        return opened.error();
    Session &session = **opened;
    const Result<AccountId> account = accountNumbered(session, run.given().argument(0));
    if (!account)
        return account.error();
    Output &out = run.out();
    out.beginTable(QStringLiteral("documents"), documentColumns(), {},
                   Texts::tr("The account has no documents."));
    DocumentService service(session);
    std::optional<PageKey> after = PageKey{};
    while (after) {
        const Result<DocumentPage> page = service.ofAccount(*account, *after);
        if (!page)
            return page.error();
        for (const LinkedDocument &row : page->rows)
            out.row(documentCells(row.document, session.zone()));
        after = page->next;
    }
    out.endTable();
    return ExitCode::Done;
}

Result<ExitCode> runGet(Run &run)
{
    const CommandLine &given = run.given();
    const Result<qint64> id = readId(given.argument(0), QStringLiteral("ID"));
    if (!id)
        return id.error();
    const Result<Session *> opened = run.book(Run::Access::Read);
    if (!opened)
        return opened.error();
    DocumentService service(**opened);
    const Result<Document> document = service.document(DocumentId(*id));
    if (!document)
        return document.error();
    QString path = given.value("out");
    if (QFileInfo(path).isDir())
        path = QDir(path).filePath(QFileInfo(document->name).fileName());
    if (QFileInfo::exists(path))
        return Error{ErrorCode::Invalid,
                     Texts::tr("“%1” exists already: choose another name").arg(path),
                     QStringLiteral("--out"),
                     {}};
    const Result<void> saved = service.saveAs(document->id, path, run.control(document->name));
    if (!saved)
        return saved.error();
    Output &out = run.out();
    out.field(QStringLiteral("file"), Texts::tr("File"), QDir(path).absolutePath());
    out.field(QStringLiteral("bytes"), Texts::tr("Bytes"), count(document->size));
    out.field(QStringLiteral("sha256"), QStringLiteral("SHA-256"),
              QString::fromLatin1(document->sha256.toHex()));
    return ExitCode::Done;
}

} // namespace

std::vector<Verb> documentVerbs()
{
    return {
        {"document add",
         QT_TRANSLATE_NOOP("duebook::Cli", "Takes files into the book"),
         QT_TRANSLATE_NOOP("duebook::Cli",
                           "A file is kept once, however often it is added. Files that cannot be "
                           "read are listed, the others are taken."),
         {{"FILE", QT_TRANSLATE_NOOP("duebook::Cli", "the file to keep"), false, true}},
         {{"account", "NUMBER", QT_TRANSLATE_NOOP("duebook::Cli", "the account it belongs to"),
           false, true},
          {"invoice", "NUMBER", QT_TRANSLATE_NOOP("duebook::Cli", "an invoice it belongs to")},
          {"note", "ID", QT_TRANSLATE_NOOP("duebook::Cli", "a note it belongs to")},
          {"kind", "TEXT", QT_TRANSLATE_NOOP("duebook::Cli", "what it is, such as \"contract\"")},
          {"source", "us|customer",
           QT_TRANSLATE_NOOP("duebook::Cli", "who it came from (default: customer)")},
          {"proof", nullptr, QT_TRANSLATE_NOOP("duebook::Cli", "it proves something")}},
         {"--book ledger.duebook document add contract.pdf --account 10020 --kind contract"},
         &runAdd},
        {"document list",
         QT_TRANSLATE_NOOP("duebook::Cli", "Lists an account's documents, newest first"),
         "",
         {{"ACCOUNT", QT_TRANSLATE_NOOP("duebook::Cli", "the account's number")}},
         {},
         {},
         &runList},
        {"document get",
         QT_TRANSLATE_NOOP("duebook::Cli", "Writes a document of the book to a file, verified"),
         "",
         {{"ID", QT_TRANSLATE_NOOP("duebook::Cli", "the document's id as listed")}},
         {{"out", "FILE", QT_TRANSLATE_NOOP("duebook::Cli", "a new file, or a folder to put it in"),
           false, true}},
         {"--book ledger.duebook document get 7 --out ."},
         &runGet},
    };
}

} // namespace duebook::cli
