// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/services/importing/importplan.h"

namespace duebook {

/// The first rows of `sample` (the beginning of the file) as the plan reads them, beside the file's
/// own. Only of ledger files; rows of one invoice are not yet put together. `amountsNameCurrency`:
/// every amount has its currency beside it.
std::vector<ImportFirstRow> firstRows(const QByteArray &sample, const ImportPlan &plan,
                                      bool amountsNameCurrency);

} // namespace duebook
