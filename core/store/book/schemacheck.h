// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/db/database.h"
#include "core/store/book/migrator.h"

#include <vector>

namespace duebook {

/// A table, index, trigger or view that is not as the steps of the schema make it.
struct SchemaDifference {
    enum class Kind { Foreign, Missing, Changed };
    Kind kind = Kind::Foreign;
    QString type; ///< "table", "index", "trigger", "view"
    QString name; ///< can be a stranger's: short, without control characters

    friend bool operator==(const SchemaDifference &, const SchemaDifference &) = default;
};

/// Compares the schema that the file describes with what `steps` make up to `version`: every object
/// with its name, table and text (spaces and comments do not count). Of the tables that the search
/// keeps for itself only name and type count, SQLite's statistics are allowed. Touches no table but
/// that of the schema, runs nothing of the file. Sorted by type and name. Throws `SqlFailure`.
std::vector<SchemaDifference> schemaDifferences(Database &db, qint64 version,
                                                const std::vector<MigrationStep> &steps);

/// The SHA-256 over the schema as it is compared, in hexadecimal digits: where it is the known one
/// of the version (resources/schema/digests.txt), nothing else needs to be looked at.
QByteArray schemaDigest(Database &db);

/// For a person: "the trigger “x” does not belong there".
QString inWords(const SchemaDifference &difference);

/// Throws `SqlFailure` (Damaged) where the schema is not that of the book's own version. A book of
/// a version that is not known cannot be compared.
void requireOwnSchema(Database &db, const std::vector<MigrationStep> &steps);

/// Of a damaged book much may be missing or garbled. Throws `SqlFailure` (Damaged) only where a
/// view or trigger stands that is not Duebook's: to read would run it.
void requireNothingForeign(Database &db, const std::vector<MigrationStep> &steps);

} // namespace duebook
