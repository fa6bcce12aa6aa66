// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/db/database.h"

#include <vector>

namespace duebook {

/// One numbered step of the schema: a resource of statements separated by lines `--;`.
struct MigrationStep {
    int version = 0;
    QString name;
    std::vector<QByteArray> statements;
};

/// The steps compiled into this program, in order, numbered 1 … n without gaps.
std::vector<MigrationStep> builtInSteps();

/// The version that the last of `steps` leads to.
int latestVersion(const std::vector<MigrationStep> &steps);

/// Runs the steps newer than the database's `user_version`, each in one transaction with its
/// version number: a failed or killed step leaves the version before it. Throws `SqlFailure`.
/// Nobody else may be writing; a verified copy is the caller's business (see bookfile.h).
void migrate(Database &db, const std::vector<MigrationStep> &steps);

} // namespace duebook
