// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace duebook {

/// A name as a document keeps it: folder separators and control characters replaced by `_`,
/// trimmed, `document` when nothing is left. Anything else stays as the person knows it.
QString documentName(const QString &name);

/// The same made safe as a file's name on every system: no character or name that a file system
/// refuses or reads as something else, nothing that hides the true ending (direction marks, what is
/// not seen, rows of blanks), not hidden, at most 240 bytes of UTF-8 with the ending kept: a
/// temporary ending still fits. The only way from a stored or given name to a file's.
QString safeFileName(const QString &name);

/// Whether the folder has something of that name, capitals or not: elsewhere they are one file.
bool isTakenIn(const QString &folder, const QString &name);

/// A path as a person gave it, from the root on: so no library takes ":memory:" or "file:x?mode=ro"
/// for anything but a file's name. Empty stays empty.
QString wholePath(const QString &path);

} // namespace duebook
