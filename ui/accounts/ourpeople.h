// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/accountperson.h"
#include "core/domain/user.h"
#include "ui/frame/page.h"
#include "ui/frame/pagecontext.h"
#include "ui/tables/tablemodel.h"
#include "ui/widgets/card.h"

#include <optional>
#include <vector>

class QPushButton;

namespace duebook::ui {

class Prompts;
class TableView;

/// Our own people at an account: its owner, its representative, and others with what they do.
class OurPeople : public Card {
    Q_OBJECT
public:
    OurPeople(const PageContext &context, Prompts &prompts, QWidget *parent = nullptr);

    void setAccount(AccountId account);
    /// `users`: who can be added.
    void show(const std::vector<AccountPerson> &people, const std::vector<User> &users);
    void setChangeable(bool changeable);

Q_SIGNALS:
    void noticed(const QString &sentence, duebook::ui::Tone tone);
    void undoOffered(const duebook::ui::UndoOffer &offer);

private:
    const AccountPerson *current() const;
    void showChoice();
    void edit(const std::optional<AccountPerson> &person);
    void remove(const AccountPerson &person);
    template <typename Work>
    void run(Work work, const UndoOffer &offer = {});

    PageContext m_context;
    Prompts &m_prompts;
    AccountId m_account;
    TableModel<AccountPerson> *m_model;
    TableView *m_table;
    QPushButton *m_ring;
    QPushButton *m_add;
    QPushButton *m_change;
    QPushButton *m_remove;
    std::vector<User> m_users;
    bool m_changeable = true;
};

} // namespace duebook::ui
