// SPDX-License-Identifier: Apache-2.0
#include "ui/accounts/accounts.h"

#include "core/services/team/userservice.h"
#include "ui/accounts/accountdialog.h"
#include "ui/accounts/accountsbar.h"
#include "ui/book/bookcontext.h"
#include "ui/book/permission.h"
#include "ui/tables/tableview.h"
#include "ui/text/format.h"

#include <QBoxLayout>
#include <QItemSelectionModel>
#include <QPushButton>

namespace duebook::ui {

AccountsPage::AccountsPage(const PageContext &given, QWidget *parent)
    : AccountsPage(given, new AccountModel(given.book), parent)
{
}

AccountsPage::AccountsPage(const PageContext &given, AccountModel *model, QWidget *parent)
    : ListPage(given,
               {QStringLiteral("accounts"),
                tr("Accounts"),
                tr("Which accounts"),
                tr("Number, name or city"),
                tr("No account here. Import your open items, and the accounts come with them."),
                Icon::Accounts,
                {0, 72, 72, 96, 116, 116, 96, 76, 96, 140},
                5,
                Qt::DescendingOrder},
               model, parent),
      m_model(model), m_bar(new AccountsBar(given, this))
{
    m_model->setParent(this);
    addFilter(QStringLiteral("all"), tr("All"));
    addFilter(QStringLiteral("mine"), tr("Mine"));
    addFilter(QStringLiteral("overdue"), tr("Overdue"));
    addFilter(QStringLiteral("limit"), tr("Over limit"));
    addFilter(QStringLiteral("hold"), tr("On hold"));
    addFilter(QStringLiteral("nobody"), tr("Without owner"));
    auto *add = new QPushButton(tr("New account"), this);
    add->setObjectName(QStringLiteral("newAccountButton"));
    add->setIcon(icon(given.theme, Icon::Plus));
    allow(add, whyNot(given.book, Right::ChangeAccounts));
    connect(add, &QPushButton::clicked, this, &AccountsPage::enterAccount);
    addHeadWidget(add);
    connect(&table(), &TableView::opened, this, [this](const QModelIndex &index) {
        Q_EMIT pageRequested(
            PageRef::to(PageId::Account, m_model->row(index.row()).account.id.number()));
    });
    m_loader = std::make_unique<PagedLoader<AccountRow, AccountPage>>(
        *m_model, table(), [this](const PageKey &key) {
            return context().book.read(
                [filter = filter(), sort = m_sort, descending = m_descending, key](Session &s) {
                    return AccountService(s).list(filter, sort, descending, key);
                });
        });
    m_loader->onFailed([this](const Error &error) { Q_EMIT noticed(error.sentence, Tone::Bad); });
    m_loader->onLoaded([this] {
        table().setLoading(false);
        showChosen();
    });
    m_model->onSort([this](int key, bool descending) {
        m_sort = AccountSort(key);
        m_descending = descending;
        m_loader->restart();
    });
    connect(&context().book, &BookContext::changed, this, [this](const ChangeSet &changes) {
        if (changes.touches(Entity::Account) || changes.touches(Entity::Invoice) ||
            changes.touches(Entity::Payment) || changes.touches(Entity::Note) ||
            changes.touches(Entity::FollowUp))
            refresh();
    });
    connect(&context().book, &BookContext::dayChanged, this, &AccountsPage::refresh);
    connect(&context().book, &BookContext::userChanged, this, &AccountsPage::showChosen);
    static_cast<QVBoxLayout *>(layout())->addWidget(m_bar);
    connect(m_bar, &AccountsBar::undoOffered, this, &Page::undoOffered);
    connect(m_bar, &AccountsBar::noticed, this, &Page::noticed);
    table().setSelectionMode(QAbstractItemView::ExtendedSelection);
    table().addActions(m_bar->choices());
    table().setContextMenuPolicy(Qt::ActionsContextMenu);
    connect(table().selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &AccountsPage::showChosen);
    changeQuestion();
}

AccountsPage::~AccountsPage() = default;

QString AccountsPage::title() const
{
    return tr("Accounts");
}

void AccountsPage::activate(const QString &argument)
{
    if (!argument.isEmpty())
        chooseFilter(argument);
    ListPage::activate({});
}

AccountFilter AccountsPage::filter() const
{
    AccountFilter filter;
    filter.text = filterText();
    const QString which = filterKey();
    if (which == QStringLiteral("mine"))
        filter.owner = context().book.user().id;
    else if (which == QStringLiteral("nobody"))
        filter.owner = UserId();
    filter.overdue = which == QStringLiteral("overdue");
    filter.onHold = which == QStringLiteral("hold");
    filter.overLimit = which == QStringLiteral("limit");
    return filter;
}

void AccountsPage::enterAccount()
{
    struct Choices {
        std::vector<User> people;
        std::vector<Segment> segments;
    };
    const auto work = [](Session &session) -> Result<Choices> {
        Result<std::vector<User>> people = UserService(session).users();
        if (!people)
            return people.error();
        Result<std::vector<Segment>> segments = AccountService(session).segments();
        if (!segments)
            return segments.error();
        return Choices{std::move(*people), std::move(*segments)};
    };
    whenDone(this, context().book.read(work), [this](const Result<Choices> &choices) {
        if (choices)
            showAccountForm(choices->people, choices->segments);
        else
            Q_EMIT noticed(choices.error().sentence, Tone::Bad);
    });
}

void AccountsPage::showAccountForm(const std::vector<User> &people,
                                   const std::vector<Segment> &segments)
{
    Account fresh;
    fresh.owner = context().book.user().id;
    auto *form =
        new AccountDialog(fresh, people, segments, context().book.settings().baseCurrency, this);
    form->setAttribute(Qt::WA_DeleteOnClose);
    form->lock(whyNot(context().book, Right::ChangeCreditLimit),
               whyNot(context().book, Right::AssignAccounts));
    connect(form, &AccountDialog::submitted, this, [this, form](const Account &account) {
        whenDone(form, context().book.write([account](Session &session) {
            return AccountService(session).create(account);
        }),
                 [this, form](const Result<AccountId> &created) {
                     form->finish(created ? Result<void>() : Result<void>(created.error()));
                     if (created)
                         Q_EMIT pageRequested(PageRef::to(PageId::Account, created->number()));
                 });
    });
    form->open();
}

void AccountsPage::changeQuestion()
{
    m_loader->restart();
    showCount();
}

void AccountsPage::refresh()
{
    m_loader->refresh();
    showCount();
}

void AccountsPage::showChosen()
{
    std::vector<AccountRow> chosen;
    for (const QModelIndex &index : table().selectionModel()->selectedRows())
        chosen.push_back(m_model->row(index.row()));
    m_bar->setChosen(std::move(chosen));
}

void AccountsPage::showCount()
{
    whenDone(this, context().book.read([filter = filter()](Session &s) {
        return AccountService(s).count(filter);
    }),
             [this](const Result<qint64> &count) {
                 if (count)
                     setSummary(format::count(*count, QLocale()));
             });
}

} // namespace duebook::ui
