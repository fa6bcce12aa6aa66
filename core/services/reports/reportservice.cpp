// SPDX-License-Identifier: Apache-2.0
#include "core/services/reports/reportservice.h"

#include "core/rules/reports/kpi.h"
#include "core/store/book/session.h"
#include "core/store/ledger/balancerepository.h"
#include "core/store/ledger/unknowndays.h"
#include "core/store/reports/figuresquery.h"
#include "core/store/reports/reportrepository.h"

#include <QtNumeric>

namespace duebook {

namespace {

bool edgesInOrder(const AgeingEdges &edges)
{
    if (edges.days.empty() || edges.bucketCount() > kMostBuckets || edges.days.front() < 1)
        return false;
    return std::adjacent_find(edges.days.begin(), edges.days.end(), std::greater_equal<>()) ==
           edges.days.end();
}

std::optional<double> mean(qint64 sum, qint64 count)
{
    if (count == 0)
        return std::nullopt;
    return double(sum) / double(count);
}

PeriodFigures toFigures(Currency currency, const FiguresBase &base, const ReportPeriod &period,
                        const AgeingEdges &edges)
{
    PeriodFigures figures;
    const auto money = [currency](qint64 amount) { return Money(amount, currency); };
    const int days = int(period.days());
    const qint64 closingCurrent = base.closing.buckets.front();
    figures.currency = currency;
    figures.sales = money(base.sales);
    figures.invoices = base.invoices;
    figures.opening = money(base.opening.balance);
    figures.closing = money(base.closing.balance);
    figures.closingCurrent = money(closingCurrent);
    figures.openCount = base.closing.openCount;
    figures.openCurrentCount = base.closing.currentCount;
    for (int bucket = 0; bucket < edges.bucketCount(); ++bucket)
        figures.closingBuckets.push_back(money(base.closing.buckets[size_t(bucket)]));

    figures.dso = dsoSimple(base.closing.balance, base.sales, days);
    if (const auto countback = dsoCountback(base.closing.balance, base.newestMonths)) {
        figures.dsoCountback = countback->days;
        figures.dsoCountbackMoreThan = countback->moreThan;
    }
    figures.bestPossibleDso = bestPossibleDso(closingCurrent, base.sales, days);
    figures.averageDaysDelinquent = averageDaysDelinquent(figures.dso, figures.bestPossibleDso);
    figures.collectionEffectiveness = collectionEffectiveness(base.opening.balance, base.sales,
                                                              base.closing.balance, closingCurrent);

    figures.daysToPay = base.daysToPay.mean();
    figures.settledCount = base.settledCount;
    figures.meanDaysToSettle = mean(base.daysToSettle, base.settledCount);
    figures.settledLate = base.settledLate;
    figures.meanDaysLate = mean(base.lateDays, base.settledCount);
    figures.meanDaysLateOnly = mean(base.lateDays, base.settledLate);
    figures.mostDaysLate = base.mostDaysLate;
    figures.weightedDaysLate = base.daysLate.mean();
    figures.disputedCount = base.disputedCount;
    figures.top = base.top;
    return figures;
}

/// Nothing when a sum leaves 64 bits.
std::optional<PeriodProgress> toProgress(Currency currency, const FiguresBase &base)
{
    qint64 other = base.closing.balance;
    for (const qint64 part : {base.opening.balance, base.invoiced, base.credited, base.paid,
                              base.discounts, base.writtenOff}) {
        if (qSubOverflow(other, part, &other))
            return std::nullopt;
    }
    const auto money = [currency](qint64 amount) { return Money(amount, currency); };
    return PeriodProgress{currency,
                          money(base.opening.balance),
                          money(base.invoiced),
                          money(base.credited),
                          money(base.paid),
                          money(base.discounts),
                          money(base.writtenOff),
                          money(other),
                          money(base.closing.balance)};
}

} // namespace

Error ReportService::tooLarge() const
{
    return {ErrorCode::Invalid,
            tr("The amounts are too large to be added up; look for a wrong amount in the list of "
               "invoices."),
            {},
            {}};
}

std::optional<Error> ReportService::problemIn(const ReportPeriod &period) const
{
    constexpr qint64 kMostDays = qint64{100} * 366;
    if (!period.from.isValid() || !period.to.isValid() || period.to < period.from ||
        period.days() > kMostDays)
        return Error{ErrorCode::Invalid,
                     tr("The period must begin before it ends and last no longer than 100 years."),
                     QStringLiteral("period"),
                     {}};
    return std::nullopt;
}

Result<AgeingQuery> ReportService::complete(AgeingQuery query) const
{
    if (!query.asOf.isValid())
        query.asOf = m_session.today();
    if (!query.edges)
        query.edges = m_session.settings().edges;
    if (!edgesInOrder(*query.edges))
        return Error{ErrorCode::Invalid,
                     tr("The edges of the ageing columns must be one to four rising numbers of "
                        "days."),
                     QStringLiteral("edges"),
                     {}};
    return query;
}

UnknownPayments ReportService::unknownAround(Database &db, QDate day) const
{
    if (day >= m_session.today())
        return {};
    return unknownPaymentsAround(db, day, day.addDays(1).startOfDay(m_session.zone()));
}

Result<UnknownPayments> ReportService::unknownIn(const ReportPeriod &period)
{
    return m_session.read([&](Database &db) -> Result<UnknownPayments> {
        return unknownAround(db, period.from.addDays(-1));
    });
}

QString ReportService::unknownSentence(const UnknownPayments &unknown, const QString &until)
{
    if (unknown.count == 0)
        return {};
    return tr("%n payment(s) came before import on days that the list did not name: before %1, "
              "what "
              "was open can be more or less than is shown. They count for no days to pay.",
              nullptr, int(unknown.count))
        .arg(until);
}

Result<AgeingReport> ReportService::ageing(const AgeingQuery &query)
{
    Result<AgeingQuery> completed = complete(query);
    if (!completed)
        return completed.error();
    return m_session.read([&](Database &db) -> Result<AgeingReport> {
        const bool maintained = *completed->edges == m_session.settings().edges &&
                                completed->asOf >= BalanceRepository::newestDay(db);
        ReportRepository::Ageing answer = maintained
                                              ? ReportRepository::maintainedAgeing(db, *completed)
                                              : ReportRepository::datedAgeing(db, *completed);
        if (!answer.fits)
            return tooLarge();
        answer.report.unknown = unknownAround(db, completed->asOf);
        return std::move(answer.report);
    });
}

Result<AgeingItems> ReportService::ageingItems(const AgeingQuery &query, const AgeingCell &cell,
                                               int limit)
{
    Result<AgeingQuery> completed = complete(query);
    if (!completed)
        return completed.error();
    return m_session.read([&](Database &db) -> Result<AgeingItems> {
        ReportRepository::Items answer = ReportRepository::items(db, *completed, cell, limit);
        if (!answer.fits)
            return tooLarge();
        return std::move(answer.items);
    });
}

Result<std::vector<PeriodFigures>> ReportService::figures(const ReportPeriod &period,
                                                          int topAccounts)
{
    if (const auto problem = problemIn(period))
        return *problem;
    const AgeingEdges edges = m_session.settings().edges;
    return m_session.read([&](Database &db) -> Result<std::vector<PeriodFigures>> {
        const FiguresQuery::Answer answer = FiguresQuery::figures(db, period, edges, topAccounts);
        if (!answer.fits)
            return tooLarge();
        std::vector<PeriodFigures> figures;
        for (const auto &[currency, base] : answer.byCurrency)
            figures.push_back(toFigures(currency, base, period, edges));
        return figures;
    });
}

Result<std::vector<PeriodProgress>> ReportService::progress(const ReportPeriod &period)
{
    if (const auto problem = problemIn(period))
        return *problem;
    const AgeingEdges edges = m_session.settings().edges;
    return m_session.read([&](Database &db) -> Result<std::vector<PeriodProgress>> {
        const FiguresQuery::Answer answer = FiguresQuery::movements(db, period, edges);
        std::vector<PeriodProgress> progress;
        for (const auto &[currency, base] : answer.byCurrency) {
            const auto part = toProgress(currency, base);
            if (!part || !answer.fits)
                return tooLarge();
            progress.push_back(*part);
        }
        return progress;
    });
}

} // namespace duebook
