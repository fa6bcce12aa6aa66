// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/domain/user.h"
#include "ui/pages/pagecontext.h"
#include "ui/widgets/card.h"

#include <vector>

class QComboBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;
class QSpinBox;

namespace duebook::ui {

/// Settings: who works with the book, and who the person at this computer is.
class PeopleSection : public Card {
    Q_OBJECT
public:
    explicit PeopleSection(const PageContext &context, QWidget *parent = nullptr);

Q_SIGNALS:
    void complained(const QString &sentence);

private:
    void build();
    void load();
    void showUsers(const std::vector<User> &users);
    void add();
    void actAsChosen();

    PageContext m_context;
    std::vector<User> m_users;
    QListWidget *m_list;
    QPushButton *m_actAs;
    QLineEdit *m_name;
    QLineEdit *m_login;
    QComboBox *m_role;
    QSpinBox *m_calls;
    QPushButton *m_add;
    QLabel *m_problem;
};

} // namespace duebook::ui
