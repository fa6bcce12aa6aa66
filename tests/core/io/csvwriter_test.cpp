// SPDX-License-Identifier: Apache-2.0
#include "core/io/csvreader.h"
#include "core/io/csvwriter.h"
#include "tests/support/catch.h"

#include <QBuffer>

using namespace duebook;

namespace {

QByteArray written(const QStringList &cells, char separator = ',')
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    CsvWriter writer(buffer, separator);
    for (const QString &cell : cells)
        writer.cell(cell);
    writer.endRow();
    REQUIRE(writer.finish());
    return buffer.data();
}

} // namespace

TEST_CASE("Cells with separators, quotes and line ends come back as they were", "[io][csv]")
{
    const QStringList cells{QStringLiteral("a;b"),          QStringLiteral("he said \"no\""),
                            QStringLiteral("two\r\nlines"), QString(),
                            QStringLiteral(" blank "),      QStringLiteral("שלום")};
    QBuffer buffer;
    buffer.setData(written(cells, ';'));
    buffer.open(QIODevice::ReadOnly);
    CsvReader reader(buffer, {TextEncoding::Utf8, ';'});
    REQUIRE(reader.next());
    REQUIRE(reader.fields().size() == size_t(cells.size()));
    for (size_t i = 0; i < reader.fields().size(); ++i)
        CHECK(QString::fromUtf8(reader.fields()[i]) == cells.at(qsizetype(i)));
    CHECK_FALSE(reader.next());
}

TEST_CASE("A cell that a spreadsheet would run is made plain text, a negative number stays one",
          "[io][csv]")
{
    CHECK(written({QStringLiteral("=1+1"), QStringLiteral("-1.50")}) == "'=1+1,-1.50\r\n");
    CHECK(written({QStringLiteral("@SUM(A1)"), QStringLiteral("+49 221 1")}) ==
          "'@SUM(A1),'+49 221 1\r\n");
    CHECK(written({QStringLiteral("-cmd|x"), QStringLiteral("\tx")}) == "'-cmd|x,'\tx\r\n");
    CHECK(written({QStringLiteral("\rx"), QStringLiteral("＝1")}) == "\"'\rx\",'＝1\r\n");
    CHECK(written({QStringLiteral("-"), QStringLiteral("1=1")}) == "'-,1=1\r\n");
}

TEST_CASE("A device that refuses is reported at the end", "[io][csv]")
{
    QBuffer buffer;
    buffer.open(QIODevice::ReadOnly);
    CsvWriter writer(buffer);
    writer.cell(u"x").endRow();
    const Result<void> result = writer.finish();
    REQUIRE_FALSE(result);
    CHECK(result.error().code == ErrorCode::Io);
}
