// SPDX-License-Identifier: Apache-2.0
#include "core/rules/importing/columnmapping.h"
#include "core/rules/importing/columnstoask.h"
#include "core/rules/importing/filekind.h"
#include "tests/support/catch.h"

using namespace duebook;

namespace {

QStringList cells(const char *line)
{
    return QString::fromUtf8(line).split(QLatin1Char('|'));
}

FileKind kindOf(const char *headings, std::initializer_list<const char *> rows = {},
                const char *title = "", const char *fileName = "file.csv")
{
    FileHead head;
    head.fileName = QString::fromUtf8(fileName);
    head.headings = cells(headings);
    if (*title != '\0')
        head.titles = cells(title);
    for (const char *row : rows)
        head.rows.push_back(cells(row));
    return recogniseKind(head);
}

} // namespace

TEST_CASE("The kind of a file follows from its headings", "[rules][filekind]")
{
    const auto [headings, kind] = GENERATE(table<const char *, ImportKind>(
        {{"customerID|invoiceNumber|InvoiceDate|DueDate|InvoiceAmount|SettledDate",
          ImportKind::Invoices},
         {"Konto|Belegnummer|Fälligkeit|Betrag", ImportKind::OpenItems},
         {"Konto|Name (Adressatentyp Unternehmen)|Straße|Ort", ImportKind::Accounts},
         {"Account|Payment date|Amount|Payment method", ImportKind::Payments},
         {"Customer No|Invoice No|Payment Amount|Payment Date", ImportKind::Payments},
         {"Account number|Contact name|Role|Email", ImportKind::Contacts},
         {"Kundnr|Kund|Typ|Fakturanr|Fakturadatum|Förfallodatum|Belopp|Restbelopp",
          ImportKind::OpenItems},
         {"Контрагент|Документ|Дата|Срок оплаты|Сумма долга", ImportKind::OpenItems},
         {"コード|得意先名|請求番号|請求日|支払期限|請求金額|残高", ImportKind::OpenItems},
         {"MutDatum|MutFactuur|RelCode|RelBedrijf|Bedrag|Voldaan|Openstaand",
          ImportKind::OpenItems}}));
    CAPTURE(headings);
    const FileKind found = kindOf(headings);
    CHECK(found.doubt == KindDoubt::None);
    CHECK(found.refused == NotReceivable::None);
    CHECK(found.likely == kind);
}

TEST_CASE("A list with money, days or invoices is no list of accounts without a question",
          "[rules][filekind]")
{
    const FileKind balance = kindOf("Name|First name|Email|Balance", {"Ash|Ann|a@x.test|10.00"});
    CHECK(balance.doubt == KindDoubt::AccountsWithMoney);
    CHECK(balance.likely == ImportKind::Accounts);
    CHECK(balance.because == QStringList{QStringLiteral("Balance")});
    CHECK(kindOf("Customer|Street|Last bill", {"Ash|1 Quay|2026-01-05"}).doubt ==
          KindDoubt::AccountsWithMoney);
    CHECK(kindOf("Customer|Turnover", {"Ash|1200.50"}).doubt == KindDoubt::AccountsWithMoney);
    CHECK(kindOf("Alpha|Beta", {"1|2"}).doubt == KindDoubt::Unknown);
    // What belongs to an account is no doubt.
    CHECK(kindOf("Account|Name|Credit limit|Invoice email|Created|Postcode",
                 {"1|Ash|5000.00|a@x.test|2026-01-05|12345"})
              .doubt == KindDoubt::None);
}

TEST_CASE("Payments are told from invoices by title, heading or file name, else asked",
          "[rules][filekind]")
{
    const char *headings = "Client|Invoice Number|Amount|Date";
    CHECK(kindOf(headings, {}, "Payments").likely == ImportKind::Payments);
    CHECK(kindOf(headings, {}, "Payments").doubt == KindDoubt::None);
    CHECK(kindOf(headings, {}, "", "Zahlungen 2026.csv").likely == ImportKind::Payments);
    CHECK(kindOf(headings, {}, "Open invoices").likely == ImportKind::OpenItems);
    CHECK(kindOf(headings).doubt == KindDoubt::InvoicesOrPayments);
    CHECK(kindOf("Client|Invoice Number|Amount|Invoice date").doubt == KindDoubt::None);
    CHECK(kindOf("Buchungstag|Auftraggeber|Verwendungszweck|Betrag|IBAN",
                 {"05.01.2026|Ash|Miete|10,00|DE00"})
              .doubt == KindDoubt::BankStatement);
}

TEST_CASE("What nobody owes is refused", "[rules][filekind]")
{
    CHECK(kindOf("Client|Quote Number|Amount|Quote Date|Valid Until").refused ==
          NotReceivable::Quotes);
    CHECK(kindOf("Kunde|Nummer|Betrag|Datum", {}, "Angebote").refused == NotReceivable::Quotes);
    CHECK(kindOf("Client|Invoice Number|Quote Number|Amount|Due date").refused ==
          NotReceivable::None);
    CHECK(kindOf("Client|Frequency|Invoice Number|Amount|Start Date|Due Date",
                 {"Ash|monthly|1|5.00|2026-01-01|2026-01-31"})
              .refused == NotReceivable::RecurringTemplates);
    CHECK(kindOf("Vendor|Bill no|Bill date|Due date|Amount").refused ==
          NotReceivable::SupplierBills);
    CHECK(kindOf("Contact|Current|< 1 Month|1 Month|2 Months|3 Months|Older|Total").refused ==
          NotReceivable::AgedSummary);
    CHECK(kindOf("Company|> 30|>60|> 90|Total").refused == NotReceivable::AgedSummary);
    // The same columns beside numbers and days are a detailed report.
    CHECK(kindOf("Contact|Invoice|Due date|Current|1-30|31-60|Total").refused ==
          NotReceivable::None);
}

TEST_CASE("Ranges of days past due are known in their usual writings", "[rules][filekind]")
{
    for (const char *text :
         {"1 - 30", "0-30", "31 - 60 days past due", "91 or more days past due", "> 90", ">60",
          "< 1 Month", "2 Months", "Current", "CURRENT", "Over 90 days", "über 90 Tage", "bis 30",
          "120+", "Older", "1 to 30 days"})
        CHECK(isAgeBucket(QString::fromUtf8(text)));
    for (const char *text : {"Alpha Ltd", "4711", "360", "Current Affairs Ltd", "2026-01-05", ""})
        CHECK_FALSE(isAgeBucket(QString::fromUtf8(text)));
}

TEST_CASE("A column that may say what is owed and is not used is asked about", "[rules][filekind]")
{
    const auto asked = [](const char *headings, std::initializer_list<const char *> lines) {
        std::vector<QStringList> rows;
        for (const char *line : lines)
            rows.push_back(cells(line));
        const QStringList names = cells(headings);
        const auto facts = columnFacts(rows, int(names.size()));
        QStringList found;
        for (const int column : columnsToAskAbout(
                 names, facts, rows, suggestColumns({names, ImportKind::OpenItems, facts, {}, {}})))
            found += names.at(column);
        return found.join(QLatin1Char(','));
    };
    // One that is known is used, and its words are read or asked about.
    CHECK(asked("Customer|Invoice|Due date|Invoice Status|Total",
                {"Ash|1|2026-01-31|Paid|5.00", "Ash|2|2026-01-31|Draft|5.00"})
              .isEmpty());
    CHECK(asked("Customer|Invoice|Due date|Processing Status|Total",
                {"Ash|1|2026-01-31|Paid|5.00", "Ash|2|2026-01-31|Draft|5.00"}) ==
          QStringLiteral("Processing Status"));
    // Plainly open ones, or where another column says what is open, need no question.
    CHECK(
        asked("Customer|Invoice|Due date|Status|Total", {"Ash|1|2026-01-31|Open|5.00"}).isEmpty());
    CHECK(asked("Customer|Invoice|Due date|Status|Total|Balance",
                {"Ash|1|2026-01-31|Waiting for payment|5.00|5.00"})
              .isEmpty());
    CHECK(asked("Customer|Invoice|Due date|Processing Status|Total|Balance",
                {"Ash|1|2026-01-31|Draft|5.00|5.00"}) == QStringLiteral("Processing Status"));
    CHECK(asked("Customer|Invoice|Invoice date|Overdue days|Total", {"Ash|1|2026-01-31|12|5.00"}) ==
          QStringLiteral("Overdue days"));
    CHECK(asked("Customer|Invoice|Due date|Overdue days|Total", {"Ash|1|2026-01-31|12|5.00"})
              .isEmpty());
    CHECK(asked("Customer|Invoice|Due date|Paid|Total", {"Ash|1|2026-01-31|yes|5.00"}) ==
          QStringLiteral("Paid"));
    CHECK(asked("Customer|Invoice|Due date|Paid|Total", {"Ash|1|2026-01-31|1.00|5.00"}).isEmpty());
}
