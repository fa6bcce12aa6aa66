// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/error.h"

namespace duebook {

/// What an update that matched no row means: `Conflict` when the record is there with another
/// row_version (someone changed it since it was read), else `NotFound`. One sentence each, for
/// every repository.
Error conflictOrMissing(bool exists);

} // namespace duebook
