// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"

#include <QByteArray>

namespace duebook {

/// Whether this computer knows the time zone of this IANA name. Empty is no name.
bool isKnownZone(const QByteArray &name);

/// The zone of this name, the computer's where it is empty or not known, and UTC where the
/// computer's is not known either: always one in which a moment has a day. Whether the right one is
/// known is asked when a book is opened.
QTimeZone zoneNamed(const QByteArray &name, const Clock &clock);

} // namespace duebook
