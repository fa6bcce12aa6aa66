// SPDX-License-Identifier: Apache-2.0
#include "ui/promises/promises.h"

#include "core/services/promises/promiseservice.h"
#include "ui/book/bookcontext.h"
#include "ui/book/permission.h"
#include "ui/promises/promiseactions.h"
#include "ui/tables/tableview.h"
#include "ui/text/format.h"
#include "ui/widgets/filterchips.h"

#include <QAction>
#include <QHeaderView>

#include <functional>

namespace duebook::ui {

PromisesPage::PromisesPage(const PageContext &given, QWidget *parent)
    : PromisesPage(given, new PromiseModel(given.book, PromiseModel::Scope::Book), parent)
{
}

PromisesPage::PromisesPage(const PageContext &given, PromiseModel *model, QWidget *parent)
    : ListPage(
          given,
          {QStringLiteral("promises"),
           tr("Promises"),
           tr("Which promises"),
           tr("Account, invoice or who said it"),
           tr("No promise here. Record one on the account's page when a customer names a day."),
           Icon::Promises,
           {160, 0, 120, 86, 100, 100, 124, 110, 84},
           0,
           Qt::AscendingOrder,
           tr("Accounts"),
           PageId::Accounts},
          model, parent),
      m_model(model), m_owners(new FilterChips(given.theme, tr("Whose accounts"), this)),
      m_actions(new PromiseActions(given, this))
{
    m_model->setParent(this);
    addFilter(QStringLiteral("open"), tr("Open"));
    addFilter(QStringLiteral("week"), tr("Due this week"));
    addFilter(QStringLiteral("broken"), tr("Broken"));
    addFilter(QStringLiteral("kept"), tr("Kept"));
    addFilter(QStringLiteral("all"), tr("All"));
    addOwners();
    addActions();
    m_loader = std::make_unique<PagedLoader<PromiseRow, PromisePage>>(
        *m_model, table(), [this](const PageKey &key) {
            return context().book.read(
                [asked = filter(), latestFirst = m_latestFirst, key](Session &session) {
                    return PromiseService(session).list(asked, latestFirst, key);
                });
        });
    m_loader->onFailed([this](const Error &error) { Q_EMIT noticed(error.sentence, Tone::Bad); });
    m_loader->onLoaded([this] { table().setLoading(false); });
    m_model->onSort([this](int, bool descending) {
        m_latestFirst = descending;
        m_loader->restart();
    });
    connect(&table(), &TableView::opened, this, [this](const QModelIndex &index) {
        Q_EMIT pageRequested(
            PageRef::to(PageId::Account, m_model->row(index.row()).promise.account.number()));
    });
    connect(&context().book, &BookContext::changed, this, [this](const ChangeSet &changes) {
        if (changes.touches(Entity::Promise))
            refresh();
    });
    connect(&context().book, &BookContext::dayChanged, this, &PromisesPage::refresh);
    connect(&context().book, &BookContext::userChanged, this, &PromisesPage::changeQuestion);
    changeQuestion();
}

PromisesPage::~PromisesPage() = default;

QString PromisesPage::title() const
{
    return tr("Promises");
}

QList<ShortcutHelp> PromisesPage::shortcuts() const
{
    return {{QKeySequence(Qt::Key_Return), tr("Open the account")}};
}

void PromisesPage::addOwners()
{
    m_owners->setObjectName(QStringLiteral("promiseOwners"));
    m_owners->addChip(QStringLiteral("everybody"), tr("Everybody"));
    m_owners->addChip(QStringLiteral("mine"), tr("Mine"));
    connect(m_owners, &FilterChips::chosen, this, &PromisesPage::changeQuestion);
    m_owners->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    addHeadWidget(m_owners);
}

void PromisesPage::addActions()
{
    const auto add = [this](const QString &text, Qt::Key key,
                            const std::function<void(const Promise &)> &work) {
        auto *action = new QAction(text, this);
        action->setShortcut(QKeySequence(key));
        action->setShortcutContext(Qt::WidgetShortcut);
        connect(action, &QAction::triggered, this, [this, work] {
            const Promise *promise = current();
            if (promise != nullptr && changeable())
                work(*promise);
        });
        // A letter is an action in the table only, text everywhere else.
        table().addAction(action);
        QWidget::addAction(action);
    };
    add(tr("Replace the promise"), Qt::Key_R,
        [this](const Promise &promise) { m_actions->replace(promise); });
    add(tr("Cancel the promise"), Qt::Key_Delete,
        [this](const Promise &promise) { m_actions->cancel(promise); });
    connect(m_actions, &PromiseActions::undoOffered, this, &Page::undoOffered);
    connect(m_actions, &PromiseActions::noticed, this, &Page::noticed);
}

bool PromisesPage::changeable() const
{
    return may(context().book, Right::KeepPromises);
}

const Promise *PromisesPage::current()
{
    const QModelIndex index = table().currentRow();
    if (!index.isValid())
        return nullptr;
    const Promise &promise = m_model->row(index.row()).promise;
    const bool standing = promise.state == PromiseState::Open ||
                          promise.state == PromiseState::PartlyKept ||
                          promise.state == PromiseState::Broken;
    return standing ? &promise : nullptr;
}

PromiseFilter PromisesPage::filter() const
{
    PromiseFilter filter;
    filter.text = filterText();
    if (m_owners->current() == QLatin1String("mine"))
        filter.owner = context().book.user().id;
    const QString which = filterKey();
    if (which == QLatin1String("open") || which == QLatin1String("week"))
        filter.states = {PromiseState::Open};
    else if (which == QLatin1String("broken"))
        filter.states = {PromiseState::PartlyKept, PromiseState::Broken};
    else if (which == QLatin1String("kept"))
        filter.states = {PromiseState::Kept};
    if (which == QLatin1String("week"))
        filter.dueUntil = context().book.today().addDays(7 - context().book.today().dayOfWeek());
    return filter;
}

void PromisesPage::changeQuestion()
{
    // What is still to come is read from the next day on, what is over from the last.
    const QString which = filterKey();
    const bool open = which == QLatin1String("open") || which == QLatin1String("week");
    m_latestFirst = !open;
    const QSignalBlocker quiet(table().horizontalHeader());
    table().horizontalHeader()->setSortIndicator(0,
                                                 open ? Qt::AscendingOrder : Qt::DescendingOrder);
    m_loader->restart();
    showSums();
}

void PromisesPage::refresh()
{
    m_loader->refresh();
    showSums();
}

void PromisesPage::showSums()
{
    whenDone(this, context().book.read([asked = filter()](Session &session) {
        return PromiseService(session).sums(asked);
    }),
             [this, question = ++m_question](const Result<std::vector<PromiseSum>> &sums) {
                 if (!sums || question != m_question)
                     return;
                 const QLocale locale;
                 qint64 count = 0;
                 QStringList parts;
                 for (const PromiseSum &sum : *sums) {
                     count += sum.count;
                     parts += tr("%1, received %2")
                                  .arg(format::money(sum.amount, locale),
                                       format::amount(sum.received, locale));
                 }
                 parts.prepend(format::count(count, locale));
                 setSummary(parts.join(QStringLiteral(" · ")));
             });
}

} // namespace duebook::ui
