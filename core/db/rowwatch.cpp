// SPDX-License-Identifier: Apache-2.0
#include "core/db/rowwatch.h"

#include <bit>

// The library is built with it or does not link; its header hides it otherwise.
#define SQLITE_ENABLE_PREUPDATE_HOOK
#include <sqlite3.h>

namespace duebook {

namespace {

RowValue valueOf(sqlite3_value *value)
{
    switch (sqlite3_value_type(value)) {
    case SQLITE_INTEGER:
        return {RowValue::Type::Integer, sqlite3_value_int64(value), {}};
    case SQLITE_FLOAT:
        return {RowValue::Type::Real, std::bit_cast<qint64>(sqlite3_value_double(value)), {}};
    case SQLITE_NULL:
        return {};
    default:
        break;
    }
    const bool text = sqlite3_value_type(value) == SQLITE_TEXT;
    // As a blob also a text: nothing is copied to end it with a zero.
    const auto *bytes = static_cast<const char *>(sqlite3_value_blob(value));
    return {text ? RowValue::Type::Text : RowValue::Type::Blob, 0,
            QByteArrayView(bytes, sqlite3_value_bytes(value))};
}

void rowChanges(void *context, sqlite3 *db, int operation, const char *schema, const char *table,
                sqlite3_int64, sqlite3_int64)
{
    RowWatcher *watcher = *static_cast<RowWatcher **>(context);
    if (watcher == nullptr || std::string_view(schema) != "main")
        return;
    watcher->rowChanges(
        ChangedRow(db, table, operation != SQLITE_INSERT, operation != SQLITE_DELETE));
}

} // namespace

int ChangedRow::columns() const
{
    return sqlite3_preupdate_count(m_db);
}

RowValue ChangedRow::before(int column) const
{
    sqlite3_value *value = nullptr;
    if (sqlite3_preupdate_old(m_db, column, &value) == SQLITE_OK)
        return valueOf(value);
    m_failed = true;
    return {};
}

RowValue ChangedRow::after(int column) const
{
    sqlite3_value *value = nullptr;
    if (sqlite3_preupdate_new(m_db, column, &value) == SQLITE_OK)
        return valueOf(value);
    m_failed = true;
    return {};
}

void installRowWatch(sqlite3 *db, RowWatcher **watcher)
{
    sqlite3_preupdate_hook(db, &rowChanges, watcher);
}

} // namespace duebook
