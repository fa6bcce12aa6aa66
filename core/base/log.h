// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QLoggingCategory>

namespace duebook {

/// Log categories. Rule: no names, addresses, amounts, texts or file contents of customers: ids,
/// counts, error codes and times only. File names are the user's own and may be logged.
Q_DECLARE_LOGGING_CATEGORY(logBook)     // opening, migrating, transactions, backup
Q_DECLARE_LOGGING_CATEGORY(logImport)   // imports and exports
Q_DECLARE_LOGGING_CATEGORY(logReminder) // the reminder engine and notifications
Q_DECLARE_LOGGING_CATEGORY(logUi)       // the window

/// Writes log lines to `folder`/duebook.log as well as to stderr, keeping one older file of at most
/// 1 MiB. Errors opening the file are reported on stderr once and logging goes on there. Call once,
/// from main.
void startLogFile(const QString &folder);

} // namespace duebook
