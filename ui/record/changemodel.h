// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/activity.h"
#include "ui/book/wording.h"
#include "ui/tables/tablemodel.h"

namespace duebook::ui {

/// What changed on an account, a row for each field. Holds values, knows no database.
class ChangeModel : public TableModel<FieldChange> {
    Q_OBJECT
public:
    explicit ChangeModel(const BookContext &book, QObject *parent = nullptr);

    /// The identity of a row: the action and the field in it.
    static qint64 rowId(const FieldChange &change);
};

} // namespace duebook::ui
