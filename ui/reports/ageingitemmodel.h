// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/report.h"
#include "ui/tables/tablemodel.h"

namespace duebook::ui {

class BookContext;

/// The open items behind a cell of an ageing.
class AgeingItemModel : public TableModel<AgeingItem> {
public:
    /// `book` must outlive the model.
    explicit AgeingItemModel(const BookContext &book, QObject *parent = nullptr);
};

} // namespace duebook::ui
