// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/commandline.h"
#include "core/domain/note.h"

namespace duebook {
class Session;
}

namespace duebook::cli {

/// What a note opens or makes beside itself: `--promise AMOUNT@DAY` (several are instalments),
/// `--dispute INVOICE[=AMOUNT]:REASON` (several are parts of one dispute) and `--inform LOGIN`. The
/// note's account and invoices are known already. Errors have the option as their place.
Result<void> readCommitments(const CommandLine &given, Session &session, NewNote *note);

/// An error of the note service, with the option that the person gave as its place.
Error atNoteOption(Error error);

} // namespace duebook::cli
