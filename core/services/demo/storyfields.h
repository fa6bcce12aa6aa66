// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonObject>
#include <QString>
#include <QTime>

namespace duebook {

// Fields of the stories' JSON; empty, zero or invalid where a story has them not.

inline QString textOf(const QJsonObject &object, const char *key)
{
    return object[QLatin1String(key)].toString();
}

inline int number(const QJsonObject &object, const char *key)
{
    return object[QLatin1String(key)].toInt();
}

inline QTime timeOf(const QJsonObject &object, const char *key)
{
    return QTime::fromString(textOf(object, key), QStringLiteral("H:mm"));
}

} // namespace duebook
