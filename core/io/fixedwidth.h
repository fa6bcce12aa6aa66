// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringList>

#include <vector>

namespace duebook {

/// Where the columns of a printed list begin (in characters, from 0), whose fields are held apart
/// by blanks: by its rule ("-----  ----  ------"), else by the places that are blank in every line.
/// Empty where the lines are no such list; else three columns or more.
std::vector<int> fixedColumns(const QStringList &lines);

} // namespace duebook
