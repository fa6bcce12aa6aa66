// SPDX-License-Identifier: Apache-2.0
#include "core/services/importing/importfirstrows.h"

#include "core/base/days.h"
#include "core/services/importing/importquestions.h"
#include "core/services/importing/importrows.h"

#include <QBuffer>

namespace duebook {

namespace {

constexpr qsizetype kMostRows = 50;
constexpr qsizetype kLongestCell = 60;

QDate dayOf(qint64 day)
{
    return day == kNoDay ? QDate() : fromEpochDay(day);
}

ImportRowKind kindOf(const LedgerRow &row)
{
    if (row.is == LedgerRow::Is::OnAccount)
        return ImportRowKind::Payment;
    switch (row.kind) {
    case InvoiceKind::CreditNote:
        return ImportRowKind::CreditNote;
    case InvoiceKind::Charge:
        return ImportRowKind::Charge;
    default:
        return ImportRowKind::Invoice;
    }
}

} // namespace

std::vector<ImportFirstRow> firstRows(const QByteArray &sample, const ImportPlan &plan,
                                      bool amountsNameCurrency)
{
    std::vector<ImportFirstRow> first;
    if (!hasAmounts(plan.settings.kind))
        return first;
    QBuffer buffer;
    buffer.setData(sample);
    buffer.open(QIODevice::ReadOnly);
    CsvReader reader(buffer, plan.format);
    AccountResolver accounts({}, {});
    // While the currency is a question, amounts are shown with two decimals.
    ImportPlan shownPlan = plan;
    if (!plan.has(ImportField::Currency))
        shownPlan.constants[size_t(ImportField::Currency)] = QByteArrayLiteral("EUR");
    LedgerRowParser parser(amountsNameCurrency ? plan : shownPlan, accounts);
    LedgerBatch batch;
    QHash<int, NewAccountRow> known;
    while (qsizetype(first.size()) < kMostRows && reader.next()) {
        if (reader.row() < plan.dataRow)
            continue;
        batch.clear();
        ImportFirstRow shown;
        shown.row = reader.row();
        for (const QByteArrayView field : reader.fields())
            shown.cells += QString::fromUtf8(field).simplified().left(kLongestCell);
        parser.parse(reader.row(), reader.fields(), reader.problems(), batch);
        for (const NewAccount &account : batch.accounts)
            known.insert(account.slot, account.row);
        if (batch.rows.empty()) {
            if (!batch.problems.empty())
                shown.reason = batch.problems.front().reason;
        } else {
            const LedgerRow &row = batch.rows.front();
            shown.kind = kindOf(row);
            shown.account = known.value(row.slot).number;
            shown.name = known.value(row.slot).name;
            shown.number = QString::fromUtf8(batch.view(row.number));
            shown.issued = dayOf(row.issued);
            shown.due = dayOf(row.due);
            shown.settled = dayOf(row.settled);
            shown.disputed = row.disputed;
            shown.amount = Money(row.amount, row.currency);
            shown.open = Money(row.open, row.currency);
        }
        first.push_back(std::move(shown));
    }
    return first;
}

} // namespace duebook
