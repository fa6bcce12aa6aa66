// SPDX-License-Identifier: Apache-2.0
#include "app/cli/scope.h"

namespace duebook::cli {

std::vector<OptionSpec> scopeOptions()
{
    return {
        {"account", "NUMBER", QT_TRANSLATE_NOOP("duebook::Cli", "only this account")},
        {"collector", "LOGIN",
         QT_TRANSLATE_NOOP("duebook::Cli", "only this user's accounts; me = mine")},
        {"segment", "NAME", QT_TRANSLATE_NOOP("duebook::Cli", "only accounts of this segment")}};
}

Result<ReportScope> readScope(const CommandLine &given, Session &session)
{
    const Result<AccountId> account = accountOption(given, session, "account");
    if (!account)
        return account.error();
    const Result<UserId> owner = userOption(given, session, "collector");
    if (!owner)
        return owner.error();
    const Result<SegmentId> segment = segmentOption(given, session, "segment");
    if (!segment)
        return segment.error();
    return ReportScope{*account, *owner, *segment};
}

} // namespace duebook::cli
