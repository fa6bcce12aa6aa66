// SPDX-License-Identifier: Apache-2.0
#include "core/db/shortfile.h"

#include "core/db/database.h"
#include "core/db/pagesums.h"

#include <sqlite3.h>

namespace duebook {

void allowShortFile(Database &db)
{
    sqlite3_db_config(db.handle(), SQLITE_DBCONFIG_DEFENSIVE, 0, nullptr);
    sqlite3_db_config(db.handle(), SQLITE_DBCONFIG_WRITABLE_SCHEMA, 1, nullptr);
    trustPages(db, true);
}

} // namespace duebook
