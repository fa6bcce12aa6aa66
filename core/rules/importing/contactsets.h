// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/rules/importing/importprofile.h"

#include <QStringList>

#include <map>
#include <set>
#include <vector>

namespace duebook {

/// Columns (from 0) of one person among several on a row; always with ContactName or Email.
using ContactColumns = std::map<ImportField, int>;

/// The persons beside the one that the fields of the file name: "Contact 2", "Email 2" ..., and in
/// a list of accounts "Contact person" too. `used`: columns that fields of the file stand in.
std::vector<ContactColumns> contactSets(const QStringList &headings, const std::set<int> &used);

} // namespace duebook
