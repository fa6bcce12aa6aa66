// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/book/bookfile.h"

namespace duebook {

/// Brings the schema of a book that is being opened to what `steps` lead to, after a verified copy
/// beside the book. A newer one stays as it is: the book is read only then, with a notice. Throws
/// `SqlFailure`: ReadOnly (an older one that may not be changed), Damaged (it is not of the version
/// that it says), Io, Full, and what keeps a book on a share from being written.
void bringSchemaUp(const BookOpening &opening, const std::vector<MigrationStep> &steps,
                   OpenedFile &opened);

} // namespace duebook
