// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/remark.h"
#include "core/store/book/session.h"

#include <optional>
#include <vector>

namespace duebook {

/// Remarks that the composer inserts.
class RemarkRepository {
public:
    /// In their order, then by name.
    static std::vector<Remark> all(Database &db);
    static std::optional<Remark> find(Database &db, RemarkId id);
    /// The remark of exactly this name and language; unset = none.
    static RemarkId findByName(Database &db, const QString &name, const QString &language);

    /// Comes last in the order.
    static RemarkId insert(Transaction &transaction, const Remark &remark);

    /// Errors: Conflict when `remark.rowVersion` is no longer the book's; NotFound.
    static Result<void> update(Transaction &transaction, const Remark &remark);
    static Result<void> remove(Transaction &transaction, RemarkId id, qint64 rowVersion);
};

} // namespace duebook
