// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/rules/importing/wordmeaning.h"

namespace duebook {

/// What a status column says of an invoice, in English, German, French, Spanish, Italian, Dutch,
/// Swedish, Danish, Norwegian, Polish, Portuguese and Hebrew. Unknown for every other word.
WordMeaning documentStatusMeaning(const QString &text);

/// The same where the heading is the word and the column says yes or no: "isOpen", "Paid",
/// "Storniert". `heading` may be anything; Unknown where yes and no tell nothing under it.
WordMeaning flaggedStatus(const QString &heading, bool yes);

} // namespace duebook
