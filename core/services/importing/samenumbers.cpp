// SPDX-License-Identifier: Apache-2.0
#include "core/services/importing/samenumbers.h"

#include <QtNumeric>

#include <set>

namespace duebook {

namespace {

constexpr int kEnoughToTell = 2; ///< invoices whose rows repeat a total of their own

/// False where the sum does not fit: the row is then refused as one that comes twice.
bool addTo(LedgerRow &whole, const LedgerRow &part)
{
    qint64 amount = 0;
    qint64 open = 0;
    if (qAddOverflow(whole.amount, part.amount, &amount) ||
        qAddOverflow(whole.open, part.open, &open))
        return false;
    const bool earlier = part.due != kNoDay && (whole.due == kNoDay || part.due < whole.due);
    if (part.open != 0 && (whole.open == 0 || earlier))
        whole.due = part.due;
    else if (part.open == 0 && whole.open == 0)
        whole.due = std::max(whole.due, part.due);
    whole.amount = amount;
    whole.open = open;
    if (part.issued != kNoDay)
        whole.issued = std::min(whole.issued, part.issued);
    whole.settled = open == 0 ? std::max(whole.settled, part.settled) : kNoDay;
    if (part.disputed && !whole.disputed) {
        whole.disputed = true;
        whole.disputeReason = part.disputeReason;
    }
    if (amount < 0)
        whole.kind = InvoiceKind::CreditNote;
    else if (whole.kind == InvoiceKind::CreditNote)
        whole.kind = InvoiceKind::Invoice;
    return true;
}

} // namespace

void SameNumbers::add(TableRows::Fields fields)
{
    const auto cell = [&](ImportField field) {
        const int column = m_plan.column(field);
        return column >= 0 && size_t(column) < fields.size() ? fields[size_t(column)].trimmed()
                                                             : QByteArrayView();
    };
    const QByteArrayView number = cell(ImportField::InvoiceNumber);
    if (number.isEmpty())
        return;
    QByteArray key;
    for (const ImportField field : {ImportField::AccountNumber, ImportField::InvoiceNumber,
                                    ImportField::DocumentType, ImportField::Currency})
        key.append(cell(field)).append('\n');
    const QByteArrayView amount =
        m_plan.has(ImportField::Amount) ? cell(ImportField::Amount) : cell(ImportField::Debit);
    size_t row = 0;
    for (const QByteArrayView field : fields)
        row = qHash(field.trimmed(), row * 31 + 7);
    const auto found = m_met.find(key);
    if (found == m_met.end()) {
        m_met.insert(key, {row, amount.toByteArray(), cell(ImportField::DueDate).toByteArray()});
        return;
    }
    if (found->row == row)
        return;
    found->differs = true;
    found->amountsDiffer = found->amountsDiffer || found->amount != amount;
    found->dueDiffers = found->dueDiffers || found->due != cell(ImportField::DueDate);
}

int SameNumbers::count() const
{
    return int(
        std::count_if(m_met.begin(), m_met.end(), [](const Met &met) { return met.differs; }));
}

bool SameNumbers::dueDaysDiffer() const
{
    return std::any_of(m_met.begin(), m_met.end(), [](const Met &met) { return met.dueDiffers; });
}

SameNumber SameNumbers::decided() const
{
    std::set<QByteArray> totals;
    int repeated = 0;
    for (const Met &met : m_met) {
        if (!met.differs)
            continue;
        if (met.amountsDiffer || met.dueDiffers)
            return SameNumber::Sum;
        ++repeated;
        totals.insert(met.amount);
    }
    // Lines that happen to cost the same do not do so in every invoice, and another amount in each.
    return repeated >= kEnoughToTell && int(totals.size()) == repeated ? SameNumber::First
                                                                       : SameNumber::Ask;
}

void mergeSameNumbers(LedgerBatch &batch, SameNumber how)
{
    QHash<QByteArray, size_t> first;
    std::vector<LedgerRow> kept;
    kept.reserve(batch.rows.size());
    for (const LedgerRow &row : batch.rows) {
        if (row.is != LedgerRow::Is::Invoice) {
            kept.push_back(row);
            continue;
        }
        QByteArray key = QByteArray::number(row.slot) + ' ' + row.currency.code().toLatin1() + ' ';
        key.append(batch.view(row.numberKey));
        const auto met = first.constFind(key);
        if (met == first.constEnd()) {
            first.insert(key, kept.size());
            kept.push_back(row);
        } else if (how == SameNumber::First || addTo(kept[*met], row)) {
            ++batch.skipped;
        } else {
            kept.push_back(row);
        }
    }
    batch.rows = std::move(kept);
}

} // namespace duebook
