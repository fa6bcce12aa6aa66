// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/user.h"
#include "core/services/accountservice.h"
#include "ui/models/accountmodel.h"
#include "ui/pages/pagecontext.h"
#include "ui/shell/page.h"
#include "ui/support/pagedloader.h"

#include <memory>

class QLabel;

namespace duebook::ui {

class FilterChips;
class SearchField;
class TableView;

/// All accounts: filter, sort, open.
class AccountsPage : public Page {
    Q_OBJECT
public:
    explicit AccountsPage(const PageContext &context, QWidget *parent = nullptr);
    ~AccountsPage() override;

    QString title() const override;
    void activate(const QString &argument) override;

private:
    void build();
    void changeQuestion();
    void refresh();
    void showCount();
    AccountFilter filter() const;
    void enterAccount();
    void showAccountForm(const std::vector<User> &people, const std::vector<Segment> &segments);

    PageContext m_context;
    AccountModel *m_model;
    QLabel *m_count;
    SearchField *m_text;
    FilterChips *m_filter;
    TableView *m_table;
    AccountSort m_sort = AccountSort::Overdue;
    bool m_descending = true;
    std::unique_ptr<PagedLoader<AccountRow, AccountPage>> m_loader;
};

} // namespace duebook::ui
