// SPDX-License-Identifier: Apache-2.0
#include "core/store/changewatcher.h"

#include "core/store/recordrepository.h"

namespace duebook {

ChangeWatcher::ChangeWatcher(Session &session) : m_session(session) {}

Result<ChangeSet> ChangeWatcher::poll()
{
    return m_session.read([this](Database &db) -> Result<ChangeSet> {
        const qint64 version = db.integer("PRAGMA data_version");
        if (version == m_dataVersion)
            return ChangeSet{};
        m_dataVersion = version;
        if (m_newest < 0) {
            m_newest = RecordRepository::newestChange(db);
            return ChangeSet{};
        }
        qint64 newest = m_newest;
        ChangeSet changes =
            RecordRepository::changesAfter(db, m_newest, m_session.client(), &newest);
        m_newest = newest;
        return changes;
    });
}

} // namespace duebook
