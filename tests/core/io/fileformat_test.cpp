// SPDX-License-Identifier: Apache-2.0
#include "core/io/fileformat.h"
#include "tests/support/catch.h"

using namespace duebook;

namespace {

FileFormat formatOf(const char *text)
{
    return recogniseFormat(QByteArrayView(text), {});
}

} // namespace

TEST_CASE("A file is known by what it begins with", "[io][fileformat]")
{
    CHECK(formatOf("Account,Amount\n1,5.00\n") == FileFormat::Text);
    CHECK(formatOf("") == FileFormat::Text);
    CHECK(formatOf("%PDF-1.7\n") == FileFormat::Pdf);
    CHECK(formatOf("PK\x03\x04 [Content_Types].xml xl/workbook.xml") == FileFormat::Xlsx);
    CHECK(recogniseFormat("PK\x03\x04 something", "xl/worksheets/sheet1.xml") == FileFormat::Xlsx);
    CHECK(formatOf("PK\x03\x04 mimetypeapplication/vnd.oasis.opendocument.spreadsheet") ==
          FileFormat::Ods);
    CHECK(formatOf("PK\x03\x04 list.csv") == FileFormat::Zip);
    CHECK(formatOf("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") == FileFormat::Xls);
    CHECK(formatOf("<?xml version=\"1.0\"?><Document "
                   "xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\">") ==
          FileFormat::Camt);
    CHECK(formatOf("<?xml?><Invoice "
                   "xmlns=\"urn:oasis:names:specification:ubl:schema:xsd:Invoice-2\">") ==
          FileFormat::UblInvoice);
    CHECK(formatOf("<?xml?><rsm:CrossIndustryInvoice>") == FileFormat::CiiInvoice);
    CHECK(formatOf("<?xml?><a/>") == FileFormat::Xml);
    CHECK(formatOf("<html><table>") == FileFormat::Html);
    CHECK(formatOf(":20:STARTUMS\n:25:10020030/1\n:60F:C260101EUR1,\n") == FileFormat::Mt940);
    CHECK(formatOf("OFXHEADER:100\nDATA:OFXSGML\n<OFX>") == FileFormat::Ofx);
    CHECK(formatOf("!Type:Bank\nD1/1/26\n") == FileFormat::Qif);
    CHECK(formatOf("!CUST\tNAME\nCUST\tAlpha\n") == FileFormat::Iif);
    CHECK(formatOf("#FLAGGA 0\n#FORMAT PC8\n") == FileFormat::Sie);
    CHECK(formatOf("{\"invoices\": []}") == FileFormat::Json);
    CHECK(formatOf("From: a@x.test\nTo: b@x.test\nSubject: list\n\nbody") == FileFormat::Mail);
    CHECK(recogniseFormat(QByteArrayView("a\0\0\0b\0\0\0\0c", 10), {}) == FileFormat::Binary);
}

TEST_CASE("A list is text whatever its encoding, and one stray zero byte is the row's fault",
          "[io][fileformat]")
{
    QByteArray wide;
    for (const char c : QByteArray("Account;Amount\n1;5\n"))
        wide.append(c).append('\0');
    CHECK(recogniseFormat(wide, {}) == FileFormat::Text);
    CHECK(recogniseFormat(QByteArray("\xFF\xFE") + wide, {}) == FileFormat::Text);
    CHECK(formatOf("Name;Ort\nM\xFCller;K\xF6ln\n") == FileFormat::Text);
    QByteArray stray("Account;Amount\n1;5\n");
    stray[16] = '\0';
    CHECK(recogniseFormat(stray, {}) == FileFormat::Text);
    CHECK(formatOf("Date: 2026-01-05\nCustomer;Amount\n1;5") == FileFormat::Text);
}
