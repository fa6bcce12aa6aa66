// SPDX-License-Identifier: Apache-2.0
#include "app/cli/run.h"
#include "app/cli/scope.h"
#include "app/cli/tables.h"
#include "core/services/reports/reportservice.h"

namespace duebook::cli {

namespace {

const Choices<AgeingBy> kGroups{{"account", AgeingBy::Account},
                                {"collector", AgeingBy::Collector},
                                {"segment", AgeingBy::Segment},
                                {"currency", AgeingBy::Currency}};

Result<std::optional<AgeingEdges>> readEdges(const CommandLine &given)
{
    if (!given.has("edges"))
        return std::optional<AgeingEdges>();
    AgeingEdges edges;
    edges.days.clear();
    for (const QString &part : given.value("edges").split(QLatin1Char(','))) {
        bool ok = false;
        const int edge = part.trimmed().toInt(&ok);
        const bool rises = edges.days.empty() || edge > edges.days.back();
        if (!ok || edge < 1 || edge > 3650 || !rises || edges.days.size() == kMostBuckets - 2)
            return Error{ErrorCode::Invalid,
                         Texts::tr("“%1” are not ageing edges: write one to four rising days, such "
                                   "as 30,60,90")
                             .arg(given.value("edges")),
                         QStringLiteral("--edges"),
                         {}};
        edges.days.push_back(edge);
    }
    return std::optional(edges);
}

void printAgeing(Output &out, const AgeingReport &report)
{
    std::vector<Column> columns{left("number", Texts::tr("Number")),
                                left("name", Texts::tr("Name"))};
    if (report.by != AgeingBy::Account)
        columns.erase(columns.begin());
    if (report.by == AgeingBy::Currency)
        columns.clear();
    const size_t names = columns.size();
    for (const Column &column : balanceColumns(report.edges))
        columns.push_back(column);
    const auto row = [&](const QString &number, const QString &name,
                         const AccountBalance &balance) {
        std::vector<Cell> cells{number, name};
        cells.erase(cells.begin(), cells.begin() + qsizetype(2 - names));
        for (const Cell &cell : balanceCells(report.edges, balance))
            cells.push_back(cell);
        return cells;
    };
    out.beginTable(QStringLiteral("ageing"), columns, {}, Texts::tr("Nothing is open."));
    for (const AgeingRow &each : report.rows) {
        const bool unnamed = each.key == 0 && report.by != AgeingBy::Account;
        out.row(row(each.number, unnamed ? Texts::tr("(none)") : each.name, each.balance));
    }
    out.endTable();
    if (out.format() == Format::Csv || report.by == AgeingBy::Currency)
        return;
    out.beginTable(QStringLiteral("totals"), balanceColumns(report.edges), Texts::tr("Totals"));
    for (const AccountBalance &balance : report.totals)
        out.row(balanceCells(report.edges, balance));
    out.endTable();
}

Result<ExitCode> runAgeing(Run &run)
{
    const CommandLine &given = run.given();
    AgeingQuery query;
    const Result<AgeingBy> by = choiceOption(given, "by", kGroups, AgeingBy::Account);
    if (!by)
        return by.error();
    query.by = *by;
    const Result<std::optional<AgeingEdges>> edges = readEdges(given);
    if (!edges)
        return edges.error();
    query.edges = *edges;
    const Result<Session *> opened = run.book(Run::Access::Figures);
    if (!opened)
        return opened.error();
    Session &session = **opened;
    const Result<QDate> asOf = dayOption(given, session, "as-of");
    if (!asOf)
        return asOf.error();
    query.asOf = *asOf;
    const Result<ReportScope> scope = readScope(given, session);
    if (!scope)
        return scope.error();
    query.scope = *scope;
    const Result<AgeingReport> report = ReportService(session).ageing(query);
    if (!report)
        return report.error();
    run.out().about(QStringLiteral("as_of"), Texts::tr("As of"), day(report->asOf));
    if (report->unknown.count > 0)
        run.say(ReportService::unknownSentence(report->unknown, day(report->unknown.until).text));
    printAgeing(run.out(), *report);
    return ExitCode::Done;
}

} // namespace

std::vector<Verb> ageingVerbs()
{
    std::vector<OptionSpec> options{
        {"as-of", "DAY", QT_TRANSLATE_NOOP("duebook::Cli", "the day looked at (default: today)")},
        {"by", "account|collector|segment|currency",
         QT_TRANSLATE_NOOP("duebook::Cli", "one row for each (default: account)")},
        {"edges", "DAYS",
         QT_TRANSLATE_NOOP("duebook::Cli",
                           "last day of each overdue column, such as 30,60,90 (default: the "
                           "book's)")}};
    for (const OptionSpec &option : scopeOptions())
        options.push_back(option);
    return {
        {"ageing",
         QT_TRANSLATE_NOOP("duebook::Cli", "Shows open amounts by days overdue, exact for any day"),
         QT_TRANSLATE_NOOP(
             "duebook::Cli",
             "A past day is worked out from the days of invoices and payments. Credit "
             "notes and money on account stand in their own column. Currencies are "
             "never added up."),
         {},
         options,
         {"--book ledger.duebook ageing --as-of 2012-12-31 --by currency"},
         &runAgeing},
    };
}

} // namespace duebook::cli
