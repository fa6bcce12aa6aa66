// SPDX-License-Identifier: Apache-2.0
#include "core/base/timezones.h"

namespace duebook {

bool isKnownZone(const QByteArray &name)
{
    // A name out of a book is not tried as a file's before the table knows it.
    return !name.isEmpty() && QTimeZone::isTimeZoneIdAvailable(name) && QTimeZone(name).isValid();
}

QTimeZone zoneNamed(const QByteArray &name, const Clock &clock)
{
    if (isKnownZone(name))
        return QTimeZone(name);
    const QTimeZone system = clock.systemZone();
    return system.isValid() ? system : QTimeZone::utc();
}

} // namespace duebook
