// SPDX-License-Identifier: Apache-2.0
#include "core/store/team/signinrepository.h"

#include "core/db/statement.h"

#include <QSysInfo>

namespace duebook {

namespace {

constexpr auto kFind = "SELECT claim_seq, ended_at FROM job_claim WHERE name = $1";
// State 3: failed.
constexpr auto kKeep = R"(
    INSERT INTO job_claim (name, client, host, user_id, claim_seq, state, claimed_at, ended_at)
    VALUES ($1, '', $2, $3, $4, 3, $5, $5)
    ON CONFLICT (name) DO UPDATE SET claim_seq = $4, claimed_at = $5, ended_at = $5)";
constexpr auto kForget = "DELETE FROM job_claim WHERE name = $1";

QString nameFor(UserId user)
{
    return QStringLiteral("sign-in/%1/%2").arg(user.number()).arg(QSysInfo::machineHostName());
}

} // namespace

SignInFailures SignInRepository::failures(Database &db, UserId user)
{
    Statement find(db, kFind);
    find.bind(nameFor(user));
    return find.next() ? SignInFailures{int(find.integer(0)), find.moment(1)} : SignInFailures();
}

void SignInRepository::keep(Transaction &transaction, UserId user, const SignInFailures &failures)
{
    Statement keep(transaction, kKeep);
    keep.bind(nameFor(user))
        .bind(QSysInfo::machineHostName())
        .bind(user)
        .bind(failures.count)
        .bind(failures.last);
    keep.run();
}

void SignInRepository::forget(Transaction &transaction, UserId user)
{
    Statement forget(transaction, kForget);
    forget.bind(nameFor(user));
    forget.run();
}

} // namespace duebook
