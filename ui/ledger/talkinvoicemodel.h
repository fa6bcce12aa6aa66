// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/services/ledger/invoiceservice.h"
#include "ui/book/wording.h"
#include "ui/tables/tablemodel.h"

#include <QSet>

namespace duebook::ui {

/// The open invoices of one account, each with a box to tick when the talk is about it.
class TalkInvoiceModel : public TableModel<InvoiceRow> {
    Q_OBJECT
public:
    enum ColumnIndex { NumberColumn, OpenColumn, LateColumn };

    explicit TalkInvoiceModel(QObject *parent = nullptr);

    void setWording(const Wording &wording) { m_wording = wording; }

    const QSet<InvoiceId> &ticked() const { return m_ticked; }
    /// Does not emit `tickedChanged`.
    void setTicked(const QSet<InvoiceId> &invoices);

    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

Q_SIGNALS:
    void tickedChanged();

private:
    QVariant cell(const InvoiceRow &row, int column, int role) const;

    Wording m_wording;
    QSet<InvoiceId> m_ticked;
};

} // namespace duebook::ui
