// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/changeset.h"
#include "core/db/database.h"
#include "core/domain/ids.h"
#include "core/store/seals/recordhead.h"

#include <QJsonObject>

#include <span>
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
    /// Appends with the hash SHA-256(hash of the row before, all values of this row): one chain,
    /// which goes on where `head` says that it ended. The last entry carries the root of `head`,
    /// which is brought up to date but not written.
    static void appendAudit(Database &db, std::span<const AuditEntry> entries, RecordHead &head);

    /// Appends one without a root and writes the head.
    static void appendAudit(Database &db, const AuditEntry &entry);

    /// The newest entries of an account (or of the whole book when unset), newest first.
    static std::vector<AuditEntry> audit(Database &db, AccountId account, int limit);

    /// The hash of the first row: tells one book from another. Empty = nothing is recorded yet.
    static QByteArray firstHash(Database &db);

    /// The id of the first row whose hash does not follow from the row before; 0 = the chain is
    /// whole. A break that an administrator accepted (`kAccepted`) counts no more.
    static qint64 firstBrokenAudit(Database &db);

    /// All of them.
    static std::vector<qint64> brokenAudits(Database &db, int limit);

    /// The action of a row by which an administrator took over what was changed from outside, and
    /// the field that names rows of the audit whose break is known by that.
    static constexpr auto kAccepted = "changes from outside accepted";
    static constexpr auto kAcceptedBreaks = "breaks";

    /// Takes the rows of the audit as they are: the chain goes on after the newest, with a number
    /// after all that were ever given (`newestKnown`: as far as others know). Gives the rows whose
    /// break is known by that, for `kAcceptedBreaks`.
    static QString acceptEnd(Database &db, qint64 newestKnown);

    /// The action of the row by which an older state of the book was put in its place.
    static constexpr auto kRestored = "book restored";

    /// The newest row with one of these actions: what is known elsewhere of the record before it
    /// counts no more. 0 = none.
    static qint64 newestSettled(Database &db);

    /// The root that the newest row carries; nothing = none.
    static std::optional<DigestSum> newestRoot(Database &db);

    /// The hash of a row; empty = there is no such row.
    static QByteArray hashOf(Database &db, qint64 id);

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
