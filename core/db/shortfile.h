// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace duebook {

class Database;

/// From now on the connection reads what is there of a file that is shorter than its head says,
/// which SQLite else refuses altogether (`lockBtree`: unless the schema may be written), and pages
/// whatever their sums say. For connections that write nothing into that file.
void allowShortFile(Database &db);

} // namespace duebook
