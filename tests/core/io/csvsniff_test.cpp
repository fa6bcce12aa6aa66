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
