// SPDX-License-Identifier: Apache-2.0
// Precompiled for speed only: every file includes what it uses.
#pragma once

#include <QByteArray>
#include <QCoreApplication>
#include <QDate>
#include <QDateTime>
#include <QFile>
#include <QFileInfo>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QString>
#include <QStringList>
#include <QTimeZone>

#include <algorithm>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <variant>
#include <vector>
