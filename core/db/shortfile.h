// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace duebook {

class Database;

/// From now on the connection reads what is there of a file that is shorter than its head says,
/// which SQLite else refuses altogether (`lockBtree`: unless the schema may be written), and pages
/// whatever their sums say. For connections that write nothing into that file. A file that is
/// attached reads its pages so when its name is `unverifiedName` (pagesums.h).
void allowShortFile(Database &db);

/// As it was before.
void refuseShortFile(Database &db);

} // namespace duebook
