// SPDX-License-Identifier: Apache-2.0
#include "app/cli/run.h"
#include "app/cli/tables.h"
#include "core/services/ledger/invoiceservice.h"

namespace duebook::cli {

namespace {

const Choices<TimelineKind> kEntryKinds{
    {"note", TimelineKind::Note},         {"follow-up", TimelineKind::FollowUp},
    {"document", TimelineKind::Document}, {"promise", TimelineKind::Promise},
    {"dispute", TimelineKind::Dispute},   {"event", TimelineKind::Event},
    {"payment", TimelineKind::Payment},   {"invoice", TimelineKind::Invoice}};

template <typename T>
bool contains(const Choices<T> &choices, const QString &word)
{
    for (const auto &[known, meaning] : choices) {
        if (word == QLatin1String(known))
            return true;
    }
    return false;
}

/// Kinds of entries and kinds of notes side by side: "call" is a note of that kind.
Result<void> readKinds(const CommandLine &given, TimelineFilter *filter)
{
    bool everyNote = false;
    for (const QString &word : given.values("kind")) {
        if (contains(kEntryKinds, word)) {
            const Result<TimelineKind> kind =
                readChoice(word, kEntryKinds, QStringLiteral("--kind"));
            everyNote = everyNote || *kind == TimelineKind::Note;
            filter->kinds.push_back(*kind);
            continue;
        }
        if (!contains(noteKindWords(), word)) {
            QStringList words;
            for (const auto &[known, meaning] : kEntryKinds)
                words += QLatin1String(known);
            for (const auto &[known, meaning] : noteKindWords())
                words += QLatin1String(known);
            return noSuchChoice(word, words, QStringLiteral("--kind"));
        }
        filter->noteKinds.push_back(*readChoice(word, noteKindWords(), QStringLiteral("--kind")));
    }
    if (given.has("notes-only"))
        filter->kinds = {TimelineKind::Note};
    else if (!filter->kinds.empty() && !filter->noteKinds.empty())
        filter->kinds.push_back(TimelineKind::Note);
    if (everyNote)
        filter->noteKinds.clear();
    return {};
}

Result<TimelineFilter> readFilter(const CommandLine &given, Session &session, AccountId account)
{
    TimelineFilter filter;
    if (const Result<void> kinds = readKinds(given, &filter); !kinds)
        return kinds.error();
    const Result<UserId> person = userOption(given, session, given.has("person") ? "person" : "by");
    if (!person)
        return person.error();
    filter.person = *person;
    const Result<QDate> from = dayOption(given, session, "from");
    if (!from)
        return from.error();
    filter.from = *from;
    const Result<QDate> to = dayOption(given, session, "to");
    if (!to)
        return to.error();
    filter.to = *to;
    if (given.has("invoice")) {
        const Result<InvoiceId> invoice = invoiceNumbered(session, account, given.value("invoice"));
        if (!invoice)
            return invoice.error();
        filter.invoice = *invoice;
    }
    return filter;
}

Result<ExitCode> runNotes(Run &run)
{
    const CommandLine &given = run.given();
    const Result<Session *> opened = run.book(Run::Access::Read);
    if (!opened)
        return opened.error();
    Session &session = **opened;
    const Result<AccountId> account = accountNumbered(session, given.argument(0));
    if (!account)
        return account.error();
    const Result<TimelineFilter> filter = readFilter(given, session, *account);
    if (!filter)
        return filter.error();
    const Result<qint64> limit = numberOption(given, "limit", 0, 1, 1000000000);
    if (!limit)
        return limit.error();
    if (const Result<void> done = printTimeline(run.out(), session, *account, *filter, {}, *limit);
        !done)
        return done.error();
    return ExitCode::Done;
}

} // namespace

std::vector<Verb> timelineVerbs()
{
    return {
        {"notes",
         QT_TRANSLATE_NOOP("duebook::Cli", "Shows an account's timeline, newest first"),
         QT_TRANSLATE_NOOP("duebook::Cli",
                           "Notes, follow-ups done, documents, promises, disputes, holds and "
                           "changes of owner or status, payments and invoices. All conditions "
                           "hold together."),
         {{"ACCOUNT", QT_TRANSLATE_NOOP("duebook::Cli", "the account's number")}},
         {{"notes-only", nullptr,
           QT_TRANSLATE_NOOP("duebook::Cli", "notes and nothing else, the same as --kind note")},
          {"kind", "KIND",
           QT_TRANSLATE_NOOP("duebook::Cli",
                             "only entries of this kind: note, follow-up, document, promise, "
                             "dispute, event, payment, invoice; or notes of a kind: call, email, "
                             "letter, meeting, text, visit, internal"),
           true},
          {"person", "LOGIN", QT_TRANSLATE_NOOP("duebook::Cli", "only what this user did")},
          {"by", "LOGIN", QT_TRANSLATE_NOOP("duebook::Cli", "the same as --person")},
          {"invoice", "NUMBER",
           QT_TRANSLATE_NOOP("duebook::Cli", "only what is about this invoice")},
          {"from", "DAY", QT_TRANSLATE_NOOP("duebook::Cli", "from this day on")},
          {"to", "DAY", QT_TRANSLATE_NOOP("duebook::Cli", "up to this day")},
          {"limit", "NUMBER", QT_TRANSLATE_NOOP("duebook::Cli", "at most so many entries")}},
         {"--book ledger.duebook notes 10020 --kind call --from 2026-01-01",
          "--book ledger.duebook notes 10020 --kind promise --kind dispute --format json"},
         &runNotes},
    };
}

} // namespace duebook::cli
