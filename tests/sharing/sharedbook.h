// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/services/book/bookservice.h"
#include "tests/sharing/writerwork.h"

#include <QMap>
#include <QStringList>

#include <memory>
#include <optional>

namespace duebook::test {

/// Makes a book in EUR with the administrator "anna" and `kSharedAccounts` accounts "S-1" ... with
/// a contact and invoices each.
void makeSharedBook(const QString &path);

/// How a test or a writer opens it.
OpenedBook openShared(const QString &path, std::optional<DriveKind> drive, const Clock &clock);

/// What stands in the book of the writers' work.
struct SharedContent {
    QMap<QString, qint64> times; ///< uid -> how often it is there
    QStringList halves;          ///< what is there in part only, as sentences
};
SharedContent contentOf(Session &session);

/// What a book says of what was acknowledged to its writers; all empty = all is well.
struct SharedProof {
    QStringList lost;     ///< acknowledged and not there
    QStringList doubled;  ///< as sentences
    QStringList halves;   ///< the same
    QStringList findings; ///< of the check of the book, the same
};
SharedProof proofOf(const QString &path, std::optional<DriveKind> drive,
                    const QStringList &acknowledged);

/// What is wrong with the book, as sentences: acknowledged work that is missing, work that is there
/// twice or in part, and everything that the check of the book finds. Empty = all is well.
QStringList problemsOf(const QString &path, std::optional<DriveKind> drive,
                       const QStringList &acknowledged);

} // namespace duebook::test
