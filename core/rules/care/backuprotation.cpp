// SPDX-License-Identifier: Apache-2.0
#include "core/rules/care/backuprotation.h"

#include <algorithm>
#include <functional>
#include <set>

namespace duebook {

namespace {

/// Adds the newest day of each of the `most` newest periods to `kept`. `days`: newest first.
void keepNewestOfEach(const std::vector<QDate> &days, int most,
                      const std::function<QDate(QDate)> &beginOfPeriod, std::set<QDate> *kept)
{
    std::set<QDate> periods;
    for (const QDate day : days) {
        if (int(periods.size()) == most)
            return;
        if (periods.insert(beginOfPeriod(day)).second)
            kept->insert(day);
    }
}

} // namespace

std::vector<QDate> superfluousBackups(std::vector<QDate> days, const BackupRotation &rotation)
{
    std::sort(days.begin(), days.end(), std::greater<>());
    days.erase(std::unique(days.begin(), days.end()), days.end());
    std::set<QDate> kept;
    if (!days.empty())
        kept.insert(days.front());
    keepNewestOfEach(
        days, rotation.days, [](QDate day) { return day; }, &kept);
    keepNewestOfEach(
        days, rotation.weeks, [](QDate day) { return day.addDays(1 - day.dayOfWeek()); }, &kept);
    keepNewestOfEach(
        days, rotation.months, [](QDate day) { return QDate(day.year(), day.month(), 1); }, &kept);
    std::vector<QDate> superfluous;
    std::copy_if(days.rbegin(), days.rend(), std::back_inserter(superfluous),
                 [&](QDate day) { return !kept.contains(day); });
    return superfluous;
}

} // namespace duebook
