// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/services/demo/democontext.h"

#include <QStringList>

namespace duebook {

/// Notes, promises, disputes and follow-ups that fit the ledger of an account: reminders and calls
/// after late invoices, promises judged by what came in, a next step where something is overdue
/// (resources/demo/talk.json, with the remarks that are written again and again).
class DemoTalk {
public:
    static Result<DemoTalk> load();

    /// Adds exactly `notes` notes and at most `followUps` follow-ups.
    void make(DemoContext &context, DemoRandom &random, DemoBehaviour behaviour, int notes,
              int followUps, DemoAccount &account) const;

    /// The remarks the company's people write again and again.
    const std::vector<Remark> &remarks() const { return m_remarks; }

private:
    friend class TalkMaker;
    QStringList m_reminder, m_voicemail, m_approval, m_promise, m_missed, m_kept, m_thanks,
        m_dispute, m_filler, m_extra, m_next, m_done, m_goods;
    std::vector<Remark> m_remarks;
};

} // namespace duebook
