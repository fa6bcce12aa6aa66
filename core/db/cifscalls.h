// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace duebook {

/// Linux's SMB client differs from other file systems in two ways that SQLite does not know. It
/// refuses to turn a shared lock into an exclusive one on the same bytes: nobody could ever commit.
/// And it remembers sizes for a second or longer: a book that another computer made longer would be
/// taken for damaged. After this call we see each file that SQLite opens in whatever way (a book, a
/// copy, an attached file); with the first on such a drive its locks and its questions for sizes
/// are made as that client needs them, for this program's whole run and all its files. To be called
/// before SQLite opens a file; again does no harm. Does nothing on other systems.
void watchForCifs();

/// Whether the folder of `path` is on such a drive. False elsewhere. Waits for the drive.
bool isOnCifs(const QString &path);

} // namespace duebook
