// SPDX-License-Identifier: Apache-2.0
#include "core/base/uid.h"

#include <QUuid>

namespace duebook {

QString newUid()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

} // namespace duebook
