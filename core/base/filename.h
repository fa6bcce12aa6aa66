// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace duebook {

/// A name as a document keeps it: folder separators and control characters replaced by `_`,
/// trimmed, `document` when nothing is left. Anything else stays as the person knows it.
QString documentName(const QString &name);

/// The same made safe as a file's name on every system: no character or name that a file system
/// refuses, nothing that hides the true ending (direction marks), not hidden, at most 255 bytes of
/// UTF-8 with the ending kept.
QString safeFileName(const QString &name);

} // namespace duebook
