// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/services/team/userservice.h"
#include "core/store/book/userrepository.h"
#include "tests/support/importfile.h"
#include "tests/support/ledger.h"
#include "tests/support/talks.h"

namespace duebook::test {

/// A book with one account and people of every role.
struct Office {
    LedgerBook ledger;
    ImportFolder files;
    AccountId account = ledger.account("1001");
    InvoiceId invoice = ledger.invoice(account, "R-1", "2026-02-01", eur(10000));
    UserId other = aUser(ledger.session, QStringLiteral("otto"));

    /// A session of somebody with this role, as the book has them.
    std::unique_ptr<Session> as(Role role, bool active = true)
    {
        const QString login = QStringLiteral("p%1").arg(int(role) * 2 + (active ? 1 : 0));
        User user;
        user.login = login;
        user.name = login;
        user.role = role;
        user.active = active;
        const Result<UserId> added = UserService(ledger.session).add(user);
        if (added)
            user.id = *added;
        else
            user.id = must(ledger.session.read([&](Database &db) -> Result<User> {
                          return *UserRepository::findByLogin(db, login);
                      })).id;
        std::unique_ptr<Session> session = ledger.book.anotherSession();
        session->setUser(user);
        return session;
    }
};

} // namespace duebook::test
