// SPDX-License-Identifier: Apache-2.0
#include "core/db/triggers.h"

#include "core/db/database.h"

#include <sqlite3.h>

namespace duebook {

void ignoreTriggers(Database &db)
{
    sqlite3_db_config(db.handle(), SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
}

} // namespace duebook
