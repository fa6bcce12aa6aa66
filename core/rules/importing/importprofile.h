// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/rules/importing/dateparser.h"
#include "core/rules/importing/wordmeaning.h"
#include "core/rules/ledger/amountparser.h"

#include <QDate>
#include <QString>
#include <QStringList>

#include <map>
#include <optional>
#include <vector>

namespace duebook {

/// What the rows of a file are.
enum class ImportKind {
    OpenItems = 1, ///< invoices (and payments on account) with what is still open
    Invoices,      ///< invoices whether open or settled
    Accounts,
    Contacts,
    Payments,
};

/// What a column of a file holds. The names (`importFieldName`) are stable: profiles and
/// `--map field=Column` use them.
enum class ImportField {
    AccountNumber = 1,
    AccountName,
    LastName, ///< of a person: name of the account or contact where no full name is given
    FirstName,
    InvoiceNumber,
    DocumentType, ///< tells invoices, credit notes, charges and payments apart
    IssueDate,
    DueDate,
    Amount,
    Debit, ///< together with Credit instead of Amount
    Credit,
    DebitCreditMark, ///< S/H, D/C: gives an amount without sign its sign
    OpenAmount,
    PaidAmount,
    Status, ///< open, paid, part paid, draft, void, disputed, written off ... in words
    Currency,
    SettledDate,
    Disputed,
    DisputeReason,
    OrderNumber,
    Text,
    TermsDays, ///< a number of days, or terms in words
    Segment,
    Language,
    CreditLimit,
    TaxId,
    Email,
    Phone,
    Mobile,
    Street,
    Postcode,
    City,
    Country,
    ContactName,
    ContactRole,
    PaymentDate,
    PaymentReference,
    PaymentMethod,
};

/// Programs write 0 where there is no limit, others where nothing may be sold on credit.
enum class ZeroLimit { Unknown, None, NoCredit };

/// "none", "no-credit"; empty for Unknown.
QString zeroLimitName(ZeroLimit meaning);
std::optional<ZeroLimit> zeroLimitFromName(const QString &name);

/// A person's answer to "are these two numbers one account?"
struct AccountAnswer {
    QString numberInFile;
    QString numberInBook; ///< empty = another account, although the numbers look alike

    friend bool operator==(const AccountAnswer &, const AccountAnswer &) = default;
};

/// Which rows of a file are taken: those of which a column has (or has not, or begins with) one of
/// the values, case and accents forgiven.
struct RowFilter {
    enum class Test { Is, IsNot, BeginsWith };

    QString column; ///< heading, or "#3"
    Test test = Test::Is;
    QStringList values;

    friend bool operator==(const RowFilter &, const RowFilter &) = default;
};

/// "Status is not Draft", "Status is Open, Overdue", "Account begins with 411"; nothing for another
/// text.
std::optional<RowFilter> rowFilterFromText(const QString &text);
QString rowFilterText(const RowFilter &filter);

/// What it means that several rows have the number of one invoice.
enum class SameNumber {
    Ask,   ///< not said: recognised, else the second row is refused
    Sum,   ///< each is a part of it: a line, an instalment
    First, ///< each repeats the whole of it
};

/// "sum", "first"; empty for Ask.
QString sameNumberName(SameNumber how);
std::optional<SameNumber> sameNumberFromName(const QString &name);

/// How a file is read: everything a named profile remembers. What is left at its default is
/// recognised from the file.
struct ImportSettings {
    ImportKind kind = ImportKind::OpenItems;
    QString encoding;             ///< IANA name; empty = recognise
    char separator = '\0';        ///< '\0' = recognise
    std::optional<int> headerRow; ///< row of the headings, from 1; 0 = there is none
    DateOrder dates = DateOrder::Unknown;
    DecimalSign decimal = DecimalSign::Unknown;
    /// Field -> heading of its column, or "#3" for the third column. Other fields are suggested
    /// from the headings beside these.
    std::map<ImportField, QString> columns;
    SameNumber sameNumber = SameNumber::Ask;
    /// Rows that do not pass every filter are left out.
    std::vector<RowFilter> filters;
    /// Columns (heading or "#3") that a person does not want used, and is not to be asked about.
    QStringList leftOut;
    /// Field -> the value every row has (a currency where no column names it).
    std::map<ImportField, QString> constants;
    /// The day the list was made; invalid = today. Differences between amount and open amount are
    /// payments of this day.
    QDate asOf;
    /// The list names every open item of the currencies (and, where it names documents' types, the
    /// money on account) that it has: what the book has open beside it has been settled.
    bool fullList = false;
    /// The full list speaks only of the accounts that it names.
    bool namedAccountsOnly = false;
    /// How much of what is open, in per cent of items or of a currency's money, a full list may
    /// settle without being asked about it.
    int mostSettled = 30;
    /// A person looked at what is in doubt about a full list and says that it is right. Of this one
    /// run, not kept in profiles.
    bool acceptSettling = false;
    std::vector<AccountAnswer> sameAccounts;
    /// What a person said a word in the column of types or statuses means; by `foldWord`.
    std::map<QString, WordMeaning> words;
    /// What a credit limit of 0 means; without an answer such limits are left as they are.
    ZeroLimit zeroLimit = ZeroLimit::Unknown;

    friend bool operator==(const ImportSettings &, const ImportSettings &) = default;
};

/// Settings kept under a name.
struct ImportProfile {
    QString name;
    ImportSettings settings;

    friend bool operator==(const ImportProfile &, const ImportProfile &) = default;
};

/// "open-items", "invoices", "accounts", "contacts", "payments".
QString importKindName(ImportKind kind);
std::optional<ImportKind> importKindFromName(const QString &name);

/// "account_number", "due_date" ...: snake_case words of the domain.
QString importFieldName(ImportField field);
std::optional<ImportField> importFieldFromName(const QString &name);

/// Every field that a file of this kind can fill, the necessary ones first.
std::vector<ImportField> importFields(ImportKind kind);

} // namespace duebook
