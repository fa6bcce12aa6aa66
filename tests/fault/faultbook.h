// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/book/session.h"
#include "tests/support/program.h"

#include <QElapsedTimer>

#include <memory>
#include <random>

namespace duebook::test {

/// A session of this process on a book, to look at what another program left.
std::unique_ptr<Session> openSession(const QString &path, const Clock &clock);

/// How many invoices have a number that begins with `prefix`.
qint64 invoicesNamed(Session &session, const QString &prefix);

/// A list of `count` invoices "PREFIX-1" ... of `accounts` accounts, as CSV.
QByteArray invoiceList(const QString &prefix, int count, int accounts = 7);

/// Runs duebook-cli and kills it (SIGKILL) when it has not ended after `limitMs`. True when it had
/// ended by itself with exit code 0: what it did is acknowledged.
bool runOrKill(const QStringList &arguments, int limitMs);

/// The exit code of `check`; its findings are shown when a test fails.
ProgramRun check(const QString &book);

} // namespace duebook::test
