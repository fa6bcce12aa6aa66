// SPDX-License-Identifier: Apache-2.0
#include "app/cli/run.h"
#include "app/cli/scope.h"
#include "app/cli/tables.h"
#include "core/services/reports/reportservice.h"

namespace duebook::cli {

namespace {

Result<ReportPeriod> readPeriod(Run &run, Session &session)
{
    const CommandLine &given = run.given();
    const Result<QDate> from = dayOption(given, session, "from");
    if (!from)
        return from.error();
    const Result<QDate> to = dayOption(given, session, "to");
    if (!to)
        return to.error();
    const Result<ReportScope> scope = readScope(given, session);
    if (!scope)
        return scope.error();
    ReportPeriod period;
    period.to = to->isValid() ? *to : session.today();
    period.from = from->isValid() ? *from : period.to.addDays(-89);
    period.scope = *scope;
    if (period.from > period.to)
        return Error{ErrorCode::Invalid,
                     Texts::tr("the period ends (%1) before it begins (%2)")
                         .arg(day(period.to).text, day(period.from).text),
                     QStringLiteral("--from"),
                     {}};
    run.out().about(QStringLiteral("from"), Texts::tr("From"), day(period.from));
    run.out().about(QStringLiteral("to"), Texts::tr("To"), day(period.to));
    run.out().about(QStringLiteral("days"), Texts::tr("Days"), count(period.days()));
    return period;
}

/// Two decimals; "no value" is a dash for a person and null for a program.
Cell figure(const std::optional<double> &value)
{
    if (!value)
        return {QStringLiteral("–"), QJsonValue()};
    const QString text = QString::number(*value, 'f', 4);
    return {QString::number(*value, 'f', 2), text.toDouble()};
}

struct Figure {
    const char *key;
    QString title;
    Cell value;
};

Cell countback(const PeriodFigures &figures)
{
    Cell cell = figure(figures.dsoCountback);
    if (figures.dsoCountbackMoreThan)
        cell.text.prepend(QStringLiteral("> "));
    return cell;
}

std::vector<Figure> salesFigures(const PeriodFigures &of)
{
    return {
        {"sales", Texts::tr("Sales"), amount(of.sales)},
        {"invoices", Texts::tr("Invoices issued"), count(of.invoices)},
        {"opening", Texts::tr("Receivables before"), amount(of.opening)},
        {"closing", Texts::tr("Receivables at the end"), amount(of.closing)},
        {"closing_current", Texts::tr("Of them not overdue"), amount(of.closingCurrent)},
        {"open_invoices", Texts::tr("Open invoices"), count(of.openCount)},
        {"open_current_invoices", Texts::tr("Of them not overdue"), count(of.openCurrentCount)}};
}

std::vector<Figure> dsoFigures(const PeriodFigures &of)
{
    return {{"dso", Texts::tr("DSO"), figure(of.dso)},
            {"dso_countback", Texts::tr("DSO, countback"), countback(of)},
            {"dso_countback_more_than", Texts::tr("Sales history used up"),
             yesNo(of.dsoCountbackMoreThan)},
            {"best_possible_dso", Texts::tr("Best possible DSO"), figure(of.bestPossibleDso)},
            {"average_days_delinquent", Texts::tr("Average days delinquent"),
             figure(of.averageDaysDelinquent)}};
}

std::vector<Figure> ceiFigures(const PeriodFigures &of)
{
    return {{"cei_percent", Texts::tr("Collection effectiveness, %"),
             figure(of.collectionEffectiveness)}};
}

std::vector<Figure> paymentFigures(const PeriodFigures &of)
{
    return {
        {"days_to_pay", Texts::tr("Days to pay, by amount"), figure(of.daysToPay)},
        {"settled", Texts::tr("Settled invoices"), count(of.settledCount)},
        {"mean_days_to_settle", Texts::tr("Days to settle"), figure(of.meanDaysToSettle)},
        {"settled_late", Texts::tr("Settled late"), count(of.settledLate)},
        {"mean_days_late", Texts::tr("Days late (early = 0)"), figure(of.meanDaysLate)},
        {"mean_days_late_only", Texts::tr("Days late of the late"), figure(of.meanDaysLateOnly)},
        {"most_days_late", Texts::tr("Most days late"), count(of.mostDaysLate)},
        {"weighted_days_late", Texts::tr("Days late, by amount"), figure(of.weightedDaysLate)},
        {"disputed", Texts::tr("Disputed invoices"), count(of.disputedCount)}};
}

/// One row per figure and currency: a person compares downwards.
using Choose = std::vector<Figure> (*)(const PeriodFigures &);

void printFigures(Output &out, const std::vector<PeriodFigures> &all,
                  const std::vector<Choose> &parts)
{
    const auto figuresOf = [&parts](const PeriodFigures &each) {
        std::vector<Figure> figures;
        for (const Choose part : parts) {
            for (Figure &figure : part(each))
                figures.push_back(std::move(figure));
        }
        return figures;
    };
    if (out.format() == Format::Table) {
        for (const PeriodFigures &each : all) {
            out.beginTable(QStringLiteral("figures"), {left("figure", Texts::tr("Figure")),
                                                       right("value", each.currency.code())});
            for (const Figure &figure : figuresOf(each)) {
                if (!figure.value.text.isEmpty())
                    out.row({figure.title, figure.value});
            }
            out.endTable();
        }
        return;
    }
    std::vector<Column> columns{left("currency", {})};
    for (const Figure &figure : figuresOf(PeriodFigures{}))
        columns.push_back(left(figure.key, {}));
    out.beginTable(QStringLiteral("figures"), columns);
    for (const PeriodFigures &each : all) {
        std::vector<Cell> cells{currency(each.currency)};
        for (const Figure &figure : figuresOf(each))
            cells.push_back(figure.value);
        out.row(std::move(cells));
    }
    out.endTable();
}

Result<ExitCode> reportFigures(Run &run, const std::vector<Choose> &parts)
{
    const Result<Session *> opened = run.book(Run::Access::Figures);
    if (!opened)
        return opened.error();
    const Result<ReportPeriod> period = readPeriod(run, **opened);
    if (!period)
        return period.error();
    const auto figures = ReportService(**opened).figures(*period);
    if (!figures)
        return figures.error();
    if (figures->empty())
        run.say(Texts::tr("the book has no entries up to %1").arg(day(period->to).text));
    const Result<UnknownPayments> unknown = ReportService(**opened).unknownIn(*period);
    if (!unknown)
        return unknown.error();
    if (unknown->count > 0)
        run.say(ReportService::unknownSentence(*unknown, day(unknown->until).text));
    printFigures(run.out(), *figures, parts);
    return ExitCode::Done;
}

Result<ExitCode> runDso(Run &run)
{
    return reportFigures(run, {&salesFigures, &dsoFigures});
}

Result<ExitCode> runCei(Run &run)
{
    return reportFigures(run, {&salesFigures, &ceiFigures});
}

Result<ExitCode> runPaymentFigures(Run &run)
{
    return reportFigures(run, {&paymentFigures});
}

Result<ExitCode> runFigures(Run &run)
{
    return reportFigures(run, {&salesFigures, &dsoFigures, &ceiFigures, &paymentFigures});
}

Result<ExitCode> runTop(Run &run)
{
    const Result<qint64> limit = numberOption(run.given(), "limit", 10, 1, 100000);
    if (!limit)
        return limit.error();
    const Result<Session *> opened = run.book(Run::Access::Figures);
    if (!opened)
        return opened.error();
    const Result<ReportPeriod> period = readPeriod(run, **opened);
    if (!period)
        return period.error();
    const auto figures = ReportService(**opened).figures(*period, int(*limit));
    if (!figures)
        return figures.error();
    Output &out = run.out();
    out.beginTable(QStringLiteral("accounts"),
                   {left("number", Texts::tr("Number")), left("name", Texts::tr("Name")),
                    right("invoices", Texts::tr("Invoices")), right("sales", Texts::tr("Sales")),
                    left("currency", Texts::tr("Currency"))},
                   {}, Texts::tr("Nothing was invoiced."));
    for (const PeriodFigures &each : *figures) {
        for (const TopAccount &top : each.top)
            out.row({top.number, top.name, count(top.count), amount(top.sales),
                     currency(each.currency)});
    }
    out.endTable();
    return ExitCode::Done;
}

Result<ExitCode> runProgress(Run &run)
{
    const Result<Session *> opened = run.book(Run::Access::Figures);
    if (!opened)
        return opened.error();
    const Result<ReportPeriod> period = readPeriod(run, **opened);
    if (!period)
        return period.error();
    const auto progress = ReportService(**opened).progress(*period);
    if (!progress)
        return progress.error();
    Output &out = run.out();
    out.beginTable(QStringLiteral("progress"),
                   {left("currency", Texts::tr("Currency")), right("opening", Texts::tr("Before")),
                    right("invoiced", Texts::tr("Invoiced")),
                    right("credited", Texts::tr("Credited")), right("paid", Texts::tr("Paid")),
                    right("discounts", Texts::tr("Discounts")),
                    right("written_off", Texts::tr("Written off")),
                    right("other", Texts::tr("Other")), right("closing", Texts::tr("After"))},
                   {}, Texts::tr("The book has no entries yet."));
    for (const PeriodProgress &each : *progress)
        out.row({currency(each.currency), amount(each.opening), amount(each.invoiced),
                 amount(each.credited), amount(each.paid), amount(each.discounts),
                 amount(each.writtenOff), amount(each.other), amount(each.closing)});
    out.endTable();
    return ExitCode::Done;
}

std::vector<OptionSpec> periodOptions()
{
    std::vector<OptionSpec> options{
        {"from", "DAY",
         QT_TRANSLATE_NOOP("duebook::Cli",
                           "first day of the period (default: 90 days up to the last)")},
        {"to", "DAY", QT_TRANSLATE_NOOP("duebook::Cli", "last day (default: today)")}};
    for (const OptionSpec &option : scopeOptions())
        options.push_back(option);
    return options;
}

} // namespace

std::vector<Verb> reportVerbs()
{
    std::vector<OptionSpec> topOptions = periodOptions();
    topOptions.push_back(
        {"limit", "NUMBER",
         QT_TRANSLATE_NOOP("duebook::Cli", "so many accounts per currency (default: 10)")});
    return {
        {"report dso",
         QT_TRANSLATE_NOOP("duebook::Cli", "Days sales outstanding of a period"),
         QT_TRANSLATE_NOOP("duebook::Cli",
                           "DSO = receivables at the end / sales of the period x days; countback "
                           "takes whole months' sales from the receivables, newest first; best "
                           "possible DSO counts only what is not overdue; average days delinquent "
                           "is the difference."),
         {},
         periodOptions(),
         {"--book ledger.duebook report dso --from 2012-10-03 --to 2012-12-31"},
         &runDso},
        {"report cei",
         QT_TRANSLATE_NOOP("duebook::Cli", "Collection effectiveness index of a period"),
         QT_TRANSLATE_NOOP("duebook::Cli",
                           "CEI % = (opening + sales - closing) / (opening + sales - closing not "
                           "overdue) x 100."),
         {},
         periodOptions(),
         {},
         &runCei},
        {"report payments",
         QT_TRANSLATE_NOOP("duebook::Cli", "How fast and how late invoices were paid"),
         "",
         {},
         periodOptions(),
         {},
         &runPaymentFigures},
        {"report figures",
         QT_TRANSLATE_NOOP("duebook::Cli", "All figures of a period"),
         "",
         {},
         periodOptions(),
         {"--book ledger.duebook report figures --from 2026-01-01 --format json"},
         &runFigures},
        {"report top",
         QT_TRANSLATE_NOOP("duebook::Cli", "The accounts with the largest sales of a period"),
         "",
         {},
         topOptions,
         {},
         &runTop},
        {"report progress",
         QT_TRANSLATE_NOOP("duebook::Cli", "How receivables changed in a period, and why"),
         "",
         {},
         periodOptions(),
         {},
         &runProgress},
    };
}

} // namespace duebook::cli
