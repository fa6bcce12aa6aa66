// SPDX-License-Identifier: Apache-2.0
#include "app/cli/paging.h"
#include "app/cli/run.h"
#include "app/cli/tables.h"
#include "core/services/accounts/accountservice.h"

#include <QJsonArray>
#include <QJsonObject>

namespace duebook::cli {

namespace {

const Choices<AccountSort> kSorts{{"name", AccountSort::Name},
                                  {"number", AccountSort::Number},
                                  {"balance", AccountSort::Balance},
                                  {"overdue", AccountSort::Overdue},
                                  {"oldest-due", AccountSort::OldestDue},
                                  {"last-contact", AccountSort::LastContact}};

enum class Only { Overdue, OnHold, OverLimit };
const Choices<Only> kFilters{
    {"overdue", Only::Overdue}, {"on-hold", Only::OnHold}, {"over-limit", Only::OverLimit}};

Result<AccountFilter> readFilter(const CommandLine &given, Session &session)
{
    AccountFilter filter;
    filter.text = given.value("text");
    for (const QString &word : given.values("filter")) {
        const Result<Only> only = readChoice(word, kFilters, QStringLiteral("--filter"));
        if (!only)
            return only.error();
        filter.overdue = filter.overdue || *only == Only::Overdue;
        filter.onHold = filter.onHold || *only == Only::OnHold;
        filter.overLimit = filter.overLimit || *only == Only::OverLimit;
    }
    if (given.value("collector") == QLatin1String("none")) {
        filter.owner = UserId();
    } else {
        const Result<UserId> owner = userOption(given, session, "collector");
        if (!owner)
            return owner.error();
        if (owner->isSet())
            filter.owner = *owner;
    }
    const Result<SegmentId> segment = segmentOption(given, session, "segment");
    if (!segment)
        return segment.error();
    filter.segment = *segment;
    if (given.has("status")) {
        const Result<AccountStatus> status =
            choiceOption(given, "status", accountStatusWords(), AccountStatus::Active);
        if (!status)
            return status.error();
        filter.status = *status;
    }
    return filter;
}

QJsonArray jsonBalances(const AgeingEdges &edges, const std::vector<AccountBalance> &balances)
{
    const std::vector<Column> columns = balanceColumns(edges);
    QJsonArray array;
    for (const AccountBalance &balance : balances) {
        const std::vector<Cell> cells = balanceCells(edges, balance);
        QJsonObject object;
        for (size_t i = 0; i < columns.size(); ++i)
            object.insert(columns[i].key, cells[i].json);
        array += object;
    }
    return array;
}

/// One row per currency; JSON holds them inside their account.
void printAccount(Output &out, const AccountRow &row, const Session &session)
{
    const Account &account = row.account;
    const auto cells = [&](const AccountBalance *balance) {
        std::vector<Cell> all{account.number,
                              account.name,
                              row.ownerName,
                              row.segmentName,
                              wordFor(account.status, accountStatusWords()),
                              yesNo(account.hold.has_value())};
        if (out.format() == Format::Json) {
            all.emplace_back(QString(), jsonBalances(session.settings().edges, row.balances));
        } else {
            const auto money = [&](qint64 minor) { return Money(minor, balance->currency); };
            all.push_back(balance ? amount(money(balance->balance())) : Cell(QString()));
            all.push_back(balance ? amount(money(balance->overdue())) : Cell(QString()));
            const bool unused = balance && balance->overdue() > 0 && balance->unusedCredit() > 0;
            all.push_back(unused ? amount(money(balance->unusedCredit())) : Cell(QString()));
            all.push_back(balance ? currency(balance->currency) : Cell(QString()));
            all.push_back(balance ? day(balance->oldestDue) : Cell(QString()));
        }
        all.push_back(moment(row.lastContact, session.zone()));
        all.push_back(day(row.nextFollowUp));
        all.emplace_back(row.nextReason);
        return all;
    };
    out.row(cells(row.balances.empty() ? nullptr : &row.balances.front()));
    for (size_t i = 1; i < row.balances.size(); ++i)
        out.rowBelow(cells(&row.balances[i]));
}

std::vector<Column> accountColumns(Format format)
{
    std::vector<Column> columns{
        left("number", Texts::tr("Number")),       left("name", Texts::tr("Name")),
        left("collector", Texts::tr("Collector")), left("segment", Texts::tr("Segment")),
        left("status", Texts::tr("Status")),       left("on_hold", Texts::tr("Hold"))};
    if (format == Format::Json) {
        columns.push_back(left("balances", {}));
    } else {
        columns.push_back({QStringLiteral("balance"), Texts::tr("Balance"), Column::Align::Right});
        columns.push_back({QStringLiteral("overdue"), Texts::tr("Overdue"), Column::Align::Right});
        columns.push_back(
            {QStringLiteral("credit"), Texts::tr("Credit not used"), Column::Align::Right});
        columns.push_back(left("currency", Texts::tr("Currency")));
        columns.push_back(left("oldest_due", Texts::tr("Oldest due")));
    }
    columns.push_back(left("last_contact", Texts::tr("Last contact")));
    columns.push_back(left("next_follow_up", Texts::tr("Next")));
    columns.push_back(left("next_reason", Texts::tr("Reason")));
    return columns;
}

Result<ExitCode> runAccounts(Run &run)
{
    const CommandLine &given = run.given();
    const Result<Session *> opened = run.book(Run::Access::Figures);
    if (!opened)
        return opened.error();
    Session &session = **opened;
    const Result<AccountFilter> filter = readFilter(given, session);
    if (!filter)
        return filter.error();
    const Result<AccountSort> sort = choiceOption(given, "sort", kSorts, AccountSort::Name);
    if (!sort)
        return sort.error();
    const Result<qint64> limit = numberOption(given, "limit", 0, 1, 1000000000);
    if (!limit)
        return limit.error();
    Output &out = run.out();
    out.beginTable(QStringLiteral("accounts"), accountColumns(out.format()), {},
                   Texts::tr("No account."));
    AccountService service(session);
    const Result<void> listed = eachRow(
        PageKey(),
        [&](const PageKey &after) {
            return service.list(*filter, *sort, given.has("descending"), after);
        },
        [&](const AccountRow &row) { printAccount(out, row, session); }, *limit);
    if (!listed)
        return listed.error();
    out.endTable();
    return ExitCode::Done;
}

} // namespace

std::vector<Verb> accountListVerbs()
{
    return {
        {"accounts",
         QT_TRANSLATE_NOOP("duebook::Cli", "Lists accounts with what they owe today"),
         QT_TRANSLATE_NOOP("duebook::Cli",
                           "An account that owes in several currencies has one row per currency, "
                           "in JSON one entry with all its balances. Conditions are joined with "
                           "and."),
         {},
         {{"filter", "overdue|on-hold|over-limit",
           QT_TRANSLATE_NOOP("duebook::Cli", "only accounts of this kind"), true},
          {"text", "WORDS",
           QT_TRANSLATE_NOOP("duebook::Cli", "only accounts whose number, name or city has words "
                                             "that begin so")},
          {"collector", "LOGIN",
           QT_TRANSLATE_NOOP("duebook::Cli", "only this user's accounts; none = without collector, "
                                             "me = mine")},
          {"segment", "NAME", QT_TRANSLATE_NOOP("duebook::Cli", "only accounts of this segment")},
          {"status", "STATUS",
           QT_TRANSLATE_NOOP("duebook::Cli", "active, insolvency, legal, agency or closed")},
          {"sort", "ORDER",
           QT_TRANSLATE_NOOP("duebook::Cli", "name (default), number, balance, overdue, oldest-due "
                                             "or last-contact")},
          {"descending", nullptr, QT_TRANSLATE_NOOP("duebook::Cli", "largest or latest first")},
          {"limit", "NUMBER", QT_TRANSLATE_NOOP("duebook::Cli", "at most so many accounts")}},
         {"--book ledger.duebook accounts --filter overdue --sort overdue --descending"},
         &runAccounts},
    };
}

} // namespace duebook::cli
