// SPDX-License-Identifier: Apache-2.0
#include "ui/ledger/invoices.h"

#include "ui/book/bookcontext.h"
#include "ui/book/permission.h"
#include "ui/tables/tableview.h"
#include "ui/text/format.h"

#include <QAction>
#include <QItemSelectionModel>
#include <QPushButton>

#include <algorithm>

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
      m_model(model), m_promise(new QPushButton(tr("Promise …"), this))
{
    m_model->setParent(this);
    addFilter(QStringLiteral("open"), tr("Open"));
    addFilter(QStringLiteral("overdue"), tr("Overdue"));
    addFilter(QStringLiteral("disputed"), tr("Disputed"));
    addFilter(QStringLiteral("credits"), tr("Credit notes"));
    addFilter(QStringLiteral("all"), tr("All"));
    buildPromise();
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
    m_loader->onLoaded([this] {
        table().setLoading(false);
        showChoice();
    });
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

void InvoicesPage::buildPromise()
{
    m_promise->setObjectName(QStringLiteral("promiseInvoicesButton"));
    m_promise->setAccessibleName(tr("Record a promise for the chosen invoices"));
    addHeadWidget(m_promise);
    table().setSelectionMode(QAbstractItemView::ExtendedSelection);
    connect(m_promise, &QPushButton::clicked, this, &InvoicesPage::promiseChosen);
    connect(table().selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &InvoicesPage::showChoice);
    auto *key = new QAction(tr("Promise for the chosen invoices"), &table());
    key->setShortcut(QKeySequence(Qt::Key_P));
    key->setShortcutContext(Qt::WidgetShortcut);
    connect(key, &QAction::triggered, m_promise, [this] {
        if (!m_promise->isEnabled())
            Q_EMIT noticed(m_promise->toolTip(), Tone::Warn);
        m_promise->click();
    });
    table().addAction(key);
    table().setContextMenuPolicy(Qt::ActionsContextMenu);
    showChoice();
}

std::vector<const Invoice *> InvoicesPage::chosenOpen() const
{
    std::vector<const Invoice *> open;
    for (const QModelIndex &index : table().selectionModel()->selectedRows()) {
        const Invoice &invoice = m_model->row(index.row()).invoice;
        if (invoice.kind != InvoiceKind::CreditNote && invoice.open.minorUnits() > 0)
            open.push_back(&invoice);
    }
    return open;
}

void InvoicesPage::showChoice()
{
    const std::vector<const Invoice *> open = chosenOpen();
    const auto ofAnother = [&](const Invoice *invoice) {
        return invoice->account != open.front()->account;
    };
    QString why = whyNot(context().book, Right::KeepPromises);
    const bool may = why.isEmpty();
    if (may && open.empty())
        why = tr("Choose open invoices of one account (Ctrl or Shift chooses several).");
    else if (may && std::any_of(open.begin(), open.end(), ofAnother))
        why = tr("These invoices are of several accounts: a promise is made by one.");
    m_promise->setEnabled(why.isEmpty());
    m_promise->setToolTip(why.isEmpty() ? tr("Record a promise for the chosen invoices (P)") : why);
    m_promise->setAccessibleDescription(why);
}

void InvoicesPage::promiseChosen()
{
    std::vector<InvoiceId> invoices;
    AccountId account;
    for (const Invoice *invoice : chosenOpen()) {
        account = invoice->account;
        invoices.push_back(invoice->id);
    }
    Q_EMIT promiseWanted(account, invoices);
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
