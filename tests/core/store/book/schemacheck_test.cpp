// SPDX-License-Identifier: Apache-2.0
#include "core/db/pagesums.h"
#include "core/db/statement.h"
#include "core/services/book/bookservice.h"
#include "core/services/care/checkservice.h"
#include "core/store/book/bookfile.h"
#include "core/store/book/schemacheck.h"
#include "tests/support/catch.h"
#include "tests/support/tempbook.h"

#include <QFile>
#include <QTemporaryDir>

using namespace duebook;
using namespace duebook::test;

namespace {

/// A closed book to which something was done through the file layer of the program: its pages are
/// in order.
QString bookWith(const QTemporaryDir &folder, const char *sql)
{
    const QString path = folder.filePath(QStringLiteral("a.duebook"));
    QFile::remove(path);
    REQUIRE(createBookFile(path));
    Database::open(path, Database::Access::ReadWrite)->execute(sql);
    return path;
}

/// The statement that made an object, changed.
QByteArray rewritten(const QString &path, const char *name, const char *from, const char *to)
{
    const auto db = Database::open(path, Database::Access::ReadOnly);
    Statement select(*db, "SELECT sql FROM sqlite_schema WHERE name = $1");
    select.bind(QString::fromLatin1(name));
    REQUIRE(select.next());
    QByteArray sql = select.blob(0);
    REQUIRE(sql.contains(from));
    return sql.replace(from, to);
}

} // namespace

TEST_CASE("The known digest of each version is that of the schema its steps make", "[book][schema]")
{
    QFile file(QStringLiteral(":/schema/digests.txt"));
    REQUIRE(file.open(QIODevice::ReadOnly));
    QMap<int, QByteArray> known;
    for (const QByteArray &line : file.readAll().split('\n')) {
        const QList<QByteArray> parts = line.simplified().split(' ');
        if (parts.size() == 2)
            known.insert(parts[0].toInt(), parts[1]);
    }
    const auto db = Database::open({}, Database::Access::Memory);
    std::vector<MigrationStep> steps;
    for (const MigrationStep &step : builtInSteps()) {
        steps.push_back(step);
        migrate(*db, steps);
        INFO("resources/schema/digests.txt needs the line: " << step.version << " "
                                                             << schemaDigest(*db).toStdString());
        CHECK(known.value(step.version) == schemaDigest(*db));
    }
}

TEST_CASE("A book whose schema is not Duebook's own is refused and nothing of it runs",
          "[book][schema]")
{
    struct Case {
        const char *sql;
        const char *told;
    };
    const Case each = GENERATE(
        Case{"CREATE TRIGGER evil AFTER INSERT ON client BEGIN UPDATE setting SET value = 'x'; END",
             "trigger “evil” does not belong"},
        Case{"ALTER TABLE setting RENAME TO real_setting;"
             "CREATE VIEW setting AS SELECT key, 'x' AS value FROM real_setting",
             "does not belong"},
        Case{"DROP TRIGGER audit_never_changes", "trigger “audit_never_changes” is missing"},
        Case{"CREATE TABLE extra (x)", "table “extra” does not belong"},
        Case{"CREATE VIEW extra AS SELECT 1", "view “extra” does not belong"},
        Case{"CREATE INDEX extra ON note (text)", "index “extra” does not belong"},
        Case{"ALTER TABLE note ADD COLUMN extra TEXT", "table “note” is another"},
        Case{"DROP INDEX ix_dispute_open", "index “ix_dispute_open” is missing"},
        Case{"CREATE VIRTUAL TABLE search_extra USING fts5 (x)", "does not belong"});
    INFO(each.sql);
    const QTemporaryDir folder;
    const QString path = bookWith(folder, each.sql);
    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadOnly));
    const QByteArray before = file.readAll();
    BookOpening opening;
    opening.readOnly = GENERATE(false, true);
    const Result<OpenedFile> opened = openBookFile(path, opening);
    REQUIRE_FALSE(opened);
    CHECK(opened.error().code == ErrorCode::Damaged);
    INFO(opened.error().sentence.toStdString());
    CHECK(opened.error().sentence.contains(QString::fromUtf8(each.told)));
    // Who looks at what can still be read of it does not run what does not belong there either.
    BookOpening damaged;
    damaged.damaged = true;
    const QByteArray statement(each.sql);
    const bool runs = statement.contains("CREATE TRIGGER") || statement.contains("CREATE VIEW");
    CHECK(openBookFile(path, damaged).ok() != runs);
    file.seek(0);
    CHECK(file.readAll() == before);
}

TEST_CASE("A table with another condition is another table", "[book][schema]")
{
    const QTemporaryDir folder;
    const QString path = bookWith(folder, "DROP VIEW IF EXISTS no_such_view");
    const QByteArray sql = rewritten(path, "job_claim", "BETWEEN 1 AND 4", "BETWEEN 1 AND 9");
    Database::open(path, Database::Access::ReadWrite)
        ->execute(("DROP TABLE job_claim;" + sql).constData());
    const Result<OpenedFile> opened = openBookFile(path, {});
    REQUIRE_FALSE(opened);
    CHECK(opened.error().sentence.contains(QString::fromUtf8("“job_claim” is another")));
}

TEST_CASE("Spaces, comments and statistics are no difference of the schema", "[book][schema]")
{
    const QTemporaryDir folder;
    const QString path = bookWith(folder, "ANALYZE");
    const QByteArray sql = rewritten(path, "job_claim", "(state BETWEEN 1 AND 4)",
                                     " /* one of */\n ( state  BETWEEN 1 AND 4 ) -- four\n");
    Database::open(path, Database::Access::ReadWrite)
        ->execute(("DROP TABLE job_claim;" + sql).constData());
    CHECK(openBookFile(path, {}));
}

TEST_CASE("An older book is compared with the schema of its own version", "[book][schema]")
{
    const QTemporaryDir folder;
    std::vector<MigrationStep> older = builtInSteps();
    older.resize(7);
    const bool tampered = GENERATE(false, true);
    const QString path = folder.filePath(QStringLiteral("old.duebook"));
    {
        const auto db = Database::open(path, Database::Access::ReadWrite, true);
        db->execute("PRAGMA application_id = 1148544354");
        migrate(*db, older);
        if (tampered)
            db->execute("CREATE TRIGGER evil AFTER UPDATE ON follow_up BEGIN"
                        " DELETE FROM note; END");
    }
    const Result<OpenedFile> opened = openBookFile(path, {});
    CHECK(opened.ok() != tampered);
    if (tampered)
        CHECK(Database::open(path, Database::Access::ReadOnly)->integer("PRAGMA user_version") ==
              7);
}

TEST_CASE("In a newer book, whose schema is not known, no trigger runs", "[book][schema]")
{
    const QTemporaryDir folder;
    const QString path = bookWith(
        folder, "CREATE TRIGGER newer AFTER INSERT ON setting BEGIN DELETE FROM setting; END;"
                "PRAGMA user_version = 999");
    const Result<OpenedFile> opened = openBookFile(path, {});
    REQUIRE(opened);
    CHECK(opened->readOnly);
    opened->db->execute("PRAGMA query_only = OFF");
    opened->db->execute("INSERT INTO setting (key, value, changed_at) VALUES ('k', 'v', 0)");
    CHECK(opened->db->integer("SELECT count(*) FROM setting WHERE key = 'k'") == 1);
}

TEST_CASE("The check tells what became of the schema while the book was open", "[book][schema]")
{
    FakeClock clock;
    TempBook book(clock);
    CHECK(must(CheckService(book.session()).check()).clean());
    book.db().execute("DROP TRIGGER audit_never_changes");
    const CheckReport report = must(CheckService(book.session()).check());
    REQUIRE(report.findings.size() == 1);
    CHECK(report.findings[0].area == CheckArea::File);
    CHECK(report.findings[0].where.contains(QStringLiteral("audit_never_changes")));
}
