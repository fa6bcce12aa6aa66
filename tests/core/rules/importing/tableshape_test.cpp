// SPDX-License-Identifier: Apache-2.0
#include "core/rules/importing/tableshape.h"
#include "tests/support/catch.h"

using namespace duebook;

namespace {

std::vector<QStringList> rows(std::initializer_list<const char *> lines)
{
    std::vector<QStringList> table;
    for (const char *line : lines)
        table.push_back(QString::fromUtf8(line).split(QLatin1Char('|')));
    return table;
}

} // namespace

TEST_CASE("The header row is found below title blocks", "[rules][shape]")
{
    CHECK(recogniseShape(rows({"Konto|Betrag", "1|5,00"})).headerRow == 1);
    CHECK(recogniseShape(rows({"Example Ltd", "Open items", "As of 31 July 2026", "",
                               "Customer|Invoice|Amount", "1|2|3.00"}))
              .headerRow == 5);
    CHECK(recogniseShape(rows({"1|R1|2026-01-05|5.00", "2|R2|2026-01-06|6.00"})).headerRow == 0);
    CHECK(recogniseShape(rows({"x|y", "1|2"}), 0).headerRow == 0);
    const TableShape datev =
        recogniseShape(rows({"EXTF|700|16|Debitoren/Kreditoren", "Konto|Name", "1|A"}));
    CHECK(datev.datev);
    CHECK(datev.headerRow == 2);
}

TEST_CASE("A grouped report is told from a plain list", "[rules][shape]")
{
    CHECK(recogniseShape(
              rows({"Customer|Type|No|Open", "C1 One|||", "|Invoice|I1|5.00",
                    "Total - C1 One|||5.00", "C2 Two", "|Invoice|I2|6.00", "Total|||11.00"}))
              .groupColumn == 0);
    CHECK(
        recogniseShape(rows({"Customer|Type|No|Open", "C1|Invoice|I1|5.00", "C2|Invoice|I2|6.00"}))
            .groupColumn == -1);
}

TEST_CASE("Totals are told from customers whose name begins alike", "[rules][shape]")
{
    CHECK(isTotalsText(QStringLiteral("Total")));
    CHECK(isTotalsText(QStringLiteral("Grand Total:")));
    CHECK(isTotalsText(QStringLiteral("Sous-total")));
    CHECK(isTotalsText(QStringLiteral("סה\"כ")));
    CHECK(isTotalsText(QStringLiteral("Total - C117 Customer One, LLC"),
                       QStringLiteral("C117 Customer One, LLC")));
    CHECK(isTotalsText(QStringLiteral("Summe für C1"), QStringLiteral("C1")));
    CHECK_FALSE(isTotalsText(QStringLiteral("Total Energies"), QStringLiteral("C1 One")));
    CHECK_FALSE(isTotalsText(QStringLiteral("Invoice")));
    CHECK_FALSE(isTotalsText(QString()));
}

TEST_CASE("A group's text gives number and name", "[rules][shape]")
{
    const NumberAndName one = splitNumberAndName(QStringLiteral("C117 Customer One, LLC"));
    CHECK(one.number == QStringLiteral("C117"));
    CHECK(one.name == QStringLiteral("Customer One, LLC"));
    const NumberAndName two = splitNumberAndName(QStringLiteral("Miller & Sons"));
    CHECK(two.number == QStringLiteral("Miller & Sons"));
    CHECK(two.name == QStringLiteral("Miller & Sons"));
    CHECK(splitNumberAndName(QStringLiteral("10000 - Mustermann")).name ==
          QStringLiteral("Mustermann"));
}
