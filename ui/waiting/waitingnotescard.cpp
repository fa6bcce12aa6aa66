// SPDX-License-Identifier: Apache-2.0
#include "ui/waiting/waitingnotescard.h"

#include "ui/look/theme.h"
#include "ui/waiting/waitinglist.h"

#include <QBoxLayout>

namespace duebook::ui {

WaitingNotes::WaitingNotes(const PageContext &context, QWidget *parent) : Card(parent)
{
    setObjectName(QStringLiteral("waitingNotes"));
    setAccessibleName(tr("Notes of this account that wait on this computer"));
    hide();
    if (context.outbox == nullptr)
        return;
    m_list = new WaitingList(context, this);
    body()->setSpacing(space::kTight);
    body()->addWidget(m_list);
    connect(m_list, &WaitingList::rebuilt, this, &WaitingNotes::refresh);
    connect(m_list, &WaitingList::openRequested, this, &WaitingNotes::openRequested);
    connect(m_list, &WaitingList::undoOffered, this, &WaitingNotes::undoOffered);
}

void WaitingNotes::setAccount(AccountId account)
{
    m_account = account;
    if (m_list != nullptr)
        m_list->setAccount(account);
}

void WaitingNotes::refresh()
{
    setVisible(m_account.isSet() && m_list->shown() > 0);
}

} // namespace duebook::ui
