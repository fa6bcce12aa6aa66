// SPDX-License-Identifier: Apache-2.0
#include "core/db/movedfile.h"

#include <sqlite3.h>

namespace duebook {

bool fileHasMoved(sqlite3 *db)
{
    int moved = 0;
    return db != nullptr &&
           sqlite3_file_control(db, "main", SQLITE_FCNTL_HAS_MOVED, &moved) == SQLITE_OK &&
           moved != 0;
}

} // namespace duebook
