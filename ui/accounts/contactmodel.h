// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/contact.h"
#include "ui/tables/tablemodel.h"

#include <QLocale>

namespace duebook::ui {

/// The persons at one account. Values only.
class ContactModel : public TableModel<Contact> {
    Q_OBJECT
public:
    enum Column { Name, Role, Phone, Mobile, Email, Prefers, State, ColumnCount };

    explicit ContactModel(QObject *parent = nullptr);

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
};

/// "Ingrid Dahl, payables": how a person is named in lists; who must not be contacted is named with
/// that and the reason.
QString contactLabel(const Contact &contact, const QLocale &locale);

/// "German" for "de"; another text as it is.
QString languageName(const QString &code);

/// How a person prefers to be reached ("phone", "email", "letter", "text"), in words.
QString channelName(const QString &channel);

} // namespace duebook::ui
