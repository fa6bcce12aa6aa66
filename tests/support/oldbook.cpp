// SPDX-License-Identifier: Apache-2.0
#include "tests/support/oldbook.h"

#include "core/db/database.h"
#include "core/store/book/migrator.h"

namespace duebook::test {

namespace {

constexpr int kVersion = 6;

// The accounts, then so many notes that the update reads and writes many pages. Their invoices fall
// due in 2052: the balance is what it was on the day it was written for.
constexpr auto kFill = R"(
INSERT INTO setting VALUES ('base_currency', 'EUR', 0, NULL), ('time_zone', 'UTC', 0, NULL);
INSERT INTO app_user (id, uid, login, login_key, name, role, created_at, changed_at)
    VALUES (1, 'u1', 'anna', 'anna', 'Anna Berg', 1, 0, 0);
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 40)
INSERT INTO account (id, uid, number, number_key, number_loose, name, name_key, owner_id, created_at,
                     changed_at)
    SELECT i, 'a' || i, 'O-' || i, 'o-' || i, 'o' || i, 'Old ' || i, 'old ' || i, 1, 0, 0 FROM n;
INSERT INTO invoice (id, account_id, kind, number, number_key, issue_day, due_day, currency, amount,
                     open_amount, created_at, changed_at)
    SELECT id, id, 1, 'R-' || id, 'r' || id, 19000, 30000, 'EUR', 1000 * id, 1000 * id, 0, 0
      FROM account;
UPDATE ledger_state SET newest_day = 19000;
INSERT INTO account_balance
    SELECT id, 'EUR', 20000, 30001, 1000 * id, 0, 0, 0, 0, 0, 0, 0, 0, 1, 30000 FROM account;
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 600)
INSERT INTO note (id, uid, account_id, kind, direction, author_id, spoken_at, text, created_at)
    SELECT i, 'n' || i, 1 + i % 40, 1, 1, 1, 1600000000000 + i, 'said so ' || i || ' ' ||
           printf('%.*c', i % 300, 'x'), 1600000000000 + i FROM n;
UPDATE account SET last_note_id = (SELECT max(id) FROM note WHERE account_id = account.id),
    last_contact_at = (SELECT max(spoken_at) FROM note WHERE account_id = account.id);
INSERT INTO promise (uid, account_id, made_day, due_day, currency, amount, evidence, created_at,
                     changed_at)
    SELECT 'v' || id, account_id, 19000, 30000, 'EUR', 100, 'on the phone ' || id, 0, 0
      FROM note WHERE id % 3 = 0;
INSERT INTO search_note (search_note) VALUES ('rebuild');
INSERT INTO search_account (search_account) VALUES ('rebuild');
)";

} // namespace

void makeOldBook(const QString &path)
{
    static_assert(kOldAccounts == 40 && kOldNotes == 600);
    std::vector<MigrationStep> steps = builtInSteps();
    steps.resize(kVersion);
    const auto db = Database::open(path, Database::Access::ReadWrite, true);
    db->execute("PRAGMA application_id = 1148544354");
    migrate(*db, steps);
    db->execute(kFill);
}

} // namespace duebook::test
