// SPDX-License-Identifier: Apache-2.0
#include "ui/reports/ageingpanel.h"

#include "core/services/reports/reportservice.h"
#include "ui/reports/ageingitemmodel.h"
#include "ui/reports/ageingmodel.h"
#include "ui/tables/tableview.h"
#include "ui/text/format.h"
#include "ui/text/words.h"
#include "ui/widgets/ageingbar.h"
#include "ui/widgets/card.h"
#include "ui/widgets/dateedit.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/filterchips.h"
#include "ui/widgets/keyhint.h"
#include "ui/widgets/layoutrows.h"

#include <QAction>
#include <QBoxLayout>
#include <QFontMetrics>
#include <QGridLayout>
#include <QHeaderView>
#include <QItemSelectionModel>
#include <QLabel>
#include <QLineEdit>

namespace duebook::ui {

namespace {

constexpr int kCellPadding = 18;
constexpr int kMeasuredRows = 100;
constexpr int kItemsHeight = 220;
// More currencies than this stand in the table alone.
constexpr size_t kMostBars = 3;

AgeingBy byOf(const QString &key)
{
    if (key == QStringLiteral("collector"))
        return AgeingBy::Collector;
    if (key == QStringLiteral("segment"))
        return AgeingBy::Segment;
    return key == QStringLiteral("currency") ? AgeingBy::Currency : AgeingBy::Account;
}

} // namespace

AgeingPanel::AgeingPanel(const PageContext &context, QWidget *parent)
    : ReportPanel(parent), m_context(context), m_model(new AgeingModel(this)),
      m_itemModel(new AgeingItemModel(context.book, this)),
      m_question(context.book, context.jobs, tr("Ageing")),
      m_itemQuestion(context.book, context.jobs, tr("Open items"))
{
    setObjectName(QStringLiteral("ageingPanel"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::kMedium);
    buildTools(layout);
    buildTable(layout);
    m_items = buildItems();
    layout->addWidget(m_items);
    connect(&m_question, &LongQuestion::runningChanged, this, &ReportPanel::runningChanged);

    auto *list = new QAction(tr("The invoices behind a cell"), this);
    list->setObjectName(QStringLiteral("listItemsAction"));
    list->setShortcut(QKeySequence(Qt::Key_L));
    list->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(list, &QAction::triggered, this, [this] { showItems(m_items->isHidden()); });
    addAction(list);
}

void AgeingPanel::buildTools(QVBoxLayout *layout)
{
    auto *tools = new QHBoxLayout;
    tools->setSpacing(space::kSmall);
    auto *asOf = new QLabel(tr("As of"), this);
    setLook(asOf, Look::Muted);
    m_asOf =
        makeDayEdit(m_context.theme, m_context.book, QStringLiteral("asOfEdit"), tr("As of"), this);
    m_asOf->setPlaceholderText(tr("today"));
    connect(m_asOf, &DateEdit::dateChanged, this, &AgeingPanel::ask);
    m_by = new FilterChips(m_context.theme, tr("Group by"), this);
    m_by->setObjectName(QStringLiteral("ageingBy"));
    m_by->addChip(QStringLiteral("account"), tr("By account"));
    m_by->addChip(QStringLiteral("collector"), tr("Collector"));
    m_by->addChip(QStringLiteral("segment"), tr("Segment"));
    m_by->addChip(QStringLiteral("currency"), tr("Currency"));
    connect(m_by, &FilterChips::chosen, this, &AgeingPanel::ask);
    auto *edges = new QLabel(tr("Columns end after days"), this);
    setLook(edges, Look::Muted);
    m_edges = new QLineEdit(this);
    m_edges->setObjectName(QStringLiteral("reportEdgesEdit"));
    m_edges->setAccessibleName(tr("Columns end after days"));
    m_edges->setFixedWidth(140);
    connect(m_edges, &QLineEdit::editingFinished, this, [this] {
        if (m_edges->isModified())
            ask();
        m_edges->setModified(false);
    });
    tools->addWidget(asOf);
    tools->addWidget(m_asOf);
    tools->addSpacing(space::kSmall);
    tools->addWidget(m_by);
    tools->addStretch();
    tools->addWidget(edges);
    tools->addWidget(m_edges);
    layout->addLayout(tools);

    m_problem = new QLabel(this);
    m_problem->setObjectName(QStringLiteral("ageingProblem"));
    setLook(m_problem, Look::Problem);
    m_problem->hide();
    layout->addWidget(m_problem, 0, Qt::AlignTrailing);

    auto *card = new Card(this);
    m_barsCard = card;
    m_bars = new QGridLayout;
    m_bars->setHorizontalSpacing(space::kHuge);
    m_bars->setVerticalSpacing(space::kMedium);
    m_bars->setColumnStretch(1, 1);
    card->body()->addLayout(m_bars);
    card->hide();
    layout->addWidget(card);
}

void AgeingPanel::buildTable(QVBoxLayout *layout)
{
    auto *card = new Card(this);
    card->setFlush();
    m_table = new TableView(m_context.theme, card);
    m_table->setObjectName(QStringLiteral("ageingTable"));
    m_table->setAccessibleName(tr("Ageing"));
    m_table->setModel(m_model);
    auto *empty = new EmptyState(m_context.theme, Icon::Reports,
                                 tr("Nobody owes anything on this day."), m_table);
    m_table->setEmptyState(empty);
    m_table->setLoading(true);
    connect(m_table, &TableView::opened, this, &AgeingPanel::open);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, [this] {
        if (!m_items->isHidden())
            askItems();
    });
    card->body()->addWidget(m_table);
    layout->addWidget(card, 1);
}

QWidget *AgeingPanel::buildItems()
{
    auto *card = new Card(this);
    card->setFlush();
    card->setFixedHeight(kItemsHeight);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(space::kMedium, space::kSmall, space::kSmall, space::kSmall);
    m_itemsTitle = new QLabel(card);
    m_itemsTitle->setObjectName(QStringLiteral("itemsTitle"));
    setLook(m_itemsTitle, Look::Heading);
    m_itemsButton = new KeyButton(m_context.theme, tr("Close"), QKeySequence(Qt::Key_L),
                                  QStringLiteral("closeItemsButton"), card);
    connect(m_itemsButton, &QPushButton::clicked, this, [this] { showItems(false); });
    head->addWidget(m_itemsTitle, 1);
    head->addWidget(m_itemsButton);
    card->body()->addLayout(head);
    m_itemTable = new TableView(m_context.theme, card);
    m_itemTable->setObjectName(QStringLiteral("ageingItems"));
    m_itemTable->setAccessibleName(tr("Open items"));
    m_itemTable->setModel(m_itemModel);
    m_itemTable->setSortingEnabled(false);
    m_itemTable->setColumnWidths({150, 0, 100, 100, 80, 140, 110});
    connect(m_itemTable, &TableView::opened, this, [this](const QModelIndex &index) {
        Q_EMIT accountRequested(m_itemModel->row(index.row()).account);
    });
    card->body()->addWidget(m_itemTable);
    card->hide();
    return card;
}

void AgeingPanel::arrive()
{
    if (m_old && !m_question.isRunning())
        ask();
    m_table->setFocus();
}

void AgeingPanel::bookChanged()
{
    m_old = true;
    if (isVisible())
        ask();
}

void AgeingPanel::ask()
{
    m_problem->hide();
    QStringList own;
    for (const int edge : m_context.book.settings().edges.days)
        own += QString::number(edge);
    m_edges->setPlaceholderText(own.join(QStringLiteral(", ")));

    AgeingQuery query;
    query.asOf = m_asOf->date().value_or(m_context.book.today());
    query.by = byOf(m_by->current());
    const auto edges = readEdges(m_edges->text());
    if (!edges) {
        m_problem->setText(tr("Write the days as numbers, for example 30, 60, 90."));
        m_problem->show();
        return;
    }
    if (!edges->empty())
        query.edges = AgeingEdges{*edges};
    m_old = false;
    m_question.ask([query](Session &session) { return ReportService(session).ageing(query); },
                   [this, query](const Result<AgeingReport> &report) {
                       if (report)
                           m_query = query;
                       showReport(report);
                   });
}

void AgeingPanel::showReport(const Result<AgeingReport> &report)
{
    m_table->setLoading(false);
    if (!report) {
        m_old = true;
        if (report.error().place == QStringLiteral("edges")) {
            m_problem->setText(report.error().sentence);
            m_problem->show();
        } else {
            Q_EMIT complained(report.error().code == ErrorCode::Cancelled
                                  ? tr("The report was stopped.")
                                  : report.error().sentence);
        }
        return;
    }
    const QModelIndex current = m_table->currentIndex();
    const AgeingRow *chosen = m_model->group(current.row());
    const qint64 key = chosen != nullptr ? chosen->key : 0;
    const Currency currency = chosen != nullptr ? chosen->balance.currency : Currency();
    const int column = qMax(0, current.column());
    const bool sameShape = m_model->columnCount() > 0 && m_model->report().by == report->by &&
                           m_model->report().edges == report->edges;
    m_table->setSortingEnabled(false);
    m_model->setReport(*report);
    if (!sameShape)
        shapeColumns();
    m_table->setSortingEnabled(true);
    const int row = sameShape ? m_model->find(key, currency) : -1;
    if (m_model->rowCount() > 0)
        m_table->setCurrentIndex(m_model->index(qMax(0, row), sameShape ? column : 0));
    showBars(*report);
    if (!m_items->isHidden())
        askItems();
    Q_EMIT answered();
}

void AgeingPanel::shapeColumns()
{
    // The totals are the widest amounts there are, so the columns are as wide as they need.
    const QFontMetrics strong(m_context.theme.font(TextSize::Body, QFont::DemiBold));
    const QFontMetrics heading(m_context.theme.font(TextSize::Small));
    QList<int> widths{0};
    for (int column = 1; column < m_model->columnCount(); ++column) {
        int width = heading.horizontalAdvance(
            m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
        const int first = qMax(0, m_model->rowCount() - kMeasuredRows);
        for (int row = first; row < m_model->rowCount(); ++row)
            width = qMax(width,
                         strong.horizontalAdvance(m_model->index(row, column).data().toString()));
        widths += width + kCellPadding;
    }
    m_table->setColumnWidths(widths);
    // By name, as the service answers, until a heading is pressed.
    m_table->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    m_table->horizontalHeader()->setSortIndicatorClearable(true);
}

void AgeingPanel::showBars(const AgeingReport &report)
{
    clearRows(*m_bars);
    const QLocale locale;
    const QStringList names = words::buckets(report.edges);
    for (size_t i = 0; i < report.totals.size() && i < kMostBars; ++i) {
        const AccountBalance &total = report.totals[i];
        const auto money = [&](qint64 minor) { return Money(minor, total.currency); };
        auto *heading =
            new QLabel(format::money(money(total.balance()), locale) + QLatin1Char('\n') +
                           tr("%1 overdue").arg(format::amount(money(total.overdue()), locale)),
                       m_barsCard);
        heading->setObjectName(QStringLiteral("ageingTotal_%1").arg(total.currency.code()));
        setLook(heading, Look::Heading);
        QList<AgeingStep> steps;
        for (int bucket = 0; bucket < names.size(); ++bucket) {
            const qint64 minor = total.buckets[size_t(bucket)];
            steps += {names[bucket], minor, format::amount(money(minor), locale)};
        }
        if (total.credits != 0)
            steps += {tr("credits"), total.credits, format::amount(money(total.credits), locale)};
        auto *bar = new AgeingBar(m_context.theme, m_barsCard);
        bar->setSteps(steps);
        const int line = m_bars->rowCount();
        m_bars->addWidget(heading, line, 0, Qt::AlignTop);
        m_bars->addWidget(bar, line, 1);
    }
    if (report.unknown.count > 0) {
        auto *unknown = new QLabel(
            ReportService::unknownSentence(
                report.unknown, locale.toString(report.unknown.until, QLocale::ShortFormat)),
            m_barsCard);
        unknown->setObjectName(QStringLiteral("ageingUnknown"));
        unknown->setWordWrap(true);
        setLook(unknown, Look::Small);
        m_bars->addWidget(unknown, m_bars->rowCount(), 0, 1, 2);
    }
    m_barsCard->setVisible(!report.totals.empty());
}

void AgeingPanel::open(const QModelIndex &index)
{
    const AgeingRow *row = m_model->group(index.row());
    if (row == nullptr)
        return;
    if (m_model->report().by == AgeingBy::Account)
        Q_EMIT accountRequested(row->balance.account);
    else
        showItems(true);
}

void AgeingPanel::showItems(bool shown)
{
    m_items->setVisible(shown);
    if (shown) {
        askItems();
    } else {
        m_itemQuestion.stop();
        m_table->setFocus();
    }
}

void AgeingPanel::askItems()
{
    const QModelIndex index = m_table->currentIndex();
    if (!index.isValid() || m_model->group(index.row()) == nullptr) {
        m_itemQuestion.stop();
        m_itemModel->setRows({});
        m_itemsTitle->setText(tr("Choose a row or a cell above."));
        return;
    }
    const AgeingCell cell = m_model->cell(index);
    m_itemQuestion.ask(
        [query = m_query, cell](Session &session) {
            return ReportService(session).ageingItems(query, cell);
        },
        [this, at = QPersistentModelIndex(index)](const Result<AgeingItems> &items) {
            if (at.isValid())
                showItemsOf(at, items);
        });
}

void AgeingPanel::showItemsOf(const QModelIndex &cell, const Result<AgeingItems> &items)
{
    if (!items) {
        if (items.error().code != ErrorCode::Cancelled)
            Q_EMIT complained(items.error().sentence);
        return;
    }
    QString title = format::isolate(m_model->groupName(cell.row()), QLocale());
    if (!m_model->cellTitle(cell).isEmpty())
        title += QStringLiteral(" · ") + m_model->cellTitle(cell);
    title += QStringLiteral(" · ") + tr("%n open item(s)", nullptr, int(items->count)) +
             QStringLiteral(" · ") + format::money(items->sum, QLocale());
    if (items->count > qint64(items->items.size()))
        title += QStringLiteral(" · ") + tr("the oldest %1").arg(items->items.size());
    m_itemsTitle->setText(title);
    m_itemModel->setRows(items->items);
}

QString AgeingPanel::exportName() const
{
    return tr("Ageing %1").arg(m_model->report().asOf.toString(Qt::ISODate));
}

ReportPanel::Lines AgeingPanel::exported() const
{
    if (m_model->rowCount() == 0)
        return {};
    // A hundred thousand rows are written beside the window, by a model of their own.
    const QHeaderView *header = m_table->horizontalHeader();
    return [report = m_model->report(), column = header->sortIndicatorSection(),
            order = header->sortIndicatorOrder()] {
        AgeingModel model;
        model.setReport(report);
        model.sort(column, order);
        return model.lines();
    };
}

} // namespace duebook::ui
