// SPDX-License-Identifier: Apache-2.0
#include "core/db/statement.h"
#include "tests/cli/clibook.h"
#include "tests/fault/faultbook.h"
#include "tests/support/catch.h"
#include "tests/support/proof.h"

#include <QFile>
#include <QTemporaryDir>

using namespace duebook;
using namespace duebook::test;

namespace {

constexpr qsizetype kPageSize = 4096;
constexpr qsizetype kHeadSize = 100;

/// A book with pages of every kind, and which page is of which.
struct WholeBook {
    QByteArray bytes;
    std::map<QString, std::vector<qsizetype>> pages; ///< kind -> where its pages begin
};

QString kindOf(const QString &name, const QString &type)
{
    // The index of the search is kept by the library in tables of its own.
    if (name.startsWith(QStringLiteral("search_")))
        return QStringLiteral("search");
    const bool index = name.startsWith(QStringLiteral("ix_")) ||
                       name.startsWith(QStringLiteral("ux_")) ||
                       name.startsWith(QStringLiteral("sqlite_autoindex"));
    return type + (index ? QStringLiteral(" of an index") : QStringLiteral(" of a table"));
}

WholeBook makeWholeBook(const QString &path)
{
    REQUIRE(runCli({QStringLiteral("demo"), path, QStringLiteral("--accounts"),
                    QStringLiteral("40"), QStringLiteral("--invoices"), QStringLiteral("800"),
                    QStringLiteral("--notes"), QStringLiteral("300")})
                .exitCode == 0);
    // A text that is longer than a page goes on in pages of a kind of their own.
    const QStringList given{QStringLiteral("--book"), path, QStringLiteral("--format"),
                            QStringLiteral("json")};
    const QJsonArray accounts =
        rows(runCli(given + words("accounts --limit 1")).json(), "accounts");
    REQUIRE(runCli(given + QStringList{QStringLiteral("note"), text(accounts[0], "number"),
                                       QStringLiteral("--text"), QString(30000, QLatin1Char('n'))})
                .exitCode == 0);
    WholeBook book;
    {
        const auto db = Database::open(path, Database::Access::ReadWrite);
        db->execute("PRAGMA journal_mode = DELETE; PRAGMA foreign_keys = OFF");
        // Pages that are free: what was cleared away stood in them.
        db->execute("CREATE TABLE cleared (x); INSERT INTO cleared WITH RECURSIVE n(i) AS (SELECT 1"
                    " UNION ALL SELECT i + 1 FROM n WHERE i < 40) SELECT zeroblob(4000) FROM n;"
                    "DROP TABLE cleared;");
        std::vector<bool> used(size_t(db->integer("PRAGMA page_count")) + 1, false);
        Statement select(*db, "SELECT name, pageno, pagetype FROM dbstat");
        while (select.next()) {
            const qint64 page = select.integer(1);
            used[size_t(page)] = true;
            book.pages[kindOf(select.text(0), select.text(2))].push_back((page - 1) * kPageSize);
        }
        for (size_t page = 2; page < used.size(); ++page) {
            if (!used[page])
                book.pages[QStringLiteral("free")].push_back(qsizetype(page - 1) * kPageSize);
        }
    }
    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadOnly));
    book.bytes = file.readAll();
    return book;
}

/// Puts the bytes in place of the book, alone in its folder.
void replaceBook(const QString &path, const QByteArray &bytes)
{
    for (const char *suffix : {"", "-wal", "-shm", "-journal"})
        QFile::remove(path + QLatin1String(suffix));
    QFile file(path);
    REQUIRE(file.open(QIODevice::WriteOnly));
    REQUIRE(file.write(bytes) == bytes.size());
}

/// Opening, reading and checking give an answer each. True when damage was found.
bool damageIsFound(const QString &path)
{
    bool found = false;
    const auto look = [&](const char *line) {
        const ProgramRun run = runCli(QStringList{QStringLiteral("--book"), path} + words(line));
        INFO(line << ": " << run.exitCode << " " << run.out.right(300).toStdString()
                  << run.err.toStdString());
        CHECK((run.exitCode == 0 || run.exitCode == 1 || run.exitCode == 5));
        if (run.exitCode == 1)
            CHECK(run.errorLines() == 1);
        found = found || run.exitCode != 0;
    };
    look("accounts --limit 5");
    look("check");
    return found;
}

} // namespace

TEST_CASE("A flipped bit in a page of any kind is answered and found", "[fault][damage]")
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("ledger.duebook"));
    WholeBook whole = makeWholeBook(path);
    REQUIRE_FALSE(damageIsFound(path));
    whole.pages[QStringLiteral("head")] = {0};
    for (const char *kind : {"internal of a table", "internal of an index", "leaf of a table",
                             "leaf of an index", "overflow of a table", "free", "search"}) {
        INFO(kind);
        REQUIRE_FALSE(whole.pages[QLatin1String(kind)].empty());
    }
    std::mt19937 random(5);
    const int flips = fullProof() ? 60 : 3;
    for (const auto &[kind, places] : whole.pages) {
        const qsizetype reach = kind == QStringLiteral("head") ? kHeadSize : kPageSize;
        for (int flip = 0; flip < flips; ++flip) {
            const qsizetype page = places[random() % places.size()];
            // Every other one where the structure of the page stands.
            const qsizetype at = page + qsizetype(random() % size_t(flip % 2 == 0 ? reach : 24));
            QByteArray bytes = whole.bytes;
            bytes[at] = char(bytes[at] ^ (1 << random() % 8));
            replaceBook(path, bytes);
            INFO(kind.toStdString() << ", page " << page / kPageSize + 1 << ", byte " << at - page);
            CHECK(damageIsFound(path));
        }
    }
}

TEST_CASE("A book that is cut short anywhere is answered by every verb", "[fault][damage]")
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("ledger.duebook"));
    const WholeBook whole = makeWholeBook(path);
    const int places = fullProof() ? 60 : 6;
    for (int place = 0; place < places; ++place) {
        const qsizetype size = whole.bytes.size() * place / places + place;
        INFO("length " << size);
        replaceBook(path, whole.bytes.left(size));
        CHECK(damageIsFound(path));
    }
}
