// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/accounts.h"

#include "core/services/userservice.h"
#include "ui/dialogs/accountdialog.h"
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
#include <QPushButton>

namespace duebook::ui {

AccountsPage::AccountsPage(const PageContext &context, QWidget *parent)
    : Page(parent), m_context(context), m_model(new AccountModel(context.book, this))
{
    setObjectName(QStringLiteral("accountsPage"));
    build();
    m_loader = std::make_unique<PagedLoader<AccountRow, AccountPage>>(
        *m_model, *m_table, [this](const PageKey &key) {
            return m_context.book.read(
                [filter = filter(), sort = m_sort, descending = m_descending, key](Session &s) {
                    return AccountService(s).list(filter, sort, descending, key);
                });
        });
    m_loader->onFailed([this](const Error &error) { Q_EMIT noticed(error.sentence, Tone::Bad); });
    m_loader->onLoaded([this] { m_table->setLoading(false); });
    m_model->onSort([this](int key, bool descending) {
        m_sort = AccountSort(key);
        m_descending = descending;
        m_loader->restart();
    });
    connect(&m_context.book, &BookContext::changed, this, [this](const ChangeSet &changes) {
        if (changes.touches(Entity::Account) || changes.touches(Entity::Invoice) ||
            changes.touches(Entity::Payment) || changes.touches(Entity::Note) ||
            changes.touches(Entity::FollowUp))
            refresh();
    });
    connect(&m_context.book, &BookContext::dayChanged, this, &AccountsPage::refresh);
    changeQuestion();
}

AccountsPage::~AccountsPage() = default;

QString AccountsPage::title() const
{
    return tr("Accounts");
}

void AccountsPage::build()
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::kLarge, space::kLarge, space::kLarge, space::kMedium);
    layout->setSpacing(space::kMedium);

    auto *head = new QHBoxLayout;
    auto *heading = new QLabel(title(), this);
    setLook(heading, Look::Title);
    m_count = new QLabel(this);
    setLook(m_count, Look::Muted);
    auto *add = new QPushButton(tr("New account"), this);
    add->setObjectName(QStringLiteral("newAccountButton"));
    add->setIcon(icon(m_context.theme, Icon::Plus));
    add->setEnabled(!m_context.book.readOnly());
    connect(add, &QPushButton::clicked, this, &AccountsPage::enterAccount);
    head->addWidget(heading);
    head->addWidget(m_count);
    head->addStretch();
    head->addWidget(add);
    layout->addLayout(head);

    auto *tools = new QHBoxLayout;
    m_filter = new FilterChips(m_context.theme, tr("Which accounts"), this);
    m_filter->addChip(QStringLiteral("all"), tr("All"));
    m_filter->addChip(QStringLiteral("mine"), tr("Mine"));
    m_filter->addChip(QStringLiteral("overdue"), tr("Overdue"));
    m_filter->addChip(QStringLiteral("limit"), tr("Over limit"));
    m_filter->addChip(QStringLiteral("hold"), tr("On hold"));
    m_filter->addChip(QStringLiteral("nobody"), tr("Without owner"));
    connect(m_filter, &FilterChips::chosen, this, &AccountsPage::changeQuestion);
    const QKeySequence findKey(Qt::CTRL | Qt::Key_F);
    m_text = new SearchField(m_context.theme, tr("Number, name or city"), findKey, this);
    m_text->setObjectName(QStringLiteral("accountsFilter"));
    m_text->setAccessibleName(tr("Filter accounts"));
    m_text->setFixedWidth(280);
    connect(m_text, &SearchField::searched, this, &AccountsPage::changeQuestion);
    tools->addWidget(m_filter);
    tools->addStretch();
    tools->addWidget(m_text);
    layout->addLayout(tools);

    auto *card = new Card(this);
    card->setFlush();
    m_table = new TableView(m_context.theme, card);
    m_table->setObjectName(QStringLiteral("accountsTable"));
    m_table->setAccessibleName(tr("Accounts"));
    m_table->setModel(m_model);
    m_table->setColumnWidths({0, 76, 72, 100, 124, 124, 80, 100, 150});
    m_table->horizontalHeader()->setSortIndicator(5, Qt::DescendingOrder);
    m_table->setSortingEnabled(true);
    m_table->remember(m_context.local, QStringLiteral("accounts"));
    auto *empty =
        new EmptyState(m_context.theme, Icon::Accounts,
                       tr("No account here. Import your open items, and the accounts come with "
                          "them."),
                       m_table);
    empty->setButton(tr("Import …"));
    connect(empty, &EmptyState::buttonPressed, this,
            [this] { Q_EMIT pageRequested(PageRef::to(PageId::Import)); });
    m_table->setEmptyState(empty);
    m_table->setLoading(true);
    connect(m_table, &TableView::opened, this, [this](const QModelIndex &index) {
        Q_EMIT pageRequested(
            PageRef::to(PageId::Account, m_model->row(index.row()).account.id.number()));
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

AccountFilter AccountsPage::filter() const
{
    AccountFilter filter;
    filter.text = m_text->text();
    const QString which = m_filter->current();
    if (which == QStringLiteral("mine"))
        filter.owner = m_context.book.user().id;
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
    whenDone(this, m_context.book.read(work), [this](const Result<Choices> &choices) {
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
    fresh.owner = m_context.book.user().id;
    auto *form =
        new AccountDialog(fresh, people, segments, m_context.book.settings().baseCurrency, this);
    form->setAttribute(Qt::WA_DeleteOnClose);
    connect(form, &AccountDialog::submitted, this, [this, form](const Account &account) {
        whenDone(form, m_context.book.write([account](Session &session) {
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

void AccountsPage::activate(const QString &)
{
    m_table->setFocus();
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

void AccountsPage::showCount()
{
    whenDone(this, m_context.book.read([filter = filter()](Session &s) {
        return AccountService(s).count(filter);
    }),
             [this](const Result<qint64> &count) {
                 if (count)
                     m_count->setText(format::count(*count, QLocale()));
             });
}

} // namespace duebook::ui
