// SPDX-License-Identifier: Apache-2.0
#include "core/store/book/jobclaimrepository.h"

#include "core/db/statement.h"

#include <QSysInfo>

namespace duebook {

namespace {

#define CLAIM_COLUMNS "name, client, host, user_id, claim_seq, state, result, claimed_at, ended_at"
#define CLAIMANT_IS_GONE "NOT EXISTS (SELECT 1 FROM client c WHERE c.uid = job_claim.client)"

constexpr auto kInsert = R"(
    INSERT INTO job_claim (name, client, host, user_id, claim_seq, state, claimed_at)
    VALUES ($1, $2, $3, $4, 1, 1, $5) ON CONFLICT (name) DO NOTHING)";
constexpr auto kTakeOver =
    "UPDATE job_claim SET client = $2, host = $3, user_id = $4, claim_seq = claim_seq + 1,"
    " state = 1, result = '', claimed_at = $5, ended_at = NULL"
    " WHERE name = $1 AND (state = 3 OR (state = 1 AND " CLAIMANT_IS_GONE "))";
constexpr auto kEnd = R"(
    UPDATE job_claim SET state = $4, result = $5, ended_at = $6
     WHERE name = $1 AND client = $2 AND claim_seq = $3 AND state = 1)";
constexpr auto kFind = "SELECT " CLAIM_COLUMNS " FROM job_claim WHERE name = $1";
// '0' follows '/': every name "prefix/…".
constexpr auto kNewestEnded = "SELECT " CLAIM_COLUMNS " FROM job_claim"
                              " WHERE name > $1 || '/' AND name < $1 || '0' AND state <> 1"
                              " ORDER BY name DESC LIMIT 1";
constexpr auto kMarkUncertain =
    "UPDATE job_claim SET state = 4, ended_at = $2"
    " WHERE name > $1 || '/' AND name < $1 || '0' AND state = 1 AND " CLAIMANT_IS_GONE;
constexpr auto kTrim = "DELETE FROM job_claim WHERE ended_at < $1";

JobClaim readClaim(const Statement &row)
{
    return {row.text(0),       row.text(1),    row.text(2),
            row.id<UserId>(3), row.integer(4), static_cast<JobState>(row.integer(5)),
            row.text(6),       row.moment(7),  row.moment(8)};
}

void announce(Transaction &transaction)
{
    transaction.changed(Entity::Job, ChangeKind::Updated, 0);
}

} // namespace

std::optional<JobClaim> JobClaimRepository::claim(Transaction &transaction, const QString &name,
                                                  const QString &client)
{
    for (const char *sql : {kInsert, kTakeOver}) {
        Statement take(transaction, sql);
        take.bind(name)
            .bind(client)
            .bind(QSysInfo::machineHostName())
            .bind(transaction.user())
            .bind(transaction.now());
        take.run();
        if (transaction.db().changedRows() == 1) {
            announce(transaction);
            return find(transaction, name);
        }
    }
    return std::nullopt;
}

bool JobClaimRepository::end(Transaction &transaction, const JobClaim &claim, JobState state,
                             const QString &result)
{
    Statement update(transaction, kEnd);
    update.bind(claim.name)
        .bind(claim.client)
        .bind(claim.sequence)
        .bind(qint64(state))
        .bind(result)
        .bind(transaction.now());
    update.run();
    if (transaction.db().changedRows() != 1)
        return false;
    announce(transaction);
    return true;
}

std::optional<JobClaim> JobClaimRepository::find(Database &db, const QString &name)
{
    Statement select(db, kFind);
    select.bind(name);
    return select.next() ? std::optional(readClaim(select)) : std::nullopt;
}

std::optional<JobClaim> JobClaimRepository::newestEnded(Database &db, const QString &prefix)
{
    Statement select(db, kNewestEnded);
    select.bind(prefix);
    return select.next() ? std::optional(readClaim(select)) : std::nullopt;
}

int JobClaimRepository::markUncertain(Transaction &transaction, const QString &prefix)
{
    Statement update(transaction, kMarkUncertain);
    update.bind(prefix).bind(transaction.now());
    update.run();
    const auto marked = int(transaction.db().changedRows());
    if (marked > 0)
        announce(transaction);
    return marked;
}

void JobClaimRepository::trim(Transaction &transaction, const QDateTime &before)
{
    Statement remove(transaction, kTrim);
    remove.bind(before);
    remove.run();
}

} // namespace duebook
