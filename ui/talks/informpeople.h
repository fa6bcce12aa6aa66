// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/user.h"
#include "ui/look/theme.h"

#include <QWidget>

#include <vector>

class QMenu;
class QToolButton;

namespace duebook::ui {

/// Colleagues who are to read the note: each with a cross, and a button that offers the others, the
/// account representative first.
class InformPeople : public QWidget {
    Q_OBJECT
public:
    explicit InformPeople(const Theme &theme, QWidget *parent = nullptr);

    /// Who can be chosen: active people but `me`. What is chosen stays.
    void setPeople(const std::vector<User> &people, UserId me, UserId representative);

    const std::vector<UserId> &chosen() const { return m_chosen; }
    /// Replaces all without telling.
    void setChosen(std::vector<UserId> chosen);
    /// Opens the list of who can be added.
    void offer();

    QToolButton *addButton() const { return m_add; }

Q_SIGNALS:
    void changed();

private:
    void rebuild();
    QWidget *chipFor(UserId id);
    QString nameOf(UserId id) const;
    void fillMenu();
    void toggle(UserId id, bool on);

    const Theme &m_theme;
    std::vector<User> m_people; ///< the representative first
    UserId m_representative;
    std::vector<UserId> m_chosen;
    QMenu *m_menu;
    QToolButton *m_add;
};

} // namespace duebook::ui
