// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/domain/holiday.h"
#include "core/rules/importing/dateparser.h"

#include <QStringList>

#include <vector>

namespace duebook {

/// The days of a file of holidays, as far as they could be read.
struct HolidayFile {
    std::vector<Holiday> days;
    QStringList rejected; ///< one sentence each, with the row
};

/// Reads a file of holidays: a calendar (.ics; repeating events for the years around `today`) or a
/// CSV table in any usual encoding, with a column of dates and one of names wherever they stand.
/// `assumed` decides between day and month where no date of the file does. Errors: Invalid when
/// nothing in it is a day, or it is too large.
Result<HolidayFile> readHolidayFile(const QByteArray &content, DateOrder assumed, QDate today);

} // namespace duebook
