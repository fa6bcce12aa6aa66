// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/domain/cover.h"

#include <QCoreApplication>

#include <optional>
#include <vector>

namespace duebook {

class Database;
class Session;

struct NewCover {
    UserId absent;
    UserId by;
    QDate from;
    QDate to; ///< that day included
};

/// Where a person stands today.
struct CoverToday {
    std::vector<Cover> covering;    ///< whose work this person does, also through others
    std::optional<Cover> coveredBy; ///< who does this person's work
};

/// A colleague's day done by another for a period (core/README.md, rule 8). While a cover runs,
/// Today, the follow-ups and the reminders of the covering person hold the absent person's too;
/// nothing in the book changes hands, so that giving back is exact and, at the end, happens by
/// itself. Whoever covers also does what the absent person covers. Belongs to the thread of its
/// session.
///
/// A clerk arranges what is theirs: being covered, or covering. Managers and administrators arrange
/// everybody's.
class CoverService {
    Q_DECLARE_TR_FUNCTIONS(duebook::CoverService)
public:
    explicit CoverService(Session &session) : m_session(session) {}

    /// Errors: Forbidden; Invalid with place "absent" (covered already in these days), "by" (the
    /// same person, may not work, or would close a circle), "from", "to".
    Result<Cover> add(const NewCover &cover);

    /// Gives the work back now. Errors: Forbidden, Conflict, NotFound.
    Result<Cover> end(CoverId id, qint64 rowVersion);

    /// Takes an early end back. Errors: as `add`, Conflict.
    Result<Cover> resume(CoverId id, qint64 rowVersion);

    /// Those that run today or later; with `past` all.
    Result<std::vector<Cover>> list(bool past = false);

    Result<CoverToday> today(UserId user);

private:
    Result<void> mayArrange(UserId absent, UserId by) const;
    std::optional<Error> problemIn(Database &db, const NewCover &cover, CoverId self) const;
    Result<Cover> setEnded(CoverId id, qint64 rowVersion, bool ended);

    Session &m_session;
};

} // namespace duebook
