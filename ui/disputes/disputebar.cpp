// SPDX-License-Identifier: Apache-2.0
#include "ui/disputes/disputebar.h"

#include "ui/disputes/disputeactions.h"
#include "ui/look/theme.h"
#include "ui/text/disputewords.h"
#include "ui/widgets/choicemenu.h"

#include <QBoxLayout>
#include <QMenu>
#include <QPushButton>

namespace duebook::ui {

DisputeBar::DisputeBar(DisputeActions &actions, QWidget *parent)
    : QWidget(parent), m_actions(actions), m_stages(new ChoiceMenu(this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::kSmall);
    m_settle = button(QStringLiteral("settleDisputeButton"), tr("Settle …"));
    m_stage = button(QStringLiteral("stageDisputeButton"), tr("Stage"));
    m_edit = button(QStringLiteral("editDisputeButton"), tr("Change …"));
    m_escalate = button(QStringLiteral("escalateDisputeButton"), tr("Escalate …"));
    m_reopen = button(QStringLiteral("reopenDisputeButton"), tr("Reopen"));
    m_stage->setMenu(m_stages);
    for (const DisputeStage each :
         {DisputeStage::New, DisputeStage::LookedInto, DisputeStage::CustomerAnswers,
          DisputeStage::ColleagueAnswers, DisputeStage::CreditExpected}) {
        auto *action = m_stages->addAction(words::disputeStage(each), this, [this, each] {
            if (m_dispute && m_dispute->stage != each)
                m_actions.setStage(*m_dispute, each);
        });
        action->setCheckable(true);
        action->setData(int(each));
    }
    connect(m_edit, &QPushButton::clicked, this, &DisputeBar::edit);
    connect(m_settle, &QPushButton::clicked, this, &DisputeBar::settle);
    connect(m_reopen, &QPushButton::clicked, this, [this] {
        if (m_dispute)
            m_actions.reopen(*m_dispute);
    });
    connect(m_escalate, &QPushButton::clicked, this, [this] {
        if (!m_dispute)
            return;
        NewEscalation about;
        about.account = m_dispute->account;
        about.dispute = m_dispute->id;
        m_actions.escalate(about);
    });
    showChoice();
}

QPushButton *DisputeBar::button(const QString &name, const QString &text)
{
    auto *made = new QPushButton(text, this);
    made->setObjectName(name);
    made->setAccessibleName(text);
    layout()->addWidget(made);
    return made;
}

void DisputeBar::setDispute(const std::optional<Dispute> &dispute)
{
    m_dispute = dispute;
    showChoice();
}

void DisputeBar::setChangeable(bool changeable)
{
    m_changeable = changeable;
    showChoice();
}

void DisputeBar::edit()
{
    if (m_edit->isEnabled() && m_dispute)
        m_actions.edit(*m_dispute);
}

void DisputeBar::settle()
{
    if (m_settle->isEnabled() && m_dispute)
        m_actions.settle(*m_dispute);
}

void DisputeBar::showChoice()
{
    const bool open = m_dispute && m_dispute->state == DisputeState::Open;
    const bool settled = m_dispute && !open;
    for (QPushButton *each : {m_edit, m_stage, m_settle, m_escalate}) {
        each->setEnabled(open && m_changeable);
        each->setVisible(!settled);
    }
    m_reopen->setVisible(settled);
    m_reopen->setEnabled(settled && m_changeable);
    for (QAction *action : m_stages->actions())
        action->setChecked(open && action->data().toInt() == int(m_dispute->stage));
}

} // namespace duebook::ui
