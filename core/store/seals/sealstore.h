// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/digestsum.h"
#include "core/base/progress.h"
#include "core/domain/ids.h"
#include "core/store/seals/sealedtables.h"

#include <QDateTime>

#include <array>
#include <map>
#include <vector>

namespace duebook {

/// What a bucket of neighbouring rows comes to. Order-free: rows are added and taken away alone.
struct BucketSum {
    DigestSum sum;
    qint64 rows = 0;
    std::array<quint32, RowPlace::kSlots> slots{}; ///< sums of shortened digests

    void add(const DigestSum &row, int slot);
    void take(const DigestSum &row, int slot);
    BucketSum &operator+=(const BucketSum &other);
    friend bool operator==(const BucketSum &, const BucketSum &) = default;
};

/// The seal of a bucket as it stands in the book, and who changed a row of it last.
struct Seal {
    BucketSum sum;
    QDateTime changedAt; ///< UTC; invalid = since the sums are kept
    UserId changedBy;
};

/// A row of a sealed table, read out.
struct StoredRow {
    std::vector<QString> values; ///< as a person would read them, in the order of the columns
    DigestSum digest;
};

using Seals = std::map<qint64, Seal>;           ///< by bucket
using BucketSums = std::map<qint64, BucketSum>; ///< by bucket

/// The sums of rows and their seals. Throws `SqlFailure`.
class SealStore {
public:
    /// The seals of one table.
    static Seals seals(Database &db, int table);

    /// The sum over all seals: what `record_head` must say.
    static DigestSum root(Database &db);

    /// Works the sums of a table's rows out anew. Stops early when cancelled.
    static BucketSums sums(Database &db, const SealedRows &rows, const CancelFlag &cancel);

    /// Adds what changed to the seals of their buckets and to `root`.
    static void change(Database &db, int table, const BucketSums &changes, const QDateTime &at,
                       UserId user, DigestSum &root);

    /// The seal of one bucket; as of no rows when there is none.
    static Seal seal(Database &db, int table, qint64 bucket);

    /// The rows that are counted in one place, as they stand in the book.
    static std::vector<StoredRow> rowsAt(Database &db, const SealedRows &rows,
                                         const RowPlace &place);

    /// Makes the seals say what the rows say; those that do already keep who changed them and when.
    /// Gives the number of buckets whose seal was another, and writes the root into `record_head`.
    static qint64 reseal(Database &db, const QDateTime &at, UserId user);

    /// For a book whose rows were put in at once, past the seals: takes them, and the end of the
    /// audit, as they are.
    static void startAnew(Database &db, const QDateTime &at, UserId user);
};

} // namespace duebook
