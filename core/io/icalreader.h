// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QDate>
#include <QString>

#include <vector>

namespace duebook {

/// A day on which an event of a calendar file lies.
struct IcalDay {
    QDate day;
    QString summary;
};

/// Whether a file is a calendar (RFC 5545), by its beginning.
bool looksLikeIcal(const QByteArray &content);

/// The days of all events: a day each for what lasts longer, and for what repeats each time between
/// `from` and `until`. Single events count whenever they are. What cannot be read is left out; at
/// most `most` days.
std::vector<IcalDay> readIcalDays(const QByteArray &content, QDate from, QDate until, int most);

} // namespace duebook
