// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/services/ledger/invoiceservice.h"
#include "ui/book/pagedloader.h"
#include "ui/frame/listpage.h"
#include "ui/ledger/invoicemodel.h"

#include <memory>

class QPushButton;

namespace duebook::ui {

/// All invoices: open ones first, with their sums per currency. P asks for a promise for those that
/// are chosen, when they are of one account.
class InvoicesPage : public ListPage {
    Q_OBJECT
public:
    explicit InvoicesPage(const PageContext &context, QWidget *parent = nullptr);
    ~InvoicesPage() override;

    QString title() const override;

Q_SIGNALS:
    /// A promise for the chosen invoices, all of the account, is wanted.
    void promiseWanted(duebook::AccountId account, const std::vector<duebook::InvoiceId> &invoices);

protected:
    void changeQuestion() override;

private:
    InvoicesPage(const PageContext &context, InvoiceModel *model, QWidget *parent);
    void refresh();
    void showSums();
    InvoiceFilter filter() const;
    void buildPromise();
    /// What a promise can be about among the chosen rows.
    std::vector<const Invoice *> chosenOpen() const;
    void showChoice();
    void promiseChosen();

    InvoiceModel *m_model;
    QPushButton *m_promise;
    InvoiceSort m_sort = InvoiceSort::Due;
    bool m_descending = false;
    int m_question = 0;
    std::unique_ptr<PagedLoader<InvoiceRow, InvoicePage>> m_loader;
};

} // namespace duebook::ui
