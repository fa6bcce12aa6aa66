// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/account.h"
#include "core/domain/contact.h"
#include "core/store/book/session.h"

namespace duebook {

/// Mail addresses (one or several in a text) that an account or one of its contacts has.
struct KnownMail {
    AccountId account;
    QString addresses;
};
std::vector<KnownMail> knownMails(Database &db);

/// Writes accounts and contacts for one import: everything it makes carries the import's id, what
/// it changes is kept as it was. Keeps the search index. Throws `SqlFailure`.
class ImportPeopleWriter {
public:
    ImportPeopleWriter(Transaction &transaction, ImportId import)
        : m_transaction(transaction), m_import(import)
    {
    }

    AccountId addAccount(const Account &account);
    void changeAccount(const Account &before, const Account &after);
    void addContact(const Contact &contact);
    void changeContact(const Contact &before, const Contact &after);

    /// What the two above write, without keeping anything: also how an import is taken back.
    static void writeAccount(Transaction &transaction, const Account &account);
    static void writeContact(Transaction &transaction, const Contact &contact);

private:
    Transaction &m_transaction;
    ImportId m_import;
    qint64 m_position = 0;
};

} // namespace duebook
