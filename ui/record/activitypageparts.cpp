// SPDX-License-Identifier: Apache-2.0
// How the page is put together; what it does stands in activitypage.cpp.
#include "ui/book/bookcontext.h"
#include "ui/book/prompts.h"
#include "ui/record/activitymodel.h"
#include "ui/record/activitypage.h"
#include "ui/reports/reportpanel.h"
#include "ui/tables/cells.h"
#include "ui/tables/tableview.h"
#include "ui/text/format.h"
#include "ui/widgets/card.h"
#include "ui/widgets/dateedit.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/filterchips.h"
#include "ui/widgets/rowdelegate.h"
#include "ui/widgets/searchfield.h"

#include <QAction>
#include <QBoxLayout>
#include <QComboBox>
#include <QLabel>
#include <QListView>
#include <QPainter>
#include <QPushButton>
#include <QScrollBar>
#include <QTimer>

namespace duebook::ui {

namespace {

constexpr int kAccountWidth = 200;
constexpr int kRefreshPauseMs = 40;

/// Days as headings, actions in two lines.
class ActivityDelegate : public TwoLineDelegate {
public:
    using TwoLineDelegate::TwoLineDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override
    {
        const QString heading = index.data(ActivityModel::HeadingRole).toString();
        if (heading.isEmpty()) {
            TwoLineDelegate::paint(painter, option, index);
            return;
        }
        painter->save();
        painter->setFont(theme().font(TextSize::Small, QFont::DemiBold));
        painter->setPen(theme().color(Role::Muted));
        painter->setLayoutDirection(option.direction);
        painter->drawText(option.rect.adjusted(space::kMedium, 0, -space::kMedium, -space::kTight),
                          Qt::AlignLeft | Qt::AlignBottom, heading);
        painter->restore();
    }

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        if (!index.data(ActivityModel::HeadingRole).toString().isEmpty())
            return {200, theme().rowHeight() + space::kTight};
        return TwoLineDelegate::sizeHint(option, index);
    }
};

Column<ActivityCount> numberColumn(const QString &title, int ActivityCount::*number)
{
    return {title, true, [number](const ActivityCount &row, int role) {
                return textCell(role, format::count(row.*number, QLocale()));
            }};
}

} // namespace

ActivityPage::ActivityPage(const PageContext &context, Prompts &prompts, QWidget *parent)
    : Page(parent), m_context(context), m_prompts(prompts),
      m_model(new ActivityModel(context.theme, this)),
      m_counts(new TableModel<ActivityCount>(
          {{tr("Who"), false,
            [](const ActivityCount &row, int role) {
                return textCell(role, row.userName, Emphasis::Strong);
            }},
           numberColumn(tr("Calls"), &ActivityCount::calls),
           numberColumn(tr("Emails"), &ActivityCount::emails),
           numberColumn(tr("Other notes"), &ActivityCount::otherNotes),
           numberColumn(tr("Promises"), &ActivityCount::promises),
           numberColumn(tr("Follow-ups done"), &ActivityCount::followUpsDone)},
          [](const ActivityCount &row) { return row.user.number(); }, this)),
      m_refresh(new QTimer(this))
{
    setObjectName(QStringLiteral("activityPage"));
    build();
    m_refresh->setSingleShot(true);
    m_refresh->setInterval(kRefreshPauseMs);
    connect(m_refresh, &QTimer::timeout, this, &ActivityPage::refresh);
    // Every change is an action.
    connect(&context.book, &BookContext::changed, this, [this](const ChangeSet &changes) {
        if (changes.touches(Entity::User))
            loadPeople();
        m_refresh->start();
    });
    connect(&context.book, &BookContext::dayChanged, this,
            [this] { takePeriod(m_period->current()); });
    loadPeople();
    takePeriod(m_period->current());
}

void ActivityPage::build()
{
    auto *heading = new QLabel(tr("Activity"), this);
    setLook(heading, Look::Title);
    m_summary = new QLabel(this);
    m_summary->setObjectName(QStringLiteral("activitySummary"));
    setLook(m_summary, Look::Muted);
    m_export = new QPushButton(icon(m_context.theme, Icon::Export), tr("Export …"), this);
    m_export->setObjectName(QStringLiteral("exportActivityButton"));
    m_export->setAccessibleName(tr("Export the activity"));
    m_export->setEnabled(false);
    connect(m_export, &QPushButton::clicked, this, &ActivityPage::exportShown);
    auto *head = new QHBoxLayout;
    head->addWidget(heading);
    head->addWidget(m_summary);
    head->addStretch();
    head->addWidget(m_export);

    m_problem = new QLabel(this);
    m_problem->setObjectName(QStringLiteral("activityProblem"));
    setLook(m_problem, Look::Problem);
    m_problem->hide();

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::kLarge, space::kLarge, space::kLarge, space::kMedium);
    column->setSpacing(space::kMedium);
    column->addLayout(head);
    column->addWidget(makeFilters());
    column->addWidget(m_problem);
    column->addWidget(makeCounts());
    column->addWidget(makeList(), 1);
}

QWidget *ActivityPage::makeFilters()
{
    auto *bar = new QWidget(this);
    m_period = new FilterChips(m_context.theme, tr("Which days"), bar);
    m_period->addChip(QStringLiteral("week"), tr("7 days"));
    m_period->addChip(QStringLiteral("today"), tr("Today"));
    m_period->addChip(QStringLiteral("month"), tr("30 days"));
    m_period->addChip(QStringLiteral("all"), tr("All"));
    m_period->addChip(QStringLiteral("between"), tr("Between …"));
    connect(m_period, &FilterChips::chosen, this, &ActivityPage::takePeriod);
    m_from = makeDayEdit(m_context.theme, m_context.book, QStringLiteral("activityFromEdit"),
                         tr("First day"), bar);
    m_to = makeDayEdit(m_context.theme, m_context.book, QStringLiteral("activityToEdit"),
                       tr("Last day"), bar);
    connect(m_from, &DateEdit::dateChanged, this, &ActivityPage::restart);
    connect(m_to, &DateEdit::dateChanged, this, &ActivityPage::restart);

    m_person = new QComboBox(bar);
    m_person->setObjectName(QStringLiteral("activityPersonBox"));
    m_person->setAccessibleName(tr("Whose activity"));
    m_person->addItem(tr("Everybody"), 0);
    connect(m_person, &QComboBox::currentIndexChanged, this, &ActivityPage::restart);
    m_kind = new QComboBox(bar);
    m_kind->setObjectName(QStringLiteral("activityKindBox"));
    m_kind->setAccessibleName(tr("Which kind of activity"));
    for (int kind = 0; kind <= int(ActivityKind::Book); ++kind)
        m_kind->addItem(ActivityService::kindName(ActivityKind(kind)), kind);
    connect(m_kind, &QComboBox::currentIndexChanged, this, &ActivityPage::restart);
    m_account = new SearchField(m_context.theme, tr("Account"), {}, bar);
    m_account->setObjectName(QStringLiteral("activityAccountEdit"));
    m_account->setAccessibleName(tr("Only of this account: number or name"));
    m_account->setFixedWidth(kAccountWidth);
    connect(m_account, &SearchField::searched, this, &ActivityPage::takeAccount);

    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::kSmall);
    row->addWidget(m_period);
    row->addWidget(m_from);
    row->addWidget(m_to);
    row->addStretch();
    row->addWidget(m_person);
    row->addWidget(m_kind);
    row->addWidget(m_account);
    return bar;
}

QWidget *ActivityPage::makeCounts()
{
    auto *card = new Card(this);
    card->setFlush();
    m_table = new TableView(m_context.theme, card);
    m_table->setObjectName(QStringLiteral("activityCounts"));
    m_table->setAccessibleName(tr("What each person did; Enter shows one person's activity"));
    m_table->setProperty("look", QStringLiteral("plain"));
    m_table->setModel(m_counts);
    m_table->setColumnWidths({0, 90, 90, 110, 100, 130});
    connect(m_table, &TableView::opened, this, [this](const QModelIndex &index) {
        const int at = m_person->findData(m_counts->row(index.row()).user.number());
        m_person->setCurrentIndex(m_person->currentIndex() == at ? 0 : std::max(0, at));
    });
    card->body()->addWidget(m_table);
    card->hide();
    return card;
}

QWidget *ActivityPage::makeList()
{
    auto *card = new Card(this);
    card->setFlush();
    m_list = new QListView(card);
    m_list->setObjectName(QStringLiteral("activityList"));
    m_list->setAccessibleName(tr("Activity"));
    m_list->setProperty("look", QStringLiteral("plain"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setItemDelegate(new ActivityDelegate(m_context.theme, m_list));
    m_list->setModel(m_model);
    connect(m_list, &QListView::activated, this,
            [this](const QModelIndex &index) { openRow(index.row()); });
    connect(m_list->verticalScrollBar(), &QScrollBar::valueChanged, this, &ActivityPage::more);
    m_empty =
        new EmptyState(m_context.theme, Icon::Clock,
                       tr("Nothing was done that fits. Choose more days or another filter."), card);
    m_empty->hide();
    card->body()->addWidget(m_list, 1);
    card->body()->addWidget(m_empty, 1);
    return card;
}

} // namespace duebook::ui
