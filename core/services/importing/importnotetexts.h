// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/rules/importing/importnotes.h"

namespace duebook {

/// One translated sentence with the number of rows: what was worked out or left out, and what to do
/// where that is wrong.
QString importNoteText(const ImportNote &note);

} // namespace duebook
