// SPDX-License-Identifier: Apache-2.0
#include "ui/disputes/disputestab.h"

#include "ui/disputes/disputeactions.h"
#include "ui/disputes/disputebar.h"
#include "ui/disputes/disputemodel.h"
#include "ui/tables/tableview.h"
#include "ui/text/disputewords.h"
#include "ui/text/words.h"
#include "ui/widgets/card.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/emptystate.h"

#include <QBoxLayout>
#include <QLabel>
#include <QPushButton>

#include <algorithm>

namespace duebook::ui {

DisputesTab::DisputesTab(const PageContext &context, DisputeActions &actions, QWidget *parent)
    : QWidget(parent), m_model(new DisputeModel(context.book, DisputeModel::Scope::Account, this)),
      m_bar(new DisputeBar(actions, this)), m_sums(new ElidedLabel(this)),
      m_add(new QPushButton(tr("New dispute …"), this)), m_table(new TableView(context.theme, this))
{
    m_sums->setObjectName(QStringLiteral("accountDisputeSums"));
    setLook(m_sums, Look::Muted);
    m_add->setObjectName(QStringLiteral("newDisputeButton"));
    m_add->setAccessibleName(m_add->text());
    setLook(m_add, Look::Primary);
    m_table->setObjectName(QStringLiteral("accountDisputes"));
    m_table->setAccessibleName(tr("Disputes of this account"));
    m_table->setProperty("look", QStringLiteral("plain"));
    m_table->setModel(m_model);
    m_table->setColumnWidths({200, 0, 150, 60, 120, 170, 130});
    m_table->remember(context.local, QStringLiteral("accountDisputes"));
    auto *empty = new EmptyState(context.theme, Icon::Disputes,
                                 tr("The customer disputes nothing."), m_table);
    empty->setButton(tr("New dispute …"));
    m_table->setEmptyState(empty);
    const auto add = [this, &actions] { actions.open(m_account, {}); };
    connect(empty, &EmptyState::buttonPressed, this, add);
    connect(m_add, &QPushButton::clicked, this, add);
    connect(m_table, &TableView::opened, m_bar, &DisputeBar::edit);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &DisputesTab::showChoice);
    connect(m_model, &QAbstractItemModel::dataChanged, this, &DisputesTab::showChoice);

    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(space::kMedium, space::kTight, space::kSmall, space::kTight);
    bar->setSpacing(space::kSmall);
    bar->addWidget(m_sums, 1);
    bar->addWidget(m_bar);
    bar->addWidget(m_add);
    auto *card = new Card(this);
    card->setFlush();
    card->body()->addLayout(bar);
    card->body()->addWidget(m_table, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(card);
}

void DisputesTab::setAccount(AccountId account)
{
    if (account == m_account)
        return;
    m_account = account;
    m_model->setRows({});
    m_sums->clear();
}

void DisputesTab::show(const std::vector<DisputeRow> &disputes)
{
    m_model->setRows(disputes);
    Dispute all;
    for (const DisputeRow &row : disputes)
        if (row.dispute.state == DisputeState::Open)
            all.parts.insert(all.parts.end(), row.dispute.parts.begin(), row.dispute.parts.end());
    m_sums->setText(all.parts.empty() ? QString()
                                      : tr("%1 disputed").arg(words::amounts(words::sums(all))));
    showChoice();
}

void DisputesTab::setChangeable(bool changeable)
{
    m_bar->setChangeable(changeable);
    m_add->setEnabled(changeable);
}

void DisputesTab::showChoice()
{
    const QModelIndex index = m_table->currentRow();
    m_bar->setDispute(index.isValid() ? std::optional(m_model->row(index.row()).dispute)
                                      : std::nullopt);
}

} // namespace duebook::ui
