// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/contact.h"
#include "ui/models/rowsmodel.h"

namespace duebook::ui {

/// The persons at one account. Values only.
class ContactModel : public RowsModel<Contact> {
    Q_OBJECT
public:
    enum Column { Name, Role, Phone, Mobile, Email, State, ColumnCount };

    using RowsModel::RowsModel;

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

protected:
    quint64 keyOf(const Contact &contact) const override { return quint64(contact.id.number()); }
};

/// "Ingrid Dahl, payables": how a person is named in lists.
QString contactLabel(const Contact &contact);

} // namespace duebook::ui
