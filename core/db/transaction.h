// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/db/database.h"

namespace duebook {

/// BEGIN … COMMIT as a scope: rolled back unless `commit` was reached. Failures are thrown.
class TransactionScope {
public:
    /// Immediate takes the write lock now, so that a reader-turned-writer cannot fail halfway.
    enum class Kind { Read, Immediate };

    TransactionScope(Database &db, Kind kind);
    TransactionScope(const TransactionScope &) = delete;
    TransactionScope &operator=(const TransactionScope &) = delete;
    ~TransactionScope();

    void commit();

private:
    Database &m_db;
    bool m_finished = false;
};

} // namespace duebook
