// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/services/invoiceservice.h"
#include "ui/models/rowsmodel.h"
#include "ui/support/wording.h"

#include <QSet>

namespace duebook::ui {

/// The invoices of one account, in the order given. Values only. The brief form has number, open
/// amount and days late, with a box to tick for the invoices a talk is about.
class InvoiceTableModel : public RowsModel<InvoiceRow> {
    Q_OBJECT
public:
    enum class Form { Full, Brief };
    enum Column { Number, Issued, Due, Amount, Open, Late, State, OrderNumber };

    explicit InvoiceTableModel(Form form, QObject *parent = nullptr);

    void setWording(const Wording &wording) { m_wording = wording; }

    /// The ticked invoices (brief form). Setting them does not emit `tickedChanged`.
    const QSet<InvoiceId> &ticked() const { return m_ticked; }
    void setTicked(const QSet<InvoiceId> &invoices);

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    void tickedChanged();

protected:
    quint64 keyOf(const InvoiceRow &row) const override
    {
        return quint64(row.invoice.id.number());
    }

private:
    Column columnAt(int section) const;
    QString textOf(const InvoiceRow &row, Column column) const;
    QString stateOf(const InvoiceRow &row) const;

    Form m_form;
    Wording m_wording;
    QSet<InvoiceId> m_ticked;
};

} // namespace duebook::ui
