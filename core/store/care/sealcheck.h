// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/store/seals/recordhead.h"
#include "core/store/seals/sealstore.h"

#include <QDateTime>
#include <QStringList>

#include <memory>
#include <vector>

namespace duebook {

/// What a row is called, and who saved it last as the book says.
struct RowName {
    QString name;    ///< a number, a day, a subject
    QString account; ///< the account's number; empty = belongs to none
    QDateTime savedAt;
    QString savedBy;
};

/// A row that is not as Duebook saved it.
struct AlteredRow {
    enum class How {
        Changed,
        Added,
        Removed,
        Unclear, ///< one of the bucket's rows; only the sums themselves were altered, perhaps
    };
    How how = How::Unclear;
    const SealedRows *rows = nullptr; ///< of the layout that was asked with
    RowPlace place;
    RowName name;
};

/// Compares rows with their seals. Throws `SqlFailure`.
class SealCheck {
public:
    /// The rows of one table that are not as they were saved; at most `limit`.
    static std::vector<AlteredRow> altered(Database &db, const SealedRows &rows, int limit,
                                           const CancelFlag &cancel);

    /// What the row in a place is called here; empty when it is not here.
    static RowName nameOf(Database &db, const SealedRows &rows, const RowPlace &place);
};

/// A backup that is asked what it knows. Belongs to one thread.
class BackupWitness {
public:
    /// Errors: NotFound, Damaged, NotABook, Io; Invalid when it is from before the seals.
    static Result<BackupWitness> open(const QString &path);

    const QString &path() const { return m_path; }
    const RecordHead &head() const { return m_head; }

    /// Whether it is of this book, however much of its record was written anew.
    bool isOf(Database &db) const;

    /// Whether what stands in a place is there as it was saved; nothing when it cannot be told.
    std::optional<bool> sound(const AlteredRow &row) const;

    /// What `row` is called there.
    RowName nameOf(const AlteredRow &row) const;

    /// "column: before → now" for a row of `db` that nobody changed in Duebook since the backup.
    QStringList differences(Database &db, const AlteredRow &row) const;

private:
    BackupWitness() = default;

    QString m_path;
    std::unique_ptr<Database> m_db;
    std::unique_ptr<SealedLayout> m_layout;
    RecordHead m_head;
};

} // namespace duebook
