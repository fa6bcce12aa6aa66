// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/services/ledger/invoiceservice.h"
#include "ui/book/wording.h"
#include "ui/look/theme.h"

#include <QWidget>

#include <optional>
#include <vector>

class QLabel;

namespace duebook::ui {

class TableView;
class TalkInvoiceModel;

/// The open invoices of an account to tick some of: Space or Enter ticks, the sum stands below.
class InvoicePicker : public QWidget {
    Q_OBJECT
public:
    /// `nothingTicked` says what it means to tick none.
    InvoicePicker(const Theme &theme, const QString &nothingTicked, QWidget *parent = nullptr);

    /// `more` when the account has further open invoices that are not shown.
    void setInvoices(std::vector<InvoiceRow> open, const Wording &wording, bool more = false);
    void setChosen(const std::vector<InvoiceId> &invoices);
    /// In the order of the list: earliest due first.
    std::vector<InvoiceId> chosen() const;
    /// What the chosen ones have open; nothing when none is chosen or their currencies differ.
    std::optional<Money> chosenOpen() const;

Q_SIGNALS:
    void changed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void showSum();

    const Theme &m_theme;
    QString m_nothingTicked;
    Wording m_wording;
    bool m_more = false;
    TalkInvoiceModel *m_model;
    TableView *m_table;
    QLabel *m_sum;
};

} // namespace duebook::ui
