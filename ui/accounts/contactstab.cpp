// SPDX-License-Identifier: Apache-2.0
#include "ui/accounts/contactstab.h"

#include "core/rules/accounts/phonenumber.h"
#include "core/services/accounts/accountpeopleservice.h"
#include "core/services/accounts/contactmergeservice.h"
#include "core/services/accounts/contactservice.h"
#include "core/services/team/userservice.h"
#include "ui/accounts/contactdialog.h"
#include "ui/accounts/contactmodel.h"
#include "ui/accounts/contactnotices.h"
#include "ui/accounts/mergedialog.h"
#include "ui/accounts/ourpeople.h"
#include "ui/book/async.h"
#include "ui/book/bookcontext.h"
#include "ui/book/prompts.h"
#include "ui/record/mergingsave.h"
#include "ui/tables/tableview.h"
#include "ui/widgets/card.h"
#include "ui/widgets/emptystate.h"

#include <QBoxLayout>
#include <QClipboard>
#include <QGuiApplication>
#include <QPointer>
#include <QPushButton>
#include <QUrl>

namespace duebook::ui {

ContactsTab::ContactsTab(const PageContext &context, Prompts &prompts, QWidget *parent)
    : QWidget(parent), m_context(context), m_prompts(prompts), m_model(new ContactModel(this)),
      m_table(new TableView(context.theme, this)),
      m_notices(new ContactNotices(context.theme, this)),
      m_people(new OurPeople(context, prompts, this))
{
    auto *bar = new QHBoxLayout;
    build(bar);
    auto *card = new Card(this);
    card->setFlush();
    card->body()->addLayout(bar);
    card->body()->addWidget(m_table, 1);
    card->body()->addWidget(m_notices);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kMedium);
    column->addWidget(card, 1);
    column->addWidget(m_people);
    connectParts();
    showChoice();
}

void ContactsTab::build(QBoxLayout *bar)
{
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
    m_table->setColumnWidths({180, 130, 130, 130, 0, 100, 110});
    m_table->remember(m_context.local, QStringLiteral("accountContacts"));
    auto *empty = new EmptyState(m_context.theme, Icon::Person,
                                 tr("Nobody yet. Add whom to call about money."), m_table);
    empty->setButton(tr("Add a contact …"));
    connect(empty, &EmptyState::buttonPressed, this, &ContactsTab::add);
    m_table->setEmptyState(empty);
}

void ContactsTab::connectParts()
{
    connect(m_table, &TableView::opened, this, [this] { m_edit->click(); });
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &ContactsTab::showChoice);
    connect(m_model, &QAbstractItemModel::dataChanged, this, &ContactsTab::showChoice);
    connect(m_add, &QPushButton::clicked, this, &ContactsTab::add);
    const auto withChosen = [this](QPushButton *button,
                                   void (ContactsTab::*work)(const Contact &)) {
        connect(button, &QPushButton::clicked, this, [this, work] {
            if (const Contact *contact = current())
                (this->*work)(*contact);
        });
    };
    withChosen(m_edit, &ContactsTab::edit);
    withChosen(m_main, &ContactsTab::makeMain);
    withChosen(m_call, &ContactsTab::ring);
    withChosen(m_email, &ContactsTab::write);
    connect(m_left, &QPushButton::clicked, this, [this] {
        if (const Contact *contact = current())
            setLeft(*contact, !contact->hasLeft);
    });
    connect(m_notices, &ContactNotices::comparePressed, this, &ContactsTab::compare);
    connect(m_notices, &ContactNotices::separatePressed, this, &ContactsTab::separate);
    connect(m_notices, &ContactNotices::followUpsPressed, this, &ContactsTab::followUpsWanted);
    connect(m_people, &OurPeople::noticed, this, &ContactsTab::noticed);
    connect(m_people, &OurPeople::undoOffered, this, &ContactsTab::undoOffered);
}

void ContactsTab::setAccount(AccountId account)
{
    if (account == m_account)
        return;
    m_account = account;
    m_model->setRows({});
    m_people->setAccount(account);
    m_notices->show({}, {}, m_changeable);
    m_notices->showNaming({}, {}, {});
}

void ContactsTab::show(const std::vector<Contact> &contacts)
{
    m_model->setRows(contacts);
    showChoice();
    loadBeside();
}

void ContactsTab::loadBeside()
{
    struct Beside {
        std::vector<DuplicateOffer> offers;
        std::vector<Contact> merged;
        std::vector<AccountPerson> people;
        std::vector<User> users;
    };
    whenDone(this, m_context.book.read([account = m_account](Session &session) -> Result<Beside> {
        ContactMergeService merging(session);
        const auto offers = merging.offers(account);
        if (!offers)
            return offers.error();
        const auto merged = merging.merged(account);
        if (!merged)
            return merged.error();
        const auto people = AccountPeopleService(session).people(account);
        if (!people)
            return people.error();
        const auto users = UserService(session).users();
        if (!users)
            return users.error();
        return Beside{*offers, *merged, *people, *users};
    }),
             [this, question = ++m_question](const Result<Beside> &beside) {
                 if (question != m_question)
                     return;
                 if (!beside) {
                     Q_EMIT noticed(beside.error().sentence, Tone::Bad);
                     return;
                 }
                 m_notices->show(beside->offers, beside->merged, m_changeable);
                 m_people->show(beside->people, beside->users);
             });
}

void ContactsTab::setChangeable(bool changeable)
{
    m_changeable = changeable;
    m_people->setChangeable(changeable);
    showChoice();
}

void ContactsTab::ring(const Contact &contact)
{
    const QString number = contact.phone.isEmpty() ? contact.mobile : contact.phone;
    const QString dial = dialNumber(number);
    // Some desktops know only the older scheme of their telephone program.
    if (m_prompts.open(QUrl(QStringLiteral("tel:") + dial)) ||
        m_prompts.open(QUrl(QStringLiteral("callto:") + dial)))
        return;
    QGuiApplication::clipboard()->setText(dial);
    Q_EMIT noticed(
        tr("No program for calls is set up here: the number %1 is on the clipboard.").arg(dial),
        Tone::Warn);
}

void ContactsTab::write(const Contact &contact)
{
    QUrl address;
    address.setScheme(QStringLiteral("mailto"));
    address.setPath(contact.email.trimmed());
    if (m_prompts.open(address))
        return;
    QGuiApplication::clipboard()->setText(contact.email.trimmed());
    Q_EMIT noticed(tr("No mail program is set up here: the address %1 is on the clipboard.")
                       .arg(contact.email.trimmed()),
                   Tone::Warn);
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
    m_call->setEnabled(
        reachable &&
        !dialNumber(contact->phone.isEmpty() ? contact->mobile : contact->phone).isEmpty());
    m_email->setEnabled(reachable && !contact->email.isEmpty());
    const QString why = there && contact->doNotContact
                            ? tr("Do not contact: %1").arg(contact->doNotContactReason)
                            : QString();
    m_call->setToolTip(why);
    m_email->setToolTip(why);
    for (QPushButton *button : {m_add, m_edit, m_left, m_main})
        button->setVisible(m_changeable);
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
    if (left)
        loadNaming(contact);
    else
        m_notices->showNaming({}, {}, {});
}

void ContactsTab::loadNaming(const Contact &contact)
{
    whenDone(this, m_context.book.read([id = contact.id](Session &session) {
        return ContactService(session).followUpsNaming(id);
    }),
             [this, contact](const Result<std::vector<FollowUp>> &followUps) {
                 if (followUps && contact.account == m_account)
                     m_notices->showNaming(contact.name, *followUps, Wording::of(m_context.book));
             });
}

void ContactsTab::compare(const DuplicateOffer &offer)
{
    auto *dialog = new MergeDialog(offer, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &MergeDialog::twoPersonsPressed, this, [this, dialog, offer] {
        dialog->reject();
        twoPersons(offer);
    });
    connect(dialog, &MergeDialog::submitted, this,
            [this, dialog](const Contact &survivor, const Contact &gone) {
                whenDone(dialog, m_context.book.write([survivor, gone](Session &session) {
                    return ContactMergeService(session).merge(survivor, gone);
                }),
                         [this, dialog, gone](const Result<ContactMerge> &merged) {
                             dialog->finish(merged ? Result<void>() : Result<void>(merged.error()));
                             if (!merged)
                                 return;
                             UndoOffer undo;
                             undo.text =
                                 tr("%1 is one with %2 now").arg(gone.name, merged->before.name);
                             undo.undo = [self = QPointer(this), merge = *merged] {
                                 if (self)
                                     self->run([merge](Session &session) {
                                         return ContactMergeService(session).takeBack(merge);
                                     });
                             };
                             Q_EMIT undoOffered(undo);
                         });
            });
    dialog->open();
}

void ContactsTab::twoPersons(const DuplicateOffer &offer)
{
    const auto say = [one = offer.keep.id, other = offer.other.id](bool distinct) {
        return [one, other, distinct](Session &session) {
            return ContactMergeService(session).setDistinct(one, other, distinct);
        };
    };
    UndoOffer undo;
    undo.text = tr("%1 and %2 stay two contacts").arg(offer.keep.name, offer.other.name);
    undo.undo = [self = QPointer(this), say] {
        if (self)
            self->run(say(false));
    };
    run(say(true), undo);
}

void ContactsTab::separate(const Contact &contact)
{
    run([id = contact.id](Session &session) { return ContactMergeService(session).separate(id); });
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
    connect(dialog, &ContactDialog::submitted, this,
            [this, dialog, contact](const Contact &changed) {
                const auto save = [](Session &session, const Contact &,
                                     const Contact &mine) -> Result<void> {
                    ContactService service(session);
                    if (mine.id.isSet())
                        return service.update(mine);
                    const Result<ContactId> added = service.add(mine);
                    return added ? Result<void>() : Result<void>(added.error());
                };
                saveMerging(dialog, m_context.book, contact, changed, save,
                            [this, dialog](const auto &saved) {
                                dialog->finish(saved.outcome);
                                if (saved.outcome && !saved.notice.isEmpty())
                                    Q_EMIT noticed(saved.notice, Tone::Good);
                            });
            });
    dialog->open();
}

} // namespace duebook::ui
