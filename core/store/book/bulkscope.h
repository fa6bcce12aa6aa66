// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/db/database.h"

namespace duebook {

/// Settings of the connection that make bulk work fast and keep its memory small, for the time of
/// the scope; must begin outside a transaction.
class BulkScope {
public:
    /// `FromImport`: every account, invoice and payment that new rows refer to was read or written
    /// in the same transaction and nothing is removed, so that SQLite need not look each of them
    /// up.
    enum class References { Checked, FromImport };

    BulkScope(Database &db, References references);
    BulkScope(const BulkScope &) = delete;
    BulkScope &operator=(const BulkScope &) = delete;
    ~BulkScope();

private:
    Database &m_db;
    qint64 m_mmapSize = 0;
};

} // namespace duebook
