// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/promiselist.h"
#include "ui/tables/tablemodel.h"

namespace duebook::ui {

class BookContext;

/// A list of promises: of the whole book, or of one account (without the account's column).
class PromiseModel : public TableModel<PromiseRow> {
public:
    enum class Scope { Book, Account };

    /// `book` must outlive the model.
    PromiseModel(const BookContext &book, Scope scope, QObject *parent = nullptr);
};

/// "Open", "Kept" ... as a person reads it.
QString promiseStateText(PromiseState state);

} // namespace duebook::ui
