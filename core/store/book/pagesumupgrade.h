// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/db/database.h"

#include <memory>

namespace duebook {

class ShareGate;

/// Writes the pages of a book without sums anew with sums, when nobody else has it open: else it
/// stays as it is until it is opened next, and so it does when it cannot be done (no room on the
/// drive). A program that may write a book without sums only came before the book's version did: it
/// has the book open still, or reads only. `gate`: of a book on a network drive. Throws
/// `SqlFailure` when the book cannot be opened again afterwards.
void addPageSumsIfAlone(Database &db, const std::shared_ptr<ShareGate> &gate);

} // namespace duebook
