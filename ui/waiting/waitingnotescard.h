// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/ids.h"
#include "ui/frame/page.h"
#include "ui/frame/pagecontext.h"
#include "ui/widgets/card.h"

namespace duebook {
struct WaitingNote;
}

namespace duebook::ui {

class WaitingList;

/// The notes of one account that wait on this computer, above its timeline. Hidden when none do.
class WaitingNotesCard : public Card {
    Q_OBJECT
public:
    explicit WaitingNotesCard(const PageContext &context, QWidget *parent = nullptr);

    void setAccount(AccountId account);

Q_SIGNALS:
    void openRequested(const duebook::WaitingNote &waiting);
    void undoOffered(const duebook::ui::UndoOffer &offer);

private:
    void refresh();

    AccountId m_account;
    WaitingList *m_list = nullptr; ///< nothing where notes never wait
};

} // namespace duebook::ui
