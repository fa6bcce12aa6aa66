// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/services/invoiceservice.h"
#include "ui/models/invoicemodel.h"
#include "ui/pages/pagecontext.h"
#include "ui/shell/page.h"
#include "ui/support/pagedloader.h"

#include <memory>

class QLabel;

namespace duebook::ui {

class FilterChips;
class SearchField;
class TableView;

/// All invoices: open ones first, with their sums per currency.
class InvoicesPage : public Page {
    Q_OBJECT
public:
    explicit InvoicesPage(const PageContext &context, QWidget *parent = nullptr);
    ~InvoicesPage() override;

    QString title() const override;
    void activate(const QString &argument) override;

private:
    void build();
    void changeQuestion();
    void refresh();
    void showSums();
    InvoiceFilter filter() const;

    PageContext m_context;
    InvoiceModel *m_model;
    QLabel *m_sums;
    SearchField *m_text;
    FilterChips *m_filter;
    TableView *m_table;
    InvoiceSort m_sort = InvoiceSort::Due;
    bool m_descending = false;
    int m_question = 0;
    std::unique_ptr<PagedLoader<InvoiceRow, InvoicePage>> m_loader;
};

} // namespace duebook::ui
