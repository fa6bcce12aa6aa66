// SPDX-License-Identifier: Apache-2.0
#include "ui/waiting/waitingnotescard.h"

#include "ui/look/theme.h"
#include "ui/waiting/waitinglist.h"

#include <QBoxLayout>

namespace duebook::ui {

WaitingNotesCard::WaitingNotesCard(const PageContext &context, QWidget *parent) : Card(parent)
{
    setObjectName(QStringLiteral("waitingNotes"));
    setAccessibleName(tr("Notes of this account that wait on this computer"));
    hide();
    if (context.waitingNotes == nullptr)
        return;
    m_list = new WaitingList(context, this);
    body()->setSpacing(space::kTight);
    body()->addWidget(m_list);
    connect(m_list, &WaitingList::rebuilt, this, &WaitingNotesCard::refresh);
    connect(m_list, &WaitingList::openRequested, this, &WaitingNotesCard::openRequested);
    connect(m_list, &WaitingList::undoOffered, this, &WaitingNotesCard::undoOffered);
}

void WaitingNotesCard::setAccount(AccountId account)
{
    m_account = account;
    if (m_list != nullptr)
        m_list->setAccount(account);
}

void WaitingNotesCard::refresh()
{
    setVisible(m_account.isSet() && m_list->shown() > 0);
}

} // namespace duebook::ui
