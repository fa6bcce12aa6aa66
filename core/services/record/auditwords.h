// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace duebook {

/// What an action of the audit is called, translated, as a heading: "Hold lifted" for "hold
/// lifted". Empty for one this program does not know.
QString auditActionName(const QString &action);

} // namespace duebook
