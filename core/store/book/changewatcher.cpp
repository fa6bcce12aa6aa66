// SPDX-License-Identifier: Apache-2.0
#include "core/store/book/changewatcher.h"

#include "core/store/book/recordrepository.h"

namespace duebook {

namespace {

constexpr int kWholeLook = 15;

} // namespace

ChangeWatcher::ChangeWatcher(Session &session) : m_session(session) {}

Result<ChangeSet> ChangeWatcher::poll()
{
    // On a share one small read tells whether anything was committed at all; now and then the whole
    // look is taken all the same, should a drive have kept that read.
    const std::shared_ptr<ShareGate> &gate = m_session.gate();
    const qint64 counter = gate ? gate->changeCounter() : -1;
    const bool known = counter >= 0 && counter == m_counter && ++m_looks % kWholeLook != 0;
    if (known)
        return ChangeSet{};
    Result<ChangeSet> seen = m_session.read([this](Database &db) -> Result<ChangeSet> {
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
    // Only what was looked at counts as known.
    m_counter = seen ? counter : -1;
    return seen;
}

} // namespace duebook
