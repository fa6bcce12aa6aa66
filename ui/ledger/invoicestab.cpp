// SPDX-License-Identifier: Apache-2.0
#include "ui/ledger/invoicestab.h"

#include "ui/book/bookcontext.h"
#include "ui/tables/tableview.h"
#include "ui/text/format.h"
#include "ui/widgets/card.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/filterchips.h"

#include <QAction>
#include <QBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>

namespace duebook::ui {

namespace {

constexpr int kDueColumn = 2;

} // namespace

InvoicesTab::InvoicesTab(const PageContext &context, QWidget *parent)
    : QWidget(parent), m_context(context),
      m_model(new InvoiceModel(context.book, InvoiceModel::Scope::Account, this)),
      m_chips(new FilterChips(context.theme, tr("Which invoices"), this)),
      m_sums(new ElidedLabel(this)), m_table(new TableView(context.theme, this)),
      m_promise(new QPushButton(tr("Promise …"), this)),
      m_dispute(new QPushButton(tr("Dispute …"), this))
{
    m_chips->addChip(QStringLiteral("open"), tr("Open"));
    m_chips->addChip(QStringLiteral("overdue"), tr("Overdue"));
    m_chips->addChip(QStringLiteral("all"), tr("All"));
    connect(m_chips, &FilterChips::chosen, this, &InvoicesTab::ask);
    m_sums->setObjectName(QStringLiteral("accountInvoiceSums"));
    setLook(m_sums, Look::Muted);

    m_table->setObjectName(QStringLiteral("accountInvoices"));
    m_table->setAccessibleName(tr("Invoices of this account"));
    m_table->setProperty("look", QStringLiteral("plain"));
    m_table->setModel(m_model);
    m_table->setColumnWidths({120, 110, 110, 76, 140, 140, 110, 0});
    m_table->horizontalHeader()->setSortIndicator(kDueColumn, Qt::AscendingOrder);
    m_table->setSortingEnabled(true);
    m_table->remember(context.local, QStringLiteral("accountInvoices"));
    m_table->setEmptyState(
        new EmptyState(context.theme, Icon::Invoices, tr("No invoice here."), m_table));
    m_table->setLoading(true);

    auto *story = new QAction(tr("Show in the timeline"), m_table);
    story->setShortcut(QKeySequence(Qt::Key_T));
    story->setShortcutContext(Qt::WidgetShortcut);
    connect(story, &QAction::triggered, this, [this] {
        const QModelIndex row = m_table->currentRow();
        if (!row.isValid())
            return;
        const Invoice &invoice = m_model->row(row.row()).invoice;
        Q_EMIT timelineWanted(invoice.id, invoice.number);
    });
    m_table->addAction(story);
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);

    m_loader = std::make_unique<PagedLoader<InvoiceRow, InvoicePage>>(
        *m_model, *m_table, [this](const PageKey &key) {
            return m_context.book.read([asked = filter(), sort = m_sort, descending = m_descending,
                                        key](Session &session) {
                return InvoiceService(session).list(asked, sort, descending, key);
            });
        });
    m_loader->onFailed([this](const Error &error) { Q_EMIT noticed(error.sentence, Tone::Bad); });
    m_loader->onLoaded([this] { m_table->setLoading(false); });
    m_model->onSort([this](int key, bool descending) {
        m_sort = InvoiceSort(key);
        m_descending = descending;
        if (m_account.isSet())
            m_loader->restart();
    });

    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_promise->setObjectName(QStringLiteral("promiseInvoicesButton"));
    m_promise->setAccessibleName(tr("Record a promise for the chosen invoices"));
    m_promise->setToolTip(tr("Record a promise for the chosen invoices (P)"));
    connect(m_promise, &QPushButton::clicked, this, [this] { Q_EMIT promisePressed(chosen()); });
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &InvoicesTab::showChoice);
    auto *promise = new QAction(tr("Promise for the chosen invoices"), m_table);
    promise->setShortcut(QKeySequence(Qt::Key_P));
    promise->setShortcutContext(Qt::WidgetShortcut);
    connect(promise, &QAction::triggered, m_promise, &QPushButton::click);
    m_table->addAction(promise);
    m_dispute->setObjectName(QStringLiteral("disputeInvoicesButton"));
    m_dispute->setAccessibleName(tr("Dispute the chosen invoices"));
    m_dispute->setToolTip(tr("The customer contests the chosen invoices (Ctrl or Shift chooses "
                             "several)"));
    connect(m_dispute, &QPushButton::clicked, this, [this] { Q_EMIT disputeWanted(chosen()); });

    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(space::kMedium, space::kTight, space::kMedium, space::kTight);
    bar->addWidget(m_chips, 1);
    bar->addWidget(m_sums);
    bar->addWidget(m_promise);
    bar->addWidget(m_dispute);
    auto *card = new Card(this);
    card->setFlush();
    card->body()->addLayout(bar);
    card->body()->addWidget(m_table, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(card);
    showChoice();
}

InvoicesTab::~InvoicesTab() = default;

void InvoicesTab::setAccount(AccountId account)
{
    if (account == m_account)
        return;
    m_account = account;
    m_model->setRows({});
    m_chips->setCurrent(QStringLiteral("open"));
    ask();
}

void InvoicesTab::setChangeable(bool changeable)
{
    m_changeable = changeable;
    showChoice();
}

std::vector<InvoiceId> InvoicesTab::chosen() const
{
    std::vector<InvoiceId> invoices;
    for (const QModelIndex &index : m_table->selectionModel()->selectedRows()) {
        const Invoice &invoice = m_model->row(index.row()).invoice;
        if (invoice.kind != InvoiceKind::CreditNote && invoice.open.minorUnits() > 0)
            invoices.push_back(invoice.id);
    }
    return invoices;
}

void InvoicesTab::showChoice()
{
    const bool any = m_changeable && !chosen().empty();
    m_promise->setEnabled(any);
    m_dispute->setEnabled(any);
}

void InvoicesTab::showAll()
{
    if (m_chips->current() == QLatin1String("all"))
        return;
    m_chips->setCurrent(QStringLiteral("all"));
    ask();
}

InvoiceFilter InvoicesTab::filter() const
{
    InvoiceFilter filter;
    filter.account = m_account;
    filter.openOnly = m_chips->current() != QLatin1String("all");
    filter.overdueOnly = m_chips->current() == QLatin1String("overdue");
    return filter;
}

void InvoicesTab::ask()
{
    m_table->setLoading(true);
    m_loader->restart();
    showSums();
}

void InvoicesTab::refresh()
{
    if (!m_account.isSet())
        return;
    m_loader->refresh();
    showSums();
}

void InvoicesTab::showSums()
{
    whenDone(this, m_context.book.read([asked = filter()](Session &session) {
        return InvoiceService(session).sums(asked);
    }),
             [this, question = ++m_question](const Result<std::vector<InvoiceSum>> &sums) {
                 if (!sums || question != m_question)
                     return;
                 const QLocale locale;
                 QStringList parts;
                 for (const InvoiceSum &sum : *sums)
                     parts.append(sum.disputed.isZero()
                                      ? tr("%1 open, %2 overdue")
                                            .arg(format::money(sum.open, locale),
                                                 format::amount(sum.overdue, locale))
                                      : tr("%1 open, %2 overdue, %3 disputed")
                                            .arg(format::money(sum.open, locale),
                                                 format::amount(sum.overdue, locale),
                                                 format::amount(sum.disputed, locale)));
                 m_sums->setText(parts.join(QStringLiteral(" · ")));
             });
}

} // namespace duebook::ui
