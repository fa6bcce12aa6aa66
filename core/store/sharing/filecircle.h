// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/ownfile.h"

namespace duebook {

/// Who may use a new book, backup or export at `path`: colleagues too on a network drive and in a
/// folder that the system marks as its group's (setgid). Touches only the folder.
Circle circleAt(const QString &path);

} // namespace duebook
