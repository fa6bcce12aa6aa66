// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/bench/bigbook.h"
#include "tests/bench/measure.h"

#include <vector>

namespace duebook::bench {

/// Where a row finds its things.
struct Setting {
    QString book;    ///< the big book; rows that write take a copy
    QString folder;  ///< for other files, on the same drive
    QString program; ///< the window's program
    QString minimal; ///< the window it is compared with
    QString self;    ///< this program
    int accounts = 100'000;
    int runs = 5;
    const BenchClock *clock = nullptr;
};

/// Each measures the rows of tests/bench/README.md that it is named after.
std::vector<Line> measureStart(const Setting &setting);   // 1, 2
std::vector<Line> measureImport(const Setting &setting);  // 3, 4
std::vector<Line> measureAgeing(const Setting &setting);  // 8
std::vector<Line> measureToday(const Setting &setting);   // 9
std::vector<Line> measureSearch(const Setting &setting);  // 10
std::vector<Line> measureAccount(const Setting &setting); // 11
std::vector<Line> measureNote(const Setting &setting);    // 12
std::vector<Line> measureOpen(const Setting &setting);    // 13
std::vector<Line> measureBackup(const Setting &setting);  // 14
std::vector<Line> measureTick(const Setting &setting);    // 15
std::vector<Line> measureGrowth(const Setting &setting);  // 17

/// Imports a list into `setting.book`; for measuring the memory of a process that does only this.
void importOnce(const Setting &setting, const QString &file);

} // namespace duebook::bench
