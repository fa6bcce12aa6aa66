// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/services/ledger/invoiceservice.h"
#include "ui/book/pagedloader.h"
#include "ui/frame/page.h"
#include "ui/frame/pagecontext.h"
#include "ui/ledger/invoicemodel.h"

#include <QWidget>

#include <memory>

class QLabel;
class QPushButton;

namespace duebook::ui {

class FilterChips;
class TableView;

/// The invoices of an account: open or all, with their sums per currency.
class InvoicesTab : public QWidget {
    Q_OBJECT
public:
    explicit InvoicesTab(const PageContext &context, QWidget *parent = nullptr);
    ~InvoicesTab() override;

    void setAccount(AccountId account);
    void refresh();
    void setChangeable(bool changeable);
    /// Takes the filter away: also settled invoices.
    void showAll();

Q_SIGNALS:
    /// A promise for the chosen invoices is wanted.
    void promisePressed(const std::vector<duebook::InvoiceId> &invoices);
    /// The chosen invoices are contested.
    void disputeWanted(const std::vector<duebook::InvoiceId> &invoices);
    void noticed(const QString &sentence, duebook::ui::Tone tone);
    /// T, or the menu of a row: what the timeline tells about this invoice.
    void timelineWanted(duebook::InvoiceId invoice, const QString &number);

private:
    InvoiceFilter filter() const;
    void ask();
    void showSums();
    void showChoice();
    std::vector<InvoiceId> chosen() const;

    PageContext m_context;
    AccountId m_account;
    InvoiceModel *m_model;
    FilterChips *m_chips;
    QLabel *m_sums;
    TableView *m_table;
    QPushButton *m_promise;
    QPushButton *m_dispute;
    std::unique_ptr<PagedLoader<InvoiceRow, InvoicePage>> m_loader;
    InvoiceSort m_sort = InvoiceSort::Due;
    bool m_descending = false;
    bool m_changeable = true;
    int m_question = 0;
};

} // namespace duebook::ui
