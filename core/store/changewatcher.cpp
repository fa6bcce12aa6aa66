// SPDX-License-Identifier: Apache-2.0
#include "core/store/changewatcher.h"

#include "core/store/recordrepository.h"

namespace duebook {

ChangeWatcher::ChangeWatcher(Session &session) : m_session(session) {}

Result<ChangeSet> ChangeWatcher::poll()
{
    // In lease mode looking costs a lease and opening the book: first whether anything was
    // committed at all.
    const std::shared_ptr<ShareGate> &gate = m_session.gate();
    const bool leased = gate && gate->mode() == ShareMode::Lease;
    const qint64 counter = leased ? gate->changeCounter() : -1;
    if (leased && counter >= 0 && counter == m_counter)
        return ChangeSet{};
    m_counter = counter;
    return m_session.read([this](Database &db) -> Result<ChangeSet> {
        // The version is counted by the connection: after it was opened anew it tells nothing.
        const qint64 version = db.integer("PRAGMA data_version");
        if (version == m_dataVersion && db.opened() == m_opened)
            return ChangeSet{};
        m_dataVersion = version;
        m_opened = db.opened();
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
