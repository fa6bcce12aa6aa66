// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/services/accounts/accountservice.h"
#include "ui/tables/tablemodel.h"

namespace duebook::ui {

class BookContext;

/// The list of accounts: who, whose, what they owe, how late, last and next contact.
class AccountModel : public TableModel<AccountRow> {
public:
    /// `book` must outlive the model.
    explicit AccountModel(const BookContext &book, QObject *parent = nullptr);
};

} // namespace duebook::ui
