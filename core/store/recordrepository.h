// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/changeset.h"
#include "core/db/database.h"
#include "core/domain/ids.h"

#include <QJsonObject>

#include <vector>

namespace duebook {

/// One row of the audit: who changed what and when, from what to what.
struct AuditEntry {
    qint64 id = 0;
    qint64 atMs = 0; ///< UTC milliseconds
    UserId user;
    QString client;
    Entity entity = Entity::Everything;
    qint64 entityId = 0;
    AccountId account;
    QString action;
    QJsonObject changes; ///< field -> [from, to]
};

/// The append-only record: audit chain and change log.
class RecordRepository {
public:
    /// Appends with the hash SHA-256(hash of the row before, all values of this row): one chain.
    static void appendAudit(Database &db, const AuditEntry &entry);

    /// The newest entries of an account (or of the whole book when unset), newest first.
    static std::vector<AuditEntry> audit(Database &db, AccountId account, int limit);

    /// The hash of the first row: tells one book from another. Empty = nothing is recorded yet.
    static QByteArray firstHash(Database &db);

    /// The id of the first row whose hash does not follow from the row before; 0 = the chain is
    /// whole.
    static qint64 firstBrokenAudit(Database &db);

    static void appendChange(Database &db, const QString &client, const Change &change);

    /// The number of the newest row of the change log.
    static qint64 newestChange(Database &db);

    /// Changes newer than `after` made by other clients; sets `newest` to the last row seen.
    static ChangeSet changesAfter(Database &db, qint64 after, const QString &ownClient,
                                  qint64 *newest);

    /// Forgets all but the newest `keep` rows of the change log.
    static void trimChanges(Database &db, int keep);
};

} // namespace duebook
