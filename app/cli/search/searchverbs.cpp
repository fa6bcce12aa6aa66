// SPDX-License-Identifier: Apache-2.0
#include "app/cli/run.h"
#include "app/cli/tables.h"
#include "core/services/search/searchservice.h"

namespace duebook::cli {

namespace {

const Choices<SearchKind> kKinds{
    {"account", SearchKind::Account},   {"contact", SearchKind::Contact},
    {"invoice", SearchKind::Invoice},   {"note", SearchKind::Note},
    {"document", SearchKind::Document}, {"promise", SearchKind::Promise},
    {"dispute", SearchKind::Dispute}};

/// The options as filters of the text: they mean the same and are checked the same way.
QString askedFor(const CommandLine &given)
{
    QStringList parts = given.arguments();
    for (const char *filter : {"account", "by", "after", "before", "kind", "is"}) {
        for (QString value : given.values(filter))
            parts += QStringLiteral("%1:\"%2\"")
                         .arg(QLatin1String(filter), value.remove(QLatin1Char('"')));
    }
    return parts.join(QLatin1Char(' '));
}

void printHit(Run &run, const SearchHit &hit, const QTimeZone &zone)
{
    const bool money = hit.kind == SearchKind::Invoice || hit.kind == SearchKind::Promise;
    const Cell none{QString(), QJsonValue()};
    run.out().row({wordFor(hit.kind, kKinds), count(hit.id), hit.accountName, hit.who,
                   hit.when.isValid() ? moment(hit.when, zone) : day(hit.day), hit.title.text,
                   money ? amount(hit.amount) : none,
                   hit.kind == SearchKind::Invoice ? amount(hit.open) : none,
                   money ? currency(hit.amount.currency()) : none, hit.detail.text});
}

Result<ExitCode> runSearch(Run &run)
{
    const CommandLine &given = run.given();
    const Result<qint64> limit = numberOption(given, "limit", 20, 1, 1000);
    if (!limit)
        return limit.error();
    const Result<Session *> opened = run.book(Run::Access::Read);
    if (!opened)
        return opened.error();
    const QString text = askedFor(given);
    if (text.trimmed().isEmpty())
        return Error{ErrorCode::Invalid,
                     Texts::tr("say what is looked for, or narrow by an option"),
                     QStringLiteral("TEXT"),
                     {}};
    const Result<SearchAnswer> answer = SearchService(**opened).search(text, int(*limit));
    if (!answer)
        return answer.error();
    for (const SearchChip &chip : answer->chips) {
        if (!chip.understood && !answer->remarks.isEmpty())
            return Error{ErrorCode::Invalid, answer->remarks.front(), chip.filter.value, {}};
    }
    for (const QString &remark : answer->remarks)
        run.say(remark);
    Output &out = run.out();
    out.beginTable(QStringLiteral("hits"),
                   {left("kind", Texts::tr("Kind")), right("id", Texts::tr("Id")),
                    left("account_name", Texts::tr("Account")), left("author", Texts::tr("By")),
                    left("when", Texts::tr("When")), left("title", Texts::tr("Found")),
                    right("amount", Texts::tr("Amount")), right("open", Texts::tr("Open")),
                    left("currency", Texts::tr("Currency")), left("detail", Texts::tr("Detail"))},
                   {}, Texts::tr("Nothing found."));
    QStringList cut;
    for (const SearchGroup &group : answer->groups) {
        for (const SearchHit &hit : group.hits)
            printHit(run, hit, (*opened)->zone());
        if (group.more)
            cut += wordFor(group.kind, kKinds);
    }
    out.endTable();
    if (!cut.isEmpty())
        run.say(Texts::tr("there is more than %1 of: %2; --limit raises that")
                    .arg(*limit)
                    .arg(cut.join(QStringLiteral(", "))));
    return ExitCode::Done;
}

} // namespace

std::vector<Verb> searchVerbs()
{
    return {
        {"search",
         QT_TRANSLATE_NOOP("duebook::Cli", "Searches accounts, contacts, invoices, notes, "
                                           "documents, promises and disputes"),
         QT_TRANSLATE_NOOP(
             "duebook::Cli",
             "Words are taken as beginnings of words, \"in quotes\" as a phrase; accents and case "
             "are forgiven, other forms of a word come last. Invoices are found by number or exact "
             "amount. The text may hold the same filters as the window's search box: account: by: "
             "after: before: kind: is:"),
         {{"TEXT", QT_TRANSLATE_NOOP("duebook::Cli", "what is looked for"), true, true}},
         {{"kind", "WORD",
           QT_TRANSLATE_NOOP("duebook::Cli",
                             "only this kind: account, contact, invoice, document, promise, "
                             "dispute, note, or a kind of note such as call or email"),
           true},
          {"account", "TEXT",
           QT_TRANSLATE_NOOP("duebook::Cli", "only of the account with this number or name")},
          {"by", "TEXT", QT_TRANSLATE_NOOP("duebook::Cli", "only this user's; me = yours")},
          {"after", "DAY", QT_TRANSLATE_NOOP("duebook::Cli", "only from this day on")},
          {"before", "DAY", QT_TRANSLATE_NOOP("duebook::Cli", "only from before this day")},
          {"is", "open|overdue|disputed",
           QT_TRANSLATE_NOOP("duebook::Cli", "only invoices, promises and disputes that are so")},
          {"limit", "NUMBER",
           QT_TRANSLATE_NOOP("duebook::Cli", "at most so many of each kind (default: 20)")}},
         {"--book ledger.duebook search proof of delivery",
          "--book ledger.duebook search payment run --kind call --by anna --after mon"},
         &runSearch},
    };
}

} // namespace duebook::cli
