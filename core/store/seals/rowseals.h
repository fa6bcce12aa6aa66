// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/db/rowwatch.h"
#include "core/store/seals/sealstore.h"

#include <vector>

namespace duebook {

/// Keeps the seals true: gathers which rows a transaction changes, whoever changes them, and writes
/// that into the seals of their buckets before it commits. A change that did not come this way is
/// found by `check`, which works the sums out from the rows. Belongs to the thread of its database.
class RowSeals final : private RowWatcher {
public:
    /// Throws `SqlFailure`.
    explicit RowSeals(Database &db);

    /// Gathers during the scope, beginning with nothing.
    class Watch {
    public:
        explicit Watch(RowSeals &seals);
        Watch(const Watch &) = delete;
        Watch &operator=(const Watch &) = delete;
        ~Watch();

    private:
        Database &m_db;
    };

    /// Looks at the tables again after a statement that may have changed them. Throws
    /// `SqlFailure`.
    void learnTables() { m_layout = SealedLayout(m_db); }

    /// Writes what was gathered; `root` goes with it. Throws `SqlFailure`.
    void write(const QDateTime &at, UserId user, DigestSum &root);

private:
    /// What changed in one table.
    struct Gathered {
        BucketSums sums;
        BucketSums::iterator last = sums.end(); ///< neighbours come one after the other
    };

    void rowChanges(const ChangedRow &row) noexcept override;
    void count(Gathered &gathered, const SealedRows &rows, const std::vector<RowValue> &values,
               const std::string &form, bool added);

    Database &m_db;
    SealedLayout m_layout;
    std::vector<Gathered> m_gathered; ///< in the order of the layout
    std::vector<RowValue> m_values;   ///< kept for its room only; so the next
    std::string m_form;
    bool m_failed = false;
};

} // namespace duebook
