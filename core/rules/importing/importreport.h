// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/ids.h"
#include "core/domain/money.h"
#include "core/rules/importing/importnotes.h"
#include "core/rules/importing/importprofile.h"

#include <QDateTime>
#include <QStringList>

namespace duebook {

/// One column of a file as recognised.
struct ImportColumn {
    QString heading;
    QStringList samples;              ///< the first values that are not empty, at most five
    std::optional<ImportField> field; ///< empty = the column is not used
    bool names = false; ///< its rows with nothing else in them name what the rows below belong to

    friend bool operator==(const ImportColumn &, const ImportColumn &) = default;
};

/// How many values of the file's date columns fit which order.
struct DateCounts {
    int dmyOnly = 0;
    int mdyOnly = 0;
    int plain = 0; ///< the same day in any order (ISO, month names, 4/4/2026)
    int both = 0;  ///< fit day-month and month-day and mean different days

    friend bool operator==(const DateCounts &, const DateCounts &) = default;
};

enum class ImportQuestionKind {
    DateOrder,     ///< set `ImportSettings::dates`
    DecimalSign,   ///< set `ImportSettings::decimal`
    Currency,      ///< set `constants[ImportField::Currency]` or map a column
    MissingColumn, ///< `field` is necessary and no column was recognised: map it
    Kind,          ///< say what the rows are; nothing else is asked before
    Encoding,      ///< choose one of `ImportInspection::encodings`; set `ImportSettings::encoding`
    SameNumber,    ///< set `ImportSettings::sameNumber`
    UnusedColumn,  ///< `column` looks as if it mattered: map it, or add it to `leftOut`
};

/// Something only a person knows. The import does not run before it is answered.
struct ImportQuestion {
    ImportQuestionKind kind = ImportQuestionKind::MissingColumn;
    ImportField field = ImportField::AccountNumber;
    QString text;   ///< one translated sentence
    QString column; ///< UnusedColumn: its heading, or "#3"

    friend bool operator==(const ImportQuestion &, const ImportQuestion &) = default;
};

/// A code page the file may be written in, with cells of the file as it reads them.
struct ImportEncoding {
    QString name; ///< IANA
    QStringList texts;

    friend bool operator==(const ImportEncoding &, const ImportEncoding &) = default;
};

/// What a row of a ledger file is read as.
enum class ImportRowKind { LeftOut, Invoice, CreditNote, Charge, Payment };

/// One of the first rows of a ledger file: the file's own cells, and what is read from them.
struct ImportFirstRow {
    qint64 row = 0;
    QStringList cells;
    ImportRowKind kind = ImportRowKind::LeftOut; ///< LeftOut: `reason`, or no item at all
    QString reason;
    QString account;
    QString name;
    QString number;
    QDate issued;
    QDate due;
    QDate settled;
    Money amount;
    Money open;
    bool disputed = false;

    friend bool operator==(const ImportFirstRow &, const ImportFirstRow &) = default;
};

/// What was recognised in a file before anything is read in full.
struct ImportInspection {
    /// The settings given, completed by what was recognised (kind, encoding, separator, header row,
    /// date order, decimal sign, columns, as-of day).
    ImportSettings settings;
    QString looksLike; ///< "Xero: sales invoices": the program's list; empty where none is known
    std::vector<ImportColumn> columns;
    bool datev = false;   ///< a DATEV file: of an account list only the customers are taken
    bool grouped = false; ///< rows above the items name the account
    std::vector<ImportFirstRow> firstRows; ///< of a ledger file whose kind is known
    DateCounts dates;                      ///< of the issue date column, else of all date columns
    std::vector<ImportQuestion> questions;
    std::vector<ImportEncoding> encodings; ///< where more than one is likely, the likeliest first
    QStringList notes; ///< translated sentences: what is worked out instead of read
};

/// Why a row (or a value of it) was not taken.
struct ImportProblem {
    qint64 row = 0; ///< as a spreadsheet counts, from 1
    QString column; ///< its heading; empty = the row as a whole
    QString value;  ///< at most 80 characters
    QString reason; ///< translated

    friend bool operator==(const ImportProblem &, const ImportProblem &) = default;
};

/// Sums of the rows taken (also of those that the book had already), per currency: what the file's
/// own totals must agree with.
struct ImportTotal {
    Currency currency;
    qint64 rows = 0;
    Money amount;   ///< of all rows; payments count as they are written, above zero
    Money invoices; ///< of that: invoices and charges
    Money credits;  ///< credit notes, below zero
    Money payments; ///< payments and money on account
    Money open;     ///< after the import; of a list of open items less the money on account

    friend bool operator==(const ImportTotal &, const ImportTotal &) = default;
};

/// Two account numbers that differ only by case, blanks, signs or leading zeros. Answer in
/// `ImportSettings::sameAccounts`; without an answer the account of the file is made as another
/// one, except where the two differ only by case and blanks: those are one number for the book.
struct LookAlikeAccount {
    QString numberInFile;
    QString nameInFile;
    QString numberInBook; ///< or the number that came earlier in the file
    QString nameInBook;

    friend bool operator==(const LookAlikeAccount &, const LookAlikeAccount &) = default;
};

/// What is open in the book and not named in a list of all open items.
struct MissingInvoice {
    InvoiceId invoice; ///< unset: money on account
    QString accountNumber;
    QString number; ///< of money on account: its reference, may be empty
    Money open;     ///< money on account below zero

    friend bool operator==(const MissingInvoice &, const MissingInvoice &) = default;
};

/// What became of one row, or of what the file did not name.
struct ImportChange {
    enum class What { Created = 1, Changed, Settled };

    What what = What::Created;
    qint64 row = 0;              ///< 0 = settled, because no row names it
    QString number;              ///< of the invoice; of money on account its reference
    std::optional<Money> before; ///< open in the book before
    Money after;                 ///< open afterwards; of a payment: its amount

    friend bool operator==(const ImportChange &, const ImportChange &) = default;
};

/// What an import would do (preview) or did (run).
struct ImportReport {
    ImportId id;         ///< of the run; unset for a preview and where nothing changed
    qint64 rowsRead = 0; ///< data rows; = created + changed + unchanged + rejected + skipped
    qint64 created = 0;
    qint64 changed = 0;
    qint64 unchanged = 0;
    qint64 rejected = 0;
    qint64 skipped = 0; ///< empty rows, group and totals rows, suppliers
    qint64 accountsCreated = 0;
    qint64 paymentsCreated = 0;
    qint64 disputesCreated = 0;
    std::vector<ImportTotal> totals;     ///< in order of currency code
    std::vector<ImportProblem> problems; ///< the first `kMostListed`
    qint64 problemCount = 0;
    std::vector<LookAlikeAccount>
        lookAlikes; ///< the first `kMostListed`, without the answered ones
    qint64 lookAlikeCount = 0;
    /// With `fullList`: settled by the run. Else empty. The first `kMostListed`.
    std::vector<MissingInvoice> missing;
    qint64 missingCount = 0;
    std::vector<ImportChange> changes; ///< the first `kMostListed`, in order of rows
    qint64 changeCount = 0;
    bool cutOff = false; ///< the file ends in the middle of a row
    /// What makes a full list look wrong, a sentence each. A run stops at them unless
    /// `ImportSettings::acceptSettling` is set.
    QStringList doubts;
    /// What else should be known: answers that fitted nothing, items left alone. A sentence each.
    QStringList remarks;
    std::vector<ImportNote> notes; ///< what was worked out instead of read, and what was left out
};

/// Lists in a report are cut after so many entries; the counts are always whole.
constexpr size_t kMostListed = 1000;

/// One import that stands in the book.
struct ImportRun {
    ImportId id;
    ImportKind kind = ImportKind::OpenItems;
    QString fileName;
    QDateTime at; ///< UTC
    UserId by;
    qint64 rowsRead = 0;
    qint64 created = 0;
    qint64 changed = 0;
    qint64 unchanged = 0;
    qint64 rejected = 0;
    bool undone = false;

    friend bool operator==(const ImportRun &, const ImportRun &) = default;
};

} // namespace duebook
