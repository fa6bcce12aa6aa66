// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/seals/recordhead.h"

#include <QString>

#include <optional>

namespace duebook {

/// Where the record of a shared book ended, in its folder beside it. Written seldom: with the day's
/// backup. Touches the drive; any thread.
QString recordBesidePath(const QString &bookPath);

/// Nothing when there is none, it cannot be read or is of another book (`bookMark`).
std::optional<RecordHead> readRecordBeside(const QString &bookPath, const QString &mark);

/// False when it could not be written.
bool writeRecordBeside(const QString &bookPath, const RecordHead &head, const QString &mark);

} // namespace duebook
