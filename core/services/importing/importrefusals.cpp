// SPDX-License-Identifier: Apache-2.0
#include "core/services/importing/importrefusals.h"

#include <QCoreApplication>

namespace duebook {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(duebook::ImportService)
};

constexpr int kShownHeadings = 4;

QString listed(const QStringList &headings)
{
    QStringList quoted;
    for (const QString &heading : headings.mid(0, kShownHeadings))
        quoted += QStringLiteral("\"%1\"").arg(heading);
    return quoted.join(QStringLiteral(", "));
}

/// What the file is, with what to do: the sentence goes on with it.
QString formatText(FileFormat format)
{
    switch (format) {
    case FileFormat::Text:
        break;
    case FileFormat::Xlsx:
    case FileFormat::Ods:
    case FileFormat::SpreadsheetXml:
        return Texts::tr("a spreadsheet (%1): save the sheet with the list as CSV and import that")
            .arg(format == FileFormat::Xlsx  ? QStringLiteral("XLSX")
                 : format == FileFormat::Ods ? QStringLiteral("ODS")
                                             : QStringLiteral("XML"));
    case FileFormat::Xls:
        return Texts::tr("a file of an old office program (XLS, DOC or MSG): open it there and "
                         "save the list as CSV");
    case FileFormat::OfficeDocument:
    case FileFormat::Rtf:
        return Texts::tr("a text document: export the list from the accounting program as CSV");
    case FileFormat::Pdf:
        return Texts::tr("a PDF, made to be printed: export the list from the accounting program "
                         "as CSV");
    case FileFormat::Zip:
    case FileFormat::Packed:
        return Texts::tr("packed (ZIP or the like): unpack it and import the list inside");
    case FileFormat::Camt:
        return Texts::tr("a bank statement (CAMT, ISO 20022), not a list of invoices: export the "
                         "payments from the accounting program as CSV");
    case FileFormat::Pain:
        return Texts::tr("a payment order for the bank (pain, ISO 20022), not a list of invoices");
    case FileFormat::Mt940:
        return Texts::tr("a bank statement (MT940), not a list of invoices: export the payments "
                         "from the accounting program as CSV");
    case FileFormat::Ofx:
        return Texts::tr("a bank statement (OFX), not a list of invoices: export the payments "
                         "from the accounting program as CSV");
    case FileFormat::Qif:
        return Texts::tr("a Quicken file (QIF), not a list of invoices: export the open items as "
                         "CSV");
    case FileFormat::Iif:
        return Texts::tr("a QuickBooks file (IIF): export the report \"A/R Aging Detail\" or "
                         "\"Open Invoices\" as CSV and import that");
    case FileFormat::Sie:
        return Texts::tr("a SIE file with the whole bookkeeping: export the list of unpaid "
                         "customer invoices as CSV");
    case FileFormat::UblInvoice:
        return Texts::tr("an electronic invoice (UBL), one invoice and no list: export the open "
                         "items as CSV");
    case FileFormat::CiiInvoice:
        return Texts::tr("an electronic invoice (CII, ZUGFeRD), one invoice and no list: export "
                         "the open items as CSV");
    case FileFormat::Mail:
        return Texts::tr("an email: save the list that is attached to it and import that");
    case FileFormat::Html:
        return Texts::tr("a web page: export the list as CSV, or open it in a spreadsheet program "
                         "and save it as CSV");
    case FileFormat::Xml:
        return Texts::tr("an XML file: export the list as CSV");
    case FileFormat::Json:
        return Texts::tr("a JSON file: export the list as CSV");
    case FileFormat::Image:
        return Texts::tr("a picture: export the list from the accounting program as CSV");
    case FileFormat::Program:
        return Texts::tr("a program, not a list");
    case FileFormat::Database:
        return Texts::tr("a database (perhaps a book), not a list: export the open items as CSV");
    case FileFormat::Binary:
        return Texts::tr("no text: export the list from the accounting program as CSV");
    }
    return {};
}

} // namespace

std::optional<Error> refusedFormat(FileFormat format, const QString &fileName)
{
    const QString what = formatText(format);
    if (what.isEmpty())
        return std::nullopt;
    return Error{ErrorCode::Invalid,
                 Texts::tr("\"%1\" is %2.", "a file's name, and what it is").arg(fileName, what),
                 fileName,
                 {}};
}

std::optional<Error> refusedRows(const FileKind &kind, const QString &fileName)
{
    QString sentence;
    switch (kind.refused) {
    case NotReceivable::None:
        return std::nullopt;
    case NotReceivable::Quotes:
        sentence = Texts::tr("\"%1\" lists quotes (%2), and nobody owes a quote: export the "
                             "invoices instead.");
        break;
    case NotReceivable::RecurringTemplates:
        sentence = Texts::tr("\"%1\" lists templates of recurring invoices (%2), not invoices: "
                             "export the invoices made from them.");
        break;
    case NotReceivable::Orders:
        sentence = Texts::tr("\"%1\" lists orders (%2), and nobody owes an order: export the "
                             "invoices instead.");
        break;
    case NotReceivable::SupplierBills:
        sentence = Texts::tr("\"%1\" lists what is owed to suppliers (%2), not what customers "
                             "owe: export the receivables.");
        break;
    case NotReceivable::AgedSummary:
        sentence = Texts::tr("\"%1\" is a summary: one row a customer with what is owed by age "
                             "(%2), and no invoices. Export the detailed report, with number and "
                             "due date of each invoice.");
        break;
    }
    return Error{ErrorCode::Invalid, sentence.arg(fileName, listed(kind.because)), fileName, {}};
}

std::optional<Error> refusedDatev(int category, const QString &fileName)
{
    constexpr int kPostings = 21;
    constexpr int kAccounts = 16;
    if (category == kAccounts)
        return std::nullopt;
    return Error{ErrorCode::Invalid,
                 category == kPostings
                     ? Texts::tr("\"%1\" is a DATEV file of postings (Buchungsstapel): it has the "
                                 "whole bookkeeping, not what is open. Export the list of open "
                                 "items (OPOS-Liste Debitoren) as CSV.")
                           .arg(fileName)
                     : Texts::tr("\"%1\" is a DATEV file that lists neither customers nor "
                                 "postings: export the open items (OPOS-Liste Debitoren) as CSV.")
                           .arg(fileName),
                 fileName,
                 {}};
}

QString kindQuestion(const FileKind &kind)
{
    switch (kind.doubt) {
    case KindDoubt::None:
        break;
    case KindDoubt::Unknown:
        return Texts::tr("What are the rows: open items, invoices, payments, accounts or "
                         "contacts?");
    case KindDoubt::InvoicesOrPayments:
        return Texts::tr("Are the rows invoices or payments? The headings fit both.");
    case KindDoubt::AccountsWithMoney:
        return Texts::tr("Are the rows customers, or what they owe? %1 would not be taken from a "
                         "list of customers.")
            .arg(listed(kind.because));
    case KindDoubt::BankStatement:
        return Texts::tr("This looks like a bank statement (%1). What are the rows?")
            .arg(listed(kind.because));
    }
    return {};
}

} // namespace duebook
