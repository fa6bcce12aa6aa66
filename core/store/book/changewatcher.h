// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/changeset.h"
#include "core/store/book/session.h"

namespace duebook {

/// Finds out what other clients changed. `poll` costs one small read when nothing did. Belongs to
/// the thread of its session; a client's own commits are never reported.
class ChangeWatcher {
public:
    explicit ChangeWatcher(Session &session);

    /// Everything others committed since the last call; empty when nothing.
    Result<ChangeSet> poll();

private:
    Session &m_session;
    qint64 m_dataVersion = -1;
    int m_opened = 0; ///< which opening of the connection counted it
    qint64 m_counter = -1;
    int m_looks = 0;
    qint64 m_newest = -1;
};

} // namespace duebook
