// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/invoices.h"

#include "ui/support/bookcontext.h"
#include "ui/support/format.h"
#include "ui/widgets/tableview.h"

namespace duebook::ui {

InvoicesPage::InvoicesPage(const PageContext &given, QWidget *parent)
    : InvoicesPage(given, new InvoiceModel(given.book, InvoiceModel::Scope::Book), parent)
{
}

InvoicesPage::InvoicesPage(const PageContext &given, InvoiceModel *model, QWidget *parent)
    : ListPage(given,
               {QStringLiteral("invoices"),
                tr("Invoices"),
                tr("Which invoices"),
                tr("Invoice or order number"),
                tr("No invoice here. Import your open items to see them."),
                Icon::Invoices,
                {110, 0, 100, 104, 88, 130, 130, 100, 120},
                3,
                Qt::AscendingOrder},
               model, parent),
      m_model(model)
{
    m_model->setParent(this);
    addFilter(QStringLiteral("open"), tr("Open"));
    addFilter(QStringLiteral("overdue"), tr("Overdue"));
    addFilter(QStringLiteral("disputed"), tr("Disputed"));
    addFilter(QStringLiteral("credits"), tr("Credit notes"));
    addFilter(QStringLiteral("all"), tr("All"));
    connect(&table(), &TableView::opened, this, [this](const QModelIndex &index) {
        Q_EMIT pageRequested(
            PageRef::to(PageId::Account, m_model->row(index.row()).invoice.account.number()));
    });
    m_loader = std::make_unique<PagedLoader<InvoiceRow, InvoicePage>>(
        *m_model, table(), [this](const PageKey &key) {
            return context().book.read(
                [filter = filter(), sort = m_sort, descending = m_descending, key](Session &s) {
                    return InvoiceService(s).list(filter, sort, descending, key);
                });
        });
    m_loader->onFailed([this](const Error &error) { Q_EMIT noticed(error.sentence, Tone::Bad); });
    m_loader->onLoaded([this] { table().setLoading(false); });
    m_model->onSort([this](int key, bool descending) {
        m_sort = InvoiceSort(key);
        m_descending = descending;
        m_loader->restart();
    });
    connect(&context().book, &BookContext::changed, this, [this](const ChangeSet &changes) {
        if (changes.touches(Entity::Invoice) || changes.touches(Entity::Payment) ||
            changes.touches(Entity::Dispute))
            refresh();
    });
    connect(&context().book, &BookContext::dayChanged, this, &InvoicesPage::refresh);
    changeQuestion();
}

InvoicesPage::~InvoicesPage() = default;

QString InvoicesPage::title() const
{
    return tr("Invoices");
}

InvoiceFilter InvoicesPage::filter() const
{
    InvoiceFilter filter;
    filter.text = filterText();
    const QString which = filterKey();
    filter.openOnly = which != QStringLiteral("all");
    filter.overdueOnly = which == QStringLiteral("overdue");
    filter.disputedOnly = which == QStringLiteral("disputed");
    if (which == QStringLiteral("credits"))
        filter.kind = InvoiceKind::CreditNote;
    return filter;
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
    whenDone(this, context().book.read([filter = filter()](Session &s) {
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
                     parts += sum.disputed.isZero()
                                  ? tr("%1 open, %2 overdue")
                                        .arg(format::money(sum.open, locale),
                                             format::amount(sum.overdue, locale))
                                  : tr("%1 open, %2 overdue, %3 disputed")
                                        .arg(format::money(sum.open, locale),
                                             format::amount(sum.overdue, locale),
                                             format::amount(sum.disputed, locale));
                 }
                 parts.prepend(format::count(count, locale));
                 setSummary(parts.join(QStringLiteral(" · ")));
             });
}

} // namespace duebook::ui
