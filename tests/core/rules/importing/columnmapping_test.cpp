// SPDX-License-Identifier: Apache-2.0
#include "core/rules/importing/columnmapping.h"
#include "tests/support/catch.h"

using namespace duebook;

namespace {

using F = ImportField;

std::map<F, int> suggest(const char *headings, ImportKind kind)
{
    return suggestColumns(QString::fromUtf8(headings).split(QLatin1Char('|')), kind);
}

} // namespace

TEST_CASE("Headings of accounting programs are understood in several languages", "[rules][mapping]")
{
    CHECK(
        suggest(
            "countryCode|customerID|PaperlessDate|invoiceNumber|InvoiceDate|DueDate|InvoiceAmount|"
            "Disputed|SettledDate|PaperlessBill|DaysToSettle|DaysLate",
            ImportKind::Invoices) == std::map<F, int>{{F::AccountNumber, 1},
                                                      {F::InvoiceNumber, 3},
                                                      {F::IssueDate, 4},
                                                      {F::DueDate, 5},
                                                      {F::Amount, 6},
                                                      {F::Disputed, 7},
                                                      {F::SettledDate, 8}});
    CHECK(suggest(
              "Kunden-Nr.|Kundenname|Rechnungs-Nr.|Rechnungsdatum|Fälligkeit|Betrag|offen|Währung",
              ImportKind::OpenItems) == std::map<F, int>{{F::AccountNumber, 0},
                                                         {F::AccountName, 1},
                                                         {F::InvoiceNumber, 2},
                                                         {F::IssueDate, 3},
                                                         {F::DueDate, 4},
                                                         {F::Amount, 5},
                                                         {F::OpenAmount, 6},
                                                         {F::Currency, 7}});
    CHECK(suggest("Code client|Raison sociale|N° facture|Date facture|Date d'échéance|Montant "
                  "TTC|Solde dû",
                  ImportKind::OpenItems) == std::map<F, int>{{F::AccountNumber, 0},
                                                             {F::AccountName, 1},
                                                             {F::InvoiceNumber, 2},
                                                             {F::IssueDate, 3},
                                                             {F::DueDate, 4},
                                                             {F::Amount, 5},
                                                             {F::OpenAmount, 6}});
    CHECK(suggest("Nº cliente|Razón social|Factura|Fecha factura|Vencimiento|Importe|Pendiente",
                  ImportKind::OpenItems) == std::map<F, int>{{F::AccountNumber, 0},
                                                             {F::AccountName, 1},
                                                             {F::InvoiceNumber, 2},
                                                             {F::IssueDate, 3},
                                                             {F::DueDate, 4},
                                                             {F::Amount, 5},
                                                             {F::OpenAmount, 6}});
    CHECK(suggest("מספר לקוח|שם לקוח|מספר חשבונית|תאריך חשבונית|תאריך פירעון|סכום|יתרה",
                  ImportKind::OpenItems) == std::map<F, int>{{F::AccountNumber, 0},
                                                             {F::AccountName, 1},
                                                             {F::InvoiceNumber, 2},
                                                             {F::IssueDate, 3},
                                                             {F::DueDate, 4},
                                                             {F::Amount, 5},
                                                             {F::OpenAmount, 6}});
}

TEST_CASE("A list that only names what is open takes it for the amount", "[rules][mapping]")
{
    const auto columns =
        suggest("Customer|Transaction Type|Date|Document Number|P.O. No.|Due Date|Age|Open Balance",
                ImportKind::OpenItems);
    CHECK(columns == std::map<F, int>{{F::AccountNumber, 0},
                                      {F::DocumentType, 1},
                                      {F::IssueDate, 2},
                                      {F::InvoiceNumber, 3},
                                      {F::DueDate, 5},
                                      {F::Amount, 7},
                                      {F::OrderNumber, 4}});
}

TEST_CASE("A customer beside a name is the number", "[rules][mapping]")
{
    const auto [headings, number, name] = GENERATE(table<const char *, int, int>(
        {{"Customer|Name|Invoice|Due date|Open amount", 0, 1},
         {"Customer name|Customer|Invoice|Due date|Open amount", 1, 0},
         {"Kunde|Kundenname|Rechnungsnr|Fälligkeit|Betrag", 0, 1},
         {"לקוח|שם לקוח|מספר חשבונית|תאריך פירעון|סכום", 0, 1}}));
    CAPTURE(headings);
    const std::map<F, int> columns = suggest(headings, ImportKind::OpenItems);
    REQUIRE(columns.contains(F::AccountNumber));
    REQUIRE(columns.contains(F::AccountName));
    CHECK(columns.at(F::AccountNumber) == number);
    CHECK(columns.at(F::AccountName) == name);
}

TEST_CASE("A DATEV list of customers gives number, name and address", "[rules][mapping]")
{
    const auto columns =
        suggest("Konto|Name (Adressatentyp Unternehmen)|Name (Adressatentyp natürl. Person)|"
                "Vorname (Adressatentyp natürl. Person)|Straße|Postleitzahl|Ort|Land|"
                "Telefon|E-Mail|EU-USt-IdNr.",
                ImportKind::Accounts);
    CHECK(columns == std::map<F, int>{{F::AccountNumber, 0},
                                      {F::AccountName, 1},
                                      {F::LastName, 2},
                                      {F::FirstName, 3},
                                      {F::Street, 4},
                                      {F::Postcode, 5},
                                      {F::City, 6},
                                      {F::Country, 7},
                                      {F::Phone, 8},
                                      {F::Email, 9},
                                      {F::TaxId, 10}});
}

TEST_CASE("What a person maps stands, and the headings tell the rest", "[rules][mapping]")
{
    ColumnsAsked asked;
    asked.headings = QStringLiteral("Party Name|Bill No|Bill Date|Value of bill|Balance")
                         .split(QLatin1Char('|'));
    asked.given = {{F::Amount, 3}};
    const auto columns = suggestColumns(asked);
    CHECK(columns.at(F::Amount) == 3);
    CHECK(columns.at(F::OpenAmount) == 4);
    CHECK(columns.at(F::InvoiceNumber) == 1);
    asked.leftOut = {4};
    CHECK_FALSE(suggestColumns(asked).contains(F::OpenAmount));
    asked.leftOut = {};
    asked.given = {{F::OpenAmount, 4}};
    CHECK(suggestColumns(asked).at(F::Amount) == 4);
    CHECK(suggestColumns(asked).at(F::OpenAmount) == 4);
}

TEST_CASE("The values of a column say which of two meanings a heading has", "[rules][mapping]")
{
    const std::vector<QStringList> rows{
        {QStringLiteral("12300139"), QStringLiteral("Linde"), QStringLiteral("3332"),
         QStringLiteral("06-02-2024"), QStringLiteral("25.717,69"), QStringLiteral("25.717,69")},
        {QStringLiteral("21004743"), QStringLiteral("Noord"), QStringLiteral("3410"),
         QStringLiteral("07-02-2024"), QStringLiteral("73.092,18"), QStringLiteral("70.092,18")}};
    ColumnsAsked asked;
    asked.headings =
        QStringLiteral("Factuurnr.|Naam|Deb.nr.|Vervalt|Factuur|Saldo").split(QLatin1Char('|'));
    asked.facts = columnFacts(rows, 6);
    const auto columns = suggestColumns(asked);
    CHECK(columns.at(F::InvoiceNumber) == 0);
    CHECK(columns.at(F::Amount) == 4);
    CHECK(columns.at(F::OpenAmount) == 5);
    CHECK(columns.at(F::AccountNumber) == 2);
    CHECK(columns.at(F::DueDate) == 3);
}

TEST_CASE("Of two equal headings the filled one is meant", "[rules][mapping]")
{
    ColumnsAsked asked;
    asked.headings = QStringLiteral("Account|Due date|Due date|Invoice").split(QLatin1Char('|'));
    asked.facts = columnFacts(
        {{QStringLiteral("1"), {}, QStringLiteral("2026-01-31"), QStringLiteral("R1")}}, 4);
    CHECK(suggestColumns(asked).at(F::DueDate) == 2);
}

TEST_CASE("One number in every row beside different names is not the customer's",
          "[rules][mapping]")
{
    std::vector<QStringList> rows;
    for (const char *name : {"Ash", "Birch", "Cedar"})
        rows.push_back({QStringLiteral("CLIENT-1"), QString::fromLatin1(name)});
    ColumnsAsked asked;
    asked.headings = {QStringLiteral("Client ID"), QStringLiteral("Customer name")};
    asked.facts = columnFacts(rows, 2);
    CHECK(suggestColumns(asked).at(F::AccountNumber) == 1);
}

TEST_CASE("Every field has a stable name and every kind knows its fields", "[rules][mapping]")
{
    for (const char *kind : {"open-items", "invoices", "accounts", "contacts", "payments"}) {
        const auto known = importKindFromName(QString::fromLatin1(kind));
        REQUIRE(known);
        CHECK(importKindName(*known) == QLatin1String(kind));
        for (const ImportField field : importFields(*known))
            CHECK(importFieldFromName(importFieldName(field)) == field);
    }
    CHECK_FALSE(importFieldFromName(QStringLiteral("colour")).has_value());
}
