// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace duebook {

class Session;

/// Brings what the write-ahead log of a local book holds into the book's file, as far as nobody is
/// kept waiting: whoever copies or moves the file meanwhile has all of it, and no save has to do it
/// on its way. Nothing for a book on a share, which has no such log. Failures are harmless: the
/// next call does it.
void bringLogIntoFile(Session &session);

} // namespace duebook
