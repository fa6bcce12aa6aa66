// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace duebook {

class Database;

/// From now on the connection reads what is there of a file that is shorter than its head says,
/// which SQLite else refuses altogether (`lockBtree`: unless the schema may be written). For
/// connections that write nothing into that file.
void allowShortFile(Database &db);

/// As it was before.
void refuseShortFile(Database &db);

} // namespace duebook
