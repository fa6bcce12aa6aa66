// SPDX-License-Identifier: Apache-2.0
#include "ui/frame/listpage.h"

#include "ui/tables/tableview.h"
#include "ui/widgets/card.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/filterchips.h"
#include "ui/widgets/searchfield.h"

#include <QAction>
#include <QBoxLayout>
#include <QHeaderView>
#include <QLabel>

namespace duebook::ui {

namespace {

constexpr int kTextFieldWidth = 280;

} // namespace

ListPage::ListPage(const PageContext &context, const Frame &frame, QAbstractItemModel *model,
                   QWidget *parent)
    : Page(parent), m_context(context)
{
    setObjectName(frame.name + QStringLiteral("Page"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::kLarge, space::kLarge, space::kLarge, space::kMedium);
    layout->setSpacing(space::kMedium);
    buildHead(frame);
    buildTools(frame);
    buildTable(frame, model);
}

void ListPage::buildHead(const Frame &frame)
{
    m_head = new QHBoxLayout;
    auto *heading = new QLabel(frame.heading, this);
    setLook(heading, Look::Title);
    // Sums of many currencies are longer than a line: they give way, the tool tip has them whole.
    m_summary = new ElidedLabel(this);
    m_summary->setObjectName(frame.name + QStringLiteral("Summary"));
    setLook(m_summary, Look::Muted);
    m_head->addWidget(heading);
    m_head->addWidget(m_summary);
    m_head->addStretch();
    static_cast<QVBoxLayout *>(layout())->addLayout(m_head);
}

void ListPage::buildTools(const Frame &frame)
{
    auto *tools = new QHBoxLayout;
    m_filter = new FilterChips(m_context.theme, frame.filterName, this);
    connect(m_filter, &FilterChips::chosen, this, [this] { changeQuestion(); });
    const QKeySequence findKey(Qt::CTRL | Qt::Key_F);
    m_text = new SearchField(m_context.theme, frame.textHint, findKey, this);
    m_text->setObjectName(frame.name + QStringLiteral("Filter"));
    m_text->setAccessibleName(frame.textHint);
    m_text->setFixedWidth(kTextFieldWidth);
    connect(m_text, &SearchField::searched, this, [this] { changeQuestion(); });
    tools->addWidget(m_filter);
    tools->addStretch();
    tools->addWidget(m_text);
    static_cast<QVBoxLayout *>(layout())->addLayout(tools);

    auto *find = new QAction(tr("Filter the list"), this);
    find->setShortcut(findKey);
    find->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(find, &QAction::triggered, m_text, [this] {
        m_text->setFocus();
        m_text->selectAll();
    });
    addAction(find);
}

void ListPage::buildTable(const Frame &frame, QAbstractItemModel *model)
{
    auto *card = new Card(this);
    card->setFlush();
    m_table = new TableView(m_context.theme, card);
    m_table->setObjectName(frame.name + QStringLiteral("Table"));
    m_table->setAccessibleName(frame.heading);
    m_table->setModel(model);
    m_table->setColumnWidths(frame.columnWidths);
    m_table->horizontalHeader()->setSortIndicator(frame.sortColumn, frame.sortOrder);
    m_table->setSortingEnabled(true);
    m_table->remember(m_context.local, frame.name);
    auto *empty = new EmptyState(m_context.theme, frame.emptyIcon, frame.emptyText, m_table);
    empty->setButton(frame.emptyButton.isEmpty() ? tr("Import …") : frame.emptyButton);
    connect(empty, &EmptyState::buttonPressed, this,
            [this, where = frame.emptyPage] { Q_EMIT pageRequested(PageRef::to(where)); });
    m_table->setEmptyState(empty);
    m_table->setLoading(true);
    card->body()->addWidget(m_table);
    static_cast<QVBoxLayout *>(layout())->addWidget(card, 1);
}

void ListPage::activate(const QString &)
{
    m_table->setFocus();
}

void ListPage::addFilter(const QString &key, const QString &text)
{
    m_filter->addChip(key, text);
}

QString ListPage::filterKey() const
{
    return m_filter->current();
}

void ListPage::chooseFilter(const QString &key)
{
    if (key == filterKey())
        return;
    m_filter->setCurrent(key);
    changeQuestion();
}

QString ListPage::filterText() const
{
    return m_text->text();
}

void ListPage::setSummary(const QString &text)
{
    m_summary->setText(text);
}

void ListPage::addHeadWidget(QWidget *widget)
{
    m_head->addWidget(widget);
}

} // namespace duebook::ui
