// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFileDevice>
#include <QIODevice>
#include <QString>

class QFile;
class QSaveFile;

namespace duebook {

// What the program writes holds what customers owe: a new file is its owner's alone, whatever the
// system's mask, from its first moment on. Files that are there keep their permissions. Under
// Windows nothing is done: a file has there what its folder hands down, and a person's folders are
// that person's alone.

/// Who may use what is made.
enum class Circle {
    Owner,
    FolderGroup, ///< also the group of the folder, as far as it may use the folder
};

/// Makes an empty file and gives it to the group of its folder where `circle` says so; false when
/// there is something of that name already, also a link that leads nowhere, or no file can be made.
bool makeOwnFile(const QString &path, Circle circle);

/// Opens for writing; a file that is not there is made by `makeOwnFile`.
bool openOwnFile(QFile &file, QIODevice::OpenMode mode, Circle circle = Circle::Owner);

/// Opens the replacement of `file`; a new one is nobody else's before the first byte is written. A
/// link is refused: what it leads to would be overwritten. Unbuffered: what a full drive does not
/// take out of QSaveFile's own buffer is lost without a word (Qt 6.4).
bool openOwnFile(QSaveFile &file, Circle circle = Circle::Owner);

/// Makes the folder and what is missing above it.
bool makeOwnFolder(const QString &path, Circle circle = Circle::Owner);

/// Whether something has this name, also a link that leads nowhere: what is written to such a name
/// would land elsewhere.
bool isTaken(const QString &path);

/// Whether the folder of `path` hands its group on to what is made in it (setgid) and lets it
/// write.
bool folderGivesItsGroup(const QString &path);

/// Lets the same people use `path` as `like`, which it takes the place of or stands beside. Not
/// for a file that is open: closing it a second time would give its locks away.
void shareLike(const QString &path, const QString &like);
void shareLike(QFile &file, const QString &like);

} // namespace duebook
