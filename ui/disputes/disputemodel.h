// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/disputelist.h"
#include "ui/tables/tablemodel.h"

namespace duebook::ui {

class BookContext;

/// Disputes: what is contested, how long, by when it is looked at again, and by whom.
class DisputeModel : public TableModel<DisputeRow> {
    Q_OBJECT
public:
    /// Within an account its name is left out.
    enum class Scope { Book, Account };

    /// `book` must outlive the model.
    DisputeModel(const BookContext &book, Scope scope, QObject *parent = nullptr);
};

} // namespace duebook::ui
