// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/uid.h"
#include "core/domain/followup.h"
#include "core/domain/note.h"
#include "core/services/accounts/accountservice.h"
#include "core/store/book/session.h"
#include "core/store/book/userrepository.h"
#include "tests/support/must.h"

#include <QFile>

namespace duebook::test {

inline AccountId anAccount(Session &session, const QString &number = QStringLiteral("1001"))
{
    Account account;
    account.number = number;
    account.name = QStringLiteral("Customer ") + number;
    return must(AccountService(session).create(account));
}

inline UserId aUser(Session &session, const QString &login, Role role = Role::Clerk)
{
    User user;
    user.login = login;
    user.name = login;
    user.role = role;
    return must(session.write([&](Transaction &transaction) {
        return Result<UserId>(UserRepository::insert(transaction, user));
    }));
}

inline NewNote aNote(AccountId account, const QString &text = QStringLiteral("Promised 400"))
{
    NewNote note;
    note.uid = newUid();
    note.account = account;
    note.text = text;
    return note;
}

inline NewFollowUp aFollowUp(AccountId account, QDate due, QTime time = {})
{
    NewFollowUp followUp;
    followUp.uid = newUid();
    followUp.account = account;
    followUp.due = due;
    followUp.time = time;
    followUp.reason = QStringLiteral("ask for payment");
    return followUp;
}

/// A file with this content; returns its path.
inline QString aFile(const QString &path, const QByteArray &content)
{
    QFile file(path);
    REQUIRE(file.open(QIODevice::WriteOnly));
    REQUIRE(file.write(content) == content.size());
    return path;
}

/// Rows of a table.
inline qint64 rows(Database &db, const char *count)
{
    return db.integer(count);
}

} // namespace duebook::test
