// SPDX-License-Identifier: Apache-2.0
#include "core/store/book/logcheckpoint.h"

#include "core/base/log.h"
#include "core/store/book/session.h"

namespace duebook {

void bringLogIntoFile(Session &session)
{
    if (session.gate() || session.readOnly())
        return;
    try {
        session.database().integer("PRAGMA wal_checkpoint(PASSIVE)");
    } catch (const SqlFailure &failure) {
        qCInfo(logBook) << "the log stays for now" << failure.error().detail;
    }
}

} // namespace duebook
