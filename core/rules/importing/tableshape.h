// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace duebook {

/// What the rows that begin a group say of the rows below.
enum class GroupBy { Nothing, Account, AgeBucket, Currency };

/// How a table lies in its file.
struct TableShape {
    int headerRow = 0;  ///< row of the headings, from 1; 0 = the table has none
    bool datev = false; ///< a DATEV record header stands above the headings
    /// Column (from 0) whose only filled cell begins a group of rows ("C117 Customer One" above its
    /// invoices); -1 = the rows stand by themselves.
    int groupColumn = -1;
    GroupBy groups = GroupBy::Nothing;
};

/// Recognises headings that are not in the first row (title blocks, record headers) and grouped
/// reports from the first rows of a file. `knownHeaderRow`: what a person said.
TableShape recogniseShape(const std::vector<QStringList> &rows,
                          std::optional<int> knownHeaderRow = std::nullopt);

/// True for the first cell of a totals row: "Summe", "Grand total", or one that names its group
/// ("Total - C117 Customer One" in the group of that text). A customer called "Total Energies" is
/// none.
bool isTotalsText(const QString &text, const QString &group = {});

/// True for texts that begin with a word of totals or say what is carried from page to page. Also a
/// customer may be called so: ask only where nothing else in the row makes it an item.
bool beginsLikeTotals(const QString &text);

/// True for what stands alone in a row of a print list and belongs to the page: its number, a
/// moment, one of the `titles` above the table again.
bool isPageText(const QString &text, const QStringList &titles);

/// True for a line that ends with the number of its page, whatever was cut out of its blanks.
bool isPageLine(const QString &text);

/// The ISO code in a group row such as "Currency: USD" or "EUR"; empty where it names none.
QString currencyOfGroup(const QString &text);

/// The number and name in a group row or a combined column: "C117 Customer One, LLC" is C117 and
/// "Customer One, LLC"; without a number in front the text is both.
struct NumberAndName {
    QString number;
    QString name;
};
NumberAndName splitNumberAndName(const QString &text);

} // namespace duebook
