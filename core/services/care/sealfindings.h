// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/services/care/checkservice.h"
#include "core/store/care/sealcheck.h"

#include <optional>

namespace duebook {

/// What is not as Duebook saved it: every value of the rows against their seals, the end of the
/// record against what is known of it elsewhere. Part of `CheckService::check`. Works inside a read
/// of its session; throws `SqlFailure`.
class SealFindings {
    Q_DECLARE_TR_FUNCTIONS(duebook::SealFindings)
public:
    static constexpr int kMost = 100;

    /// `backups` of the book in any order; those that cannot be read are left out.
    SealFindings(Session &session, const std::vector<QString> &backups,
                 std::vector<CheckFinding> &findings);

    /// The chain of the audit, where it ends, and the sum of all seals.
    void record(Database &db);

    /// All that is altered in the sealed tables; each table is read by itself, so that nobody waits
    /// long.
    Result<void> rows(const WorkControl &control);

    /// The highest number of a row of the audit that is known of elsewhere.
    qint64 newestKnown() const;

private:
    struct Known {
        QString name; ///< of the backup or place
        RecordHead head;
    };
    std::vector<Known> known() const; ///< oldest first
    void recordEnd(Database &db);
    void knownElsewhere(Database &db);
    void add(Database &db, const AlteredRow &row);
    CheckFinding finding(CheckArea area, const QString &what, const QString &where) const;

    Session &m_session;
    std::vector<BackupWitness> m_witnesses; ///< oldest first
    std::vector<CheckFinding> &m_findings;
};

} // namespace duebook
