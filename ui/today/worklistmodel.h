// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/services/today/worklistservice.h"
#include "ui/look/tone.h"
#include "ui/tables/tablemodel.h"

namespace duebook::ui {

class BookContext;

/// Today's rows: account, whose work it is, why it is here (chip and sentence), overdue, days late,
/// last contact, next. The chip's tool tip tells the points.
class WorklistModel : public TableModel<WorkRow> {
public:
    enum ColumnIndex {
        AccountColumn,
        MarkColumn, ///< whose work it is where it is not mine: "for Anna", "shared"
        ChipColumn,
        SentenceColumn,
        OverdueColumn,
        LateColumn,
        LastColumn,
        NextColumn
    };

    /// `book` must outlive the model.
    explicit WorklistModel(const BookContext &book, QObject *parent = nullptr);

    /// "87 = 62,310.00 (+35) · 94 days (+22) · broken promise (+20)".
    QString explanation(const WorkRow &row) const;

    static Tone toneOf(WorkReasonCode code);

    /// Whether any row is marked as a colleague's or as shared.
    bool hasMarks() const;

private:
    WorklistService::Formats formats() const;
    QString sentence(const WorkReason &reason) const;
    QString creditSentence(const WorkRow &row) const;

    const BookContext &m_book;
};

} // namespace duebook::ui
