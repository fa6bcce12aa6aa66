// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/contact.h"
#include "ui/frame/page.h"
#include "ui/frame/pagecontext.h"

#include <QWidget>

#include <vector>

class QBoxLayout;
class QPushButton;

namespace duebook {
struct DuplicateOffer;
}

namespace duebook::ui {

class ContactModel;
class ContactNotices;
class OurPeople;
class Prompts;
class TableView;

/// The persons at an account: add, edit, mark as left or as the main one, ring and write, merge who
/// stands there twice; and our own people who have to do with it.
class ContactsTab : public QWidget {
    Q_OBJECT
public:
    ContactsTab(const PageContext &context, Prompts &prompts, QWidget *parent = nullptr);

    void setAccount(AccountId account);
    void show(const std::vector<Contact> &contacts);
    void setChangeable(bool changeable);
    void add();

Q_SIGNALS:
    void noticed(const QString &sentence, duebook::ui::Tone tone);
    void undoOffered(const duebook::ui::UndoOffer &offer);
    /// The follow-ups of the account are to be shown.
    void followUpsWanted();

private:
    void build(QBoxLayout *bar);
    void connectParts();
    void loadBeside();
    void loadNaming(const Contact &contact);
    void ring(const Contact &contact);
    void write(const Contact &contact);
    void compare(const DuplicateOffer &offer);
    void separate(const Contact &contact);
    void twoPersons(const DuplicateOffer &offer);
    const Contact *current() const;
    void edit(const Contact &contact);
    void setLeft(const Contact &contact, bool left);
    void makeMain(const Contact &contact);
    void showChoice();
    template <typename Work>
    void run(Work work, const UndoOffer &offer = {});

    PageContext m_context;
    Prompts &m_prompts;
    AccountId m_account;
    ContactModel *m_model;
    TableView *m_table;
    ContactNotices *m_notices;
    OurPeople *m_people;
    QPushButton *m_add;
    QPushButton *m_edit;
    QPushButton *m_main;
    QPushButton *m_left;
    QPushButton *m_call;
    QPushButton *m_email;
    bool m_changeable = true;
    int m_question = 0; ///< answers to older questions are left out
};

} // namespace duebook::ui
