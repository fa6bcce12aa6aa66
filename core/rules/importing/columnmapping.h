// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/rules/importing/columncontent.h"
#include "core/rules/importing/importprofile.h"

#include <QStringList>

#include <map>
#include <set>
#include <vector>

namespace duebook {

/// What is known about a table before its columns are mapped.
struct ColumnsAsked {
    QStringList headings;
    ImportKind kind = ImportKind::OpenItems;
    std::vector<ColumnFacts> facts;   ///< of each column; empty = only the headings tell
    std::map<ImportField, int> given; ///< what a person said: it stands
    std::set<int> leftOut;            ///< columns that a person does not want used
};

/// Which column (from 0) each field of this kind of file most likely stands in: what is given, and
/// beside it what the headings tell as accounting programs write them, where the values agree. A
/// column serves one field. Fields without a likely column are left out.
std::map<ImportField, int> suggestColumns(const ColumnsAsked &asked);
std::map<ImportField, int> suggestColumns(const QStringList &headings, ImportKind kind);

/// How many of these texts are headings that any kind of file uses.
int knownHeadings(const QStringList &texts);

/// True for headings of amounts and of days.
bool isMoneyHeading(const QString &heading);

/// True for headings of what is still open.
bool isOpenHeading(const QString &heading);

/// True for headings of the names of customers.
bool isNameHeading(const QString &heading);

} // namespace duebook
