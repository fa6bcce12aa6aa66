// SPDX-License-Identifier: Apache-2.0
#include "ui/disputes/disputes.h"

#include "core/store/book/session.h"
#include "ui/book/bookcontext.h"
#include "ui/book/permission.h"
#include "ui/disputes/disputeactions.h"
#include "ui/disputes/disputebar.h"
#include "ui/tables/tableview.h"
#include "ui/text/format.h"

#include <QAction>
#include <QHeaderView>

namespace duebook::ui {

DisputesPage::DisputesPage(const PageContext &given, QWidget *parent)
    : DisputesPage(given, new DisputeModel(given.book, DisputeModel::Scope::Book), parent)
{
}

DisputesPage::DisputesPage(const PageContext &given, DisputeModel *model, QWidget *parent)
    : ListPage(given,
               {QStringLiteral("disputes"),
                tr("Disputes"),
                tr("Which disputes"),
                tr("Words, account or invoice"),
                tr("No dispute here. One is opened from an account's invoices or while you write "
                   "down a call."),
                Icon::Disputes,
                {0, 140, 130, 140, 56, 116, 150, 110},
                0,
                Qt::AscendingOrder,
                tr("Accounts"),
                PageId::Accounts},
               model, parent),
      m_model(model), m_actions(new DisputeActions(given, this)), m_bar(new DisputeBar(*m_actions))
{
    m_model->setParent(this);
    addFilter(QStringLiteral("open"), tr("Open"));
    addFilter(QStringLiteral("mine"), tr("Mine"));
    addFilter(QStringLiteral("late"), tr("Past deadline"));
    addFilter(QStringLiteral("large"), tr("Large"));
    addFilter(QStringLiteral("settled"), tr("Settled"));
    // Their order is the book's: the nearest deadline, or the newest settlement, first.
    table().setSortingEnabled(false);
    table().horizontalHeader()->setSortIndicatorShown(false);
    m_bar->setChangeable(may(given.book, Right::KeepDisputes));
    addHeadWidget(m_bar);
    connect(m_actions, &DisputeActions::undoOffered, this, &Page::undoOffered);
    connect(m_actions, &DisputeActions::noticed, this, &Page::noticed);
    connect(&table(), &TableView::opened, this, [this](const QModelIndex &index) {
        Q_EMIT pageRequested(
            PageRef::to(PageId::Account, m_model->row(index.row()).dispute.account.number()));
    });
    connect(table().selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &DisputesPage::showChoice);
    connect(m_model, &QAbstractItemModel::dataChanged, this, &DisputesPage::showChoice);
    m_loader = std::make_unique<PagedLoader<DisputeRow, DisputePage>>(
        *m_model, table(), [this](const PageKey &key) {
            return context().book.read([filter = filter(), key](Session &session) {
                return DisputeService(session).list(filter, key);
            });
        });
    m_loader->onFailed([this](const Error &error) { Q_EMIT noticed(error.sentence, Tone::Bad); });
    m_loader->onLoaded([this] {
        table().setLoading(false);
        showChoice();
    });
    connect(&context().book, &BookContext::changed, this, [this](const ChangeSet &changes) {
        if (changes.touches(Entity::Dispute))
            refresh();
    });
    connect(&context().book, &BookContext::dayChanged, this, &DisputesPage::refresh);
    connect(&context().book, &BookContext::settingsChanged, this, &DisputesPage::refresh);
    connect(&context().book, &BookContext::userChanged, this, &DisputesPage::refresh);
    addActions();
    changeQuestion();
}

DisputesPage::~DisputesPage() = default;

void DisputesPage::addActions()
{
    const auto add = [this](const QString &text, const QKeySequence &keys, auto work) {
        auto *action = new QAction(text, this);
        action->setShortcut(keys);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        connect(action, &QAction::triggered, m_bar, work);
        addAction(action);
    };
    add(tr("Change the chosen dispute"), QKeySequence(Qt::Key_F2), &DisputeBar::edit);
    add(tr("Settle the chosen dispute"), QKeySequence(Qt::CTRL | Qt::Key_Return),
        &DisputeBar::settle);
}

QString DisputesPage::title() const
{
    return tr("Disputes");
}

DisputeFilter DisputesPage::filter() const
{
    DisputeFilter filter;
    filter.text = filterText();
    const QString which = filterKey();
    if (which == QStringLiteral("mine"))
        filter.owner = context().book.user().id;
    filter.pastDeadline = which == QStringLiteral("late");
    if (which == QStringLiteral("settled"))
        filter.state = DisputeState::Settled;
    if (which == QStringLiteral("large")) {
        const BookSettings &settings = context().book.settings();
        filter.leastAmount = std::max(settings.invoiceLarge, 0);
        for (int digit = 0; digit < settings.baseCurrency.minorDigits(); ++digit)
            filter.leastAmount *= 10;
    }
    return filter;
}

void DisputesPage::changeQuestion()
{
    m_loader->restart();
    showSums();
}

void DisputesPage::refresh()
{
    m_loader->refresh();
    showSums();
}

void DisputesPage::showChoice()
{
    const QModelIndex index = table().currentRow();
    m_bar->setDispute(index.isValid() ? std::optional(m_model->row(index.row()).dispute)
                                      : std::nullopt);
}

void DisputesPage::showSums()
{
    whenDone(this, context().book.read([filter = filter()](Session &session) {
        return DisputeService(session).totals(filter);
    }),
             [this, question = ++m_question](const Result<DisputeTotals> &totals) {
                 if (!totals || question != m_question)
                     return;
                 const QLocale locale;
                 QStringList parts{format::count(totals->count, locale)};
                 for (const DisputeSum &sum : totals->sums)
                     parts += format::money(sum.amount, locale);
                 setSummary(parts.join(QStringLiteral(" · ")));
             });
}

} // namespace duebook::ui
