// SPDX-License-Identifier: Apache-2.0
#include "core/services/importing/importrows.h"

#include "core/rules/importing/dateparser.h"
#include "core/rules/ledger/amountparser.h"
#include "core/rules/ledger/shortenednumber.h"
#include "core/services/importing/importvalues.h"

#include <QCoreApplication>

#include <algorithm>

namespace duebook {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(duebook::ImportService)
};

constexpr qsizetype kShownValue = 80;
constexpr qsizetype kLongestNumber = 400; // bytes; what is longer is another column

QString tooLongText()
{
    return Texts::tr("This is too long for a number; is it the right column?");
}

} // namespace

void LedgerBatch::clear()
{
    rows.clear();
    refusedRows.clear();
    arena.resize(0);
    accounts.clear();
    problems.clear();
    problemCount = rowsRead = rejected = skipped = bytesRead = 0;
    notes.clear();
}

LedgerRowParser::LedgerRowParser(const ImportPlan &plan, AccountResolver &accounts)
    : m_plan(plan), m_accounts(accounts), m_table(plan), m_words(plan),
      m_headingCurrency(currencyOfHeadings(plan))
{
}

QByteArrayView LedgerRowParser::value(Fields fields, ImportField field) const
{
    const int column = m_plan.column(field);
    const QByteArrayView told = column >= 0 && size_t(column) < fields.size()
                                    ? withoutTextMark(fields[size_t(column)].trimmed())
                                    : QByteArrayView();
    return told.isEmpty() ? QByteArrayView(m_plan.constants[size_t(field)]) : told;
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

void LedgerRowParser::keepNotes(LedgerBatch &batch)
{
    for (const auto &[kind, word] : m_notes) {
        if (word.isEmpty())
            batch.notes.add(kind);
        else
            batch.notes.add(kind, word);
    }
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
        keepRefused(batch,
                    (problems & (CsvStrayQuote | CsvUnterminatedQuote)) != 0 ? Fields() : fields);
        return;
    }
    if (m_table.sort(fields) != TableRow::Item) {
        ++batch.skipped;
        return;
    }
    fields = m_table.fields();
    LedgerRow row;
    row.row = number;
    m_notes.clear();
    const Owed owed = readWords(batch, row, fields);
    if (owed != Owed::Yes) {
        ++(owed == Owed::No ? batch.skipped : batch.rejected);
        if (owed == Owed::Refused)
            keepRefused(batch, fields);
        keepNotes(batch);
        return;
    }
    const qsizetype arenaBefore = batch.arena.size();
    // The account comes last: a row that is refused makes none.
    const bool taken = readCurrency(batch, row, fields) && readMoney(batch, row, fields) &&
                       (row.is == LedgerRow::Is::Invoice ? readInvoice(batch, row, fields)
                                                         : readPayment(batch, row, fields)) &&
                       readAccount(batch, row, fields);
    if (taken) {
        batch.rows.push_back(row);
        keepNotes(batch);
    } else {
        ++batch.rejected;
        batch.arena.truncate(arenaBefore);
        keepRefused(batch, fields);
    }
}

/// Which item a refused row is about, as far as that can be read.
void LedgerRowParser::keepRefused(LedgerBatch &batch, Fields fields)
{
    batch.refusedRows.push_back(
        {m_accounts.knownIdentity(value(fields, ImportField::AccountNumber)),
         keepKey(batch, value(fields, ImportField::InvoiceNumber))});
}

LedgerRowParser::Owed LedgerRowParser::readWords(LedgerBatch &batch, LedgerRow &row, Fields fields)
{
    const QByteArrayView type = value(fields, ImportField::DocumentType);
    const QByteArrayView status = value(fields, ImportField::Status);
    m_type = m_words.type(type);
    m_status = m_words.status(status);
    const auto refused = [&](ImportField field, QByteArrayView word, const QString &reason) {
        refuse(batch, row.row, field, word, reason);
        note(ImportNoteKind::UnknownWord, word);
        return Owed::Refused;
    };
    if (m_type == WordMeaning::LeftOut || m_status == WordMeaning::LeftOut) {
        note(ImportNoteKind::LeftOut, m_type == WordMeaning::LeftOut ? type : status);
        return Owed::No;
    }
    if (m_status == WordMeaning::WrittenOff) {
        note(ImportNoteKind::WrittenOff, status);
        return Owed::No;
    }
    if (m_type == WordMeaning::Unknown)
        return refused(ImportField::DocumentType, type,
                       Texts::tr("Nobody said what documents of this type are: invoices, credit "
                                 "notes, charges, payments, or nothing that is owed."));
    if (m_status == WordMeaning::Unknown)
        return refused(ImportField::Status, status,
                       Texts::tr("Nobody said what this status means: open, paid, disputed, or "
                                 "nothing that is owed."));
    return Owed::Yes;
}

bool LedgerRowParser::readAccount(LedgerBatch &batch, LedgerRow &row, Fields fields)
{
    const QByteArrayView number = value(fields, ImportField::AccountNumber);
    const QByteArrayView name = value(fields, ImportField::AccountName);
    if (number.size() > kLongestNumber)
        return refuse(batch, row.row, ImportField::AccountNumber, number, tooLongText());
    if (isShortenedNumber(number))
        return refuse(batch, row.row, ImportField::AccountNumber, number, shortenedNumberText());
    row.slot = m_accounts.slotOf(number, name, batch.accounts);
    if (row.slot < 0)
        return refuse(batch, row.row, ImportField::AccountNumber, number,
                      Texts::tr("The account number is missing."));
    row.accountIdentity = m_accounts.identity(row.slot);
    if (row.due == kNoDay && row.issued != kNoDay) {
        row.due = row.issued + m_accounts.termsDays(row.slot);
        if (row.is == LedgerRow::Is::Invoice)
            note(row.accountIdentity > 0 ? ImportNoteKind::DueFromAccount
                                         : ImportNoteKind::DueFromDefault);
    }
    return true;
}

bool LedgerRowParser::readDay(LedgerBatch &batch, LedgerRow &row, Fields fields, ImportField field,
                              qint64 &day)
{
    const QByteArrayView text = value(fields, field);
    const ParsedDay parsed = parseDay(text, m_plan.settings.dates, &m_plan.zone);
    if (parsed.error == DateError::None)
        day = parsed.day;
    if (parsed.source != DaySource::Written)
        note(parsed.source == DaySource::SerialNumber ? ImportNoteKind::SerialDay
                                                      : ImportNoteKind::OtherZone);
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
    if (isShortenedNumber(number))
        return refuse(batch, row.row, ImportField::InvoiceNumber, number, shortenedNumberText());
    readTerms(row, fields);
    if (!readOpen(batch, row, fields))
        return false;
    row.disputed = m_plan.has(ImportField::Disputed) && isYes(value(fields, ImportField::Disputed));
    if (m_status == WordMeaning::Disputed && row.open > 0) {
        row.disputed = true;
        note(ImportNoteKind::DisputedByStatus, value(fields, ImportField::Status));
    }
    row.number = keep(batch, number);
    row.numberKey = keepKey(batch, number);
    row.orderNumber = keep(batch, value(fields, ImportField::OrderNumber));
    row.text = keep(batch, value(fields, ImportField::Text));
    if (row.disputed)
        row.disputeReason = keep(batch, value(fields, ImportField::DisputeReason));
    return true;
}

/// The due day from the terms in the row, where the row has no due day.
void LedgerRowParser::readTerms(LedgerRow &row, Fields fields)
{
    const QByteArrayView text =
        row.due == kNoDay ? value(fields, ImportField::TermsDays) : QByteArrayView();
    if (text.isEmpty())
        return;
    const std::optional<PaymentTerms> terms = m_words.terms(text);
    if (!terms) {
        note(ImportNoteKind::TermsUnknown, text);
        return;
    }
    row.due = dueDay(row.issued, *terms);
    note(ImportNoteKind::DueFromTerms);
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
