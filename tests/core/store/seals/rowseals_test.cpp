// SPDX-License-Identifier: Apache-2.0
#include "core/store/seals/rowseals.h"

#include "core/base/uid.h"
#include "core/db/statement.h"
#include "core/services/book/bookservice.h"
#include "core/services/care/checkservice.h"
#include "core/store/book/migrator.h"
#include "core/store/book/recordrepository.h"
#include "tests/support/oldbook.h"
#include "tests/support/sealed.h"
#include "tests/support/tempbook.h"

using namespace duebook;
using namespace duebook::test;

namespace {

struct Sealed {
    FakeClock clock;
    TempBook book{clock};

    /// Runs the statements as a lawful write does.
    Result<void> write(std::initializer_list<const char *> statements)
    {
        return write(book.session(), statements);
    }
    static Result<void> write(Session &session, std::initializer_list<const char *> statements)
    {
        return session.write([&](Transaction &transaction) -> Result<void> {
            for (const char *sql : statements)
                transaction.db().execute(sql);
            return {};
        });
    }
    QStringList altered() { return alteredTables(book.db()); }
};

constexpr auto kTwoAccounts =
    "INSERT INTO account (id, uid, number, number_key, number_loose, name, name_key, created_at,"
    " changed_at) VALUES (1, 'a', '1', '1', '1', 'Halvorsen', 'h', 0, 0),"
    " (70, 'b', '2', '2', '2', 'Bakker', 'b', 0, 0)";
constexpr auto kTwoContacts =
    "INSERT INTO contact (id, uid, account_id, name, name_key, created_at, changed_at)"
    " VALUES (1, 'c', 1, 'Ingrid', 'i', 0, 0), (2, 'd', 1, 'Jan', 'j', 0, 0)";

} // namespace

TEST_CASE("A new book is sealed from its first row on", "[seals]")
{
    Sealed it;
    CHECK(it.altered().isEmpty());
    CHECK(it.book.db().integer("SELECT count(*) FROM row_seal") > 0);
}

TEST_CASE("Whatever a write does to rows, the seals go along", "[seals]")
{
    Sealed it;
    must(it.write({kTwoAccounts, kTwoContacts}));
    CHECK(it.altered().isEmpty());
    SECTION("a change that moves a row to another bucket")
    {
        must(it.write({"DELETE FROM contact", "UPDATE account SET id = id + 100, city = 'Oslo'"}));
    }
    SECTION("a row put in the place of another")
    {
        must(it.write({"INSERT OR REPLACE INTO contact (id, uid, account_id, name, name_key,"
                       " created_at, changed_at) VALUES (1, 'd', 70, 'Kari', 'k', 0, 0)"}));
        CHECK(it.book.db().integer("SELECT count(*) FROM contact") == 1);
    }
    SECTION("a row taken in or left as it is")
    {
        must(it.write({"INSERT INTO setting (key, value, changed_at) VALUES ('company', 'X', 0)"
                       " ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                       "INSERT OR IGNORE INTO contact SELECT * FROM contact"}));
    }
    SECTION("rows that go with the row they belong to")
    {
        must(it.write({"INSERT INTO contact_distinct (contact_id, other_id, said_at)"
                       " VALUES (1, 2, 0)"}));
        CHECK(it.altered().isEmpty());
        must(it.write({"DELETE FROM contact WHERE id = 2"}));
        CHECK(it.book.db().integer("SELECT count(*) FROM contact_distinct") == 0);
    }
    SECTION("a whole table emptied at once, by a statement prepared before")
    {
        Database &db = it.book.db();
        must(it.write({"DELETE FROM contact"}));
        must(it.write({kTwoContacts}));
        {
            const Statement prepared(db, "DELETE FROM contact");
        }
        must(it.book.session().write([](Transaction &transaction) -> Result<void> {
            Statement(transaction, "DELETE FROM contact").run();
            return {};
        }));
        CHECK(db.integer("SELECT count(*) FROM row_seal WHERE table_no = 8") == 0);
    }
    SECTION("rows without a number of their own")
    {
        must(it.write({"INSERT INTO account_person (account_id, user_id) VALUES (1, 1), (70, 1)",
                       "UPDATE account_person SET role = 'driver' WHERE account_id = 70",
                       "DELETE FROM account_person WHERE account_id = 1",
                       "INSERT INTO currency_rate (currency, day, rate_e9)"
                       " VALUES ('USD', 20000, 5), ('JPY', 20000, 7)",
                       "INSERT INTO holiday (country, day, name) VALUES ('DE', -3, 'Long ago')"}));
    }
    SECTION("a table copied at once")
    {
        must(it.write({"CREATE TEMP TABLE kept AS SELECT * FROM contact", "DELETE FROM contact",
                       "INSERT INTO contact SELECT * FROM kept"}));
    }
    CHECK(it.altered().isEmpty());
}

TEST_CASE("What is rolled back leaves no trace in the seals", "[seals]")
{
    Sealed it;
    CHECK_FALSE(it.write({kTwoAccounts, "INSERT INTO contact (id) VALUES (1)"}));
    CHECK_FALSE(it.book.session().write([](Transaction &transaction) -> Result<void> {
        transaction.db().execute(kTwoAccounts);
        return Error{};
    }));
    must(it.write({kTwoAccounts}));
    CHECK(it.altered().isEmpty());
}

TEST_CASE("A row that is older than a column is taken with the column's default", "[seals]")
{
    Sealed it;
    must(it.write({kTwoAccounts}));
    must(it.write({"ALTER TABLE account ADD COLUMN colour TEXT NOT NULL DEFAULT 'grey'",
                   "ALTER TABLE account ADD COLUMN weight INTEGER NOT NULL DEFAULT 3"}));
    CHECK(it.altered().isEmpty());
    // As one more connection of the program: for a first one the schema is a stranger's.
    BookOpening opening;
    opening.additional = true;
    const auto session =
        must(BookService::open(it.book.path(), opening, it.clock, QStringLiteral("anna"), newUid()))
            .session;
    must(Sealed::write(*session, {"UPDATE account SET city = 'Oslo' WHERE id = 1"}));
    CHECK(it.altered().isEmpty());
    must(Sealed::write(*session, {"UPDATE account SET weight = 4, colour = '' WHERE id = 1",
                                  "DELETE FROM account WHERE id = 70"}));
    CHECK(it.altered().isEmpty());
}

TEST_CASE("A change past the program is seen, and one after it does not hide it", "[seals]")
{
    Sealed it;
    must(it.write({kTwoAccounts, kTwoContacts}));
    it.book.db().execute("UPDATE contact SET email = 'x@y.example' WHERE id = 1");
    CHECK(it.altered() == QStringList{QStringLiteral("contact")});
    must(it.write({"UPDATE contact SET phone = '1'"}));
    must(it.write({"DELETE FROM contact WHERE id = 2"}));
    CHECK(it.altered() == QStringList{QStringLiteral("contact")});
}

TEST_CASE("A change past the program that is taken back leaves nothing to be seen", "[seals]")
{
    Sealed it;
    must(it.write({kTwoAccounts, kTwoContacts}));
    it.book.db().execute("UPDATE contact SET email = 'x@y.example' WHERE id = 1");
    must(it.write({"DELETE FROM contact WHERE id = 2"}));
    it.book.db().execute("UPDATE contact SET email = ''");
    CHECK(it.altered().isEmpty());
}

TEST_CASE("Every table is sealed or known to need no seal", "[seals]")
{
    Sealed it;
    const QStringList unsealed{QStringLiteral("account_balance"), QStringLiteral("document_chunk"),
                               QStringLiteral("audit"),           QStringLiteral("change_log"),
                               QStringLiteral("client"),          QStringLiteral("job_claim"),
                               QStringLiteral("row_seal"),        QStringLiteral("record_head"),
                               QStringLiteral("document_reading")};
    const SealedLayout layout(it.book.db());
    Statement select(it.book.db(), "SELECT name FROM sqlite_schema WHERE type = 'table'"
                                   " AND name NOT LIKE 'search@_%' ESCAPE '@'"
                                   " AND name NOT LIKE 'sqlite@_%' ESCAPE '@'");
    while (select.next()) {
        const QString name = select.text(0);
        INFO(name.toStdString());
        CHECK((layout.find(name.toStdString()) != nullptr) != unsealed.contains(name));
    }
}

TEST_CASE("The head says where the record ends and what the rows come to", "[seals]")
{
    Sealed it;
    const RecordHead before = readRecordHead(it.book.db());
    must(it.book.session().write([](Transaction &transaction) -> Result<void> {
        transaction.db().execute(kTwoAccounts);
        transaction.audit(Entity::Account, 1, AccountId(1), QStringLiteral("account added"));
        transaction.audit(Entity::Account, 70, AccountId(70), QStringLiteral("account added"));
        return {};
    }));
    const RecordHead after = readRecordHead(it.book.db());
    CHECK(after.length == before.length + 2);
    CHECK(after.root != before.root);
    CHECK_FALSE(after.upkept);
    CHECK(RecordRepository::hashOf(it.book.db(), after.newest) == after.hash);
    CHECK(RecordRepository::newestRoot(it.book.db()) == after.root);
    CHECK(RecordRepository::firstBrokenAudit(it.book.db()) == 0);
    must(it.write({"UPDATE account SET city = 'Oslo'"}));
    CHECK(readRecordHead(it.book.db()).upkept);
    const QString mark = bookMark(it.book.db());
    CHECK(recordHeadFromJson(recordHeadToJson(after, mark), mark) == after);
    CHECK_FALSE(recordHeadFromJson("{}", {}));
    // A write that changes no sealed row leaves the head alone.
    const RecordHead now = readRecordHead(it.book.db());
    it.clock.advance(60);
    must(it.write({"DELETE FROM change_log"}));
    CHECK(readRecordHead(it.book.db()) == now);
}

TEST_CASE("An old book is summed up when it is brought up to date", "[seals][migration]")
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("old.duebook"));
    makeOldBook(path);
    const FakeClock clock;
    const OpenedBook opened =
        must(BookService::open(path, {}, clock, QStringLiteral("anna"), newUid()));
    Session &session = *opened.session;
    CHECK(must(CheckService(session).check()).clean());
    // Its rows are older than some of their columns.
    must(session.write([](Transaction &transaction) -> Result<void> {
        transaction.db().execute("UPDATE account SET city = 'Oslo'");
        transaction.db().execute("UPDATE promise SET evidence = 'letter'");
        return {};
    }));
    CHECK(alteredTables(session.database()).isEmpty());
}

TEST_CASE("A later step of the schema goes along, and hides nothing", "[seals][migration]")
{
    Sealed it;
    must(it.write({kTwoAccounts}));
    const bool altered = GENERATE(false, true);
    if (altered)
        it.book.db().execute("UPDATE account SET email = 'x@y.example' WHERE id = 1");
    std::vector<MigrationStep> steps = builtInSteps();
    steps.push_back({latestVersion(steps) + 1,
                     QStringLiteral("later"),
                     {"ALTER TABLE account ADD COLUMN colour TEXT NOT NULL DEFAULT 'grey'",
                      "UPDATE account SET colour = 'red' WHERE id = 70",
                      "UPDATE account SET phone = '1' WHERE id = 70"}});
    migrate(it.book.db(), steps);
    CHECK(alteredTables(it.book.db()).isEmpty() != altered);
}
