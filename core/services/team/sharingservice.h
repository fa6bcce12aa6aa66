// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/domain/presence.h"
#include "core/store/sharing/drivekind.h"
#include "core/store/sharing/sidefolder.h"

#include <QCoreApplication>

#include <vector>

namespace duebook {

class Session;

/// How the book is shared, as far as this client knows.
struct SharingReport {
    DriveFacts drive;
    bool shared = false; ///< treated as a book on a network drive
    ShareMode mode = ShareMode::Locks;
    QString refusal; ///< why nothing is written; empty = it is
    std::vector<PresentClient> others;
};

/// The book on its drive: what was found out, who is there, and the administrator's choice of how
/// clients keep out of each other's way. Belongs to the thread of its session.
class SharingService {
    Q_DECLARE_TR_FUNCTIONS(duebook::SharingService)
public:
    explicit SharingService(Session &session) : m_session(session) {}

    Result<SharingReport> report();

    /// For everybody from now on; a client that opened the book before must open it again to write.
    /// Errors: Forbidden (administrators only), Invalid (a local book, `Stopped`, or others have it
    /// open; names them), Io.
    Result<void> choose(ShareMode mode);

private:
    Session &m_session;
};

} // namespace duebook
