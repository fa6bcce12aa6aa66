// SPDX-License-Identifier: Apache-2.0
#include "core/services/importing/importrows.h"

#include "core/rules/importing/dateparser.h"
#include "core/rules/ledger/amountparser.h"
#include "core/services/importing/importvalues.h"

#include <QCoreApplication>
#include <QtNumeric>

namespace duebook {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(duebook::ImportService)
};

constexpr qsizetype kShownValue = 80;
constexpr int kLongestTerms = 3650;
constexpr qsizetype kLongestNumber = 400; // bytes; what is longer is another column

QString tooLongText()
{
    return Texts::tr("This is too long for a number; is it the right column?");
}

} // namespace

void LedgerBatch::clear()
{
    rows.clear();
    arena.resize(0);
    accounts.clear();
    problems.clear();
    problemCount = rowsRead = rejected = skipped = bytesRead = 0;
}

LedgerRowParser::LedgerRowParser(const ImportPlan &plan, AccountResolver &accounts)
    : m_plan(plan), m_accounts(accounts), m_table(plan)
{
}

QByteArrayView LedgerRowParser::value(Fields fields, ImportField field) const
{
    const int column = m_plan.column(field);
    if (column >= 0)
        return size_t(column) < fields.size() ? fields[size_t(column)].trimmed() : QByteArrayView();
    return m_plan.constants[size_t(field)];
}

BatchText LedgerRowParser::keep(LedgerBatch &batch, QByteArrayView text)
{
    const BatchText kept{batch.arena.size(), text.size()};
    batch.arena.append(text);
    return kept;
}

BatchText LedgerRowParser::keepKey(LedgerBatch &batch, QByteArrayView text)
{
    const qsizetype at = batch.arena.size();
    appendNumberKey(batch.arena, text);
    return {at, batch.arena.size() - at};
}

bool LedgerRowParser::refuse(LedgerBatch &batch, qint64 row, ImportField field,
                             QByteArrayView value, const QString &reason)
{
    ++batch.problemCount;
    if (batch.problems.size() < kMostListed)
        batch.problems.push_back({row, m_plan.columnName(field),
                                  QString::fromUtf8(value).simplified().left(kShownValue), reason});
    return false;
}

void LedgerRowParser::parse(qint64 number, Fields fields, unsigned problems, LedgerBatch &batch)
{
    ++batch.rowsRead;
    if (problems != 0) {
        ++batch.rejected;
        ++batch.problemCount;
        batch.problems.push_back({number, {}, {}, csvProblemText(problems)});
        return;
    }
    if (m_table.sort(fields) != TableRow::Item) {
        ++batch.skipped;
        return;
    }
    fields = m_table.fields();
    LedgerRow row;
    row.row = number;
    const qsizetype arenaBefore = batch.arena.size();
    // The account comes last: a row that is refused makes none.
    const bool taken = readCurrency(batch, row, fields) && readMoney(batch, row, fields) &&
                       (row.is == LedgerRow::Is::Invoice ? readInvoice(batch, row, fields)
                                                         : readPayment(batch, row, fields)) &&
                       readAccount(batch, row, fields);
    if (taken) {
        batch.rows.push_back(row);
    } else {
        ++batch.rejected;
        batch.arena.truncate(arenaBefore);
    }
}

bool LedgerRowParser::readCurrency(LedgerBatch &batch, LedgerRow &row, Fields fields)
{
    const QByteArrayView code = value(fields, ImportField::Currency);
    if (code.isEmpty())
        return true;
    const auto currency = Currency::fromCode(code);
    const ParsedAmount sign =
        currency ? ParsedAmount() : parseAmount("1 " + code.toByteArray(), DecimalSign::Point, 0);
    if (!currency && !sign.currency.isSet())
        return refuse(batch, row.row, ImportField::Currency, code,
                      Texts::tr("This is no currency of ISO 4217, such as EUR."));
    row.currency = currency ? *currency : sign.currency;
    return true;
}

bool LedgerRowParser::readAmount(LedgerBatch &batch, const LedgerRow &row, Fields fields,
                                 ImportField field, qint64 &minor, bool &present)
{
    const QByteArrayView text = value(fields, field);
    const ParsedAmount parsed =
        parseAmount(text, m_plan.settings.decimal, row.currency.minorDigits());
    present = parsed.error != AmountError::Empty;
    minor = parsed.minor;
    if (parsed.error == AmountError::None || parsed.error == AmountError::Empty) {
        if (!parsed.currency.isSet() || parsed.currency == row.currency)
            return true;
        return refuse(batch, row.row, field, text,
                      Texts::tr("The amount is in another currency than the row."));
    }
    return refuse(batch, row.row, field, text, amountErrorText(parsed.error, row.currency));
}

bool LedgerRowParser::readMoney(LedgerBatch &batch, LedgerRow &row, Fields fields)
{
    if (!row.currency.isSet()) {
        const QByteArrayView text = value(fields, ImportField::Amount);
        row.currency = parseAmount(text, m_plan.settings.decimal, 2).currency;
        if (!row.currency.isSet())
            return refuse(batch, row.row, ImportField::Currency, text,
                          Texts::tr("The row does not say its currency."));
    }
    bool present = false;
    if (m_plan.has(ImportField::Amount)) {
        if (!readAmount(batch, row, fields, ImportField::Amount, row.amount, present))
            return false;
    } else {
        qint64 credit = 0;
        bool hasCredit = false;
        if (!readAmount(batch, row, fields, ImportField::Debit, row.amount, present) ||
            !readAmount(batch, row, fields, ImportField::Credit, credit, hasCredit))
            return false;
        present = present || hasCredit;
        if (qSubOverflow(row.amount, credit, &row.amount))
            return refuse(batch, row.row, ImportField::Credit, {},
                          amountErrorText(AmountError::TooLarge, row.currency));
    }
    if (!present)
        return refuse(batch, row.row,
                      m_plan.has(ImportField::Amount) ? ImportField::Amount : ImportField::Debit,
                      {}, Texts::tr("The amount is missing."));
    if (isCreditMark(value(fields, ImportField::DebitCreditMark)) && row.amount > 0)
        row.amount = -row.amount;

    if (m_plan.settings.kind == ImportKind::Payments) {
        row.is = LedgerRow::Is::OnAccount;
        return row.amount != 0 || refuse(batch, row.row, ImportField::Amount, {},
                                         Texts::tr("A payment of nothing is no payment."));
    }
    switch (documentKind(value(fields, ImportField::DocumentType))) {
    case DocumentKind::Payment:
        row.is = LedgerRow::Is::OnAccount;
        row.amount = std::abs(row.amount);
        return row.amount != 0 || refuse(batch, row.row, ImportField::Amount, {},
                                         Texts::tr("A payment of nothing is no payment."));
    case DocumentKind::CreditNote:
        row.amount = -std::abs(row.amount);
        row.kind = InvoiceKind::CreditNote;
        break;
    case DocumentKind::Charge:
        row.kind = row.amount < 0 ? InvoiceKind::CreditNote : InvoiceKind::Charge;
        break;
    case DocumentKind::Invoice:
    case DocumentKind::Unknown:
        row.kind = row.amount < 0 ? InvoiceKind::CreditNote : InvoiceKind::Invoice;
        break;
    }
    return true;
}

bool LedgerRowParser::readAccount(LedgerBatch &batch, LedgerRow &row, Fields fields)
{
    const QByteArrayView number = value(fields, ImportField::AccountNumber);
    const QByteArrayView name = value(fields, ImportField::AccountName);
    if (number.size() > kLongestNumber)
        return refuse(batch, row.row, ImportField::AccountNumber, number, tooLongText());
    row.slot = m_accounts.slotOf(number, name, batch.accounts);
    if (row.slot < 0)
        return refuse(batch, row.row, ImportField::AccountNumber, number,
                      Texts::tr("The account number is missing."));
    row.accountIdentity = m_accounts.identity(row.slot);
    if (row.due == kNoDay && row.issued != kNoDay)
        row.due = row.issued + m_accounts.termsDays(row.slot);
    return true;
}

bool LedgerRowParser::readDay(LedgerBatch &batch, LedgerRow &row, Fields fields, ImportField field,
                              qint64 &day)
{
    const QByteArrayView text = value(fields, field);
    const ParsedDay parsed = parseDay(text, m_plan.settings.dates);
    if (parsed.error == DateError::None)
        day = parsed.day;
    if (parsed.error == DateError::None || parsed.error == DateError::Empty)
        return true;
    return refuse(batch, row.row, field, text, dateErrorText(parsed.error));
}

bool LedgerRowParser::readInvoice(LedgerBatch &batch, LedgerRow &row, Fields fields)
{
    if (!readDay(batch, row, fields, ImportField::IssueDate, row.issued) ||
        !readDay(batch, row, fields, ImportField::DueDate, row.due) ||
        !readDay(batch, row, fields, ImportField::SettledDate, row.settled))
        return false;
    if (row.issued == kNoDay)
        return refuse(batch, row.row, ImportField::IssueDate, {},
                      Texts::tr("The invoice date is missing."));
    const QByteArrayView number = value(fields, ImportField::InvoiceNumber);
    if (number.isEmpty())
        return refuse(batch, row.row, ImportField::InvoiceNumber, {},
                      Texts::tr("The invoice number is missing."));
    if (number.size() > kLongestNumber)
        return refuse(batch, row.row, ImportField::InvoiceNumber, number, tooLongText());
    if (row.due == kNoDay) {
        bool isNumber = false;
        const int terms = value(fields, ImportField::TermsDays).toByteArray().toInt(&isNumber);
        if (isNumber && terms >= 0 && terms <= kLongestTerms)
            row.due = row.issued + terms;
    }
    if (!readOpen(batch, row, fields))
        return false;
    row.disputed = m_plan.has(ImportField::Disputed) && isYes(value(fields, ImportField::Disputed));
    row.number = keep(batch, number);
    row.numberKey = keepKey(batch, number);
    row.orderNumber = keep(batch, value(fields, ImportField::OrderNumber));
    row.text = keep(batch, value(fields, ImportField::Text));
    if (row.disputed)
        row.disputeReason = keep(batch, value(fields, ImportField::DisputeReason));
    return true;
}

bool LedgerRowParser::readOpen(LedgerBatch &batch, LedgerRow &row, Fields fields)
{
    bool present = false;
    qint64 given = 0;
    row.open = row.settled != kNoDay ? 0 : row.amount;
    if (m_plan.has(ImportField::OpenAmount)) {
        if (!readAmount(batch, row, fields, ImportField::OpenAmount, given, present))
            return false;
        if (present)
            row.open = row.amount < 0 ? -std::abs(given) : given;
    }
    if (!present && row.settled == kNoDay && m_plan.has(ImportField::PaidAmount)) {
        if (!readAmount(batch, row, fields, ImportField::PaidAmount, given, present))
            return false;
        row.open = row.amount < 0 ? row.amount + std::abs(given) : row.amount - given;
    }
    const bool fits = row.amount < 0 ? row.open <= 0 && row.open >= row.amount
                                     : row.open >= 0 && row.open <= row.amount;
    if (!fits)
        return refuse(batch, row.row,
                      m_plan.has(ImportField::OpenAmount) ? ImportField::OpenAmount
                                                          : ImportField::PaidAmount,
                      {}, Texts::tr("More is open (or paid) than the invoice's amount."));
    if (row.open != 0)
        row.settled = kNoDay;
    return true;
}

bool LedgerRowParser::readPayment(LedgerBatch &batch, LedgerRow &row, Fields fields)
{
    const bool isPaymentFile = m_plan.settings.kind == ImportKind::Payments;
    const ImportField dayField = isPaymentFile ? ImportField::PaymentDate : ImportField::IssueDate;
    if (!readDay(batch, row, fields, dayField, row.issued))
        return false;
    if (row.issued == kNoDay)
        return refuse(batch, row.row, dayField, {}, Texts::tr("The payment date is missing."));
    const QByteArrayView reference =
        value(fields, isPaymentFile ? ImportField::PaymentReference : ImportField::InvoiceNumber);
    row.number = keep(batch, reference);
    row.numberKey = keepKey(batch, reference);
    row.open = row.amount;
    if (isPaymentFile) {
        row.text = keep(batch, value(fields, ImportField::PaymentMethod));
        row.invoices = keep(batch, value(fields, ImportField::InvoiceNumber));
    }
    return true;
}

} // namespace duebook
