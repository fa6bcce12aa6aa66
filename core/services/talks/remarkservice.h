// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/domain/remark.h"

#include <QCoreApplication>

#include <vector>

namespace duebook {

class Session;

/// The remarks that are written again and again. Belongs to the thread of its session. Everybody
/// who may write may keep them in order. Field errors have as `place` "name", "text" or "language".
class RemarkService {
    Q_DECLARE_TR_FUNCTIONS(duebook::RemarkService)
public:
    explicit RemarkService(Session &session) : m_session(session) {}

    /// In their order, then by name.
    Result<std::vector<Remark>> remarks();

    /// Errors: Invalid (no name, no text, or the name is taken within its language).
    Result<RemarkId> add(const Remark &remark);

    /// Errors: as `add`; Conflict, NotFound.
    Result<void> update(const Remark &remark);

    /// Undo: `add` what was removed. Errors: Conflict, NotFound.
    Result<void> remove(RemarkId id, qint64 rowVersion);

private:
    Result<Remark> tidied(const Remark &remark) const;

    Session &m_session;
};

} // namespace duebook
