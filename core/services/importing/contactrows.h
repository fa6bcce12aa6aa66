// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/contact.h"
#include "core/store/importing/importledger.h"
#include "core/store/importing/importpeople.h"

#include <QHash>

#include <functional>
#include <set>

namespace duebook {

/// Which account of the book a contact belongs to: by its number, its name, or where neither is
/// given the domain of the address.
class ContactAccounts {
public:
    explicit ContactAccounts(Database &db);

    enum class Found {
        Nothing,
        One,
        Several, ///< several accounts have this name, or addresses of this domain
    };
    struct Answer {
        Found found = Found::Nothing;
        AccountId account;
    };

    Answer byNumber(const QString &number) const { return in(m_byKey, number); }
    Answer byName(const QString &name) const;
    /// Never by the domain of a public mail service.
    Answer byMail(const QString &address);

private:
    using Index = QHash<QString, AccountId>; ///< an unset id: several

    static Answer in(const Index &index, const QString &key);

    Database &m_db;
    Index m_byKey;
    Index m_byName;
    Index m_byDomain;
    bool m_domainsRead = false;
};

/// Compares the persons of a file with those of their accounts, each person of the file once.
class ContactRows {
public:
    explicit ContactRows(Database &db) : m_db(db) {}

    enum class Done { Created, Changed, Unchanged, Twice };

    /// Asked for only where something is written: that is when an import becomes one.
    using Writer = std::function<ImportPeopleWriter &()>;

    /// What is empty in `given` leaves what is there. Without a writer it only compares.
    /// @param account  unset in a preview: an account that the run will make
    Done apply(const Contact &given, const Writer &writer);

private:
    Database &m_db;
    std::set<QString> m_met;
};

} // namespace duebook
