// SPDX-License-Identifier: Apache-2.0
#include "app/cli/documents/documenttables.h"
#include "app/cli/paging.h"
#include "app/cli/run.h"
#include "app/cli/tables.h"
#include "app/platform/pdfprograms.h"
#include "core/base/filename.h"
#include "core/base/ownfile.h"
#include "core/base/privatefolder.h"
#include "core/services/documents/documentservice.h"
#include "core/services/documents/documenttext.h"

#include <QDir>
#include <QFileInfo>

namespace duebook::cli {

namespace {

Result<ExitCode> runAdd(Run &run)
{
    const CommandLine &given = run.given();
    const Result<DocumentSource> source =
        choiceOption(given, "source", documentSourceWords(), DocumentSource::Customer);
    if (!source)
        return source.error();
    const Result<Session *> opened = run.book(Run::Access::Change);
    if (!opened)
        return opened.error();
    Session &session = **opened;
    const Result<DocumentLink> link = readDocumentLink(given, session);
    if (!link)
        return link.error();
    const Result<QDate> received = dayOption(given, session, "received");
    if (!received)
        return received.error();
    DocumentService service(session);
    std::vector<Document> added;
    std::vector<std::pair<QString, Error>> rejected;
    for (const QString &path : given.arguments()) {
        NewDocument draft;
        draft.name = QFileInfo(path).fileName();
        draft.path = path;
        draft.kind = given.value("kind");
        draft.source = *source;
        draft.isProof = given.has("proof");
        draft.received = *received;
        const Result<Document> document =
            service.add(draft, *link, run.control(draft.name)).andThen([&](DocumentId id) {
                return service.document(id);
            });
        run.endProgress();
        if (document)
            added.push_back(*document);
        else
            rejected.emplace_back(path, document.error());
        if (!document && document.error().code == ErrorCode::Cancelled)
            break;
    }
    if (added.empty())
        return rejected.front().second;
    printDocuments(run.out(), added, session.zone());
    return printRejected(run.out(), rejected);
}

Result<DocumentFilter> readFilter(const CommandLine &given, Session &session)
{
    DocumentFilter filter;
    if (!given.argument(0).isEmpty()) {
        const Result<AccountId> account = accountNumbered(session, given.argument(0));
        if (!account)
            return account.error();
        filter.account = *account;
    }
    filter.kind = DocumentService::kindAsListed(session.settings(), given.value("kind"));
    if (given.has("source")) {
        const Result<DocumentSource> source =
            choiceOption(given, "source", documentSourceWords(), DocumentSource::Customer);
        if (!source)
            return source.error();
        filter.source = *source;
    }
    filter.proofOnly = given.has("proof");
    filter.removedOnly = given.has("removed");
    filter.text = given.value("text");
    const Result<QDate> from = dayOption(given, session, "from");
    if (!from)
        return from.error();
    filter.from = *from;
    const Result<QDate> to = dayOption(given, session, "to");
    if (!to)
        return to.error();
    filter.to = *to;
    return filter;
}

Result<ExitCode> runList(Run &run)
{
    const Result<Session *> opened = run.book(Run::Access::Read);
    if (!opened)
        return opened.error();
    Session &session = **opened;
    const Result<DocumentFilter> filter = readFilter(run.given(), session);
    if (!filter)
        return filter.error();
    Output &out = run.out();
    std::vector<Column> columns = documentColumns();
    columns.insert(columns.begin() + 1, {{QStringLiteral("account"), Texts::tr("Account")},
                                         {QStringLiteral("account_name"), Texts::tr("Customer")}});
    out.beginTable(QStringLiteral("documents"), columns, {},
                   filter->account.isSet() ? Texts::tr("The account has no such documents.")
                                           : Texts::tr("No such document."));
    DocumentService service(session);
    const Result<void> listed = eachRow(
        PageKey(), [&](const PageKey &after) { return service.list(*filter, after); },
        [&](const ListedDocument &row) {
            std::vector<Cell> cells = documentCells(row.document, session.zone());
            cells.insert(cells.begin() + 1, {Cell(row.accountNumber), Cell(row.accountName)});
            out.row(std::move(cells));
        });
    if (!listed)
        return listed.error();
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
    bool taken = isTaken(path);
    if (QFileInfo(path).isDir()) {
        const QString name = safeFileName(document->name);
        taken = isTakenIn(path, name);
        path = QDir(path).filePath(name);
    }
    if (taken)
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
    const QString warning = DocumentService::warning(*document);
    if (!warning.isEmpty())
        out.field(QStringLiteral("warning"), Texts::tr("Warning"), warning);
    return ExitCode::Done;
}

/// Looks into every document that waits for it.
Result<ExitCode> readAllTexts(Run &run)
{
    const Result<Session *> opened = run.book(Run::Access::Change);
    if (!opened)
        return opened.error();
    PrivateFolder::removeAbandoned(run.clock());
    const Result<PrivateFolder> folder = PrivateFolder::create();
    if (!folder)
        return folder.error();
    DocumentTextService service(**opened);
    PdfPrograms pdf;
    const WorkControl control = run.control(Texts::tr("documents"));
    qint64 read = 0;
    qint64 wordless = 0;
    std::vector<std::pair<QString, Error>> rejected;
    if (const Result<int> older = service.tryOlderFailures(); !older)
        return older.error();
    // What did not end before comes last.
    bool tried = false;
    for (DocumentId after;;) {
        const Result<std::vector<Document>> waiting =
            tried ? service.waitingAgain(after) : service.waiting(after);
        if (!waiting)
            return waiting.error();
        if (waiting->empty() && tried)
            break;
        if (waiting->empty()) {
            tried = true;
            after = {};
            continue;
        }
        for (const Document &document : *waiting) {
            const Result<DocumentText> text =
                service.read(document, pdf, folder->path(), control.cancel);
            if (!text)
                return text.error();
            if (control.cancel.cancelled())
                return Error{ErrorCode::Cancelled, Texts::tr("stopped"), {}, {}};
            read += text->state == DocumentTextState::Read ? 1 : 0;
            wordless += text->state == DocumentTextState::None ? 1 : 0;
            if (!text->problem.sentence.isEmpty())
                rejected.emplace_back(QString::number(document.id.number()), text->problem);
            control.report(read + wordless + qint64(rejected.size()), 0);
        }
        after = waiting->back().id;
    }
    run.endProgress();
    Output &out = run.out();
    out.field(QStringLiteral("read"), Texts::tr("Texts read"), count(read));
    out.field(QStringLiteral("without_text"), Texts::tr("Without text"), count(wordless));
    return printRejected(out, rejected);
}

/// Looks into one that could not be read once more.
Result<void> readAgain(Run &run, Session &session, DocumentId id)
{
    DocumentTextService service(session);
    if (const Result<void> waits = service.tryAgain(id); !waits)
        return waits;
    const Result<Document> document = DocumentService(session).document(id);
    if (!document)
        return document.error();
    if (document->textState != DocumentTextState::Waiting)
        return {};
    const Result<PrivateFolder> folder = PrivateFolder::create();
    if (!folder)
        return folder.error();
    PdfPrograms pdf;
    const Result<DocumentText> found =
        service.read(*document, pdf, folder->path(), run.control(document->name).cancel);
    run.endProgress();
    if (!found)
        return found.error();
    return {};
}

Result<ExitCode> runText(Run &run)
{
    if (run.given().argument(0).isEmpty())
        return readAllTexts(run);
    const Result<qint64> id = readId(run.given().argument(0), QStringLiteral("ID"));
    if (!id)
        return id.error();
    const bool again = run.given().has("again");
    const Result<Session *> opened = run.book(again ? Run::Access::Change : Run::Access::Read);
    if (!opened)
        return opened.error();
    DocumentTextService service(**opened);
    if (again) {
        if (const Result<void> read = readAgain(run, **opened, DocumentId(*id)); !read)
            return read.error();
    }
    const Result<Document> document = DocumentService(**opened).document(DocumentId(*id));
    if (!document)
        return document.error();
    const Result<QString> text = service.text(document->id);
    if (!text)
        return text.error();
    const Result<QString> reason = service.reason(document->id);
    if (!reason)
        return reason.error();
    Output &out = run.out();
    out.about(QStringLiteral("document"), Texts::tr("Document"), document->name);
    out.field(QStringLiteral("state"), Texts::tr("Text"),
              wordFor(document->textState, documentTextWords()));
    if (!reason->isEmpty())
        out.field(QStringLiteral("reason"), Texts::tr("Reason"), *reason);
    out.field(QStringLiteral("text"), Texts::tr("Words"), *text);
    return ExitCode::Done;
}

std::vector<OptionSpec> withLinkOptions(std::vector<OptionSpec> options)
{
    std::vector<OptionSpec> all = documentLinkOptions();
    all.front().required = true;
    all.insert(all.end(), options.begin(), options.end());
    return all;
}

} // namespace

std::vector<Verb> documentVerbs()
{
    std::vector<Verb> verbs{
        {"document add",
         QT_TRANSLATE_NOOP("duebook::Cli", "Takes files into the book"),
         QT_TRANSLATE_NOOP("duebook::Cli",
                           "A file is kept once, however often it is added. Files that cannot be "
                           "read are listed, the others are taken."),
         {{"FILE", QT_TRANSLATE_NOOP("duebook::Cli", "the file to keep"), false, true}},
         withLinkOptions(
             {{"kind", "TEXT",
               QT_TRANSLATE_NOOP("duebook::Cli", "what it is, such as \"contract\"")},
              {"source", "us|customer",
               QT_TRANSLATE_NOOP("duebook::Cli", "who it came from (default: customer)")},
              {"received", "DAY",
               QT_TRANSLATE_NOOP("duebook::Cli", "when it was received (default: today)")},
              {"proof", nullptr, QT_TRANSLATE_NOOP("duebook::Cli", "it proves something")}}),
         {"--book ledger.duebook document add contract.pdf --account 10020 --kind contract"},
         &runAdd},
        {"document list",
         QT_TRANSLATE_NOOP("duebook::Cli", "Lists documents, newest received first"),
         "",
         {{"ACCOUNT",
           QT_TRANSLATE_NOOP("duebook::Cli", "the account's number (default: the whole book)"),
           true}},
         {{"kind", "TEXT", QT_TRANSLATE_NOOP("duebook::Cli", "of this kind only")},
          {"source", "us|customer", QT_TRANSLATE_NOOP("duebook::Cli", "from us or the customer")},
          {"proof", nullptr, QT_TRANSLATE_NOOP("duebook::Cli", "marked as proof")},
          {"from", "DAY", QT_TRANSLATE_NOOP("duebook::Cli", "received on that day or later")},
          {"to", "DAY", QT_TRANSLATE_NOOP("duebook::Cli", "received on that day or before")},
          {"text", "WORDS",
           QT_TRANSLATE_NOOP("duebook::Cli", "words of the name, of the text inside or of the "
                                             "account's name")},
          {"removed", nullptr,
           QT_TRANSLATE_NOOP("duebook::Cli", "what was removed, and why, instead")}},
         {"--book ledger.duebook document list --kind \"proof of delivery\" --from 2026-01-01"},
         &runList},
        {"document get",
         QT_TRANSLATE_NOOP("duebook::Cli", "Writes a document of the book to a file, verified"),
         "",
         {{"ID", QT_TRANSLATE_NOOP("duebook::Cli", "the document's id as listed")}},
         {{"out", "FILE", QT_TRANSLATE_NOOP("duebook::Cli", "a new file, or a folder to put it in"),
           false, true}},
         {"--book ledger.duebook document get 7 --out ."},
         &runGet},
        {"document text",
         QT_TRANSLATE_NOOP("duebook::Cli", "Shows the words inside a document, or reads those of "
                                           "all that wait for it"),
         QT_TRANSLATE_NOOP("duebook::Cli",
                           "PDF files are read by pdftotext in a process of its own with limits of "
                           "memory and time. What cannot be read is listed and not tried again."),
         {{"ID", QT_TRANSLATE_NOOP("duebook::Cli", "the document's id as listed"), true}},
         {{"again", nullptr,
           QT_TRANSLATE_NOOP("duebook::Cli",
                             "with ID: try once more what could not be read before")}},
         {"--book ledger.duebook document text", "--book ledger.duebook document text 7 --again"},
         &runText},
    };
    for (Verb &verb : documentChangeVerbs())
        verbs.push_back(std::move(verb));
    return verbs;
}

} // namespace duebook::cli
