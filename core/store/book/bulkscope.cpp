// SPDX-License-Identifier: Apache-2.0
#include "core/store/book/bulkscope.h"

namespace duebook {

BulkScope::BulkScope(Database &db, References references) : m_db(db)
{
    try {
        m_mmapSize = db.integer("PRAGMA mmap_size");
        // Sorting for an index spills to a file instead of growing in memory.
        db.execute("PRAGMA temp_store = FILE; PRAGMA mmap_size = 0; PRAGMA cache_size = -32000");
        if (references == References::FromImport)
            db.execute("PRAGMA foreign_keys = OFF");
    } catch (const SqlFailure &) {
        // Only speed and memory are at stake; what is wrong with the book shows in the work itself.
    }
}

BulkScope::~BulkScope()
{
    const QByteArray mmap = "PRAGMA mmap_size = " + QByteArray::number(m_mmapSize);
    for (const char *setting : {"PRAGMA foreign_keys = ON", "PRAGMA temp_store = MEMORY",
                                "PRAGMA cache_size = -16000", mmap.constData()}) {
        try {
            m_db.execute(setting);
        } catch (const SqlFailure &) {
            // As above.
        }
    }
}

} // namespace duebook
