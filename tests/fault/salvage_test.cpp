// SPDX-License-Identifier: Apache-2.0
#include "core/services/care/salvageservice.h"

#include "core/base/clock.h"
#include "core/db/raw/rawpages.h"
#include "core/db/raw/rawvalue.h"
#include "core/db/statement.h"
#include "tests/cli/clibook.h"
#include "tests/support/bookfiles.h"
#include "tests/support/catch.h"
#include "tests/support/fakeclock.h"
#include "tests/support/proof.h"

#include <QDir>
#include <QElapsedTimer>
#include <QSet>
#include <QTemporaryDir>
#include <QtEndian>

#include <sqlite3.h>

#include <map>
#include <random>

using namespace duebook;
using namespace duebook::test;

namespace {

using Pages = std::vector<quint32>;

/// A row of the whole book: where it stands and what it says.
struct KnownRow {
    QByteArray key;
    QByteArray content;
    Pages pages;
};

struct WholeTable {
    QString name;
    QString key;     ///< SQL for its key
    QString content; ///< SQL for what salvage does not work out anew
    std::vector<KnownRow> rows;
};

/// What `check` repairs and programs that run: not what people entered.
bool isWorkedOut(const QString &column)
{
    static const QSet<QString> kColumns{
        QStringLiteral("open_amount"), QStringLiteral("settled_day"),
        QStringLiteral("disputed_amount"), QStringLiteral("unallocated_amount")};
    return kColumns.contains(column);
}

bool isLeftOut(const QString &table)
{
    return table.startsWith(QStringLiteral("search_")) ||
           table.startsWith(QStringLiteral("sqlite_")) || table == QStringLiteral("client") ||
           table == QStringLiteral("change_log") || table == QStringLiteral("account_balance") ||
           table == QStringLiteral("job_claim") || table == QStringLiteral("row_seal") ||
           table == QStringLiteral("record_head") || table == QStringLiteral("document_reading");
}

std::map<QByteArray, QByteArray> rowsOf(Database &db, const WholeTable &table)
{
    std::map<QByteArray, QByteArray> rows;
    const QByteArray sql = QStringLiteral("SELECT %1, %2 FROM \"%3\"")
                               .arg(table.key, table.content, table.name)
                               .toUtf8();
    Statement select(db, sql.constData());
    while (select.next())
        rows.emplace(select.blob(0), select.blob(1));
    return rows;
}

/// A demo book and where each of its rows stands.
class WholeBook {
public:
    explicit WholeBook(const QTemporaryDir &folder)
    {
        const QString path = folder.filePath(QStringLiteral("whole.duebook"));
        REQUIRE(runCli({QStringLiteral("demo"), path, QStringLiteral("--accounts"),
                        QStringLiteral("40"), QStringLiteral("--invoices"), QStringLiteral("800"),
                        QStringLiteral("--notes"), QStringLiteral("300")})
                    .exitCode == 0);
        QFile file(path);
        REQUIRE(file.open(QIODevice::ReadOnly));
        bytes = file.readAll();
        const auto db = Database::open(path, Database::Access::ReadOnly);
        RawFile raw(path, {});
        RawPages pages(raw, {});
        pageSize = raw.pageSize();
        Statement select(*db, "SELECT l.name, l.wr, m.rootpage FROM pragma_table_list l"
                              " JOIN sqlite_master m ON m.name = l.name"
                              " WHERE l.schema = 'main' AND l.type = 'table' AND m.rootpage > 0");
        while (select.next()) {
            if (!isLeftOut(select.text(0)))
                addTable(*db, pages, select.text(0), select.flag(1), quint32(select.integer(2)));
        }
        Statement schema(*db, "SELECT pageno FROM dbstat WHERE name = 'sqlite_schema'");
        while (schema.next())
            schemaPages.push_back(quint32(schema.integer(0)));
    }

    quint32 pages() const { return quint32(bytes.size() / pageSize); }

    QByteArray bytes;
    qsizetype pageSize = 0;
    std::vector<WholeTable> tables;
    Pages schemaPages;

private:
    void addTable(Database &db, RawPages &pages, const QString &name, bool keyed, quint32 root)
    {
        WholeTable table{name, QStringLiteral("rowid"), {}, {}};
        QStringList key;
        QStringList content;
        Statement columns(db, "SELECT name, pk FROM pragma_table_info($1) ORDER BY pk, cid");
        columns.bind(name);
        while (columns.next()) {
            if (columns.integer(1) > 0)
                key += QStringLiteral("quote(%1)").arg(columns.text(0));
            if (!isWorkedOut(columns.text(0)))
                content += QStringLiteral("quote(%1)").arg(columns.text(0));
        }
        if (keyed)
            table.key = key.join(QStringLiteral(" || ',' || "));
        table.content = content.join(QStringLiteral(" || ',' || "));
        const auto rows = rowsOf(db, table);
        for (const RawPart &part :
             pages.takeTree(root, !keyed, [](const RawPage &) { return true; }).parts)
            addPage(pages, table, part.page, keyed, key.size());
        for (KnownRow &row : table.rows) {
            INFO(name.toStdString() << " " << row.key.toStdString());
            REQUIRE(rows.count(row.key) == 1);
            row.content = rows.at(row.key);
        }
        REQUIRE(table.rows.size() == rows.size());
        tables.push_back(std::move(table));
    }

    void addPage(RawPages &pages, WholeTable &table, quint32 number, bool keyed, qsizetype keys)
    {
        QByteArray page;
        QByteArray record;
        std::vector<RawValue> row;
        REQUIRE(pages.file().read(number, page));
        const RawPage node(page, pages.file().usable(), number == 1);
        for (int i = 0; i < node.cells(); ++i) {
            const std::optional<RawCell> cell = node.cell(i);
            REQUIRE(cell);
            Pages where{number};
            for (quint32 next = cell->overflow; next != 0;) {
                where.push_back(next);
                next = qFromBigEndian<quint32>(bytes.constData() + (next - 1) * pageSize);
            }
            REQUIRE(pages.record(*cell, record, RawPages::Beyond::Take));
            REQUIRE(decodeRecord(record, row));
            QByteArrayList key;
            for (qsizetype k = 0; keyed && k < keys; ++k)
                key += row[size_t(k)].kind == RawValue::Kind::Integer
                           ? QByteArray::number(row[size_t(k)].integer)
                           : '\'' + row[size_t(k)].bytes.toByteArray() + '\'';
            table.rows.push_back(
                {keyed ? key.join(',') : QByteArray::number(cell->number), {}, where});
        }
    }
};

/// What is done to the book.
struct Damage {
    const char *name;
    int share = 0; ///< of all pages, in percent; 0 = one
    bool schema = false;
    bool cut = false;
};

constexpr Damage kDamages[] = {
    {"one page", 0},
    {"1 %", 1},
    {"5 %", 5},
    {"20 %", 20},
    {"a page of the schema", 0, true},
    {"20 % of the schema", 20, true},
    {"cut short", 0, false, true},
};

/// Does it; returns which pages are not what they were.
QSet<quint32> damage(QByteArray &bytes, const WholeBook &book, const Damage &how,
                     std::mt19937 &random, int round)
{
    QSet<quint32> hit;
    if (how.cut) {
        bytes.truncate(qsizetype(random() % size_t(bytes.size())) + 1);
        for (quint32 page = quint32(bytes.size() / book.pageSize) + 1; page <= book.pages(); ++page)
            hit.insert(page);
        return hit;
    }
    const quint32 all = how.schema ? quint32(book.schemaPages.size()) : book.pages();
    const int count = std::max(1, int(all) * how.share / 100);
    while (hit.size() < count) {
        const quint32 pick = quint32(random()) % all;
        hit.insert(how.schema ? book.schemaPages[pick] : pick + 1);
    }
    for (const quint32 page : std::as_const(hit)) {
        char *at = bytes.data() + (page - 1) * book.pageSize;
        switch (round % 3) {
        case 0:
            std::fill_n(at, book.pageSize, '\0');
            break;
        case 1:
            std::generate_n(at, book.pageSize, [&] { return char(random()); });
            break;
        default:
            for (int flip = 0; flip < 5; ++flip) {
                char &byte = at[random() % size_t(book.pageSize)];
                byte = char(byte ^ (1 << random() % 8));
            }
        }
    }
    return hit;
}

struct Figures {
    qint64 readable = 0;
    qint64 saved = 0; ///< of the readable rows, as they were
    double worst = 1;
    qint64 slowestMs = 0;
};

/// Compares the saved book with the whole one: readable rows are there as they were, and no table
/// has lost rows silently.
void compare(const WholeBook &book, const QSet<quint32> &hit, const SalvageReport &report,
             bool bitsOnly, Figures &figures)
{
    qint64 readable = 0;
    qint64 saved = 0;
    const auto db = Database::open(report.book, Database::Access::ReadOnly);
    for (const WholeTable &table : book.tables) {
        INFO(table.name.toStdString());
        const auto rows = rowsOf(*db, table);
        qint64 alive = 0;
        for (const KnownRow &row : table.rows) {
            const bool isReadable = std::none_of(row.pages.begin(), row.pages.end(),
                                                 [&](quint32 page) { return hit.contains(page); });
            const auto found = rows.find(row.key);
            alive += found != rows.end() ? 1 : 0;
            readable += isReadable ? 1 : 0;
            saved += isReadable && found != rows.end() && found->second == row.content ? 1 : 0;
        }
        const auto told = std::find_if(report.tables.begin(), report.tables.end(),
                                       [&](const auto &each) { return each.name == table.name; });
        REQUIRE(told != report.tables.end());
        const qint64 all = qint64(table.rows.size());
        INFO("saved " << told->saved << " missing " << told->missing << " of " << all << " alive "
                      << alive << " unknown " << told->unknownPages);
        CHECK((told->saved + told->missing >= all || told->unknownPages > 0));
        // Flipped bits make rows that never were, in the table or the index that proves it.
        if (!bitsOnly) {
            CHECK(told->saved + told->missing <= all);
            CHECK(told->saved <= alive);
        }
        CHECK((report.whole ? told->whole() : true));
    }
    CHECK(db->text("PRAGMA integrity_check") == QStringLiteral("ok"));
    const double share = readable == 0 ? 1 : double(saved) / double(readable);
    CHECK(share >= 0.9);
    figures.readable += readable;
    figures.saved += saved;
    figures.worst = std::min(figures.worst, share);
}

} // namespace

TEST_CASE("Salvage saves what is readable of a damaged book, and tells the rest",
          "[fault][salvage]")
{
    const QTemporaryDir folder;
    const WholeBook book(folder);
    const QString damaged = folder.filePath(QStringLiteral("damaged.duebook"));
    const QString target = folder.filePath(QStringLiteral("saved.duebook"));
    const int rounds = fullProof() ? 30 : 3;
    FakeClock clock;
    std::mt19937 random(17);
    qint64 readable = 0;
    qint64 saved = 0;
    QString table;
    for (const Damage &how : kDamages) {
        Figures figures;
        int refused = 0;
        for (int round = 0; round < rounds; ++round) {
            QByteArray bytes = book.bytes;
            const QSet<quint32> hit = damage(bytes, book, how, random, round);
            INFO(how.name << ", round " << round);
            writeFile(damaged, bytes);
            QFile::remove(target);
            QElapsedTimer since;
            since.start();
            const Result<SalvageReport> report = SalvageService::salvage(damaged, target, clock);
            figures.slowestMs = std::max(figures.slowestMs, since.elapsed());
            if (report) {
                compare(book, hit, *report, !how.cut && round % 3 == 2, figures);
                continue;
            }
            // Cut within the first pages, nothing is left but the list of tables.
            ++refused;
            CHECK(how.cut);
            CHECK(bytes.size() < 40 * book.pageSize);
            CHECK_FALSE(QFile::exists(target));
        }
        readable += figures.readable;
        saved += figures.saved;
        table +=
            QStringLiteral("\n%1: %2 books, %3 readable rows, %4 saved, worst share %5, slowest "
                           "%6 ms, %7 with nothing to save")
                .arg(QLatin1String(how.name))
                .arg(rounds)
                .arg(figures.readable)
                .arg(figures.saved)
                .arg(figures.worst)
                .arg(figures.slowestMs)
                .arg(refused);
    }
    WARN(table.toStdString());
    CHECK(double(saved) >= 0.99 * double(readable));
}

TEST_CASE("Bytes reserved in each page are not read as rows", "[fault][salvage]")
{
    for (const int reserved : {8, 40}) {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("file"));
        {
            const auto db = Database::open(path, Database::Access::ReadWrite, true);
            int bytes = reserved;
            REQUIRE(sqlite3_file_control(db->handle(), "main", SQLITE_FCNTL_RESERVE_BYTES,
                                         &bytes) == SQLITE_OK);
            db->execute("CREATE TABLE t (id INTEGER PRIMARY KEY, s TEXT);"
                        "INSERT INTO t WITH RECURSIVE c(i) AS (SELECT 1 UNION ALL SELECT i + 1"
                        " FROM c WHERE i < 300) SELECT i, hex(zeroblob(i * 20)) FROM c;");
        }
        for (const bool headIsLost : {false, true}) {
            INFO(reserved << " bytes, head lost: " << headIsLost);
            if (headIsLost) {
                QFile file(path);
                REQUIRE(file.open(QIODevice::ReadWrite));
                file.write(QByteArray(100, '\0'));
            }
            RawFile file(path, {});
            CHECK(file.usable() == file.pageSize() - reserved);
            RawPages pages(file, {});
            const RawTree tree = pages.takeTree(2, true, [](const RawPage &) { return true; });
            CHECK(tree.isWhole());
            pages.takeOverflow(tree.parts);
            CHECK(pages.unknown() == 1);
        }
    }
}

TEST_CASE("The command tells whether all is whole, and leaves nothing half", "[fault][salvage]")
{
    const CliBook book;
    const QString saved = book.file(QStringLiteral("saved.duebook"));
    const auto salvage = [&](const QString &from, const QString &to) {
        return runCli({QStringLiteral("salvage"), from, QStringLiteral("--to"), to,
                       QStringLiteral("--format"), QStringLiteral("json")});
    };
    const ProgramRun whole = salvage(book.path(), saved);
    CHECK(whole.exitCode == 0);
    CHECK(number(whole.json(), "missing") == 0);

    const QString empty = book.write(QStringLiteral("empty.duebook"), {});
    const QString other = book.write(QStringLiteral("other.duebook"), QByteArray(9000, 'x'));
    struct Refusal {
        QString from;
        QString to;
    };
    const QString elsewhere = book.file(QStringLiteral("elsewhere.duebook"));
    const Refusal refusals[] = {{book.path(), saved},
                                {book.file(QStringLiteral("none.duebook")), elsewhere},
                                {empty, elsewhere},
                                {other, elsewhere},
                                {book.folder(), elsewhere},
                                {book.path(), book.file(QStringLiteral("no/such/folder.duebook"))}};
    for (const auto &[from, to] : refusals) {
        INFO(from.toStdString() << " -> " << to.toStdString());
        const ProgramRun run = salvage(from, to);
        CHECK((run.exitCode != 0 && run.exitCode != 3));
        CHECK(run.errorLines() >= 1);
        CHECK_FALSE(QFile::exists(elsewhere));
    }
    CHECK(QDir(book.folder())
              .entryList({QStringLiteral("*.saving*"), QStringLiteral("*.part*")})
              .isEmpty());
}
