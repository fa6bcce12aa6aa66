// SPDX-License-Identifier: Apache-2.0
#include "ui/reports/figuretables.h"

#include "ui/text/format.h"
#include "ui/text/words.h"

#include <QCoreApplication>

#include <functional>

namespace duebook::ui {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(duebook::ui::FigureTables)
};

/// Adds lines over one answer per currency.
template <typename Answer>
class Lines {
public:
    Lines(const std::vector<Answer> &answers, const QLocale &locale)
        : m_answers(answers), m_locale(locale)
    {
        for (const Answer &answer : answers)
            m_table.currencies += answer.currency.code();
    }

    void money(const QString &title, const std::function<Money(const Answer &)> &value,
               const QString &formula = {}, Emphasis emphasis = Emphasis::Normal)
    {
        add(title, formula, emphasis, [&](const Answer &answer, ReportLine &line) {
            line.cells += format::amount(value(answer), m_locale);
            line.plain += value(answer).toDecimal();
        });
    }

    void count(const QString &title, qint64 Answer::*value, const QString &formula = {})
    {
        add(title, formula, Emphasis::Normal, [&](const Answer &answer, ReportLine &line) {
            line.cells += format::count(answer.*value, m_locale);
            line.plain += QString::number(answer.*value);
        });
    }

    void number(const QString &title, std::optional<double> Answer::*value, const QString &formula,
                bool Answer::*moreThan = nullptr)
    {
        add(title, formula, Emphasis::Strong, [&](const Answer &answer, ReportLine &line) {
            const std::optional<double> found = answer.*value;
            const QString text = figureText(found, m_locale);
            const bool more = found && moreThan != nullptr && answer.*moreThan;
            line.cells += more ? Texts::tr("more than %1").arg(text) : text;
            line.plain += found ? QString::number(*found, 'f', 2) : QString();
        });
    }

    ReportTable take() { return std::move(m_table); }

private:
    template <typename Fill>
    void add(const QString &title, const QString &formula, Emphasis emphasis, Fill fill)
    {
        ReportLine line{title, formula, {}, {}, emphasis};
        for (const Answer &answer : m_answers)
            fill(answer, line);
        m_table.lines += line;
    }

    const std::vector<Answer> &m_answers;
    QLocale m_locale;
    ReportTable m_table;
};

} // namespace

QString figureText(std::optional<double> value, const QLocale &locale)
{
    if (!value)
        return QStringLiteral("–");
    QString text = locale.toString(qAbs(*value), 'f', 1);
    return *value < 0 && text != locale.toString(0.0, 'f', 1) ? QStringLiteral("−") + text : text;
}

ReportTable figuresTable(const std::vector<PeriodFigures> &figures, const AgeingEdges &edges,
                         const QLocale &locale)
{
    using F = PeriodFigures;
    Lines<F> lines(figures, locale);
    lines.number(Texts::tr("Days sales outstanding (DSO)"), &F::dso,
                 Texts::tr("Receivables at the end ÷ sales of the period × its days"));
    lines.number(Texts::tr("DSO, counted back"), &F::dsoCountback,
                 Texts::tr("The days of the newest months whose sales make up the receivables; the "
                           "last month in part"),
                 &F::dsoCountbackMoreThan);
    lines.number(Texts::tr("Best possible DSO"), &F::bestPossibleDso,
                 Texts::tr("Receivables that are not overdue ÷ sales of the period × its days"));
    lines.number(Texts::tr("Average days delinquent (ADD)"), &F::averageDaysDelinquent,
                 Texts::tr("DSO less best possible DSO"));
    lines.number(Texts::tr("Collection effectiveness (CEI), %"), &F::collectionEffectiveness,
                 Texts::tr("(Start + sales − end) ÷ (start + sales − end not overdue) × 100"));
    lines.number(Texts::tr("Days to pay"), &F::daysToPay,
                 Texts::tr("Days from issue to each payment of the period, weighted by amount"));
    lines.number(Texts::tr("Days late, by amount"), &F::weightedDaysLate,
                 Texts::tr("Days after the due day of what was settled in the period (early = 0) "
                           "and of what is overdue at its end, weighted by amount"));
    lines.number(Texts::tr("Days late, all settled"), &F::meanDaysLate,
                 Texts::tr("Mean over the invoices settled in the period, early = 0"));
    lines.number(Texts::tr("Days late, settled late"), &F::meanDaysLateOnly,
                 Texts::tr("Mean over the invoices settled after their due day"));
    lines.number(Texts::tr("Days to settle"), &F::meanDaysToSettle,
                 Texts::tr("Mean days from issue until nothing was open"));
    lines.count(Texts::tr("Most days late"), &F::mostDaysLate,
                Texts::tr("Of the invoices settled in the period"));
    lines.count(Texts::tr("Invoices settled"), &F::settledCount,
                Texts::tr("Invoices whose open amount came to zero in the period"));
    lines.count(Texts::tr("Settled late"), &F::settledLate, Texts::tr("Settled after the due day"));
    lines.count(Texts::tr("Invoices issued"), &F::invoices);
    lines.count(Texts::tr("Invoices disputed"), &F::disputedCount,
                Texts::tr("Issued in the period, and contested now or before"));
    lines.money(
        Texts::tr("Sales"), [](const F &f) { return f.sales; },
        Texts::tr("Invoices and charges less credit notes issued in the period"));
    lines.money(Texts::tr("Receivables before the first day"),
                [](const F &f) { return f.opening; });
    lines.money(
        Texts::tr("Receivables at the end"), [](const F &f) { return f.closing; },
        Texts::tr("Open invoices less credit notes and money on account"), Emphasis::Strong);
    const QStringList buckets = words::buckets(edges);
    for (int i = 0; i < buckets.size(); ++i)
        lines.money(Texts::tr("Open at the end, %1").arg(buckets[i]), [i](const F &f) {
            return size_t(i) < f.closingBuckets.size() ? f.closingBuckets[size_t(i)]
                                                       : Money(0, f.currency);
        });
    lines.count(Texts::tr("Invoices open at the end"), &F::openCount);
    return lines.take();
}

ReportTable progressTable(const std::vector<PeriodProgress> &progress, const QLocale &locale)
{
    using P = PeriodProgress;
    Lines<P> lines(progress, locale);
    lines.money(
        Texts::tr("Receivables before the first day"), [](const P &p) { return p.opening; }, {},
        Emphasis::Strong);
    lines.money(
        Texts::tr("+ Invoiced"), [](const P &p) { return p.invoiced; },
        Texts::tr("Invoices and charges issued"));
    lines.money(
        Texts::tr("− Credited"), [](const P &p) { return p.credited; },
        Texts::tr("Credit notes issued"));
    lines.money(
        Texts::tr("− Paid"), [](const P &p) { return p.paid; },
        Texts::tr("Payments received, less refunds"));
    lines.money(Texts::tr("− Early-payment discounts"), [](const P &p) { return p.discounts; });
    lines.money(Texts::tr("− Written off"), [](const P &p) { return p.writtenOff; });
    const bool hasOther =
        std::any_of(progress.begin(), progress.end(), [](const P &p) { return !p.other.isZero(); });
    if (hasOther)
        lines.money(
            Texts::tr("± Other"), [](const P &p) { return p.other; },
            Texts::tr("Allocations dated before their payment or invoice"));
    lines.money(
        Texts::tr("Receivables at the end of the last day"), [](const P &p) { return p.closing; },
        Texts::tr("The sum of the lines above"), Emphasis::Strong);
    return lines.take();
}

} // namespace duebook::ui
