// SPDX-License-Identifier: Apache-2.0
#include "core/io/csvsniff.h"
#include "tests/support/catch.h"

using namespace duebook;

TEST_CASE("The separator is the one that cuts the rows alike", "[io][sniff]")
{
    CHECK(sniffCsv("a,b,c\n1,2,3\n").format.separator == ',');
    CHECK(sniffCsv("Konto;Betrag;Name\n1;1.234,56;\"A, B\"\n2;5,00;C\n").format.separator == ';');
    CHECK(sniffCsv("a\tb\n1,5\t2\n2,5\t3\n").format.separator == '\t');
    CHECK(sniffCsv("a|b|c\n1|2|3\n").format.separator == '|');
    CHECK(sniffCsv("My list\nas of today\n\nA,B,C,D\n1,2,3,4\n5,6,7,8\n").format.separator == ',');
}

TEST_CASE("A hint for spreadsheet programs is believed and is no row of the table", "[io][sniff]")
{
    const CsvGuess guess = sniffCsv("sep=;\r\na,x;b,x;c\r\n1,2;2,2;3\r\n");
    CHECK(guess.format.separator == ';');
    CHECK(guess.hintRows == 1);
    CHECK(guess.rows.at(1) ==
          QStringList{QStringLiteral("a,x"), QStringLiteral("b,x"), QStringLiteral("c")});
}

TEST_CASE("The encoding is recognised from the bytes", "[io][sniff][encoding]")
{
    CHECK(recogniseEncoding("plain") == TextEncoding::Utf8);
    CHECK(recogniseEncoding("\xEF\xBB\xBFx") == TextEncoding::Utf8);
    CHECK(recogniseEncoding("M\xC3\xBCller") == TextEncoding::Utf8);
    CHECK(recogniseEncoding("M\xFCller;Gr\xF6\xDF"
                            "e") == TextEncoding::Windows1252);
    CHECK(recogniseEncoding("\xF9\xEC\xE5\xED;1\n\xE0\xE1\xE2;2") == TextEncoding::Windows1255);
    CHECK(recogniseEncoding(QByteArrayView("\xFF\xFE"
                                           "a\0b\0",
                                           6)) == TextEncoding::Utf16Le);
    CHECK(recogniseEncoding(QByteArrayView("a\0;\0b\0\n\0", 8)) == TextEncoding::Utf16Le);
    CHECK(recogniseEncoding(QByteArrayView("\0a\0;\0b\0\n", 8)) == TextEncoding::Utf16Be);
    // A sample that ends in the middle of a letter is still UTF-8.
    CHECK(recogniseEncoding("M\xC3\xBCller\xC3") == TextEncoding::Utf8);
    CHECK(sniffCsv("x;M\xFCller\n", TextEncoding::Iso8859_1).format.encoding ==
          TextEncoding::Iso8859_1);
}

TEST_CASE("A printed list is cut where its columns begin", "[io][csv]")
{
    const CsvGuess ruled = sniffCsv("Open items          Page 1\n\n"
                                    "No    Name          Amount\n"
                                    "----  ----------  --------\n"
                                    "4711  M\xC3\xBCller \" K    100,00\n"
                                    "4712  Ash            50,00\n");
    CHECK(ruled.format.columns == std::vector<int>{0, 6, 18});
    REQUIRE(ruled.rows.size() == 6);
    CHECK(ruled.rows[4] == QStringList{QStringLiteral("4711"), QString::fromUtf8("Müller \" K"),
                                       QStringLiteral("100,00")});
    // Without a rule the places that are blank in every line tell.
    const CsvGuess plain = sniffCsv("No    Name          Amount\n"
                                    "4711  Ash and Sons  100,00\n"
                                    "4712  Birch          50,00\n");
    CHECK(plain.format.columns == std::vector<int>{0, 6, 20});
    CHECK(plain.rows[1][1] == QStringLiteral("Ash and Sons"));
    // Where a separator cuts, blanks are no columns.
    CHECK(sniffCsv("a;b  x;c  y  z\n1;2  x;3  y  z\n").format.columns.empty());
    CHECK(sniffCsv("one column\nof text\n").format.columns.empty());
}
