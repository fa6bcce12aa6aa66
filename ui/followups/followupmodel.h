// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/followup.h"
#include "ui/tables/tablemodel.h"

namespace duebook::ui {

class BookContext;

/// Follow-ups in a list: when, which account, what, what for, whose, how it comes again.
class FollowUpModel : public TableModel<FollowUp> {
public:
    /// `book` must outlive the model.
    explicit FollowUpModel(const BookContext &book, QObject *parent = nullptr);
};

} // namespace duebook::ui
