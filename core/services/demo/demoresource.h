// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QJsonObject>
#include <QJsonValue>
#include <QStringList>

namespace duebook {

/// One of the word lists compiled in under /demo. Errors: Internal (missing or not JSON).
Result<QJsonObject> readDemoResource(const QString &name);

/// A JSON array of texts.
QStringList demoTexts(const QJsonValue &value);

} // namespace duebook
