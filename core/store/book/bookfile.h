// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/db/database.h"
#include "core/store/book/migrator.h"
#include "core/store/sharing/drivekind.h"
#include "core/store/sharing/sharegate.h"

#include <memory>
#include <optional>

namespace duebook {

/// How a book is to be opened.
struct BookOpening {
    bool readOnly = false;
    /// A second connection of a program that has the book open already: no migration, no check of
    /// the file's head.
    bool additional = false;
    /// Take what can still be read of a damaged book. It is open for reading only.
    bool damaged = false;
    /// Also a book whose time zone this computer does not know: to set another.
    bool anyTimeZone = false;
    std::optional<DriveKind> drive; ///< decided by the file system when empty
    /// Of the connection that the program opened first; a book on a network drive gets one when
    /// empty.
    std::shared_ptr<ShareGate> gate;
    ShareGate::Options share;
};

/// An open book's connection and what was found out while opening it.
struct OpenedFile {
    std::shared_ptr<ShareGate> gate; ///< on a network drive
    std::unique_ptr<Database> db;
    DriveKind drive = DriveKind::Local;
    bool readOnly = false;
    QString notice;       ///< a sentence for the person when it is read only though asked otherwise
    QString backupBefore; ///< the verified copy made before the schema was brought up to date
};

/// Creates an empty book under a temporary name and moves it into place: a kill leaves no half
/// book. Its schema is the one that `steps` lead to. Errors: Invalid (exists already), Io,
/// ReadOnly, Full.
Result<void> createBookFile(const QString &path,
                            const std::vector<MigrationStep> &steps = builtInSteps());

/// Opens a book as core/store/sharing/README.md says: journal mode and pragmas by drive, older
/// schema brought up to date after a verified copy beside the book, newer schema read only with a
/// notice. On a network drive damage is told only when a second opening meets it too. Errors:
/// NotFound, NotABook, Damaged (cut short), Newer (needs a newer program even to read), Busy, Io.
Result<OpenedFile> openBookFile(const QString &path, const BookOpening &opening,
                                const std::vector<MigrationStep> &steps = builtInSteps());

} // namespace duebook
