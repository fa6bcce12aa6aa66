// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/invoices.h"

#include "ui/support/bookcontext.h"
#include "ui/support/format.h"
#include "ui/widgets/card.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/filterchips.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/tableview.h"

#include <QAction>
#include <QBoxLayout>
#include <QHeaderView>
#include <QLabel>

namespace duebook::ui {

InvoicesPage::InvoicesPage(const PageContext &context, QWidget *parent)
    : Page(parent), m_context(context),
      m_model(new InvoiceModel(context.book, InvoiceModel::Scope::Book, this))
{
    setObjectName(QStringLiteral("invoicesPage"));
    build();
    m_loader = std::make_unique<PagedLoader<InvoiceRow, InvoicePage>>(
        *m_model, *m_table, [this](const PageKey &key) {
            return m_context.book.read(
                [filter = filter(), sort = m_sort, descending = m_descending, key](Session &s) {
                    return InvoiceService(s).list(filter, sort, descending, key);
                });
        });
    m_loader->onFailed([this](const Error &error) { Q_EMIT noticed(error.sentence, Tone::Bad); });
    m_loader->onLoaded([this] { m_table->setLoading(false); });
    m_model->onSort([this](int key, bool descending) {
        m_sort = InvoiceSort(key);
        m_descending = descending;
        m_loader->restart();
    });
    connect(&m_context.book, &BookContext::changed, this, [this](const ChangeSet &changes) {
        if (changes.touches(Entity::Invoice) || changes.touches(Entity::Payment) ||
            changes.touches(Entity::Dispute))
            refresh();
    });
    connect(&m_context.book, &BookContext::dayChanged, this, &InvoicesPage::refresh);
    changeQuestion();
}

InvoicesPage::~InvoicesPage() = default;

QString InvoicesPage::title() const
{
    return tr("Invoices");
}

void InvoicesPage::build()
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::kLarge, space::kLarge, space::kLarge, space::kMedium);
    layout->setSpacing(space::kMedium);

    auto *head = new QHBoxLayout;
    auto *heading = new QLabel(title(), this);
    setLook(heading, Look::Title);
    m_sums = new QLabel(this);
    m_sums->setObjectName(QStringLiteral("invoiceSums"));
    setLook(m_sums, Look::Muted);
    head->addWidget(heading);
    head->addWidget(m_sums);
    head->addStretch();
    layout->addLayout(head);

    auto *tools = new QHBoxLayout;
    m_filter = new FilterChips(m_context.theme, tr("Which invoices"), this);
    m_filter->addChip(QStringLiteral("open"), tr("Open"));
    m_filter->addChip(QStringLiteral("overdue"), tr("Overdue"));
    m_filter->addChip(QStringLiteral("disputed"), tr("Disputed"));
    m_filter->addChip(QStringLiteral("credits"), tr("Credit notes"));
    m_filter->addChip(QStringLiteral("all"), tr("All"));
    connect(m_filter, &FilterChips::chosen, this, &InvoicesPage::changeQuestion);
    const QKeySequence findKey(Qt::CTRL | Qt::Key_F);
    m_text = new SearchField(m_context.theme, tr("Invoice or order number"), findKey, this);
    m_text->setObjectName(QStringLiteral("invoicesFilter"));
    m_text->setAccessibleName(tr("Filter invoices"));
    m_text->setFixedWidth(280);
    connect(m_text, &SearchField::searched, this, &InvoicesPage::changeQuestion);
    tools->addWidget(m_filter);
    tools->addStretch();
    tools->addWidget(m_text);
    layout->addLayout(tools);

    auto *card = new Card(this);
    card->setFlush();
    m_table = new TableView(m_context.theme, card);
    m_table->setObjectName(QStringLiteral("invoicesTable"));
    m_table->setAccessibleName(tr("Invoices"));
    m_table->setModel(m_model);
    m_table->setColumnWidths({110, 0, 100, 104, 88, 130, 130, 100, 120});
    m_table->horizontalHeader()->setSortIndicator(3, Qt::AscendingOrder);
    m_table->setSortingEnabled(true);
    m_table->remember(m_context.local, QStringLiteral("invoices"));
    auto *empty =
        new EmptyState(m_context.theme, Icon::Invoices,
                       tr("No invoice here. Import your open items to see them."), m_table);
    empty->setButton(tr("Import …"));
    connect(empty, &EmptyState::buttonPressed, this,
            [this] { Q_EMIT pageRequested(PageRef::to(PageId::Import)); });
    m_table->setEmptyState(empty);
    m_table->setLoading(true);
    connect(m_table, &TableView::opened, this, [this](const QModelIndex &index) {
        Q_EMIT pageRequested(
            PageRef::to(PageId::Account, m_model->row(index.row()).invoice.account.number()));
    });
    card->body()->addWidget(m_table);
    layout->addWidget(card, 1);

    auto *find = new QAction(tr("Filter the list"), this);
    find->setShortcut(findKey);
    find->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(find, &QAction::triggered, m_text, [this] {
        m_text->setFocus();
        m_text->selectAll();
    });
    addAction(find);
}

InvoiceFilter InvoicesPage::filter() const
{
    InvoiceFilter filter;
    filter.text = m_text->text();
    const QString which = m_filter->current();
    filter.openOnly = which != QStringLiteral("all");
    filter.overdueOnly = which == QStringLiteral("overdue");
    filter.disputedOnly = which == QStringLiteral("disputed");
    if (which == QStringLiteral("credits"))
        filter.kind = InvoiceKind::CreditNote;
    return filter;
}

void InvoicesPage::activate(const QString &)
{
    m_table->setFocus();
}

void InvoicesPage::changeQuestion()
{
    m_loader->restart();
    showSums();
}

void InvoicesPage::refresh()
{
    m_loader->refresh();
    showSums();
}

void InvoicesPage::showSums()
{
    whenDone(this, m_context.book.read([filter = filter()](Session &s) {
        return InvoiceService(s).sums(filter);
    }),
             [this, question = ++m_question](const Result<std::vector<InvoiceSum>> &sums) {
                 if (!sums || question != m_question)
                     return;
                 const QLocale locale;
                 qint64 count = 0;
                 QStringList parts;
                 for (const InvoiceSum &sum : *sums) {
                     count += sum.count;
                     parts += tr("%1 open, %2 overdue")
                                  .arg(format::money(sum.open, locale),
                                       format::amount(sum.overdue, locale));
                 }
                 parts.prepend(format::count(count, locale));
                 m_sums->setText(parts.join(QStringLiteral(" · ")));
             });
}

} // namespace duebook::ui
