// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDate>

#include <vector>

namespace duebook {

/// How many of the backups are kept: the newest of so many days, weeks and months that have one.
struct BackupRotation {
    int days = 7;
    int weeks = 5;
    int months = 12;
};

/// The days whose backup is no longer needed, oldest first. The newest is always kept; weeks begin
/// on Monday. Days without a backup take no place. Source: core/README.md, rule 9.
std::vector<QDate> superfluousBackups(std::vector<QDate> days, const BackupRotation &rotation = {});

} // namespace duebook
