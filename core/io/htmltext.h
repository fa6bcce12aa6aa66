// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace duebook {

/// The words of a web page or an HTML mail as plain text: tags, scripts, styles and comments are
/// left out, blocks and table rows become lines, entities become letters. Nothing is loaded.
/// Whatever is put in, something readable comes out; the result is never longer than the input.
QString htmlToText(const QString &html);

} // namespace duebook
