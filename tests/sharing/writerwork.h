// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/book/session.h"

#include <QTemporaryDir>

#include <random>

namespace duebook::test {

/// The accounts "S-1" ... of a shared book.
constexpr int kSharedAccounts = 9;
/// Rows of one import by a writer.
constexpr int kImportRows = 5;

/// The changes that a writer makes, each recognised by its uid when it is repeated.
class WriterWork {
public:
    explicit WriterWork(Session &session) : m_session(session) {}

    /// The name of the writer's change of this number; what kind it is of those in `mixture`
    /// follows from `random`. A contact's change cannot be recognised, so that each run makes
    /// another one of it.
    static QString uidFor(std::mt19937 &random, const QString &mixture, const QString &writer,
                          int number, int run);

    /// Does it. Conflicts are tried again with the record as it is now.
    Result<void> run(const QString &uid, std::mt19937 random);

private:
    Result<void> note(const QString &uid, AccountId account, std::mt19937 &random);
    Result<void> payment(const QString &uid, AccountId account, std::mt19937 &random);
    Result<void> promise(const QString &uid, AccountId account, std::mt19937 &random);
    Result<void> contact(const QString &uid, AccountId account);
    Result<void> import(const QString &uid, std::mt19937 &random);

    Session &m_session;
    QTemporaryDir m_folder;
};

} // namespace duebook::test
