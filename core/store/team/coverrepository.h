// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/cover.h"
#include "core/store/book/session.h"

#include <optional>
#include <vector>

namespace duebook {

/// Who does whose work. Covers given back stay in the book.
class CoverRepository {
public:
    /// `cover.id`, names and version are not read.
    static CoverId insert(Transaction &transaction, const Cover &cover);
    static std::optional<Cover> find(Database &db, CoverId id);

    /// Given back now, or taken up again. Errors: Conflict, NotFound.
    static Result<void> setEnded(Transaction &transaction, const Cover &before, bool ended);

    /// Those that may still run on `day` or later, the earliest first; with `past` every one, the
    /// newest first, at most 500.
    static std::vector<Cover> list(Database &db, QDate day, bool past);

    /// Not given back and overlapping with the days, of anybody.
    static std::vector<Cover> overlapping(Database &db, QDate from, QDate to);

    /// Whose work `user` does on `day`, each absent person once; also what they do for others.
    static std::vector<Cover> coveredBy(Database &db, UserId user, QDate day);

    /// Who does the work of `absent` on `day`.
    static std::optional<Cover> coverOf(Database &db, UserId absent, QDate day);
};

} // namespace duebook
