// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/domain/cover.h"
#include "core/domain/user.h"
#include "ui/frame/pagecontext.h"
#include "ui/team/coverflow.h"
#include "ui/widgets/card.h"

#include <vector>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;
class QSpinBox;

namespace duebook::ui {

/// Settings: who works with the book and as what, passwords, who the person at this computer is,
/// who covers for whom, and handing over for good.
class PeopleSection : public Card {
    Q_OBJECT
public:
    explicit PeopleSection(const PageContext &context, QWidget *parent = nullptr);

Q_SIGNALS:
    void complained(const QString &sentence);
    void undoOffered(const duebook::ui::UndoOffer &offer);

private:
    void build();
    void buildList();
    void buildButtons();
    void buildNew();
    void load();
    void showUsers();
    const Cover *coverOf(UserId absent) const;
    void endCover(const Cover &cover);
    void add();
    void actAsChosen();
    void actAs(const User &user);
    void changeChosen();
    void askWhoTakesOver(const User &left);
    void askForPasswordOfChosen();
    void setByPassword(bool on);
    const User *chosen() const;
    void showMay();
    PeopleFlow flow();

    PageContext m_context;
    std::vector<User> m_users;
    std::vector<Cover> m_covers; ///< that run today or later
    QListWidget *m_list;
    QLabel *m_roleMay; ///< of the chosen person
    QPushButton *m_actAs;
    QPushButton *m_change;
    QPushButton *m_password;
    QPushButton *m_cover;
    QPushButton *m_handOver;
    QLineEdit *m_name;
    QLineEdit *m_login;
    QComboBox *m_role;
    QSpinBox *m_calls;
    QPushButton *m_add;
    QCheckBox *m_byPassword;
    QLabel *m_done; ///< a change that shows nowhere else
    QLabel *m_problem;
};

} // namespace duebook::ui
