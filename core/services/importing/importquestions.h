// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/rules/importing/columncontent.h"
#include "core/rules/importing/dateparser.h"
#include "core/rules/ledger/amountparser.h"
#include "core/services/importing/importplan.h"

namespace duebook {

/// What the values of the mapped columns tell.
struct ValueCounts {
    DateOrderCounter dates;
    DateOrderCounter mainDates;
    DecimalCounter decimals;
    bool amountsNameCurrency = true;
    bool anyAmount = false;
    int sameNumbers = 0;      ///< invoices that stand in several rows
    bool instalments = false; ///< with several due days
    SameNumber sameNumber = SameNumber::Ask;
};

/// Reads the sample's data rows: example values per column, and what they tell about dates and
/// numbers.
ValueCounts readSample(const QByteArray &sample, const ImportPlan &plan,
                       std::vector<ImportColumn> &columns);

/// A heading, or "#3" where it stands twice or is empty.
QString columnLabel(const QStringList &headings, int column);

/// Which of these shows the names as they are?
ImportQuestion encodingQuestion(const std::vector<ImportEncoding> &encodings);

bool hasAmounts(ImportKind kind);

/// Everything only a person knows about this file, appended to `questions`. `rows`: the first ones
/// below the headings.
void askFor(const ImportPlan &plan, const ValueCounts &counts, const std::vector<QStringList> &rows,
            const std::vector<ColumnFacts> &facts, std::vector<ImportQuestion> &questions);

} // namespace duebook
