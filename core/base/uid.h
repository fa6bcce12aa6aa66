// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace duebook {

/// A new random UUID as 36 lower-case characters. Everything that can be made offline or replayed
/// carries one, so that a repeat is recognised.
QString newUid();

} // namespace duebook
