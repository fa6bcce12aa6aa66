// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/domain/money.h"
#include "core/domain/user.h"

#include <QCoreApplication>
#include <QDateTime>

#include <optional>
#include <vector>

namespace duebook {

/// What is in a book's file, as far as one wants to know before putting it in another's place.
struct BookLook {
    QString company;
    int version = 0; ///< of the schema
    qint64 accounts = 0;
    qint64 invoices = 0;
    qint64 notes = 0;
    qint64 changes = 0;     ///< rows of the record of changes
    QDateTime newestChange; ///< UTC; invalid = none
    std::vector<Money> open;
};

/// A backup beside the book that it would replace.
struct RestoreLook {
    BookLook backup;
    std::optional<BookLook> present; ///< empty: not there, or it cannot be read
    qint64 changesLost = 0;          ///< of the present book, made after the backup
    qint64 notesLost = 0;
    QString differs; ///< a sentence when the backup is of another book; else empty
};

/// Who puts a backup in the place of a book.
struct Restorer {
    QString login;                ///< as for `BookService::open`
    std::optional<User> signedIn; ///< as the replaced book knew them while it was open
};

struct RestoreReport {
    QString book;
    QString keptBefore; ///< where the book from before is now; empty = there was none
};

/// Puts a backup in the place of a book. Functions without state on files nobody of this program
/// has open; any thread, long work.
class RestoreService {
    Q_DECLARE_TR_FUNCTIONS(duebook::RestoreService)
public:
    /// Verifies the backup and compares. Changes nothing.
    /// Errors: NotFound, NotABook, Damaged (the backup), Newer, Io.
    static Result<RestoreLook> look(const QString &backup, const QString &book);

    /// Whether this person may replace the book, as it says itself. What cannot be opened any more
    /// may be replaced by everybody who may write there. Errors: Forbidden, also when the book asks
    /// for a password and `signedIn` is empty; NotFound with place "login"; else as
    /// `BookService::open`.
    static Result<void> mayReplace(const QString &book, const Restorer &who, const Clock &clock);

    /// Keeps the book as "NAME (before restore DATE TIME).duebook" beside it, then puts a verified
    /// copy of the backup in its place; a kill leaves the one or the other whole. `clock` gives the
    /// name its day. Errors as `mayReplace` and `look`; Busy (somebody has the book open; names
    /// them), Full, ReadOnly, Cancelled.
    static Result<RestoreReport> restore(const QString &backup, const QString &book,
                                         const Restorer &who, const Clock &clock,
                                         const WorkControl &control = {});
};

} // namespace duebook
