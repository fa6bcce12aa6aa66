// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/user.h"
#include "core/services/accounts/accountservice.h"
#include "ui/accounts/accountmodel.h"
#include "ui/book/pagedloader.h"
#include "ui/frame/listpage.h"

#include <memory>

namespace duebook::ui {

class AccountsBar;

/// All accounts: filter, sort, open; a manager gives those that are chosen to others (A) and puts
/// them into the pool or out of it.
class AccountsPage : public ListPage {
    Q_OBJECT
public:
    explicit AccountsPage(const PageContext &context, QWidget *parent = nullptr);
    ~AccountsPage() override;

    QString title() const override;
    /// The argument may name a filter: "nobody" = accounts without owner.
    void activate(const QString &argument) override;

protected:
    void changeQuestion() override;

private:
    AccountsPage(const PageContext &context, AccountModel *model, QWidget *parent);
    void refresh();
    void showCount();
    void showChosen();
    AccountFilter filter() const;
    void enterAccount();
    void showAccountForm(const std::vector<User> &people, const std::vector<Segment> &segments);

    AccountModel *m_model;
    AccountsBar *m_bar;
    AccountSort m_sort = AccountSort::Overdue;
    bool m_descending = true;
    std::unique_ptr<PagedLoader<AccountRow, AccountPage>> m_loader;
};

} // namespace duebook::ui
