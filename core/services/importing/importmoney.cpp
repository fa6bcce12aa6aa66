// SPDX-License-Identifier: Apache-2.0
// The part of LedgerRowParser that reads currencies and amounts.
#include "core/rules/ledger/amountparser.h"
#include "core/services/importing/importrows.h"
#include "core/services/importing/importvalues.h"

#include <QCoreApplication>
#include <QtNumeric>

#include <algorithm>
#include <cctype>

namespace duebook {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(duebook::ImportService)
};

} // namespace

bool LedgerRowParser::readCurrency(LedgerBatch &batch, LedgerRow &row, Fields fields)
{
    const int column = m_plan.column(ImportField::Currency);
    const QByteArrayView code = column >= 0 && size_t(column) < fields.size()
                                    ? fields[size_t(column)].trimmed()
                                    : QByteArrayView();
    if (code.isEmpty())
        return true;
    const auto currency = Currency::fromCode(code);
    const ParsedAmount sign =
        currency ? ParsedAmount() : parseAmount("1 " + code.toByteArray(), DecimalSign::Point, 0);
    if (!currency && !sign.currency.isSet())
        return refuse(batch, row.row, ImportField::Currency, code,
                      Texts::tr("This is no currency of ISO 4217, such as EUR."));
    row.currency = currency ? *currency : sign.currency;
    if (m_headingCurrency.isSet() && row.currency != m_headingCurrency)
        return refuse(batch, row.row, ImportField::Currency, code,
                      Texts::tr("The heading of the amount says %1, the row another currency.")
                          .arg(m_headingCurrency.code()));
    return true;
}

/// The currency of a row whose column names none: what stands beside its amount, in the heading, or
/// was given.
bool LedgerRowParser::findCurrency(LedgerBatch &batch, LedgerRow &row, Fields fields)
{
    const QByteArrayView text =
        value(fields, m_plan.has(ImportField::Amount) ? ImportField::Amount : ImportField::Debit);
    const bool onlyDigits = std::all_of(text.begin(), text.end(), [](char c) {
        return static_cast<unsigned char>(c) < 128 && c != '$' && std::isalpha(c) == 0;
    });
    if (!onlyDigits)
        row.currency = parseAmount(text, m_plan.settings.decimal, 2).currency;
    if (row.currency.isSet())
        return true;
    row.currency = m_headingCurrency;
    if (row.currency.isSet()) {
        note(ImportNoteKind::CurrencyHeading, m_headingCurrency.codeBytes());
        return true;
    }
    const QByteArray &given = m_plan.constants[size_t(ImportField::Currency)];
    const auto currency = Currency::fromCode(QByteArrayView(given));
    if (given.isEmpty() || !currency)
        return refuse(
            batch, row.row, ImportField::Currency, given.isEmpty() ? text : given,
            given.isEmpty()
                ? Texts::tr("The row does not say its currency: say the one of such rows.")
                : Texts::tr("This is no currency of ISO 4217, such as EUR."));
    row.currency = *currency;
    note(ImportNoteKind::CurrencyGiven);
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
    if (parsed.rounded)
        note(ImportNoteKind::Rounded);
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
    if (!row.currency.isSet() && !findCurrency(batch, row, fields))
        return false;
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
    switch (m_type) {
    case WordMeaning::Payment:
        row.is = LedgerRow::Is::OnAccount;
        row.amount = std::abs(row.amount);
        return row.amount != 0 || refuse(batch, row.row, ImportField::Amount, {},
                                         Texts::tr("A payment of nothing is no payment."));
    case WordMeaning::CreditNote:
        row.amount = -std::abs(row.amount);
        row.kind = InvoiceKind::CreditNote;
        break;
    case WordMeaning::Charge:
        row.kind = row.amount < 0 ? InvoiceKind::CreditNote : InvoiceKind::Charge;
        break;
    default:
        row.kind = row.amount < 0 ? InvoiceKind::CreditNote : InvoiceKind::Invoice;
        break;
    }
    return true;
}

/// Status and amounts must tell the same; what only one of them tells is taken. `openSaid`: a
/// column says what is open or paid.
bool LedgerRowParser::checkStatus(LedgerBatch &batch, LedgerRow &row, Fields fields, bool openSaid)
{
    const QByteArrayView status = value(fields, ImportField::Status);
    if (m_status == WordMeaning::Paid) {
        if (openSaid && row.open != 0)
            return refuse(batch, row.row, ImportField::Status, status,
                          Texts::tr("The status says that nothing is owed, the amounts say that "
                                    "something is."));
        if (!openSaid && row.settled == kNoDay)
            note(ImportNoteKind::SettledByStatus, status);
        row.open = 0;
    }
    if (m_status == WordMeaning::PartPaid && !openSaid)
        return refuse(batch, row.row, ImportField::Status, status,
                      Texts::tr("A part was paid, but no column says how much is open."));
    if (m_status == WordMeaning::Open && !openSaid && row.settled != kNoDay)
        return refuse(batch, row.row, ImportField::Status, status,
                      Texts::tr("The status says that it is open, but there is a day on which it "
                                "was settled."));
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
    if (!checkStatus(batch, row, fields, present))
        return false;
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

} // namespace duebook
