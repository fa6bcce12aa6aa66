// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/services/disputes/disputeservice.h"
#include "ui/book/pagedloader.h"
#include "ui/disputes/disputemodel.h"
#include "ui/frame/listpage.h"

#include <memory>

namespace duebook::ui {

class DisputeActions;
class DisputeBar;

/// All disputes: open, mine, past their deadline, large, settled; with their sums per currency.
/// Enter opens the account.
class DisputesPage : public ListPage {
    Q_OBJECT
public:
    explicit DisputesPage(const PageContext &context, QWidget *parent = nullptr);
    ~DisputesPage() override;

    QString title() const override;

protected:
    void changeQuestion() override;

private:
    DisputesPage(const PageContext &context, DisputeModel *model, QWidget *parent);
    void addActions();
    void refresh();
    void showSums();
    void showChoice();
    DisputeFilter filter() const;

    DisputeModel *m_model;
    DisputeActions *m_actions;
    DisputeBar *m_bar;
    int m_question = 0;
    std::unique_ptr<PagedLoader<DisputeRow, DisputePage>> m_loader;
};

} // namespace duebook::ui
