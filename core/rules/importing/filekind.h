// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/rules/importing/importprofile.h"

#include <QStringList>

#include <optional>
#include <vector>

namespace duebook {

/// What the beginning of a file shows of it.
struct FileHead {
    QString fileName;
    QStringList titles;               ///< texts of the cells above the headings
    QStringList headings;             ///< of the columns, in order
    std::vector<QStringList> rows;    ///< the first rows below the headings
    std::map<ImportField, int> given; ///< what a person said about the columns (from 0)
};

/// Why rows are no receivables, whatever a person says.
enum class NotReceivable {
    None,
    Quotes,
    RecurringTemplates,
    Orders,
    SupplierBills,
    AgedSummary, ///< one row a customer: its balance by age, no invoices
};

/// What only a person can decide about the kind of a file.
enum class KindDoubt {
    None,
    Unknown, ///< nothing tells
    InvoicesOrPayments,
    AccountsWithMoney, ///< looks like a list of customers, but has amounts, days or invoices
    BankStatement,
};

struct FileKind {
    ImportKind likely = ImportKind::OpenItems;
    KindDoubt doubt = KindDoubt::None; ///< other than None: ask, `likely` is a proposal
    NotReceivable refused = NotReceivable::None;
    QStringList because; ///< headings (or the title) that say so
};

/// What the rows of this file most likely are, judged by its title, headings and first values. A
/// file is a list of accounts only where nothing in it is money, a day or an invoice.
FileKind recogniseKind(const FileHead &head);

/// True where the heading names a range of days past due ("1 - 30", "> 90", "31 to 60 days",
/// "Current", "Older") as columns and groups of ageing reports are called.
bool isAgeBucket(const QString &text);

} // namespace duebook
