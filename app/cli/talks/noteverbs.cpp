// SPDX-License-Identifier: Apache-2.0
#include "app/cli/run.h"
#include "app/cli/tables.h"
#include "app/cli/talks/notecommitments.h"
#include "core/base/uid.h"
#include "core/services/followups/followupservice.h"
#include "core/services/ledger/invoiceservice.h"
#include "core/services/talks/noteservice.h"

#include <QFile>
#include <QFileInfo>
#include <QStringDecoder>

namespace duebook::cli {

namespace {

constexpr qint64 kLongestInput = 1024 * 1024;

/// What was said; "-" reads it from standard input.
Result<QString> readText(const CommandLine &given)
{
    if (given.value("text") != QLatin1String("-"))
        return given.value("text");
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly))
        return invalidOption(Texts::tr("standard input is closed: write the text behind --text"),
                             "text");
    // A pipe gives what it holds at the moment: only its end is the end.
    QByteArray bytes;
    while (bytes.size() <= kLongestInput) {
        const QByteArray part = input.read(kLongestInput + 1 - bytes.size());
        if (part.isEmpty())
            break;
        bytes += part;
    }
    if (bytes.size() > kLongestInput)
        return invalidOption(Texts::tr("the text is longer than 1 MiB: attach it as a file"),
                             "text");
    QStringDecoder decode(QStringDecoder::Utf8);
    const QString text = decode(bytes);
    if (decode.hasError())
        return invalidOption(Texts::tr("the text on standard input is not UTF-8"), "text");
    return text;
}

/// The moment of the talk: a day without a time counts as noon.
Result<QDateTime> readMoment(const CommandLine &given, const Session &session)
{
    if (!given.has("at"))
        return QDateTime();
    const Result<NaturalDate> at = readDay(session, given.value("at"), QStringLiteral("--at"));
    if (!at)
        return at.error();
    const QTime time = at->time.isValid() ? at->time : QTime(12, 0);
    return QDateTime(at->day, time, session.zone()).toUTC();
}

Result<void> readNext(Run &run, Session &session, NewNote *note)
{
    const CommandLine &given = run.given();
    if (!given.has("next")) {
        for (const char *option : {"next-reason", "next-for"}) {
            if (given.has(option))
                return invalidOption(Texts::tr("it belongs to a next contact: add --next DAY"),
                                     option);
        }
        return {};
    }
    const Result<NaturalDate> next =
        readDay(session, given.value("next"), QStringLiteral("--next"));
    if (!next)
        return next.error();
    if (!next->workingDay && next->day > session.today())
        run.say(Texts::tr("%1 is not a working day; the next one is %2")
                    .arg(day(next->day).text, day(next->nextWorkingDay).text));
    note->nextContact = next->day;
    note->nextTime = next->time;
    note->nextReason = given.value("next-reason");
    const Result<UserId> assignee = userOption(given, session, "next-for");
    if (!assignee)
        return assignee.error();
    note->nextAssignee = *assignee;
    return {};
}

std::vector<NewDocument> readDocuments(const CommandLine &given)
{
    std::vector<NewDocument> documents;
    for (const char *option : {"attach", "proof"}) {
        for (const QString &path : given.values(option)) {
            NewDocument document;
            document.name = QFileInfo(path).fileName();
            document.path = path;
            document.isProof = qstrcmp(option, "proof") == 0;
            documents.push_back(document);
        }
    }
    return documents;
}

Result<NewNote> readNote(Run &run, Session &session)
{
    const CommandLine &given = run.given();
    NewNote note;
    note.uid = given.has("uid") ? given.value("uid") : newUid();
    const Result<NoteKind> kind = choiceOption(given, "kind", noteKindWords(), NoteKind::Call);
    if (!kind)
        return kind.error();
    note.kind = *kind;
    const bool internal = note.kind == NoteKind::Internal;
    const Result<Direction> direction = choiceOption(
        given, "direction", directionWords(), internal ? Direction::None : Direction::Outgoing);
    if (!direction)
        return direction.error();
    note.direction = *direction;
    const Result<AccountId> account = accountNumbered(session, given.argument(0));
    if (!account)
        return account.error();
    note.account = *account;
    const Result<ContactId> contact = contactOption(given, session, note.account, "contact");
    if (!contact)
        return contact.error();
    note.contact = *contact;
    const Result<QDateTime> at = readMoment(given, session);
    if (!at)
        return at.error();
    note.spokenAt = *at;
    note.outcome = given.value("outcome");
    const Result<QDate> answerBy = dayOption(given, session, "answer-by");
    if (!answerBy)
        return answerBy.error();
    note.responseDue = *answerBy;
    for (const QString &number : given.values("invoice")) {
        const Result<InvoiceId> invoice = invoiceNumbered(session, note.account, number);
        if (!invoice)
            return invoice.error();
        note.invoices.push_back(*invoice);
    }
    if (given.has("corrects")) {
        const Result<qint64> id = readId(given.value("corrects"), QStringLiteral("--corrects"));
        if (!id)
            return id.error();
        note.corrects = NoteId(*id);
    }
    if (const Result<void> more = readCommitments(given, session, &note); !more)
        return more.error();
    note.documents = readDocuments(given);
    if (const Result<void> next = readNext(run, session, &note); !next)
        return next.error();
    const Result<QString> text = readText(given);
    if (!text)
        return text.error();
    note.text = *text;
    return note;
}

/// The open follow-up for the next contact that the note was saved with.
Result<std::optional<FollowUp>> followUpOf(Session &session, AccountId account, NoteId note)
{
    FollowUpFilter filter;
    filter.account = account;
    FollowUpService service(session);
    std::optional<PageKey> after = PageKey();
    do {
        const Result<FollowUpPage> page = service.list(filter, *after);
        if (!page)
            return page.error();
        for (const FollowUp &followUp : page->rows) {
            if (followUp.note == note && followUp.kind == FollowUpKind::Task)
                return std::optional(followUp);
        }
        after = page->next;
    } while (after);
    return std::optional<FollowUp>();
}

Result<ExitCode> runNote(Run &run)
{
    const Result<Session *> opened = run.book(Run::Access::Change);
    if (!opened)
        return opened.error();
    Session &session = **opened;
    const Result<NewNote> draft = readNote(run, session);
    if (!draft)
        return draft.error();
    const Result<NoteId> id =
        NoteService(session).addNote(*draft, run.control(Texts::tr("documents")));
    if (!id)
        return atNoteOption(id.error());
    const auto followUp = followUpOf(session, draft->account, *id);
    Output &out = run.out();
    out.field(QStringLiteral("note"), Texts::tr("Note"), count(id->number()));
    out.field(QStringLiteral("account"), Texts::tr("Account"), run.given().argument(0));
    out.field(QStringLiteral("uid"), Texts::tr("Uid"), draft->uid);
    if (followUp && *followUp) {
        const FollowUp &next = **followUp;
        out.field(QStringLiteral("follow_up"), Texts::tr("Follow-up"), count(next.id.number()));
        out.field(QStringLiteral("next_contact"), Texts::tr("Next contact"),
                  {QLocale().toString(next.due, QStringLiteral("ddd ")) + day(next.due).text,
                   day(next.due).json});
        if (next.time.isValid())
            out.field(QStringLiteral("next_time"), Texts::tr("At"),
                      next.time.toString(QStringLiteral("HH:mm")));
    }
    return ExitCode::Done;
}

} // namespace

std::vector<Verb> noteVerbs()
{
    return {
        {"note",
         QT_TRANSLATE_NOOP("duebook::Cli", "Records a conversation"),
         QT_TRANSLATE_NOOP(
             "duebook::Cli",
             "The note, its documents, the next contact, promise and dispute are saved "
             "together or not at all; when the verb has ended without an error they are safely in "
             "the book. A note is never changed: --corrects writes a new version."),
         {{"ACCOUNT", QT_TRANSLATE_NOOP("duebook::Cli", "the account's number")}},
         {{"text", "TEXT",
           QT_TRANSLATE_NOOP("duebook::Cli", "what was said; - reads it from standard input"),
           false, true},
          {"kind", "KIND",
           QT_TRANSLATE_NOOP("duebook::Cli", "call (default), email, letter, meeting, text, visit "
                                             "or internal")},
          {"direction", "out|in|none",
           QT_TRANSLATE_NOOP("duebook::Cli", "who called or wrote (default: out)")},
          {"contact", "NAME",
           QT_TRANSLATE_NOOP("duebook::Cli", "the person at the account, by name or id")},
          {"at", "MOMENT",
           QT_TRANSLATE_NOOP("duebook::Cli",
                             "when it was, such as \"yesterday 14:30\" (default: now)")},
          {"outcome", "WORD",
           QT_TRANSLATE_NOOP("duebook::Cli", "what came of it, such as \"Will pay\"")},
          {"invoice", "NUMBER",
           QT_TRANSLATE_NOOP("duebook::Cli", "an invoice that was spoken about"), true},
          {"next", "DAY",
           QT_TRANSLATE_NOOP("duebook::Cli",
                             "day, or day and time, of the next contact: makes a follow-up")},
          {"next-reason", "TEXT", QT_TRANSLATE_NOOP("duebook::Cli", "what is to be done then")},
          {"next-for", "LOGIN",
           QT_TRANSLATE_NOOP("duebook::Cli", "who is to do it (default: the author)")},
          {"answer-by", "DAY",
           QT_TRANSLATE_NOOP("duebook::Cli",
                             "an answer is expected by then: a reminder comes on that day unless "
                             "something came in")},
          {"promise", "AMOUNT@DAY",
           QT_TRANSLATE_NOOP("duebook::Cli",
                             "what was promised, by when, for the invoices given; several are the "
                             "instalments of a plan"),
           true},
          {"dispute", "INVOICE[=AMOUNT]:REASON",
           QT_TRANSLATE_NOOP("duebook::Cli",
                             "what is contested and why; without an amount all of it; several are "
                             "parts of one dispute"),
           true},
          {"inform", "LOGIN",
           QT_TRANSLATE_NOOP("duebook::Cli",
                             "a colleague who is to read it: finds it among today's follow-ups"),
           true},
          {"attach", "FILE", QT_TRANSLATE_NOOP("duebook::Cli", "a document that belongs to it"),
           true},
          {"proof", "FILE", QT_TRANSLATE_NOOP("duebook::Cli", "a document that proves it"), true},
          {"corrects", "ID", QT_TRANSLATE_NOOP("duebook::Cli", "the note that this one replaces")},
          {"uid", "UUID",
           QT_TRANSLATE_NOOP("duebook::Cli", "recognises a repeat: the same uid saves once")}},
         {"--book ledger.duebook note 10020 --text \"Promised 400 by Friday\" --next fri",
          "--book ledger.duebook note 10020 --text \"Pays half now\" --invoice R-1 --promise "
          "400@fri",
          "--book ledger.duebook note 10020 --text \"Two pallets wet\" --dispute R-2=80.00:Damaged "
          "--inform eva",
          "--book ledger.duebook note 10020 --kind email --text - --proof reply.eml < reply.txt"},
         &runNote},
    };
}

} // namespace duebook::cli
