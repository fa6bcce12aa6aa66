// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/services/importing/importrows.h"

#include <QHash>

namespace duebook {

/// Finds invoices that stand in several rows of a file, and what that means: a row a line, a row an
/// instalment, or the same row by mistake.
class SameNumbers {
public:
    explicit SameNumbers(const ImportPlan &plan) : m_plan(plan) {}

    void add(TableRows::Fields fields);

    /// Invoices with several rows that are not the same row again.
    int count() const;
    bool dueDaysDiffer() const;

    /// What to do; Ask where the rows do not tell, and where there is nothing to do.
    SameNumber decided() const;

private:
    struct Met {
        size_t row = 0; ///< hash of the first one
        QByteArray amount;
        QByteArray due;
        bool differs = false; ///< another row is not the same
        bool amountsDiffer = false;
        bool dueDiffers = false;
    };

    const ImportPlan &m_plan;
    QHash<QByteArray, Met> m_met;
};

/// Makes one invoice of the rows with one number: their sum, due on the earliest day of those with
/// something open, or the first. What became part of another counts as skipped.
void mergeSameNumbers(LedgerBatch &batch, SameNumber how);

} // namespace duebook
