// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/readlimits.h"

#include <QString>

namespace duebook {

/// The words of a web page or an HTML mail as plain text: tags, scripts, styles and comments are
/// left out, blocks and table rows become lines, entities become letters. Nothing is loaded.
/// Whatever is put in, something readable comes out; the result is never longer than the input or
/// than the guard's limit. The work grows with the length of the input only; when the guard stops
/// it, what was read so far is returned.
QString htmlToText(const QString &html, ReadGuard &guard);

} // namespace duebook
