// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/domain/money.h"

#include "core/db/database.h"
#include "core/store/seals/recordhead.h"

#include <QDateTime>

#include <memory>
#include <vector>

namespace duebook {

/// What a book's file says of itself without being opened as a book.
struct BookFacts {
    QString company;
    int version = 0;
    qint64 accounts = 0;
    qint64 invoices = 0;
    qint64 notes = 0;
    QByteArray firstHash; ///< of its record of changes: the same in all states of one book
    qint64 newestAudit = 0;
    QByteArray newestHash;
    QDateTime newestChange;
    std::vector<Money> open;
};

/// Reads them. Errors: NotFound, NotABook, Damaged, Io.
Result<BookFacts> factsOf(const QString &path);

/// What `path` holds that came after the audit row `id` with this hash.
struct LaterWork {
    bool sameBook = false; ///< the row is there: the other file is an earlier state of this one
    qint64 changes = 0;
    qint64 notes = 0;
};
Result<LaterWork> workAfter(const QString &path, qint64 id, const QByteArray &hash);

/// The book for oneself: nothing waits in a log or journal beside it, and nobody else can use it as
/// long as the connection stands. Meanwhile the file must not be opened otherwise by this program:
/// closing it would give the locks away. Errors: Busy with the computers and people that have it
/// open, Damaged, NotABook, Io.
Result<std::unique_ptr<Database>> openAlone(const QString &path);

/// Copies the database to the new file `to` and brings it to the drive.
Result<void> copyBook(Database &from, const QString &to, const WorkControl &control);
Result<void> copyBook(const QString &from, const QString &to, const WorkControl &control);

/// Puts the finished file `part` in the place of `book`, which may be there and may be held by
/// `openAlone`. False: the book is as it was.
bool putInPlace(const QString &part, const QString &book);

/// Where the record of the book ended, as the book and the folder beside it know; nothing recorded
/// where that cannot be read.
RecordHead recordEndOf(Database &db, const QString &path);

/// Records in the copy `path` that it came into the place of a book whose record ended with
/// `replaced`, so that its own is not taken for one that was cut. Who by login, when, from what.
Result<void> recordRestore(const QString &path, const RecordHead &replaced, const QString &login,
                           const QDateTime &now, const QString &backup);

/// Whether the other file is an earlier state of this book.
bool isEarlierState(Database &db, const BookFacts &other);

} // namespace duebook
