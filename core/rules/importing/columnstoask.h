// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/rules/importing/columncontent.h"
#include "core/rules/importing/importprofile.h"

#include <QStringList>

#include <map>
#include <vector>

namespace duebook {

/// Columns (from 0) of a list of invoices that nothing uses although they look as if they mattered
/// to what is owed: a status, what is open or paid, a type, terms, a dispute. `used`: the columns
/// of the fields.
std::vector<int> columnsToAskAbout(const QStringList &headings,
                                   const std::vector<ColumnFacts> &facts,
                                   const std::vector<QStringList> &rows,
                                   const std::map<ImportField, int> &used);

} // namespace duebook
