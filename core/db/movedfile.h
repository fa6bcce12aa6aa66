// SPDX-License-Identifier: Apache-2.0
#pragma once

struct sqlite3;

namespace duebook {

/// Whether the connection's file stands no longer where it was opened: renamed, moved, replaced.
/// `db` may be null.
bool fileHasMoved(sqlite3 *db);

} // namespace duebook
