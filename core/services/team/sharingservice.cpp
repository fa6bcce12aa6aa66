// SPDX-License-Identifier: Apache-2.0
#include "core/services/team/sharingservice.h"

#include "core/base/log.h"
#include "core/rules/team/permissions.h"
#include "core/services/team/presenceservice.h"
#include "core/store/book/session.h"

namespace duebook {

Result<SharingReport> SharingService::report()
{
    SharingReport report;
    report.drive = driveFactsOf(m_session.database().path());
    const std::shared_ptr<ShareGate> &gate = m_session.gate();
    report.shared = gate != nullptr;
    if (gate) {
        report.mode = gate->mode();
        if (const std::optional<Error> refusal = gate->refusal())
            report.refusal = refusal->sentence;
    }
    Result<std::vector<PresentClient>> others = PresenceService::others(m_session);
    if (!others)
        return others.error();
    report.others = std::move(*others);
    return report;
}

Result<void> SharingService::choose(ShareMode mode)
{
    if (const auto allowed = require(Right::ChangeSharing, m_session.user()); !allowed)
        return allowed;
    const std::shared_ptr<ShareGate> &gate = m_session.gate();
    if (!gate)
        return Error{ErrorCode::Invalid,
                     tr("This book is on a local disk: there is nothing to choose. The setting "
                        "force_network treats it as shared."),
                     QStringLiteral("mode"),
                     {}};
    if (mode == ShareMode::Stopped)
        return Error{ErrorCode::Invalid, tr("Choose locks or lease."), QStringLiteral("mode"), {}};
    if (const int others = gate->others(); others > 0)
        return Error{ErrorCode::Invalid,
                     tr("%Ln other program(s) have the book open, and two ways at once would "
                        "destroy it: close Duebook at the other computers first.",
                        "", others),
                     QStringLiteral("mode"),
                     {}};
    const Result<void> written = SideFolder(m_session.database().path()).setMode(mode);
    if (written)
        qCInfo(logBook) << "sharing mode chosen" << int(mode);
    return written;
}

} // namespace duebook
