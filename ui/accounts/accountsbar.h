// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/accountlist.h"
#include "core/domain/assignment.h"
#include "core/domain/user.h"
#include "ui/frame/page.h"
#include "ui/frame/pagecontext.h"
#include "ui/widgets/card.h"

#include <vector>

class QAction;
class QLabel;

namespace duebook::ui {

/// What a manager does with the accounts chosen in the list: another owner, into the pool that
/// everybody works on and out of it; each for all of them, with one Undo. Nobody else sees it.
class AccountsBar : public Card {
    Q_OBJECT
public:
    AccountsBar(const PageContext &context, QWidget *parent = nullptr);

    /// Shown with at least one account; as they were read, so that nobody's change is lost.
    void setChosen(std::vector<AccountRow> chosen);

    /// The same as its buttons, for the context menu and the keys of the list.
    QList<QAction *> choices() const { return {m_give, m_in, m_out}; }

Q_SIGNALS:
    void undoOffered(const duebook::ui::UndoOffer &offer);
    void noticed(const QString &sentence, duebook::ui::Tone tone);

private:
    bool mayAssign() const;
    void offerPeople();
    void showPeople(const std::vector<User> &people);
    void give(UserId to, const QString &name);
    void setPool(bool inPool);
    void restorePool(const std::vector<PoolPlace> &before);

    PageContext m_context;
    std::vector<AccountRow> m_chosen;
    QLabel *m_count;
    QAction *m_give;
    QAction *m_in;
    QAction *m_out;
    QWidget *m_giveButton = nullptr;
};

} // namespace duebook::ui
