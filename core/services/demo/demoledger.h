// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/services/demo/democontext.h"

namespace duebook {

/// The ledger of one account over the history: `invoices` invoices and what came in for them, as an
/// account of this behaviour pays. Amounts follow the segment. Credit notes come on top of the
/// number.
void makeDemoLedger(DemoContext &context, DemoRandom &random, DemoBehaviour behaviour, int invoices,
                    DemoAccount &account);

/// Only the older part of the history: `invoices` invoices, all settled long before today.
void makeDemoHistory(DemoContext &context, DemoRandom &random, DemoBehaviour behaviour,
                     int invoices, DemoAccount &account);

} // namespace duebook
