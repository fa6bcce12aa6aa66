// SPDX-License-Identifier: Apache-2.0
#include "ui/accounts/ourpeople.h"

#include "core/rules/accounts/phonenumber.h"
#include "core/services/accounts/accountpeopleservice.h"
#include "ui/accounts/persondialog.h"
#include "ui/book/async.h"
#include "ui/book/bookcontext.h"
#include "ui/book/prompts.h"
#include "ui/look/itemroles.h"
#include "ui/tables/tableview.h"
#include "ui/widgets/emptystate.h"

#include <QBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QUrl>

#include <algorithm>

namespace duebook::ui {

namespace {

constexpr int kMostRows = 4;

QString rolesOf(const AccountPerson &person)
{
    QStringList roles;
    if (person.owner)
        roles += OurPeople::tr("owner of the account");
    if (person.representative)
        roles += OurPeople::tr("account representative");
    if (!person.role.isEmpty())
        roles += person.role;
    return roles.join(QStringLiteral(", "));
}

Column<AccountPerson> column(const QString &title, QString (*text)(const AccountPerson &),
                             bool strong = false)
{
    return {title, false, [text, strong](const AccountPerson &person, int role) -> QVariant {
                switch (role) {
                case Qt::DisplayRole:
                case Qt::AccessibleTextRole:
                    return text(person);
                case EmphasisRole:
                    return QVariant::fromValue(!person.active ? Emphasis::Muted
                                               : strong       ? Emphasis::Strong
                                                              : Emphasis::Normal);
                default:
                    return {};
                }
            }};
}

std::vector<Column<AccountPerson>> columns()
{
    return {
        column(
            OurPeople::tr("Name"),
            [](const AccountPerson &person) {
                return person.active ? person.name
                                     : OurPeople::tr("%1 (no longer active)").arg(person.name);
            },
            true),
        column(OurPeople::tr("For this account"), &rolesOf),
        column(OurPeople::tr("Phone"), [](const AccountPerson &person) { return person.phone; }),
        column(OurPeople::tr("Email"), [](const AccountPerson &person) { return person.email; })};
}

} // namespace

OurPeople::OurPeople(const PageContext &context, Prompts &prompts, QWidget *parent)
    : Card(parent), m_context(context), m_prompts(prompts),
      m_model(new TableModel<AccountPerson>(
          columns(), [](const AccountPerson &person) { return person.user.number(); }, this)),
      m_table(new TableView(context.theme, this))
{
    setFlush();
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(space::kMedium, space::kSmall, space::kSmall, space::kSmall);
    bar->setSpacing(space::kSmall);
    auto *heading = new QLabel(tr("Our people"), this);
    setLook(heading, Look::Heading);
    bar->addWidget(heading);
    bar->addStretch();
    const auto button = [this, bar](const QString &name, const QString &text) {
        auto *made = new QPushButton(text, this);
        made->setObjectName(name);
        made->setAccessibleName(text);
        bar->addWidget(made);
        return made;
    };
    m_ring = button(QStringLiteral("ringPersonButton"), tr("Ring"));
    m_remove = button(QStringLiteral("removePersonButton"), tr("Remove"));
    m_change = button(QStringLiteral("changePersonButton"), tr("Change …"));
    m_add = button(QStringLiteral("addPersonButton"), tr("Add one of us …"));
    body()->addLayout(bar);

    m_table->setObjectName(QStringLiteral("ourPeopleTable"));
    m_table->setAccessibleName(tr("Our people at this account"));
    m_table->setProperty("look", QStringLiteral("plain"));
    m_table->setModel(m_model);
    m_table->setColumnWidths({220, 0, 150, 220});
    m_table->remember(context.local, QStringLiteral("ourPeople"));
    auto *empty = new EmptyState(
        context.theme, Icon::Team,
        tr("Nobody of ours: add the account representative or who else helps."), m_table);
    m_table->setEmptyState(empty);
    body()->addWidget(m_table);

    connect(m_table, &TableView::opened, this, [this] { m_change->click(); });
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &OurPeople::showChoice);
    connect(m_model, &QAbstractItemModel::dataChanged, this, &OurPeople::showChoice);
    connect(m_add, &QPushButton::clicked, this, [this] { edit(std::nullopt); });
    connect(m_change, &QPushButton::clicked, this, [this] {
        if (const AccountPerson *person = current())
            edit(*person);
    });
    connect(m_remove, &QPushButton::clicked, this, [this] {
        if (const AccountPerson *person = current())
            remove(*person);
    });
    connect(m_ring, &QPushButton::clicked, this, [this] {
        if (const AccountPerson *person = current())
            m_prompts.open(QUrl(telephoneLink(person->phone)));
    });
    show({}, {});
}

void OurPeople::setAccount(AccountId account)
{
    m_account = account;
    m_model->setRows({});
}

void OurPeople::show(const std::vector<AccountPerson> &people, const std::vector<User> &users)
{
    m_users = users;
    m_model->setRows(people);
    const int rows = std::clamp(int(people.size()), 2, kMostRows);
    m_table->setFixedHeight(m_table->horizontalHeader()->sizeHint().height() +
                            rows * m_context.theme.rowHeight() + 2);
    showChoice();
}

void OurPeople::setChangeable(bool changeable)
{
    m_changeable = changeable;
    for (QPushButton *button : {m_add, m_change, m_remove})
        button->setVisible(changeable);
    showChoice();
}

const AccountPerson *OurPeople::current() const
{
    const QModelIndex index = m_table->currentRow();
    return index.isValid() ? &m_model->row(index.row()) : nullptr;
}

void OurPeople::showChoice()
{
    const AccountPerson *person = current();
    m_change->setEnabled(person != nullptr);
    m_remove->setEnabled(person != nullptr && (!person->role.isEmpty() || person->representative));
    m_ring->setEnabled(person != nullptr && !telephoneLink(person->phone).isEmpty());
}

template <typename Work>
void OurPeople::run(Work work, const UndoOffer &offer)
{
    whenDone(this, m_context.book.write(std::move(work)), [this, offer](const Result<void> &done) {
        if (!done)
            Q_EMIT noticed(done.error().sentence, Tone::Bad);
        else if (offer.undo)
            Q_EMIT undoOffered(offer);
    });
}

void OurPeople::edit(const std::optional<AccountPerson> &person)
{
    auto *dialog = new PersonDialog(m_users, person, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &PersonDialog::submitted, this,
            [this, dialog](UserId user, const QString &role, bool representative) {
                whenDone(dialog,
                         m_context.book.write([account = m_account, user, role,
                                               representative](Session &session) -> Result<void> {
                             AccountPeopleService service(session);
                             return representative ? service.setRepresentative(account, user)
                                                   : service.setRole(account, user, role);
                         }),
                         [dialog](const Result<void> &done) { dialog->finish(done); });
            });
    dialog->open();
}

void OurPeople::remove(const AccountPerson &person)
{
    // What a person is beside their role goes last: the owner is changed with the account.
    const bool role = !person.role.isEmpty();
    UndoOffer offer;
    offer.text = role ? tr("%1 is no longer linked to the account").arg(person.name)
                      : tr("%1 is no longer the account representative").arg(person.name);
    offer.undo = [self = QPointer(this), account = m_account, person, role] {
        if (!self)
            return;
        self->run([account, person, role](Session &session) -> Result<void> {
            AccountPeopleService service(session);
            return role ? service.setRole(account, person.user, person.role)
                        : service.setRepresentative(account, person.user);
        });
    };
    run(
        [account = m_account, person, role](Session &session) -> Result<void> {
            AccountPeopleService service(session);
            return role ? service.remove(account, person.user)
                        : service.setRepresentative(account, {});
        },
        offer);
}

} // namespace duebook::ui
