// SPDX-License-Identifier: Apache-2.0
#include "core/services/importing/fecrows.h"

#include "core/rules/importing/wordlist.h"

#include <algorithm>

namespace duebook {

namespace {

constexpr const char *kSalesJournals = "ve vt vte ven vent* fac fact* inv sales avoir* av";

bool isNothing(QByteArrayView amount)
{
    return std::all_of(amount.begin(), amount.end(), [](char c) {
        return c == '0' || c == ',' || c == '.' || c == ' ' || c == '+' || c == '-';
    });
}

} // namespace

std::optional<FecColumns> fecColumns(const QStringList &headings)
{
    const auto column = [&headings](const char *name) {
        for (qsizetype i = 0; i < headings.size(); ++i) {
            if (headings.at(i).compare(QLatin1String(name), Qt::CaseInsensitive) == 0)
                return int(i);
        }
        return -1;
    };
    const FecColumns columns{column("JournalCode"), column("JournalLib"), column("CompteNum"),
                             column("CompteLib"),   column("CompAuxNum"), column("CompAuxLib"),
                             column("Debit"),       column("Credit"),     column("EcritureLet"),
                             column("DateLet")};
    const bool whole = columns.account >= 0 && columns.debit >= 0 && columns.credit >= 0 &&
                       column("EcritureNum") >= 0 && column("PieceRef") >= 0;
    return whole ? std::optional(columns) : std::nullopt;
}

bool appendFecColumns(const FecColumns &columns, std::span<const QByteArrayView> row,
                      std::vector<QByteArrayView> &to)
{
    const auto cell = [row](int column) {
        return column >= 0 && size_t(column) < row.size() ? row[size_t(column)].trimmed()
                                                          : QByteArrayView();
    };
    const bool matched = !cell(columns.matched).isEmpty();
    const bool credit = isNothing(cell(columns.debit)) && !isNothing(cell(columns.credit));
    if (matched && credit)
        return false;
    const QString journal = QString::fromUtf8(cell(columns.journal)) + QLatin1Char(' ') +
                            QString::fromUtf8(cell(columns.journalName));
    const bool ownAccount = cell(columns.customer).isEmpty();
    to.push_back(cell(ownAccount ? columns.account : columns.customer));
    to.push_back(cell(ownAccount ? columns.accountName : columns.customerName));
    if (credit)
        to.push_back(saysOneOf(journal, kSalesJournals) ? QByteArrayView("credit note")
                                                        : QByteArrayView("payment"));
    else
        to.push_back("invoice");
    to.push_back(matched ? cell(columns.matchedDay) : QByteArrayView());
    return true;
}

} // namespace duebook
