// SPDX-License-Identifier: Apache-2.0
#include "ui/reports/periodpanel.h"

#include "core/services/reports/reportservice.h"
#include "ui/reports/figuretables.h"
#include "ui/reports/reportmodel.h"
#include "ui/tables/tableview.h"
#include "ui/text/format.h"
#include "ui/widgets/card.h"
#include "ui/widgets/dateedit.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/figurerow.h"
#include "ui/widgets/filterchips.h"

#include <QBoxLayout>
#include <QLabel>

#include <algorithm>

namespace duebook::ui {

namespace {

constexpr int kAmountWidth = 170;

QDate quarterStart(QDate day)
{
    return {day.year(), (day.month() - 1) / 3 * 3 + 1, 1};
}

} // namespace

PeriodPanel::PeriodPanel(const PageContext &context, Shows shows, QWidget *parent)
    : ReportPanel(parent), m_context(context), m_shows(shows), m_model(new ReportModel(this)),
      m_question(context.book, context.jobs,
                 shows == Shows::Figures ? tr("Figures") : tr("Progress"))
{
    setObjectName(name("Panel"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::kMedium);
    buildTools(layout);
    m_figures = new FigureRow(this);
    m_figures->hide();
    layout->addWidget(m_figures);
    auto *card = new Card(this);
    card->setFlush();
    m_table = new TableView(m_context.theme, card);
    m_table->setObjectName(name("Table"));
    m_table->setAccessibleName(shows == Shows::Figures ? tr("Figures") : tr("Progress"));
    m_table->setModel(m_model);
    m_table->setSortingEnabled(false);
    m_table->setEmptyState(new EmptyState(m_context.theme, Icon::Reports,
                                          tr("Nothing was invoiced until the end of this period."),
                                          m_table));
    m_table->setLoading(true);
    card->body()->addWidget(m_table);
    layout->addWidget(card, 1);
    connect(&m_question, &LongQuestion::runningChanged, this, &ReportPanel::runningChanged);
    chooseSpan(m_span->current());
}

QString PeriodPanel::name(const char *suffix) const
{
    return (m_shows == Shows::Figures ? QStringLiteral("figures") : QStringLiteral("progress")) +
           QLatin1String(suffix);
}

void PeriodPanel::buildTools(QVBoxLayout *layout)
{
    auto *tools = new QHBoxLayout;
    tools->setSpacing(space::kSmall);
    m_span = new FilterChips(m_context.theme, tr("Period"), this);
    m_span->setObjectName(name("Span"));
    if (m_shows == Shows::Figures)
        m_span->addChip(QStringLiteral("year12"), tr("Last 12 months"));
    m_span->addChip(QStringLiteral("month"), tr("This month"));
    m_span->addChip(QStringLiteral("lastMonth"), tr("Last month"));
    m_span->addChip(QStringLiteral("quarter"), tr("This quarter"));
    m_span->addChip(QStringLiteral("year"), tr("This year"));
    m_span->addChip(QStringLiteral("other"), tr("Other days"));
    connect(m_span, &FilterChips::chosen, this, [this](const QString &key) {
        if (key == QStringLiteral("other")) {
            m_from->setFocus();
            m_from->selectAll();
            return;
        }
        chooseSpan(key);
        ask();
    });
    m_from = makeDayEdit(m_context.theme, m_context.book, name("From"), tr("First day"), this);
    m_to = makeDayEdit(m_context.theme, m_context.book, name("To"), tr("Last day"), this);
    for (DateEdit *edit : {m_from, m_to})
        connect(edit, &DateEdit::dateChanged, this, [this] {
            m_span->setCurrent(QStringLiteral("other"));
            ask();
        });
    tools->addWidget(m_span);
    tools->addStretch();
    tools->addWidget(m_from);
    auto *until = new QLabel(QStringLiteral("–"), this);
    setLook(until, Look::Muted);
    tools->addWidget(until);
    tools->addWidget(m_to);
    layout->addLayout(tools);

    m_problem = new QLabel(this);
    m_problem->setObjectName(name("Problem"));
    setLook(m_problem, Look::Problem);
    m_problem->hide();
    layout->addWidget(m_problem, 0, Qt::AlignTrailing);
}

void PeriodPanel::setDays(QDate from, QDate to)
{
    const QSignalBlocker quietFrom(m_from);
    const QSignalBlocker quietTo(m_to);
    m_from->setDate(from);
    m_to->setDate(to);
}

void PeriodPanel::chooseSpan(const QString &key)
{
    const QDate today = m_context.book.today();
    const QDate month(today.year(), today.month(), 1);
    if (key == QStringLiteral("year12"))
        setDays(today.addYears(-1).addDays(1), today);
    else if (key == QStringLiteral("month"))
        setDays(month, today);
    else if (key == QStringLiteral("lastMonth"))
        setDays(month.addMonths(-1), month.addDays(-1));
    else if (key == QStringLiteral("quarter"))
        setDays(quarterStart(today), today);
    else if (key == QStringLiteral("year"))
        setDays(QDate(today.year(), 1, 1), today);
}

void PeriodPanel::arrive()
{
    if (m_old && !m_question.isRunning())
        ask();
    m_table->setFocus();
}

void PeriodPanel::bookChanged()
{
    m_old = true;
    chooseSpan(m_span->current());
    if (isVisible())
        ask();
}

void PeriodPanel::ask()
{
    m_problem->hide();
    if (!m_from->date() || !m_to->date()) {
        m_question.stop();
        m_problem->setText(tr("Give the first and the last day of the period."));
        m_problem->show();
        return;
    }
    m_old = false;
    m_period = {*m_from->date(), *m_to->date(), {}};
    if (m_shows == Shows::Figures)
        m_question.ask(
            [period = m_period](Session &session) {
                return ReportService(session).figures(period, 0);
            },
            [this](const Result<std::vector<PeriodFigures>> &figures) { showFigures(figures); });
    else
        m_question.ask([period = m_period](
                           Session &session) { return ReportService(session).progress(period); },
                       [this](const Result<std::vector<PeriodProgress>> &progress) {
                           showProgress(progress);
                       });
}

bool PeriodPanel::take(const Error *error)
{
    m_table->setLoading(false);
    if (error == nullptr)
        return true;
    m_old = true;
    if (error->place == QStringLiteral("period")) {
        m_problem->setText(error->sentence);
        m_problem->show();
    } else {
        Q_EMIT complained(error->code == ErrorCode::Cancelled ? tr("The report was stopped.")
                                                              : error->sentence);
    }
    return false;
}

void PeriodPanel::showFigures(const Result<std::vector<PeriodFigures>> &figures)
{
    if (!take(figures ? nullptr : &figures.error()))
        return;
    const QLocale locale;
    m_model->setTable(figuresTable(*figures, m_context.book.settings().edges, locale));
    QList<int> widths(m_model->columnCount(), kAmountWidth);
    widths.front() = 0;
    m_table->setColumnWidths(widths);
    m_figures->setVisible(!figures->empty());
    if (!figures->empty()) {
        // The book's own currency, or the first where nothing is invoiced in it.
        const Currency base = m_context.book.settings().baseCurrency;
        const auto own = std::find_if(figures->begin(), figures->end(),
                                      [&](const PeriodFigures &f) { return f.currency == base; });
        const PeriodFigures &shown = own == figures->end() ? figures->front() : *own;
        const QString code = figures->size() > 1 ? shown.currency.code() : QString();
        const auto text = [&](std::optional<double> value) { return figureText(value, locale); };
        m_figures->setFigures(
            {{tr("DSO"), text(shown.dso), tr("days"), code},
             {tr("Best possible DSO"), text(shown.bestPossibleDso), tr("days"), code},
             {tr("Average days delinquent"), text(shown.averageDaysDelinquent), tr("days"), code},
             {tr("Collection effectiveness"), text(shown.collectionEffectiveness),
              QStringLiteral("%"), code},
             {tr("Days to pay"), text(shown.daysToPay), tr("days"), code}});
    }
    Q_EMIT answered();
}

void PeriodPanel::showProgress(const Result<std::vector<PeriodProgress>> &progress)
{
    if (!take(progress ? nullptr : &progress.error()))
        return;
    m_model->setTable(progressTable(*progress, QLocale()));
    QList<int> widths(m_model->columnCount(), kAmountWidth);
    widths.front() = 0;
    m_table->setColumnWidths(widths);
    Q_EMIT answered();
}

QString PeriodPanel::exportName() const
{
    const QString what = m_shows == Shows::Figures ? tr("Figures") : tr("Progress");
    return QStringLiteral("%1 %2 %3")
        .arg(what, m_period.from.toString(Qt::ISODate), m_period.to.toString(Qt::ISODate));
}

ReportPanel::Lines PeriodPanel::exported() const
{
    if (m_model->rowCount() == 0)
        return {};
    return [lines = m_model->lines()] { return lines; };
}

} // namespace duebook::ui
