// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace duebook {

/// Linux's SMB client refuses to turn a shared lock into an exclusive one on the same bytes, so
/// that nobody could ever commit. From now on SQLite gives the shared lock up first, as it does on
/// Windows: safe, because the pending lock is held and keeps everybody else out. For this program's
/// whole run and all its files; call it once a book on such a drive is opened. Does nothing
/// elsewhere.
void installCifsLocks();

} // namespace duebook
