// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace duebook {

/// Linux's SMB client differs from other file systems in two ways that SQLite does not know:
/// it refuses to turn a shared lock into an exclusive one on the same bytes, so that nobody could
/// ever commit, and it remembers sizes for a second or longer, so that a book that another computer
/// made longer would be taken for damaged. From this call on SQLite's unix layer is told apart: as
/// soon as it opens the first file on such a drive, in whatever way, its locks and its questions
/// for sizes are made as that client needs them, for this program's whole run and all its files.
/// To be called before SQLite opens a file; again does no harm. Does nothing elsewhere.
void watchForCifs();

/// Whether the folder of `path` is on such a drive. False elsewhere. Waits for the drive.
bool isOnCifs(const QString &path);

} // namespace duebook
