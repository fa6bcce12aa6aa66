// SPDX-License-Identifier: Apache-2.0
#include "core/rules/care/backuprotation.h"

#include "tests/support/catch.h"

#include <algorithm>
#include <random>

using namespace duebook;

namespace {

std::vector<QDate> everyDay(QDate from, QDate to)
{
    std::vector<QDate> days;
    for (QDate day = from; day <= to; day = day.addDays(1))
        days.push_back(day);
    return days;
}

std::vector<QDate> keptOf(std::vector<QDate> days, const BackupRotation &rotation = {})
{
    const std::vector<QDate> gone = superfluousBackups(days, rotation);
    std::erase_if(
        days, [&](QDate day) { return std::find(gone.begin(), gone.end(), day) != gone.end(); });
    std::sort(days.begin(), days.end());
    return days;
}

} // namespace

TEST_CASE("A year of daily backups becomes days, weeks and months", "[backup]")
{
    const QDate today(2026, 3, 4); // a Wednesday
    const std::vector<QDate> kept = keptOf(everyDay(QDate(2025, 1, 1), today));
    // Seven days, the Sundays of the four weeks before this one (one is among the days), the last
    // days of the months before.
    const std::vector<QDate> expected{
        QDate(2025, 4, 30),  QDate(2025, 5, 31), QDate(2025, 6, 30),  QDate(2025, 7, 31),
        QDate(2025, 8, 31),  QDate(2025, 9, 30), QDate(2025, 10, 31), QDate(2025, 11, 30),
        QDate(2025, 12, 31), QDate(2026, 1, 31), QDate(2026, 2, 8),   QDate(2026, 2, 15),
        QDate(2026, 2, 22),  QDate(2026, 2, 26), QDate(2026, 2, 27),  QDate(2026, 2, 28),
        QDate(2026, 3, 1),   QDate(2026, 3, 2),  QDate(2026, 3, 3),   QDate(2026, 3, 4)};
    CHECK(kept == expected);
}

TEST_CASE("Few backups are all kept, however old", "[backup]")
{
    CHECK(superfluousBackups({}).empty());
    CHECK(superfluousBackups({QDate(2011, 1, 1)}).empty());
    CHECK(superfluousBackups({QDate(2020, 5, 1), QDate(2021, 5, 1), QDate(2026, 5, 1)}).empty());
}

TEST_CASE("The newest backup stays even where nothing is to be kept", "[backup]")
{
    CHECK(keptOf(everyDay(QDate(2026, 1, 1), QDate(2026, 1, 9)), {0, 0, 0}) ==
          std::vector<QDate>{QDate(2026, 1, 9)});
}

TEST_CASE("Any set of days: nothing new is lost, nothing is kept twice, going on is the same",
          "[backup]")
{
    std::mt19937 random(20260304);
    for (int round = 0; round < 200; ++round) {
        std::vector<QDate> days;
        const int count = int(random() % 120);
        for (int i = 0; i < count; ++i)
            days.push_back(QDate(2024, 1, 1).addDays(int(random() % 700)));
        std::shuffle(days.begin(), days.end(), random);
        std::vector<QDate> kept = keptOf(days);
        kept.erase(std::unique(kept.begin(), kept.end()), kept.end());
        CHECK(kept.size() <= 24);
        if (!days.empty())
            CHECK(kept.back() == *std::max_element(days.begin(), days.end()));
        // What was kept once is not taken away by looking again.
        CHECK(superfluousBackups(kept).empty());
    }
}
