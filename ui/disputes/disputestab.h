// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/disputelist.h"
#include "ui/frame/page.h"
#include "ui/frame/pagecontext.h"

#include <QWidget>

#include <vector>

class QLabel;
class QPushButton;

namespace duebook::ui {

class DisputeActions;
class DisputeBar;
class DisputeModel;
class TableView;

/// The disputes of an account: open ones first, with their sums, and what can be done with them.
class DisputesTab : public QWidget {
    Q_OBJECT
public:
    /// `actions` must outlive the tab.
    DisputesTab(const PageContext &context, DisputeActions &actions, QWidget *parent);

    void setAccount(AccountId account);
    void show(const std::vector<DisputeRow> &disputes);
    void setChangeable(bool changeable);

private:
    void showChoice();

    AccountId m_account;
    DisputeModel *m_model;
    DisputeBar *m_bar;
    QLabel *m_sums;
    QPushButton *m_add;
    TableView *m_table;
};

} // namespace duebook::ui
