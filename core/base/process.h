// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtGlobal>

namespace duebook {

/// Whether a process of this computer runs; true where that cannot be told. Any thread.
bool processLives(qint64 process);

} // namespace duebook
