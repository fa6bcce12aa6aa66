// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/account/contactstab.h"

#include "core/services/contactservice.h"
#include "ui/dialogs/contactdialog.h"
#include "ui/models/contactmodel.h"
#include "ui/pages/account/accountside.h"
#include "ui/support/async.h"
#include "ui/support/bookcontext.h"
#include "ui/support/prompts.h"
#include "ui/widgets/card.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/tableview.h"

#include <QBoxLayout>
#include <QPushButton>
#include <QUrl>

namespace duebook::ui {

ContactsTab::ContactsTab(const PageContext &context, Prompts &prompts, QWidget *parent)
    : QWidget(parent), m_context(context), m_prompts(prompts), m_model(new ContactModel(this)),
      m_table(new TableView(context.theme, this))
{
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(space::kSmall, space::kSmall, space::kSmall, space::kSmall);
    bar->setSpacing(space::kSmall);
    const auto button = [this, bar](const QString &name, const QString &text) {
        auto *made = new QPushButton(text, this);
        made->setObjectName(name);
        made->setAccessibleName(text);
        bar->addWidget(made);
        return made;
    };
    m_call = button(QStringLiteral("callContactButton"), tr("Ring"));
    m_email = button(QStringLiteral("emailContactButton"), tr("Email"));
    bar->addStretch();
    m_main = button(QStringLiteral("mainContactButton"), tr("Make main"));
    m_left = button(QStringLiteral("leftContactButton"), tr("Has left"));
    m_edit = button(QStringLiteral("editContactButton"), tr("Edit …"));
    m_add = button(QStringLiteral("addContactButton"), tr("Add a contact …"));
    setLook(m_add, Look::Primary);

    m_table->setObjectName(QStringLiteral("contactsTable"));
    m_table->setAccessibleName(tr("Contacts of this account"));
    m_table->setProperty("look", QStringLiteral("plain"));
    m_table->setModel(m_model);
    m_table->setColumnWidths({220, 160, 150, 150, 0, 140});
    m_table->remember(context.local, QStringLiteral("accountContacts"));
    auto *empty = new EmptyState(context.theme, Icon::Person,
                                 tr("Nobody yet. Add whom to call about money."), m_table);
    empty->setButton(tr("Add a contact …"));
    connect(empty, &EmptyState::buttonPressed, this, &ContactsTab::add);
    m_table->setEmptyState(empty);

    connect(m_table, &TableView::opened, this, [this] { m_edit->click(); });
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &ContactsTab::showChoice);
    connect(m_model, &QAbstractItemModel::dataChanged, this, &ContactsTab::showChoice);
    connect(m_add, &QPushButton::clicked, this, &ContactsTab::add);
    connect(m_edit, &QPushButton::clicked, this, [this] {
        if (const Contact *contact = current())
            edit(*contact);
    });
    connect(m_main, &QPushButton::clicked, this, [this] {
        if (const Contact *contact = current())
            makeMain(*contact);
    });
    connect(m_left, &QPushButton::clicked, this, [this] {
        if (const Contact *contact = current())
            setLeft(*contact, !contact->hasLeft);
    });
    connect(m_call, &QPushButton::clicked, this, [this] {
        if (const Contact *contact = current())
            m_prompts.open(
                QUrl(telephoneLink(contact->phone.isEmpty() ? contact->mobile : contact->phone)));
    });
    connect(m_email, &QPushButton::clicked, this, [this] {
        if (const Contact *contact = current())
            m_prompts.open(QUrl(QStringLiteral("mailto:") + contact->email));
    });

    auto *card = new Card(this);
    card->setFlush();
    card->body()->addLayout(bar);
    card->body()->addWidget(m_table, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(card);
    showChoice();
}

void ContactsTab::setAccount(AccountId account)
{
    if (account == m_account)
        return;
    m_account = account;
    m_model->setRows({});
}

void ContactsTab::show(const std::vector<Contact> &contacts)
{
    m_model->setRows(contacts);
    showChoice();
}

void ContactsTab::setChangeable(bool changeable)
{
    m_changeable = changeable;
    showChoice();
}

const Contact *ContactsTab::current() const
{
    const QModelIndex index = m_table->currentRow();
    return index.isValid() ? &m_model->row(index.row()) : nullptr;
}

void ContactsTab::showChoice()
{
    const Contact *contact = current();
    const bool there = contact != nullptr;
    m_add->setEnabled(m_changeable);
    m_edit->setEnabled(there && m_changeable);
    m_left->setEnabled(there && m_changeable);
    m_left->setText(there && contact->hasLeft ? tr("Is back") : tr("Has left"));
    m_main->setEnabled(there && m_changeable && !contact->isMain && !contact->hasLeft);
    const bool reachable = there && !contact->doNotContact;
    m_call->setEnabled(reachable && !(contact->phone.isEmpty() && contact->mobile.isEmpty()));
    m_email->setEnabled(reachable && !contact->email.isEmpty());
}

template <typename Work>
void ContactsTab::run(Work work, const UndoOffer &offer)
{
    whenDone(this, m_context.book.write(std::move(work)), [this, offer](const Result<void> &done) {
        if (!done)
            Q_EMIT noticed(done.error().sentence, Tone::Bad);
        else if (offer.undo)
            Q_EMIT undoOffered(offer);
    });
}

void ContactsTab::setLeft(const Contact &contact, bool left)
{
    UndoOffer offer;
    offer.text = left ? tr("%1 has left").arg(contact.name) : tr("%1 is back").arg(contact.name);
    offer.undo = [self = QPointer(this), id = contact.id, left, main = contact.isMain] {
        if (!self)
            return;
        self->run([id, left, main](Session &session) -> Result<void> {
            const Result<void> done = ContactService(session).setLeft(id, !left);
            return done && main ? ContactService(session).makeMain(id) : done;
        });
    };
    run([id = contact.id,
         left](Session &session) { return ContactService(session).setLeft(id, left); },
        offer);
}

void ContactsTab::makeMain(const Contact &contact)
{
    run([id = contact.id](Session &session) { return ContactService(session).makeMain(id); });
}

void ContactsTab::add()
{
    Contact contact;
    contact.account = m_account;
    edit(contact);
}

void ContactsTab::edit(const Contact &contact)
{
    auto *dialog = new ContactDialog(contact, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    // The dialog closes when the book has the change; what is wrong stands in it.
    connect(dialog, &ContactDialog::submitted, this, [this, dialog](const Contact &changed) {
        whenDone(dialog, m_context.book.write([changed](Session &session) -> Result<void> {
            ContactService service(session);
            if (changed.id.isSet())
                return service.update(changed);
            const Result<ContactId> added = service.add(changed);
            return added ? Result<void>() : Result<void>(added.error());
        }),
                 [dialog](const Result<void> &done) { dialog->finish(done); });
    });
    dialog->open();
}

} // namespace duebook::ui
