// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/digestsum.h"
#include "core/base/result.h"
#include "core/db/database.h"

#include <QDateTime>
#include <QString>

#include <optional>

namespace duebook {

/// Where the chain of the audit ends, and the sum of all sealed rows then. Kept in a table of its
/// own, in each backup and beside a shared book: who shortens or rewrites the chain would have to
/// reach all of them.
struct RecordHead {
    qint64 length = 0;                   ///< rows of the audit
    qint64 newest = 0;                   ///< number of its newest row
    QByteArray hash = QByteArray(32, 0); ///< of that row; zeros = there is none
    DigestSum root;
    QDateTime at; ///< when it was written last; invalid = before anything was recorded
    /// The newest row of the audit names another root: rows were changed since by what nobody does
    /// (upkeep), which is not recorded.
    bool upkept = false;

    friend bool operator==(const RecordHead &, const RecordHead &) = default;
};

RecordHead readRecordHead(Database &db);
void writeRecordHead(Database &db, const RecordHead &head);

/// The head of the chain as the rows of the audit have it; `root` and `at` stay as they are.
RecordHead headOfRows(Database &db);

/// What tells this book from every other, whatever its record says: who made it and when.
QString bookMark(Database &db);

/// As text for a file beside the book, with the mark of the book. Nothing when it is no such text,
/// or of another book.
QByteArray recordHeadToJson(const RecordHead &head, const QString &mark);
std::optional<RecordHead> recordHeadFromJson(const QByteArray &json, const QString &mark);

} // namespace duebook
