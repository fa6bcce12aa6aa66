// SPDX-License-Identifier: Apache-2.0
#include "core/db/raw/rawpages.h"

#include "core/db/database.h"
#include "core/db/raw/rawvalue.h"
#include "tests/support/bookfiles.h"
#include "tests/support/catch.h"
#include "tests/support/proof.h"

#include <QTemporaryDir>

#include <map>
#include <random>

using namespace duebook;
using namespace duebook::test;

namespace {

constexpr int kRows = 400;

/// A table of numbers and texts, some longer than a page, and an index.
void makeFile(const QString &path, int pageSize)
{
    const auto db = Database::open(path, Database::Access::ReadWrite, true);
    db->execute(QStringLiteral("PRAGMA page_size = %1").arg(pageSize).toUtf8().constData());
    db->execute("CREATE TABLE t (id INTEGER PRIMARY KEY, n INTEGER, s TEXT);"
                "CREATE INDEX i ON t (s, n);"
                "INSERT INTO t WITH RECURSIVE c(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c WHERE"
                " i < 400) SELECT i, i * i - 5000,"
                " substr(replace(hex(zeroblob(60000)), '0', char(97 + i % 26)), 1,"
                " CASE WHEN i % 40 = 0 THEN i * 100 ELSE i % 50 END) FROM c;");
}

bool any(const RawPage &)
{
    return true;
}

/// Reads all that can be read of table `root`: row number -> its columns' lengths are right.
std::map<qint64, std::pair<qint64, QByteArray>> rowsOf(RawPages &pages, quint32 root)
{
    std::map<qint64, std::pair<qint64, QByteArray>> rows;
    QByteArray bytes;
    QByteArray record;
    std::vector<RawValue> row;
    for (const RawPart &part : pages.takeTree(root, true, any).parts) {
        if (!pages.file().read(part.page, bytes))
            continue;
        const RawPage page(bytes, pages.file().usable(), part.page == 1);
        for (int i = 0; i < page.cells(); ++i) {
            const auto cell = page.cell(i);
            if (cell && pages.record(*cell, record, RawPages::Beyond::Take) &&
                decodeRecord(record, row) && row.size() == 3)
                rows[cell->number] = {row[1].integer, row[2].bytes.toByteArray()};
        }
    }
    return rows;
}

} // namespace

TEST_CASE("A damaged file is read with pages of every length", "[raw]")
{
    for (const int size : {512, 1024, 4096, 16384, 65536}) {
        INFO("pages of " << size);
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("file"));
        makeFile(path, size);
        const bool withoutHead = size != 65536;
        if (withoutHead) {
            // Nothing says how long a page is.
            QFile file(path);
            REQUIRE(file.open(QIODevice::ReadWrite));
            file.write(QByteArray(100, '\0'));
        }
        RawFile file(path, {});
        CHECK(file.pageSize() == size);
        CHECK(file.usable() == size);
        RawPages pages(file, {});
        const auto rows = rowsOf(pages, 2);
        REQUIRE(int(rows.size()) == kRows);
        CHECK(rows.at(399).first == 399 * 399 - 5000);
        CHECK(rows.at(400).second.size() == 40000);
        const RawTree index = pages.takeTree(3, false, any);
        CHECK(index.isWhole());
        pages.takeOverflow(index.parts);
        // The first page holds the list of tables.
        CHECK(pages.unknown() == 1);
    }
}

TEST_CASE("Numbers and records are read to the byte or not at all", "[raw]")
{
    qsizetype at = 0;
    CHECK(readVarint(QByteArray("\x81\x00", 2), at) == quint64(128));
    CHECK(at == 2);
    at = 0;
    CHECK_FALSE(readVarint(QByteArray("\x81\x82", 2), at));
    at = 0;
    CHECK(readVarint(QByteArray(9, '\xff'), at) == ~quint64(0));
    std::vector<RawValue> row;
    const QByteArray record("\x05\x00\x01\x13\x0e\xfe"
                            "abcx",
                            10);
    REQUIRE(decodeRecord(record, row));
    REQUIRE(row.size() == 4);
    CHECK(row[0].kind == RawValue::Kind::Null);
    CHECK(row[1].integer == -2);
    CHECK(row[2].bytes == QByteArrayView("abc"));
    CHECK(row[3].kind == RawValue::Kind::Blob);
    for (qsizetype length = 0; length < record.size(); ++length)
        CHECK_FALSE(decodeRecord(record.left(length), row));
    CHECK_FALSE(decodeRecord(record + 'y', row));
    CHECK_FALSE(decodeRecord(QByteArray("\x02\x0a", 2), row));
    CHECK_FALSE(decodeRecord(QByteArray(9, '\xff'), row));
    CHECK(isSoundText("Müller"));
    CHECK_FALSE(isSoundText(QByteArrayView("a\0b", 3)));
    CHECK_FALSE(isSoundText("\xff"));
}

TEST_CASE("Whatever stands in a file, it is read to its end", "[raw]")
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("file"));
    makeFile(path, 512);
    QFile whole(path);
    REQUIRE(whole.open(QIODevice::ReadOnly));
    const QByteArray bytes = whole.readAll();
    std::mt19937 random(3);
    const int rounds = fullProof() ? 3000 : 60;
    int rows = 0;
    for (int round = 0; round < rounds; ++round) {
        QByteArray damaged = bytes;
        const int hits = 1 + int(random() % (round % 3 == 0 ? 2000 : 40));
        for (int hit = 0; hit < hits; ++hit) {
            // The structure of a page stands at its start: every other one goes there.
            qsizetype at = qsizetype(random() % size_t(bytes.size()));
            if (hit % 2 == 0)
                at = at / 512 * 512 + qsizetype(random() % 40);
            damaged[std::min(at, damaged.size() - 1)] = char(random());
        }
        if (round % 5 == 0)
            damaged.truncate(qsizetype(random() % size_t(damaged.size())) + 1);
        // What should not be read is not even there.
        writeFile(path + QStringLiteral("-damaged"), damaged);
        INFO("round " << round);
        try {
            RawFile file(path + QStringLiteral("-damaged"), {});
            RawPages pages(file, {});
            rows += int(rowsOf(pages, 2).size());
            pages.takeOverflow(pages.takeTree(3, false, any).parts);
            pages.takeFreePages();
            for (const bool ofTable : {true, false}) {
                for (const quint32 top : pages.tops(ofTable))
                    pages.takeTree(top, ofTable, any);
            }
            CHECK(pages.unknown() <= file.pages() + file.cutOff());
        } catch (const SqlFailure &failure) {
            CHECK_FALSE(failure.error().sentence.isEmpty());
        }
    }
    CHECK(rows > 0);
}
